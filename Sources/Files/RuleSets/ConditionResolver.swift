internal import Diagnostics
internal import Model

/// Looks up the names in a condition among those of one form.
struct ConditionResolver {
  let form: Form
  let formOrdinal: Ordinal<Form>
  let roles: [Role]
  let measures: [Measure]
  /// The question of the requirement, which a comparison without a subject is about.
  let ownQuestion: Ordinal<Question>?
  let decoder: Decoder

  /// The condition; nil when a name or a bound is wrong, which has then been reported.
  func condition(_ draft: ConditionDraft) -> Condition? {
    switch draft {
    case .comparison(.ownRating, let comparator, let bound):
      guard let ownQuestion else {
        decoder.report(.noOwnQuestion(bound.place))
        return nil
      }
      return rating(ownQuestion, comparator, bound)
    case .comparison(.rating(let name), let comparator, let bound):
      guard let question = question(name) else { return nil }
      guard form.questions[question].kind == .rating else {
        decoder.report(.textQuestion(name))
        return nil
      }
      return rating(question, comparator, bound)
    case .comparison(.measure(let name), let comparator, let bound):
      return measure(name, comparator, bound)
    case .participant(let name, let party): return participant(name, from: party)
    case .answered(let name): return question(name).map { .answered($0) }
    case .all(let members): return combined(members).map { .all($0) }
    case .any(let members): return combined(members).map { .any($0) }
    case .atLeast(let count, let members):
      return combined(members).map { .atLeast(count.value, of: $0) }
    case .not(let member): return condition(member).map { .not($0) }
    }
  }

  /// The question with a number or key.
  func question(_ name: Located<String>) -> Ordinal<Question>? {
    if let ordinal = form.ordinal(of: name.value) { return ordinal }
    decoder.report(.unknown(.question, name, among: form.names))
    return nil
  }

  /// The members, or nil when one of them is wrong; all of them are looked at.
  private func combined(_ drafts: [ConditionDraft]) -> [Condition]? {
    let members = drafts.map { condition($0) }
    let whole = members.compactMap(\.self)
    return whole.count == members.count ? whole : nil
  }

  private func rating(
    _ question: Ordinal<Question>,
    _ comparator: Comparator,
    _ bound: Located<String>
  ) -> Condition? {
    guard let value = UInt8(bound.value), let rating = Rating(rawValue: value) else {
      decoder.report(.badRatingBound(bound))
      return nil
    }
    return .rating(question, Comparison(comparator, rating))
  }

  private func measure(
    _ name: Located<String>,
    _ comparator: Comparator,
    _ bound: Located<String>
  ) -> Condition? {
    guard let index = measures.firstIndex(where: { $0.id.text == name.value }) else {
      decoder.report(.unknown(.measure, name, among: measures.map(\.id.text)))
      return nil
    }
    let measure = measures[index]
    guard measure.form == formOrdinal else {
      decoder.report(.otherForm(name))
      return nil
    }
    guard let quantity = decoder.bound(bound, of: measure.unit) else { return nil }
    return .measure(Ordinal(index), Comparison(comparator, quantity))
  }

  private func participant(_ name: Located<String>, from party: Located<Party>?) -> Condition? {
    let candidates = roles.indices.filter { party == nil || roles[$0].party == party?.value }
    let named = candidates.filter { roles[$0].id.text == name.value }
    guard !named.isEmpty else {
      decoder.report(.unknown(.role, name, among: candidates.map { roles[$0].id.text }))
      return nil
    }
    return .participant(named.map { Ordinal($0) })
  }
}

extension Decoder {
  /// The bound of a comparison with a measure: a share with a percent sign, else a plain number.
  func bound(_ text: Located<String>, of unit: Measure.Unit) -> Quantity? {
    var digits = text.value[...]
    let isShare = digits.last == "%"
    if isShare {
      digits.removeLast()
      while digits.last?.isWhitespace == true { digits.removeLast() }
    }
    guard let number = Quantity(decimal: String(digits)), isShare == (unit == .share) else {
      report(.badBound(text, unit))
      return nil
    }
    guard isShare else { return number }
    guard let share = Quantity(number.numerator, over: number.denominator * 100),
      share <= Quantity(1)
    else {
      report(.badBound(text, unit))
      return nil
    }
    return share
  }
}

extension Diagnostic {
  fileprivate static func noOwnQuestion(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "kravet har ingen egen fråga att jämföra",
        en: "the requirement has no question of its own to compare"
      ),
      help: Message(
        sv: "skriv vilken fråga som avses, till exempel {rating: \"5.7\", at_most: 2}",
        en: "say which question, for example {rating: \"5.7\", at_most: 2}"
      )
    )
  }

  fileprivate static func textQuestion(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "fråga \(name.value) besvaras i fritext och har inget betyg",
        en: "question \(name.value) is answered in free text and has no rating"
      ),
      help: Message(
        sv: "använd {answered: \"\(name.value)\"}",
        en: "use {answered: \"\(name.value)\"}"
      )
    )
  }

  fileprivate static func badRatingBound(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      at: text.place,
      Message(
        sv: "”\(text.value)” är inte ett betyg",
        en: "“\(text.value)” is not a rating"
      ),
      help: Message(sv: "skriv 1, 2, 3 eller 4", en: "write 1, 2, 3 or 4")
    )
  }

  fileprivate static func otherForm(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "måttet ”\(name.value)” hör till ett annat formulär",
        en: "the measure “\(name.value)” belongs to another form"
      )
    )
  }

  fileprivate static func badBound(_ text: Located<String>, _ unit: Measure.Unit) -> Diagnostic {
    Diagnostic(
      at: text.place,
      unit == .share
        ? Message(
          sv: "”\(text.value)” är inte en andel från 0 till 100 %",
          en: "“\(text.value)” is not a share from 0 to 100 %"
        )
        : Message(sv: "”\(text.value)” är inte ett tal", en: "“\(text.value)” is not a number"),
      help: unit == .share
        ? Message(sv: "skriv till exempel 80 %", en: "write for example 80 %")
        : Message(
          sv: "skriv talet utan procenttecken",
          en: "write the number without a percent sign"
        )
    )
  }
}
