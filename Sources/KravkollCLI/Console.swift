internal import Diagnostics
internal import Files
internal import FoundationEssentials
internal import Glibc
internal import Model
internal import Reports

/// What surrounds the program: the terminal, the environment and the calendar.
enum Console {
  /// The program's name and its arguments, in which paths are as ``PathText`` has them.
  static let arguments: [String] = (0..<Int(CommandLine.argc)).compactMap { index in
    unsafe CommandLine.unsafeArgv[index].map { unsafe text($0) }
  }

  private static func text(_ letters: UnsafePointer<CChar>) -> String {
    unsafe PathText.text(UnsafeRawBufferPointer(start: letters, count: strlen(letters)))
  }

  /// The width of the terminal, or 80 where there is none; ``Presentation`` bounds it.
  static var width: Int {
    if let columns = variable("COLUMNS").flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    let isTerminal = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return isTerminal && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Widens a terminal that the argument parser cannot lay its help out in.
  static func boundWidth() {
    let bounded = Presentation(language: .swedish, style: .plain, width: width).width
    unsafe setenv("COLUMNS", "\(bounded)", 1)
  }

  /// Whether output to a stream should be coloured when the user leaves it to the program.
  static func isColourful(_ stream: Int32) -> Bool {
    isatty(stream) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Today where the program runs.
  static var today: CalendarDate? {
    var seconds = time(nil)
    var parts = unsafe tm()
    _ = unsafe localtime_r(&seconds, &parts)
    return unsafe CalendarDate(
      year: Int(parts.tm_year) + 1900,
      month: Int(parts.tm_mon) + 1,
      day: Int(parts.tm_mday)
    )
  }

  /// A variable of the environment; nil when it is not set or empty.
  static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe text(value)
  }

  /// The directory in which the program itself stands.
  static var programDirectory: String {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? arguments.first ?? ""
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// How many cores there are.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Ends the program.
  static func end(_ status: ExitStatus) -> Never { exit(status.rawValue) }

  /// Writes to standard error.
  static func writeError(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
