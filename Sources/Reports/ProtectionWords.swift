internal import Diagnostics
internal import Summary

/// What a publication says of itself: in one way, whatever the reason is that something is hidden.
extension Protection {
  /// What stands in the place of what is hidden.
  static let hidden = Message(sv: "dold", en: "hidden")

  /// What sums over requirements are counted on.
  static let basis = Message(sv: "räknat på enskilda frågor", en: "counted on single questions")

  /// Why something is hidden, and how much.
  var sentence: Message {
    Message(
      sv: """
        Dolt är det som ensamt eller tillsammans med annat kunde säga något om färre än \
        \(minimumUnits) vårdcentraler: \(hiddenGroups) \(hiddenGroups == 1 ? "grupp" : "grupper") och \
        \(hiddenFigures) \(hiddenFigures == 1 ? "uppgift" : "uppgifter").
        """,
      en: """
        Hidden is what alone or together with other things could say something of fewer than \
        \(minimumUnits) units: \(hiddenGroups) group\(hiddenGroups == 1 ? "" : "s") and \
        \(hiddenFigures) figure\(hiddenFigures == 1 ? "" : "s").
        """
    )
  }
}
