internal import Diagnostics
internal import Glibc

/// Shows on standard error how far long work has come; nothing when that is no terminal.
final class ProgressMeter {
  private let isShown: Bool
  private let start: Double
  private var last: Double
  private var hasShown = false

  init(isQuiet: Bool) {
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    start = Self.now
    last = start
  }

  /// Shows a count, the rate and the time that is left, twice a second at most.
  func show(_ done: Int, of total: Int?) {
    guard isShown else { return }
    let now = Self.now
    guard now - start > 1, now - last > 0.5 else { return }
    last = now
    hasShown = true
    let rate = Double(done) / (now - start)
    var text = say(sv: "\(done) möten", en: "\(done) meetings")
    if let total { text += say(sv: " av \(total) filer", en: " of \(total) files") }
    text += ", \(Int(rate))/s"
    if let total, rate > 0, done < total {
      let left = Int(Double(total - done) / rate) + 1
      text += say(sv: ", ungefär \(left) s kvar", en: ", about \(left) s left")
    }
    Console.writeError("\r\(text)\u{1B}[K")
  }

  /// Takes the last count away.
  func clear() { if hasShown { Console.writeError("\r\u{1B}[K") } }

  private static var now: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
