package import Diagnostics

/// Recognises files that are not text at all, so that the user hears what the file is.
package enum BinaryFile {
  private static let kinds: [(signature: [UInt8], name: Message)] = [
    ([0xFF, 0xD8, 0xFF], .photo), ([0x89, 0x50, 0x4E, 0x47], .photo),
    ([0x47, 0x49, 0x46, 0x38], .photo),
    ([0x25, 0x50, 0x44, 0x46], Message(sv: "en PDF", en: "a PDF")),
    (
      [0x50, 0x4B, 0x03, 0x04],
      Message(sv: "ett Word- eller Exceldokument", en: "a Word or Excel document")
    ),
    ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
  ]

  /// What is wrong with a file that begins like a photo, a document or UTF-16; nil for other files.
  package static func problem(in file: SourceFile) -> Diagnostic? {
    if let kind = kinds.first(where: { file.bytes.starts(with: $0.signature) }) {
      return Diagnostic(at: .path(file.name), .looksLike(kind.name), help: .textWanted)
    }
    // UTF-16 without a mark: our letters have a zero byte before or after them.
    if file.bytes.prefix(2).contains(0), file.bytes.count > 1, file.bytes.prefix(2) != [0, 0] {
      return Diagnostic(at: .path(file.name), .looksLike(.utf16), help: .textWanted)
    }
    // An iPhone photo carries its name after four bytes of length.
    if file.bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) {
      return Diagnostic(at: .path(file.name), .looksLike(.photo), help: .textWanted)
    }
    return nil
  }
}

extension Message {
  fileprivate static let photo = Message(sv: "en bild", en: "an image")
  fileprivate static let utf16 = Message(
    sv: "text i UTF-16 och inte i UTF-8",
    en: "text in UTF-16 and not UTF-8"
  )
  fileprivate static let textWanted = Message(
    sv: "här behövs en textfil som är sparad som UTF-8",
    en: "a text file saved as UTF-8 is needed here"
  )
  fileprivate static func looksLike(_ kind: Message) -> Message {
    Message(
      sv: "filen går inte att läsa som text: den ser ut att vara \(kind[.swedish])",
      en: "the file cannot be read as text: it looks like \(kind[.english])"
    )
  }
}
