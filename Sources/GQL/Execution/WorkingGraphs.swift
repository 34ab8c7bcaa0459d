import GraphStore

/// One graph as a statement sees it: a snapshot that stays until the statement itself writes.
///
/// A class, because a modification moves it on for all later steps.
final class WorkingGraph {
  let graph: Graph
  /// The transaction that the statement writes into; nil where it may only read.
  let transaction: Transaction?
  /// Nil after a change, until somebody reads: a snapshot makes the next write copy its pages again.
  private var current: Snapshot?

  init(_ graph: Graph, transaction: Transaction? = nil, snapshot: Snapshot? = nil) {
    self.graph = graph
    self.transaction = transaction
    current = snapshot
  }

  /// The graph as it stands now.
  var snapshot: Snapshot {
    if let current { return current }
    let taken = transaction?.snapshot() ?? graph.snapshot()
    current = taken
    return taken
  }

  /// Changes the graph; later steps see what was changed.
  ///
  /// - Throws: `GQLError` 25G03 where the statement may only read, and what `body` throws.
  func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    guard let transaction else {
      throw GQLError(.readOnlyTransaction, "the statement writes, but the transaction is read-only")
    }
    current = nil
    return try body(transaction)
  }
}

/// The graphs that a statement reads and writes.
final class WorkingGraphs {
  let current: WorkingGraph
  private(set) var others: [GraphReference: WorkingGraph] = [:]
  private let open: (GraphReference) throws -> WorkingGraph

  /// Makes a set of one graph; `open` finds others when they are needed.
  init(
    current: WorkingGraph,
    open: @escaping (GraphReference) throws -> WorkingGraph = { _ in
      throw GQLError(.invalidReference, "the session has one graph only")
    }
  ) {
    self.current = current
    self.open = open
  }

  /// The graphs that the statement has changed.
  var written: [WorkingGraph] {
    ([current] + others.values.filter { $0.graph !== current.graph }).filter {
      $0.transaction?.hasChanges ?? false
    }
  }

  /// The graph that a reference names.
  ///
  /// - Throws: 42002 where there is none.
  func graph(_ reference: GraphReference) throws -> WorkingGraph {
    if reference == .current { return current }
    if let known = others[reference] { return known }
    let opened = try open(reference)
    let graph = opened.graph === current.graph ? current : opened
    others[reference] = graph
    return graph
  }
}
