import Files
import Testing

struct `A path in the repository` {
  private let paths = RepositoryPaths(root: "/arbete/regler", workingDirectory: "/arbete/regler/a")

  @Test(arguments: [
    ("b.yaml", "a/b.yaml"), ("./c/../b.yaml", "a/b.yaml"), ("../b.yaml", "b.yaml"),
    ("/arbete/regler/å ä/b.yaml", "å ä/b.yaml"), ("/arbete/annat/b.yaml", "../annat/b.yaml"),
    ("/b.yaml", "../../b.yaml"), ("../../../../b.yaml", "../../b.yaml"),
  ])
  func `is named from the root, however it was written`(name: String, path: String) {
    #expect(paths.path(of: name) == path)
  }
}
