import GraphStore

/// One graph as a statement sees it: a snapshot that stays until the statement itself writes.
///
/// A class, because a modification moves it on for all later steps.
final class WorkingGraph {
  let graph: Graph
  /// The transaction that the statement writes into; nil where it may only read.
  let transaction: Transaction?
  /// Where the statement begins in a transaction that goes on after it; nil where the transaction is the statement's own.
  private let savepoint: Savepoint?
  /// Nil after a change, until somebody reads: a snapshot makes the next write copy its pages again.
  private var current: Snapshot?

  /// Makes a graph that may only be read.
  init(_ graph: Graph, snapshot: Snapshot) {
    self.graph = graph
    transaction = nil
    savepoint = nil
    current = snapshot
  }

  /// Makes a graph that the statement may change, in a transaction of its own or, from a savepoint on, in one that goes on.
  init(_ graph: Graph, writing transaction: Transaction, from savepoint: Savepoint? = nil) {
    self.graph = graph
    self.transaction = transaction
    self.savepoint = savepoint
    // They hold for what the statement leaves, not for each of its steps.
    transaction.deferUniqueKeys()
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

  /// Throws where what the statement changed breaks a unique key.
  func checkUniqueKeys() throws {
    try transaction?.checkUniqueKeys()
  }

  /// Ends the statement's work: what it changed stays, and is published where the transaction is its own.
  func keep() throws {
    if let savepoint {
      try transaction?.release(savepoint)
    } else {
      try transaction?.commit()
    }
  }

  /// Ends the statement's work: the graph is as it was before.
  func undo() throws {
    current = nil
    if let savepoint {
      try transaction?.rollback(to: savepoint)
    } else {
      transaction?.rollback()
    }
  }
}

/// The graphs that a statement reads and writes.
final class WorkingGraphs {
  let current: WorkingGraph
  private var others: [GraphReference: WorkingGraph] = [:]
  /// Those that were opened by themselves.
  private var unnamed: [ObjectIdentifier: WorkingGraph] = [:]
  private let find: (GraphReference) throws -> Graph
  private let open: (Graph) throws -> WorkingGraph

  /// Makes a set that begins with one graph; `find` and `open` bring in others when they are needed.
  init(
    current: WorkingGraph, find: @escaping (GraphReference) throws -> Graph,
    open: @escaping (Graph) throws -> WorkingGraph
  ) {
    self.current = current
    self.find = find
    self.open = open
  }

  /// Makes a set of one graph.
  convenience init(current: WorkingGraph) {
    self.init(
      current: current,
      find: { _ in throw GQLError(.invalidReference, "the session has one graph only") },
      open: { WorkingGraph($0, snapshot: $0.snapshot()) })
  }

  /// Every graph that is in use, each once.
  var all: [WorkingGraph] {
    var seen: Set<ObjectIdentifier> = []
    return ([current] + others.values + unnamed.values).filter {
      seen.insert(ObjectIdentifier($0.graph)).inserted
    }
  }

  /// The graphs that the statement, or its transaction before it, has changed.
  var written: [WorkingGraph] { all.filter { $0.transaction?.hasChanges ?? false } }

  /// Whether two references name one graph.
  func areSame(_ one: GraphReference, _ other: GraphReference) throws -> Bool {
    if one == other { return true }
    return try graph(one).graph === graph(other).graph
  }

  /// The graph that a reference names. A graph with several names is opened once.
  ///
  /// - Throws: 42002 where there is none.
  func graph(_ reference: GraphReference) throws -> WorkingGraph {
    if reference == .current { return current }
    if let known = others[reference] { return known }
    let graph = try working(find(reference))
    others[reference] = graph
    return graph
  }

  /// A graph as the statement sees it.
  func working(_ graph: Graph) throws -> WorkingGraph {
    if let known = all.first(where: { $0.graph === graph }) { return known }
    let working = try open(graph)
    unnamed[ObjectIdentifier(graph)] = working
    return working
  }

  /// Ends the statement's work on every graph, and keeps it.
  ///
  /// - Throws: G2000 where a unique key is broken, with everything still to be undone.
  func keep() throws {
    let graphs = all
    for graph in graphs { try graph.checkUniqueKeys() }
    for graph in graphs { try graph.keep() }
  }

  /// Ends the statement's work on every graph; all are as they were before it.
  func undo() throws {
    for graph in all { try graph.undo() }
  }
}
