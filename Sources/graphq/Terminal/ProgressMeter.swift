import Synchronization

/// A line on the terminal that says how far a long work is; shown after half a second, and nowhere but there.
///
/// A class, because the threads of the work share it.
final class ProgressMeter: Sendable {
  private let what: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let last: Mutex<(time: ContinuousClock.Instant, isOnScreen: Bool)>

  init(_ console: Console, _ what: String) {
    self.what = what
    isShown = console.isErrorTerminal && !console.isQuiet
    last = Mutex((ContinuousClock.now, false))
  }

  /// Shows the share that is done, at most ten times a second.
  func show(_ done: Int, of whole: Int) {
    guard isShown, whole > 0 else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(500) else { return }
    last.withLock { last in
      guard !last.isOnScreen || now - last.time > .milliseconds(100) else { return }
      last = (now, true)
      let percent = done * 100 / whole
      let bar = String(repeating: "█", count: percent / 5) + String(repeating: "░", count: 20 - percent / 5)
      write("\r\(bar) \(percent) % \(what)\u{1B}[K")
    }
  }

  /// Clears the line.
  func end() {
    last.withLock { last in
      if last.isOnScreen { write("\r\u{1B}[K") }
      last.isOnScreen = false
    }
  }

  private func write(_ text: String) {
    let sink = ByteSink(descriptor: Terminal.error)
    try? sink.write(text)
    try? sink.flush()
  }
}
