import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What the process holds of the machine's memory.
enum Memory {
  /// Gives what is free back to the system, so that what remains is in use.
  static func releaseUnused() {
    #if canImport(Glibc)
      // The module of the C library does not declare it.
      typealias Trim = @convention(c) (Int) -> Int32
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
    #endif
  }

  /// The processor time of the process so far, in seconds: it does not depend on what else the machine does.
  static func processorTime() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }

  static func resident() -> Int { field("VmRSS") }

  static func peak() -> Int { field("VmHWM") }

  private static func field(_ name: String) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    for line in status.split(separator: "\n") where line.hasPrefix(name) {
      return line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first.map { $0 * 1024 } ?? 0
    }
    return 0
  }
}
