/// What each step of an execution gave and took, for PROFILE.
///
/// A class, because all operators of one execution write to it, on one thread.
final class ExecutionProfile {
  /// The counts of one step.
  struct Step: Sendable {
    /// The rows that came out, each counted as often as it stands for.
    var rows: Int64 = 0
    var batches = 0
    /// The time in the step and those below it.
    var time = Duration.zero
    /// The bytes that the step and those below it reserved.
    var memory = 0
    /// What was decided while it ran.
    var remark: String?
  }

  private(set) var steps: [Int: Step] = [:]

  func add(_ batch: Batch?, time: Duration, memory: Int, remark: String?, to step: Int) {
    var counts = steps[step] ?? Step()
    if let batch {
      counts.rows = counts.rows.addingReportingOverflow(batch.representedRowCount ?? .max).partialValue
      counts.batches += 1
    }
    counts.time += time
    counts.memory += memory
    counts.remark = remark ?? counts.remark
    steps[step] = counts
  }
}

/// Counts what another operator gives.
final class ProfilingOperator: BatchOperator {
  private let measured: BatchOperator
  private let step: Int
  private let profile: ExecutionProfile

  private let limits: ExecutionLimits

  init(_ measured: BatchOperator, step: Int, profile: ExecutionProfile, limits: ExecutionLimits) {
    self.measured = measured
    self.step = step
    self.profile = profile
    self.limits = limits
  }

  override func next() throws -> Batch? {
    let start = ContinuousClock.now
    let reserved = limits.reservedByteCount
    let batch = try measured.next()
    profile.add(
      batch, time: ContinuousClock.now - start, memory: max(0, limits.reservedByteCount - reserved),
      remark: measured.remark, to: step)
    return batch
  }
}
