/// The limits of the statements that a session runs now.
struct RunningStatements: Sendable {
  private var limits: [UInt64: ExecutionLimits] = [:]
  private var last: UInt64 = 0

  /// Enters a statement; the number takes it out again.
  mutating func add(_ added: ExecutionLimits) -> UInt64 {
    last += 1
    limits[last] = added
    return last
  }

  mutating func remove(_ number: UInt64) {
    limits[number] = nil
  }

  func cancelAll() {
    for running in limits.values { running.cancel() }
  }
}
