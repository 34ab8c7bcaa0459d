import GraphStore

/// A statement that is running: the rows of its operators, one for each that they stand for.
final class QueryRun: RowSource {
  private let query: CompiledQuery
  private let context: ExecutionContext
  private let root: BatchOperator
  private var expansion: MultiplicityExpansion?

  init(_ query: CompiledQuery, context: ExecutionContext) throws {
    self.query = query
    self.context = context
    root = try Self.wrappingErrors { try query.make(context) }
  }

  var changes: ChangeCounts { ChangeCounts(context.changes) }
  var snapshot: Snapshot { (try? context.snapshot(of: query.graph)) ?? context.snapshot }

  func next() throws -> Batch? {
    try Self.wrappingErrors {
      while true {
        if let piece = expansion?.next(limit: context.batchSize) { return piece }
        guard let batch = try root.next() else { return nil }
        expansion = MultiplicityExpansion(batch.selecting(query.slots))
      }
    }
  }

  /// Errors of the store and of values as errors of the language.
  static func wrappingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw GQLError.wrapping(error)
    }
  }
}

/// Rows that are all there.
final class BufferedRows: RowSource {
  private var batches: ArraySlice<Batch>
  let changes: ChangeCounts
  let snapshot: Snapshot

  init(_ batches: [Batch], changes: ChangeCounts = ChangeCounts(), snapshot: Snapshot) {
    self.batches = batches[...]
    self.changes = changes
    self.snapshot = snapshot
  }

  func next() -> Batch? { batches.popFirst() }
}

extension ChangeCounts {
  init(_ tally: ChangeTally) {
    nodesInserted = tally.nodesInserted
    edgesInserted = tally.edgesInserted
    nodesDeleted = tally.nodesDeleted
    edgesDeleted = tally.edgesDeleted
    propertiesSet = tally.propertiesSet
    propertiesRemoved = tally.propertiesRemoved
    labelsAdded = tally.labelsAdded
    labelsRemoved = tally.labelsRemoved
  }
}
