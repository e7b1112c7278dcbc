internal import Diagnostics
internal import Model

/// A percentage as it was printed.
struct PrintedShare {
  private let value: Quantity
  /// How many decimals it was printed with.
  private let decimals: Int

  /// Reads `33,3`, with or without a percent sign; nil for anything else.
  init?(_ text: String) {
    let number = text.withoutSpaces.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
    guard let value = Quantity(decimal: number) else { return nil }
    self.value = value
    let fraction = number.split { $0 == "," || $0 == "." }.dropFirst().first
    decimals = fraction?.count ?? 0
  }

  /// Whether it is what `count` is of `base`, but for the rounding and one tenth.
  func agrees(with count: Int, of base: Int) -> Bool {
    var rounding = 0.5
    for _ in 0..<decimals { rounding /= 10 }
    let printed = Double(value.numerator) / Double(value.denominator)
    let exact = base == 0 ? 0 : Double(count) * 100 / Double(base)
    return abs(printed - exact) <= 0.1 + rounding + 1e-9
  }
}

/// How many of those who were asked gave an answer, `66,7% (2/3)`.
struct ResponseRate {
  let answered: Int
  let asked: Int
  let share: PrintedShare
  let place: Place

  /// Reads a line; nil for anything else than a response rate.
  init?(_ line: ReportLine) {
    let parts = line.text.withoutSpaces.split(separator: "(", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasSuffix("%"), parts[1].hasSuffix(")"),
      let share = PrintedShare(String(parts[0]))
    else { return nil }
    let counts = parts[1].dropLast().split(separator: "/", omittingEmptySubsequences: false)
    guard counts.count == 2, let answered = String(counts[0]).asCount,
      let asked = String(counts[1]).asCount
    else { return nil }
    (self.answered, self.asked) = (answered, asked)
    self.share = share
    place = line.place
  }
}

/// The table under a question: for each option how many chose it.
struct ReportTable {
  /// One option, or the total.
  struct Row {
    let name: Located<String>
    let count: Located<Int>
    let share: Located<PrintedShare>
  }

  /// The options, without the total.
  private(set) var rows: [Row] = []
  /// The last row; nil where the table breaks off before it.
  private(set) var total: Row?
  /// Where the table could not be read any further.
  private(set) var broken: Place?

  /// The number of choices.
  var sum: Int { rows.reduce(0) { $0 + $1.count.value } }

  private static let header = ["namn", "antal", "%"]

  /// Whether the header of a table comes next, apart from blank lines.
  static func begins(_ lines: ArraySlice<ReportLine>) -> Bool {
    lines.lazy.filter { !$0.isBlank }.prefix(3).map { $0.isTabbed ? $0.folded : "" }
      .elementsEqual(header)
  }

  /// Reads a table, one cell a line, and takes its lines; nil where none begins.
  init?(_ lines: inout ArraySlice<ReportLine>) {
    guard Self.begins(lines) else { return nil }
    for _ in Self.header { _ = Self.takeCell(&lines) }
    var last = lines.first?.place
    while total == nil {
      let before = lines
      guard let name = Self.takeCell(&lines),
        let count = Self.takeCell(&lines), let number = count.text.asCount,
        let share = Self.takeCell(&lines), let percentage = PrintedShare(share.text)
      else {
        lines = before
        broken = lines.first { !$0.isBlank }?.place ?? last
        return
      }
      last = share.place
      let row = Row(
        name: name.located,
        count: Located(number, at: count.place),
        share: Located(percentage, at: share.place)
      )
      if name.folded == "total" { total = row } else { rows.append(row) }
    }
  }

  /// The next cell; nil where something else comes after the blank lines.
  private static func takeCell(_ lines: inout ArraySlice<ReportLine>) -> ReportLine? {
    lines = lines.drop(while: \.isBlank)
    guard let line = lines.first, line.isTabbed else { return nil }
    lines = lines.dropFirst()
    return line
  }
}

extension String {
  /// The text as a count of at most six digits, whatever spaces are in it; nil for anything else.
  fileprivate var asCount: Int? {
    let digits = withoutSpaces
    return (1...6).contains(digits.utf8.count) && digits.utf8.allSatisfy(\.isDigit)
      ? Int(digits) : nil
  }
}
