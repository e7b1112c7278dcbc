import Diagnostics
import Files
import Testing

struct `Notes in a file` {
  private func notes(_ text: String) throws -> [Note] {
    try Notes.notes(in: SourceFile(name: "a.txt", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("Bord nr 1\na\nBord nr 2\n-\n", ["1", "2"]),
    ("Först\nGrupp 7:\na\n\nb\nGrupp 3\nc", ["7", "3"]),
    ("Bord 1\na\nBord 2\nb\n\nUtan\nc\n\nUtan\nd", ["1", "2", "U1", "U2"]),
    ("Bord 1\na\nGrupp 1\nb\nBord 2\nc\nGrupp 2\nd", ["1", "grupp1", "2", "grupp2"]),
    ("Bord 1\na\nBord 1\nb", ["1", "bord1"]), ("a\nb\n\n \n\nc", ["1", "2"]),
    ("Bord 1\nSIP 2024\nBord 2.\nSIP 2025\nBord 3 –\nc", ["1", "2", "3"]),
    ("Rum 214\nvar kallt", ["1"]), ("\u{FEFF}Bord 1\r\na\r\nBord 2\r\nb", ["1", "2"]),
  ])
  func `go from heading to heading, or are parted by empty lines`(
    text: String,
    labels: [String]
  ) throws {
    #expect(try notes(text).map(\.label) == labels)
  }

  @Test func `are empty where there is only a dash`() throws {
    let found = try notes("Bord 1\n-\nBord 2\n…\nBord 3\nTid\n")
    #expect(found.map(\.hasContent) == [false, false, true])
  }

  @Test func `are not made of lines that stand within other notes too`() throws {
    let found = try notes("Bord 1\n\nTillit\nBord 2\nTid\nTillit\nBord 3\n\nTillit\n")
    #expect(found.map(\.label) == ["1", "2", "3"])
  }

  @Test(arguments: [[0xFF, 0xFE], Array("- \n".utf8), []] as [[UInt8]])
  func `are refused where there is nothing to read`(bytes: [UInt8]) {
    #expect(throws: Unusable.self) { try Notes.notes(in: SourceFile(name: "a", bytes: bytes)) }
  }
}
