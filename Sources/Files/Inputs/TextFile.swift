package import Diagnostics
internal import YAML

/// Tells text from what only looks like it.
package enum TextFile {
  /// Refuses a file that is no text, or text in another encoding than UTF-8.
  package static func check(_ file: SourceFile) throws(Unusable) {
    if let problem = BinaryFile.problem(in: file) { throw Unusable(problem) }
    guard String(validating: file.bytes, as: UTF8.self) == nil else { return }
    throw Unusable(Diagnostic(at: .path(file.name), .notUTF8, help: .saveAsUTF8))
  }

  /// The bytes of a text, without a mark of their order at the start; refuses what is no text.
  static func bytes(of file: SourceFile) throws(Unusable) -> ArraySlice<UInt8> {
    try check(file)
    return file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? file.bytes[3...] : file.bytes[...]
  }
}

extension Message {
  fileprivate static let notUTF8 = Message(
    sv: "filen är inte sparad som UTF-8",
    en: "the file is not saved as UTF-8"
  )
  fileprivate static let saveAsUTF8 = Message(
    sv: "öppna den i ett textprogram och spara den som UTF-8",
    en: "open it in a text editor and save it as UTF-8"
  )
}
