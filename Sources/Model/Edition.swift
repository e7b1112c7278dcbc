/// One edition of a rule set: what it is called, and what it says.
///
/// Rule sets are the same when their editions are, whoever read them and however the path to them was
/// written.
package struct Edition: Hashable, Sendable {
  package let id: Identifier<RuleSet>
  package let version: Version
  /// What its files say.
  package let digest: RulesDigest

  /// Creates an edition.
  package init(id: Identifier<RuleSet>, version: Version, digest: RulesDigest) {
    self.id = id
    self.version = version
    self.digest = digest
  }
}

/// SHA-256 over the files of a rule set, all but its tests.
package struct RulesDigest: Hashable, Sendable {
  /// 64 hexadecimal digits in lower case.
  package let hexadecimal: String

  /// Creates the digest from its 32 bytes.
  package init(_ bytes: some Sequence<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    hexadecimal = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
