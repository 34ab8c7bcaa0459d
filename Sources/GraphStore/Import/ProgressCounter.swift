import Synchronization

/// Adds up the bytes that several threads have read. A class, because they share it.
final class ProgressCounter: Sendable {
  private let byteCount: Int
  private let bytesRead = Atomic(0)
  private let report: (@Sendable (ImportProgress) -> Void)?

  init(byteCount: Int, _ report: (@Sendable (ImportProgress) -> Void)?) {
    self.byteCount = byteCount
    self.report = report
  }

  func add(_ bytes: Int) {
    let sum = bytesRead.add(bytes, ordering: .relaxed).newValue
    // A table that is read twice counts twice.
    report?(ImportProgress(bytesRead: min(sum, byteCount), byteCount: byteCount))
  }
}
