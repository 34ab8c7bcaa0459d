import GraphStore
import Synchronization

/// Running compiled statements, in a transaction or on their own.
extension Session {
  /// Runs a text that has no plan yet; statements before the last run to their ends.
  func run(_ text: String, parameters: [String: Value]) throws -> ResultStream {
    var last: ResultStream?
    try forEachStatement(of: text) { command, isOnly in
      if let last { _ = try last.collected() }
      last = try run(command, in: text, isOnly: isOnly, parameters: parameters)
    }
    return try last ?? emptyResult()
  }

  /// The result of a statement that is a look-up; nil where it must run as any other, or its plan is no longer good.
  func lookUp(_ entry: PlanCache.Entry, parameters: [String: Value]) throws -> QueryResult? {
    guard let lookup = entry.query.lookup, entry.generation == plans.generation else { return nil }
    return try entry.query.diagnostics.attached {
      try QueryRun.wrappingErrors { try lookUp(lookup, of: entry, parameters: parameters) }
    }
  }

  private func lookUp(
    _ lookup: PointLookup, of entry: PlanCache.Entry, parameters: [String: Value]
  ) throws -> QueryResult? {
    var ownParameters: [String: Value] = [:]
    let current: Snapshot? = try state.withLock { state in
      guard planKey(state) == entry.key else { return nil }
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      if !state.parameters.isEmpty { ownParameters = state.parameters }
      return snapshot(of: try graph(entry.query.workingGraph, state, parameters), in: &state)
    }
    guard let snapshot = current else { return nil }
    let rows: QueryResult.Rows
    switch lookup.run(snapshot, parameters: { parameters.only($0) ?? ownParameters[$0] }) {
    case .none: rows = .batches([])
    case .row(let values): rows = .one(values)
    case .rows(let batch): rows = .batches([batch])
    case .unable: return nil
    }
    return QueryResult(
      header: entry.query.header, rows: rows, diagnostics: entry.query.diagnostics, changes: ChangeCounts(),
      snapshot: snapshot)
  }

  /// Starts a compiled statement; one that writes runs to its end.
  func run(
    _ query: CompiledQuery, parameters: [String: Value], profile: ExecutionProfile? = nil
  ) throws -> ResultStream {
    try query.diagnostics.attached {
      try start(query, parameters: parameters, profile: profile).diagnosed(query.diagnostics)
    }
  }

  private func start(
    _ query: CompiledQuery, parameters: [String: Value], profile: ExecutionProfile?
  ) throws -> ResultStream {
    let limits = ExecutionLimits(timeout: options.timeout, memoryLimit: options.memoryLimit)
    if query.isModifying {
      return try runModifying(query, parameters: parameters, limits: limits, profile: profile)
    }
    let context = try readingContext(query, parameters: parameters, limits: limits, profile: profile)
    let run = TrackedRun(try QueryRun(query, context: context), limits: limits, session: self)
    let mayReadAhead = context.threads > 1 && profile == nil
    return ResultStream(
      header: query.header, source: mayReadAhead ? ReadAhead(run, limits: limits) : run,
      cancelling: limits.cancel)
  }

  /// All rows of a compiled statement: those of one that reads are gathered without a stream, which costs a short one less.
  func collect(_ query: CompiledQuery, parameters: [String: Value]) throws -> QueryResult {
    if query.isModifying { return try run(query, parameters: parameters).collected() }
    return try query.diagnostics.attached {
      let limits = ExecutionLimits(timeout: options.timeout, memoryLimit: options.memoryLimit)
      let context = try readingContext(query, parameters: parameters, limits: limits, profile: nil)
      let number = running.withLock { $0.add(limits) }
      defer { running.withLock { $0.remove(number) } }
      let run = try QueryRun(query, context: context)
      var batches: [Batch] = []
      while true {
        try limits.checkpoint()
        guard let batch = try run.next() else { break }
        if batch.rowCount > 0 { batches.append(batch) }
      }
      let rows = QueryResult.Rows.batches(batches)
      return QueryResult(
        header: query.header, rows: rows, status: query.header.columns.isEmpty ? .omittedResult : nil,
        diagnostics: query.diagnostics, changes: run.changes, snapshot: run.snapshot)
    }
  }

  /// The context of a statement that only reads.
  private func readingContext(
    _ query: CompiledQuery, parameters: [String: Value], limits: ExecutionLimits, profile: ExecutionProfile?
  ) throws -> ExecutionContext {
    try state.withLock { state -> ExecutionContextBox in
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      let graphs = try readingGraphs(query.workingGraph, &state, parameters)
      return ExecutionContextBox(
        try makeContext(graphs, state, parameters: parameters, limits: limits, profile: profile))
    }.context
  }

  /// Runs a statement that writes to its end; other statements of the session wait.
  private func runModifying(
    _ query: CompiledQuery, parameters: [String: Value], limits: ExecutionLimits, profile: ExecutionProfile?
  ) throws -> ResultStream {
    let number = running.withLock { $0.add(limits) }
    defer { running.withLock { $0.remove(number) } }
    let rows = try state.withLock { state -> BufferedRowsBox in
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      let frozen = state
      return BufferedRowsBox(
        try QueryRun.wrappingErrors {
          try writing(query.workingGraph, &state, parameters: parameters, limits: limits) { graphs in
            let context = try makeContext(
              graphs, frozen, parameters: parameters, limits: limits, profile: profile)
            return try collect(query, context, graphs)
          }
        })
    }.rows
    return ResultStream(header: query.header, source: rows)
  }

  /// All rows of a statement that writes.
  private func collect(
    _ query: CompiledQuery, _ context: ExecutionContext, _ graphs: WorkingGraphs
  ) throws -> BufferedRows {
    let run = try QueryRun(query, context: context)
    var batches: [Batch] = []
    while let batch = try run.next() {
      try limitsCheck(context, batch)
      batches.append(batch)
    }
    try checkGraphTypes(graphs)
    return BufferedRows(batches, changes: run.changes, snapshot: run.snapshot)
  }

  private func limitsCheck(_ context: ExecutionContext, _ batch: Batch) throws {
    try context.limits.checkpoint()
    try context.limits.reserve(batch.estimatedByteCount)
  }

  /// The context of one execution.
  private func makeContext(
    _ graphs: WorkingGraphs, _ state: SessionState, parameters: [String: Value], limits: ExecutionLimits,
    profile: ExecutionProfile?
  ) throws -> ExecutionContext {
    let values =
      state.parameters.isEmpty ? parameters : parameters.merging(state.parameters) { given, _ in given }
    let catalog = catalog
    return ExecutionContext(
      graphs: graphs, parameters: values, limits: limits, batchSize: options.batchSize,
      threads: options.threads ?? Machine.coreCount,
      environment: ExecutionEnvironment(
        clock: { try .current(in: $0) }, timeZone: state.timeZone, joinsWithPlus: !options.isStrict,
        procedures: procedures.procedures, describeGraph: { catalog.value(of: $0) }),
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
  private let limits: ExecutionLimits
  private let session: Session
  private var number: UInt64?

  init(_ run: QueryRun, limits: ExecutionLimits, session: Session) {
    self.run = run
    self.limits = limits
    self.session = session
    number = session.running.withLock { $0.add(limits) }
  }

  deinit { end() }

  var changes: ChangeCounts { run.changes }
  var snapshot: Snapshot { run.snapshot }

  func next() throws -> Batch? {
    do {
      // Rows that are already made flow without an operator that looks at the limits.
      try limits.checkpoint()
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

extension [String: Value] {
  /// The value of a name; the only one of a dictionary is found without hashing.
  fileprivate func only(_ name: String) -> Value? {
    guard count == 1, let (key, value) = first else { return self[name] }
    return key == name ? value : nil
  }
}
