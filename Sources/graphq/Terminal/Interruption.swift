#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Catches Ctrl-C until its end: the first one asks the work to end, a second one ends the process. One within another is
/// asked first and alone.
///
/// A class, because a handler on another thread and the work share its count.
final class Interruption {
  private let count = InterruptionCount()

  /// Whether Ctrl-C was pressed, be it between two statements, where there is nothing to cancel.
  var isRequested: Bool { count.value > 0 }

  /// - Parameter endsProcess: Whether a second one ends the process, for work that may not hear the first.
  init(endsProcess: Bool = true, _ cancel: @escaping @Sendable () -> Void) {
    InterruptionSignal.shared.push { [count] in
      if count.next() > 1, endsProcess { exit(ExitStatus.interrupted.rawValue) }
      cancel()
    }
  }

  /// Whether Ctrl-C was pressed since this was last asked.
  func take() -> Bool { count.take() > 0 }

  /// Lets Ctrl-C do again what it did before.
  func end() { InterruptionSignal.shared.pop() }
}
