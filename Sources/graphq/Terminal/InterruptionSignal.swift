import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signal of Ctrl-C, caught once for the life of the process: on Linux, a source that is made after another was cancelled
/// may never hear it.
///
/// Unchecked, because the source is only kept alive, and the handlers are behind a lock.
final class InterruptionSignal: @unchecked Sendable {
  static let shared = InterruptionSignal()

  private let source: any DispatchSourceSignal
  private let handlers = Mutex<[@Sendable () -> Void]>([])

  private init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [unowned self] in
      if let handler = handlers.withLock({ $0.last }) { return handler() }
      // Nobody is at work: the process ends as it would have.
      signal(SIGINT, SIG_DFL)
      raise(SIGINT)
      exit(ExitStatus.interrupted.rawValue)
    }
    source.resume()
  }

  /// Hands the signal to a handler until it is taken away.
  func push(_ handler: @escaping @Sendable () -> Void) {
    handlers.withLock { $0.append(handler) }
  }

  /// Takes the last handler away.
  func pop() {
    handlers.withLock { _ = $0.popLast() }
  }
}
