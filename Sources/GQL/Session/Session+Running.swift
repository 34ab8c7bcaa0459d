import FoundationEssentials
import GraphStore
import Synchronization

/// Running compiled statements, in a transaction or on their own.
extension Session {
  func run(
    _ query: CompiledQuery, parameters: [String: Value], profile: ExecutionProfile? = nil
  ) throws -> ResultStream {
    let limits = ExecutionLimits(timeout: options.timeout, memoryLimit: options.memoryLimit)
    if query.isModifying {
      return try runModifying(query, parameters: parameters, limits: limits, profile: profile)
    }
    let context = try state.withLock { state -> ExecutionContextBox in
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      let graphs = try workingGraphs(&state, writing: false)
      return ExecutionContextBox(
        try makeContext(graphs, state, parameters: parameters, limits: limits, profile: profile))
    }.context
    let run = try QueryRun(query, context: context)
    return ResultStream(header: query.header, source: TrackedRun(run, limits: limits, session: self))
  }

  /// Runs a statement that writes to its end; other statements of the session wait.
  private func runModifying(
    _ query: CompiledQuery, parameters: [String: Value], limits: ExecutionLimits, profile: ExecutionProfile?
  ) throws -> ResultStream {
    guard !options.isReadOnly else {
      throw GQLError(.readOnlyTransaction, "the session is read-only, and the statement writes")
    }
    let number = running.withLock { $0.add(limits) }
    defer { running.withLock { $0.remove(number) } }
    let rows = try state.withLock { state -> BufferedRowsBox in
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      let graphs = try workingGraphs(&state, writing: true)
      let context = try makeContext(graphs, state, parameters: parameters, limits: limits, profile: profile)
      let isOwn = state.transaction == nil
      return BufferedRowsBox(
        try QueryRun.wrappingErrors { try collect(query, context, graphs, commits: isOwn) })
    }.rows
    return ResultStream(header: query.header, source: rows)
  }

  /// All rows of a statement that writes; if it fails, the graphs are as they were before it.
  private func collect(
    _ query: CompiledQuery, _ context: ExecutionContext, _ graphs: WorkingGraphs, commits: Bool
  ) throws -> BufferedRows {
    let savepoints = try commits ? [] : graphs.savepoints()
    do {
      let run = try QueryRun(query, context: context)
      var batches: [Batch] = []
      while let batch = try run.next() {
        try limitsCheck(context, batch)
        batches.append(batch)
      }
      try checkGraphTypes(graphs)
      let rows = BufferedRows(batches, changes: run.changes, snapshot: run.snapshot)
      if commits { try graphs.commit() }
      return rows
    } catch {
      if commits { graphs.rollback() } else { try graphs.rollback(to: savepoints) }
      throw error
    }
  }

  private func limitsCheck(_ context: ExecutionContext, _ batch: Batch) throws {
    try context.limits.checkpoint()
    try context.limits.reserve(batch.estimatedByteCount)
  }

  private static let coreCount = ProcessInfo.processInfo.activeProcessorCount

  /// The context of one execution.
  private func makeContext(
    _ graphs: WorkingGraphs, _ state: SessionState, parameters: [String: Value], limits: ExecutionLimits,
    profile: ExecutionProfile?
  ) throws -> ExecutionContext {
    var values = parameters
    for (name, parameter) in state.parameters where values[name] == nil {
      if case .value(let value) = parameter { values[name] = value }
    }
    return ExecutionContext(
      graphs: graphs, parameters: values, limits: limits, batchSize: options.batchSize,
      threads: options.threads ?? Self.coreCount,
      environment: ExecutionEnvironment(
        clock: { try .current(in: $0) }, timeZone: state.timeZone, procedures: procedures.procedures),
      profile: profile)
  }
}

/// Hands a context out of the session's lock.
///
/// Unchecked, because it was made there and nobody else has it.
private struct ExecutionContextBox: @unchecked Sendable {
  let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }
}

/// Hands rows out of the session's lock; unchecked for the same reason.
private struct BufferedRowsBox: @unchecked Sendable {
  let rows: BufferedRows

  init(_ rows: BufferedRows) { self.rows = rows }
}

/// A run that the session can cancel until it ends.
private final class TrackedRun: RowSource {
  private let run: QueryRun
  private let session: Session
  private var number: UInt64?

  init(_ run: QueryRun, limits: ExecutionLimits, session: Session) {
    self.run = run
    self.session = session
    number = session.running.withLock { $0.add(limits) }
  }

  deinit { end() }

  var changes: ChangeCounts { run.changes }
  var snapshot: Snapshot { run.snapshot }

  func next() throws -> Batch? {
    do {
      let batch = try run.next()
      if batch == nil { end() }
      return batch
    } catch {
      end()
      throw error
    }
  }

  private func end() {
    if let number { session.running.withLock { $0.remove(number) } }
    number = nil
  }
}
