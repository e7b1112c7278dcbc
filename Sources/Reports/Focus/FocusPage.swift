internal import Diagnostics

/// What is written of focus areas, before it is laid out for a terminal or as Markdown.
struct FocusPage {
  /// One piece of it.
  enum Block {
    /// The heading of the whole.
    case title(Shown)
    /// The heading of a part.
    case heading(Shown)
    /// Running text; the label says what it is about.
    case paragraph(label: Shown, text: Shown)
    /// One of several things; the label says whose, or which.
    case item(label: Shown, text: Shown)
  }

  private(set) var blocks: [Block] = []

  mutating func title(_ text: Shown) { blocks.append(.title(text)) }

  mutating func heading(_ text: Shown) { blocks.append(.heading(text)) }

  /// Adds running text, unless there is none.
  mutating func paragraph(_ label: Shown = "", _ text: Shown?) {
    if let text, !text.isEmpty { blocks.append(.paragraph(label: label, text: text)) }
  }

  /// Adds what the following items are.
  mutating func list(_ label: Shown) { blocks.append(.paragraph(label: label, text: "")) }

  /// Adds one of several things.
  mutating func item(_ label: Shown = "", _ text: Shown) {
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
      case .title(let text): page.heading(text)
      case .heading(let text):
        page.gap()
        page.heading(text)
      case .paragraph(let label, let text):
        let mark: Shown = text.isEmpty ? ":" : ": "
        page.paragraph(text, label: label.isEmpty ? "" : "\(label)\(mark)", ink: .bold, hanging: 4)
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
    var page = MarkdownPage()
    for block in FocusText(report, presentation.language).page.blocks {
      switch block {
      case .title(let title): page.heading(1, title)
      case .heading(let heading): page.heading(2, heading)
      case .paragraph(let label, let content): page.paragraph(content, label: label)
      case .item(let label, let content): page.item(content, label: label)
      }
    }
    return page.text
  }
}
