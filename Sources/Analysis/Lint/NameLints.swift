internal import Diagnostics
internal import Model

/// Lints of names that look like others and are not the same: nobody can see why they are not found.
///
/// Identifiers are plain letters by construction; the names of units are written freely.
struct NameLints {
  private let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  var findings: [LintFinding] {
    ruleSet.units.flatMap { unit -> [LintFinding] in
      var found: [LintFinding] = []
      if let scalar = unit.name.unicodeScalars.first(where: Self.isDeceptive) {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        found.append(
          LintFinding(
            .lookAlike,
            about: unit.name,
            at: unit.place,
            Message(
              sv:
                "”\(unit.name)” har ett tecken (\(code)) som ser ut som ett annat, eller inte syns",
              en: "“\(unit.name)” has a character (\(code)) that looks like another, or is not seen"
            ),
            help: Message(sv: "skriv namnet på nytt med tangentbordet", en: "type the name anew")
          )
        )
      }
      if unit.name.unicodeScalars.contains(where: {
        $0.properties.canonicalCombiningClass != .notReordered
      }) {
        found.append(
          LintFinding(
            .notNormalised,
            about: unit.name,
            at: unit.place,
            Message(
              sv: "”\(unit.name)” är skrivet med lösa prickar eller ringar (inte NFC)",
              en: "“\(unit.name)” is written with loose accents (not NFC)"
            ),
            help: Message(sv: "skriv namnet på nytt med tangentbordet", en: "type the name anew")
          )
        )
      }
      return found
    }
  }

  /// Letters of other scripts that look like Latin ones, wide and mathematical letters, and signs that
  /// are not seen.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x370...0x3FF, 0x400...0x52F, 0x2DE0...0x2DFF, 0xA640...0xA69F, 0xFF00...0xFFEF,
      0x1D400...0x1D7FF:
      true
    // The signs for ohm, kelvin and ångström are not the letters that they look like.
    case 0x2126, 0x212A, 0x212B: true
    case 0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}
