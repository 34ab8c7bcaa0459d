import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Catches Ctrl-C for as long as it lives: the first one asks the work to end, a second one ends the process.
///
/// A class, because it owns the handler.
final class Interruption {
  private let source: any DispatchSourceSignal

  init(_ cancel: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    let count = InterruptionCount()
    source.setEventHandler {
      if count.next() > 1 { exit(ExitStatus.interrupted.rawValue) }
      cancel()
    }
    source.resume()
    self.source = source
  }

  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
