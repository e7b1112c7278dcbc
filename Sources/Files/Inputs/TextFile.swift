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

  /// Refuses what is no text, and text whose parts could not be written down as they are.
  package static func checkReport(_ file: SourceFile) throws(Unusable) {
    try check(file)
    try refuseControls(in: file)
  }

  /// Refuses letters that cannot be seen and only steer a terminal or a printer, but for those that lay
  /// text out: tabs, and breaks of lines and pages.
  static func refuseControls(in file: SourceFile) throws(Unusable) {
    let layout: [UInt8] = [.tab, .lineFeed, .carriageReturn, 0x0C]
    var last: UInt8 = 0
    for (offset, byte) in file.bytes.enumerated() {
      let isControl = byte < 0x20 && !layout.contains(byte) || byte == 0x7F
      let isSecond = last == 0xC2 && (0x80..<0xA0).contains(byte)
      if isControl || isSecond {
        let place = Place(file: file, range: (isSecond ? offset - 1 : offset)..<(offset + 1))
        throw Unusable(Diagnostic(at: place, .control(byte), help: .removeControl))
      }
      last = byte
    }
  }

  /// The bytes of a text, without a mark of their order at the start; refuses what is no text.
  static func bytes(of file: SourceFile) throws(Unusable) -> ArraySlice<UInt8> {
    try check(file)
    return file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? file.bytes[3...] : file.bytes[...]
  }
}

extension Message {
  fileprivate static func control(_ byte: UInt8) -> Message {
    let code = String(byte, radix: 16, uppercase: true)
    return Message(
      sv: "ett styrtecken (kod \(code)) får inte finnas i filen",
      en: "a control character (code \(code)) is not allowed in the file"
    )
  }
  fileprivate static let removeControl = Message(
    sv: "ta bort tecknet, som inte syns",
    en: "remove the character, which cannot be seen"
  )
  fileprivate static let notUTF8 = Message(
    sv: "filen är inte sparad som UTF-8",
    en: "the file is not saved as UTF-8"
  )
  fileprivate static let saveAsUTF8 = Message(
    sv: "öppna den i ett textprogram och spara den som UTF-8",
    en: "open it in a text editor and save it as UTF-8"
  )
}
