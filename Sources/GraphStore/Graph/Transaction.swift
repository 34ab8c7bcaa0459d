/// A unit of change: everything in it becomes visible at once, or nothing does.
///
/// A transaction sees its own writes. It belongs to one thread at a time; between threads it must be handed over. One that
/// is let go without an end is rolled back. A refused change throws and leaves the transaction as it was before that change.
public final class Transaction {
  let graph: Graph
  /// What the transaction sees: the published state until the first write, then a copy of its own.
  var state: GraphState
  /// What this era made may be changed in place; see `Era`.
  var era: Era
  /// The state to which `rollback` returns for readers that still hold the transaction.
  private let base: GraphState
  /// How many savepoints are live, and a number for each that was ever made.
  private var savepoints: [UInt64] = []
  private var nextSavepoint: UInt64 = 0
  /// Where breaches of unique keys are noted, while they are not enforced.
  var deferredKeys: DeferredKeys?

  /// Whether the transaction has neither been committed nor rolled back.
  public private(set) var isOpen = true

  init(_ graph: Graph, _ state: GraphState) {
    self.graph = graph
    self.state = state
    base = state
    era = graph.nextEra()
  }

  deinit {
    if isOpen { graph.endWriting() }
  }

  /// Publishes every change and ends the transaction. O(1).
  ///
  /// - Throws: `GraphError.transactionEnded`; what `checkUniqueKeys` throws where it was not called, and the transaction stays
  ///   open then.
  public func commit() throws {
    guard isOpen else { throw GraphError.transactionEnded }
    try checkUniqueKeys()
    isOpen = false
    if state !== base { graph.publish(state) }
    graph.endWriting()
  }

  /// Forgets every change and ends the transaction; does nothing to one that has ended.
  public func rollback() {
    guard isOpen else { return }
    isOpen = false
    state = base
    graph.endWriting()
  }

  /// Whether the transaction has changed anything so far.
  public var hasChanges: Bool { state !== base }

  /// The graph as the transaction sees it now, unchanging from here on. O(1).
  ///
  /// The next write copies the pages that it touches again, so take one per statement rather than one per row.
  public func snapshot() -> Snapshot {
    freeze()
    return Snapshot(state)
  }

  /// Everything that was made so far must not be changed in place any more.
  func freeze() {
    guard state.era == era else { return }
    era = graph.nextEra()
    state.isLasting = true
  }

  /// Returns to a state that was frozen, and forgets what was written since.
  func restore(_ frozen: GraphState) {
    state = frozen
    era = graph.nextEra()
  }

  /// The state to write to.
  func draft() throws -> GraphState {
    guard isOpen else { throw GraphError.transactionEnded }
    if state.era != era {
      state = GraphState(copying: state, era: era)
      state.deferredKeys = deferredKeys
    }
    return state
  }
}

/// A moment within a transaction to which it can return.
public struct Savepoint: Sendable {
  let state: GraphState
  let number: UInt64
  let transaction: ObjectIdentifier
}

extension Transaction {
  /// Marks this moment, so that `rollback(to:)` can return to it. O(1).
  public func savepoint() throws -> Savepoint {
    guard isOpen else { throw GraphError.transactionEnded }
    freeze()
    nextSavepoint += 1
    savepoints.append(nextSavepoint)
    return Savepoint(state: state, number: nextSavepoint, transaction: ObjectIdentifier(self))
  }

  /// Forgets every change since a savepoint, which stays valid; later savepoints don't. O(savepoints).
  public func rollback(to savepoint: Savepoint) throws {
    guard isOpen else { throw GraphError.transactionEnded }
    let position = try position(of: savepoint)
    savepoints.removeSubrange((position + 1)...)
    restore(savepoint.state)
  }

  /// Forgets a savepoint and those after it, and keeps the changes. O(savepoints).
  public func release(_ savepoint: Savepoint) throws {
    let position = try position(of: savepoint)
    savepoints.removeSubrange(position...)
  }

  private func position(of savepoint: Savepoint) throws -> Int {
    guard savepoint.transaction == ObjectIdentifier(self),
      let position = savepoints.lastIndex(of: savepoint.number)
    else { throw GraphError.unknownSavepoint }
    return position
  }
}
