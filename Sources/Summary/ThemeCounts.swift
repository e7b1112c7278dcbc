package import Model

/// How many notes each theme is in, and how that agrees with a count by hand.
package struct ThemeCounts: Sendable {
  /// What a program and a person say of one theme, or of all.
  package struct Agreement: Sendable {
    package private(set) var both = 0
    package private(set) var onlyProgram = 0
    package private(set) var onlyHand = 0

    /// The share of what the program found that the person found too, 0–1; nil when it found none.
    package var precision: Double? { share(both, of: both + onlyProgram) }
    /// The share of what the person found that the program found too, 0–1; nil when there is none.
    package var recall: Double? { share(both, of: both + onlyHand) }

    /// The agreement on nothing yet.
    init() {}

    /// The agreement of two sets of labels.
    init(_ program: Set<String>, _ hand: Set<String>) {
      both = program.intersection(hand).count
      onlyProgram = program.count - both
      onlyHand = hand.count - both
    }

    /// Adds another theme's.
    mutating func add(_ other: Agreement) {
      both += other.both
      onlyProgram += other.onlyProgram
      onlyHand += other.onlyHand
    }

    private func share(_ count: Int, of total: Int) -> Double? {
      total == 0 ? nil : Double(count) / Double(total)
    }
  }

  /// One theme.
  package struct Line: Sendable {
    package let theme: Ordinal<Theme>
    /// The labels of the notes that have it, in the order of the notes.
    package let labels: [String]
    /// Nil where nobody has counted the theme by hand.
    package let agreement: Agreement?
  }

  /// How many notes have content; shares are of these.
  package let notes: Int
  /// The labels of the notes without content.
  package let empty: [String]
  /// Themes that occur or have been counted by hand: the commonest first, and else as in the lexicon.
  package let lines: [Line]
  /// Over all themes that have been counted by hand; nil without a count.
  package let agreement: Agreement?

  /// Counts notes with content, each with its themes; `hand` has the labels that somebody found.
  package init(
    _ notes: [(label: String, themes: [Ordinal<Theme>])],
    empty: [String],
    hand: [Ordinal<Theme>: Set<String>]?
  ) {
    self.notes = notes.count
    self.empty = empty
    var found: [Ordinal<Theme>: [String]] = [:]
    for note in notes { for theme in note.themes { found[theme, default: []].append(note.label) } }
    var all = Agreement()
    var lines: [Line] = []
    for theme in Set(found.keys).union(hand?.keys.map { $0 } ?? []).sorted() {
      let labels = found[theme] ?? []
      let agreement = hand?[theme].map { Agreement(Set(labels), $0) }
      if let agreement { all.add(agreement) }
      lines.append(Line(theme: theme, labels: labels, agreement: agreement))
    }
    self.lines = lines.sorted { a, b in
      (b.labels.count, a.theme) < (a.labels.count, b.theme)
    }
    agreement = hand == nil ? nil : all
  }
}
