import Diagnostics
import Testing

struct `Nearest names` {
  @Test(arguments: [
    ("raiting", "rating"), ("Laxa vårdcentral", "Laxå vårdcentral"), ("LAKARE", "lakare"),
    ("coment", "comment"), ("vardcentralchef", "vardcentralschef"), ("kommnu", "kommun"),
  ])
  func `are those that were probably meant`(written: String, meant: String) {
    let names = ["rating", "comment", "kommun", "Laxå vårdcentral", "lakare", "vardcentralschef"]
    #expect(NearestName.to(written, among: names) == meant)
  }

  @Test func `are none where nothing is close`() {
    #expect(NearestName.to("helt annat", among: ["rating", "kommun"]) == nil)
    #expect(NearestName.to("", among: ["rating"]) == nil)
    #expect(NearestName.to(String(repeating: "a", count: 100_000), among: ["rating"]) == nil)
  }
}
