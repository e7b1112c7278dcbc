internal import Diagnostics

/// What is written of focus areas, before it is laid out for a terminal or as Markdown.
struct FocusPage {
  /// One piece of it.
  enum Block {
    /// The heading of the whole.
    case title(String)
    /// The heading of a part.
    case heading(String)
    /// Running text; the label says what it is about.
    case paragraph(label: String, text: String)
    /// One of several things; the label says whose, or which.
    case item(label: String, text: String)
  }

  private(set) var blocks: [Block] = []

  mutating func title(_ text: String) { blocks.append(.title(text)) }

  mutating func heading(_ text: String) { blocks.append(.heading(text)) }

  /// Adds running text, unless there is none.
  mutating func paragraph(_ label: String = "", _ text: String?) {
    if let text, !text.isEmpty { blocks.append(.paragraph(label: label, text: text)) }
  }

  /// Adds what the following items are.
  mutating func list(_ label: String) { blocks.append(.paragraph(label: label, text: "")) }

  /// Adds one of several things.
  mutating func item(_ label: String = "", _ text: String) {
    blocks.append(.item(label: label, text: text))
  }
}

/// Recommended focus areas for people at a terminal.
struct FocusTextFormat: FocusFormat {
  let name = "text"
  let isForMachines = false

  func text(of report: FocusReport, _ presentation: Presentation) -> String {
    var page = TextPage(presentation)
    for block in FocusText(report, presentation.language).page.blocks {
      switch block {
      case .title(let text): page.heading(Printable.text(text))
      case .heading(let text):
        page.gap()
        page.heading(Printable.text(text))
      case .paragraph(let label, let text):
        let mark = text.isEmpty ? ":" : ": "
        page.paragraph(text, label: label.isEmpty ? "" : label + mark, ink: .bold, hanging: 4)
      case .item(let label, let text):
        page.paragraph(text, label: label.isEmpty ? "– " : "– \(label): ", indent: 4, hanging: 6)
      }
    }
    return page.text
  }
}

/// A page to paste into minutes.
struct FocusMarkdownFormat: FocusFormat {
  let name = "markdown"
  let isForMachines = false

  func text(of report: FocusReport, _ presentation: Presentation) -> String {
    var text = ""
    var followsItem = false
    for block in FocusText(report, presentation.language).page.blocks {
      if case .item = block {} else if followsItem { text += "\n" }
      followsItem = false
      switch block {
      case .title(let title): text += "# \(MarkdownText.inline(title))\n\n"
      case .heading(let heading): text += "## \(MarkdownText.inline(heading))\n\n"
      case .paragraph(let label, let content):
        text += strong(label) + MarkdownText.inline(content)
        while text.hasSuffix(" ") { text.removeLast() }
        text += "\n\n"
      case .item(let label, let content):
        text += "- \(strong(label))\(MarkdownText.inline(content))\n"
        followsItem = true
      }
    }
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }

  private func strong(_ label: String) -> String {
    label.isEmpty ? "" : "**\(MarkdownText.inline(label)):** "
  }
}
