/// Questions about the bytes of a text that are asked for every text of every meeting.
///
/// The only place besides the readers and the console that says `unsafe`: over plain memory the
/// compiler looks at sixteen bytes or more at a time.
package enum TextScan {
  /// How many digits 0–9 there are.
  package static func digits(in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        count &+= byte &- 0x30 < 10 ? 1 : 0
        index += 1
      }
      return count
    }
  }

  /// Whether a text stands in some bytes, from an offset on at which there are as many at least.
  package static func isEqual(_ text: String, _ bytes: [UInt8], from start: Int) -> Bool {
    var text = text
    return text.withUTF8 { letters in
      var index = 0
      while index < letters.count {
        guard unsafe letters[index] == bytes[start + index] else { return false }
        index += 1
      }
      return true
    }
  }

  /// How often a byte occurs.
  package static func count(of wanted: UInt8, in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        count &+= byte == wanted ? 1 : 0
        index += 1
      }
      return count
    }
  }

  /// Whether there is a quotation mark, a backslash or a control character.
  package static func needsEscapes(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        index += 1
        count &+= byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F ? 1 : 0
      }
      return count > 0
    }
  }
}
