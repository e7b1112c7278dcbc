import Diagnostics
import JSON
import Testing

struct `JSON that is written` {
  @Test func `has numbers of any length`() {
    var json = JSONWriter(pretty: false)
    json.array([0, 7, 10, 99, 12_345_678, 123_456_789, 100_000_000, -4, .max, .min]) {
      json,
      number in
      json.value(number)
    }
    #expect(
      json.text == "[0,7,10,99,12345678,123456789,100000000,-4,\(Int.max),\(Int.min)]"
    )
  }

  @Test func `has fractions that are not rounded to something else`() {
    var json = JSONWriter(pretty: false)
    json.array([0.5, 1, -0.25, 0.00004, 1 / 3, 0.9999999]) { json, number in json.value(number) }
    #expect(json.text == "[0.5,1,-0.25,4e-05,0.3333333333333333,0.9999999]")
  }

  @Test func `escapes what must be escaped`() {
    var json = JSONWriter(pretty: false)
    json.value("\"å\\\n\r\t\u{1}\u{7F}🙂 – ”a”\u{9B}\u{202E}\u{61C}\u{2028}\u{FEFF}\u{E0041}")
    #expect(
      json.text
        == #""\"å\\\n\r\t\u0001\u007f🙂 – ”a”\u009b\u202e\u061c\u2028\ufeff\udb40\udc41""#
    )
  }

  @Test func `outgrows the room it was given`() {
    let text = String(repeating: "x", count: 5000)
    let line = JSONWriter.line(capacity: 10) { json in json.value(Shown(text)) }
    #expect(String(decoding: line, as: UTF8.self) == "\"\(text)\"")
    #expect(JSONWriter.line(capacity: 9000) { json in json.value(Shown(text)) } == line)
  }

  @Test func `fills the holes of a template in their order`() {
    let template = JSONTemplate { json in
      json.object { json in
        json.key("a")
        json.hole()
        json.member("b", "fast")
        json.key("c")
        json.hole()
      }
    }
    var json = JSONWriter(pretty: false)
    json.array([10, 20]) { json, start in
      template.write(to: &json) { json, hole in json.value(start + hole) }
    }
    #expect(json.text == #"[{"a":10,"b":"fast","c":11},{"a":20,"b":"fast","c":21}]"#)
  }
}
