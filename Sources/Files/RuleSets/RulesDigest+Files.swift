internal import Crypto
internal import Diagnostics
internal import Model

extension RulesDigest {
  /// Computes the digest over each file's name in the rule set, its length and its bytes, in the order
  /// of the names: the same for the same rules, wherever they lie.
  init(of files: [(name: Substring, file: SourceFile)]) {
    var digest = SHA256()
    for (name, file) in files.sorted(by: { $0.name < $1.name }) {
      digest.update(data: Array("\(name)\n\(file.bytes.count)\n".utf8))
      digest.update(data: file.bytes)
    }
    self.init(digest.finalize())
  }
}
