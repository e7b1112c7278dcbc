internal import Crypto
internal import Diagnostics
package import Model

extension RuleSet {
  /// SHA-256 in hexadecimal over each file's name in the rule set, its length and its bytes, in the
  /// order of the names: the same for the same rules, wherever they lie.
  ///
  /// It is computed each time, since only results for machines carry it.
  package var hash: String {
    var digest = SHA256()
    let named = files.map { (name: name(of: $0), file: $0) }
    for (name, file) in named.sorted(by: { $0.name < $1.name }) {
      digest.update(data: Array("\(name)\n\(file.bytes.count)\n".utf8))
      digest.update(data: file.bytes)
    }
    let digits = Array("0123456789abcdef".utf8)
    let bytes = digest.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
