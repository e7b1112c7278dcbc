internal import Diagnostics

extension Diagnostic {
  /// What a value was expected to be.
  enum Shape {
    case fields
    case list
    case text

    var name: Message {
      switch self {
      case .fields: Message(sv: "fält (namn: värde)", en: "fields (name: value)")
      case .list: Message(sv: "en lista", en: "a list")
      case .text: Message(sv: "text eller ett tal", en: "text or a number")
      }
    }
  }

  static func wrongKind(_ shape: Shape, at place: Place) -> Diagnostic {
    let help: Message =
      switch shape {
      case .fields:
        Message(
          sv: "skriv namn, kolon, mellanslag och värde, till exempel ”rating: 2”",
          en: "write name, colon, space and value, for example “rating: 2”"
        )
      case .list:
        Message(sv: "skriv leden inom [ ], med komma emellan", en: "write the items in [ ]")
      case .text:
        Message(
          sv: "text som innehåller kolon eller börjar med [ eller { ska stå inom citattecken",
          en: "text with a colon, or that begins with [ or {, belongs in quotation marks"
        )
      }
    return Diagnostic(
      at: place,
      Message(
        sv: "här ska det stå \(shape.name[.swedish])",
        en: "\(shape.name[.english]) is expected here"
      ),
      help: help
    )
  }

  static func control(_ control: Unicode.Scalar, _ place: Place) -> Diagnostic {
    let code = String(control.value, radix: 16, uppercase: true)
    return Diagnostic(
      at: place,
      Message(
        sv: "ett styrtecken (kod \(code)) får inte stå i en text",
        en: "a control character (code \(code)) may not stand in a text"
      ),
      help: Message(
        sv: "skriv \\\\ för ett omvänt snedstreck, eller ta bort tecknet, som inte syns",
        en: "write \\\\ for a backslash, or remove the character, which cannot be seen"
      )
    )
  }

  static func duplicateField(_ key: Located<String>, first: Place) -> Diagnostic {
    Diagnostic(
      at: key.place,
      Message(
        sv: "”\(key.value)” står två gånger",
        en: "“\(key.value)” is written twice"
      ),
      help: Message(sv: "behåll det ena", en: "keep one of them"),
      notes: [
        Diagnostic.Note(
          place: first,
          message: Message(sv: "här står det första gången", en: "it was first written here")
        )
      ]
    )
  }

  static func missingField(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "fältet ”\(name)” saknas", en: "the field “\(name)” is missing"),
      help: Message(sv: "lägg till ”\(name): …”", en: "add “\(name): …”")
    )
  }

  static func badKey(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "ett fälts namn ska vara text", en: "the name of a field must be text")
    )
  }

  static func mergeKey(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "sammanslagning med << får inte användas här",
        en: "merging with << is not allowed here"
      ),
      help: Message(sv: "skriv ut fälten", en: "write the fields out")
    )
  }

  static func tooMany(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "läsningen slutar här: filen har fler än \(Decoder.maximumDiagnostics) fel",
        en: "reading stops here: the file has more than \(Decoder.maximumDiagnostics) mistakes"
      )
    )
  }
}
