import GraphStore

/// What the commands of a session change (clause 7).
struct SessionState: Sendable {
  var schema: [String] = []
  /// The working graph; nil is the home graph.
  var graph: Graph?
  var timeZone = TimeZoneRules.utc
  var parameters: [String: Value] = [:]
  var transaction: SessionTransaction?
  var isClosed = false
}

/// A transaction that the user began.
struct SessionTransaction: Sendable {
  let isReadOnly: Bool
  /// The open transaction of each graph that was written.
  var open: [ObjectIdentifier: OpenTransaction] = [:]
  /// The state of each graph that a read-only transaction has read.
  var snapshots: [ObjectIdentifier: Snapshot] = [:]
  /// What was done to the catalog, for ROLLBACK.
  var catalogChanges: [CatalogChange] = []
}

/// A transaction of the store in the hands of a session.
///
/// Unchecked, because the store's transactions belong to one thread at a time, and the session uses them only while it holds
/// its lock.
struct OpenTransaction: @unchecked Sendable {
  let transaction: Transaction
}
