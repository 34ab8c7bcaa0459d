import GraphStore

/// What functions may ask for beside their arguments.
struct FunctionContext: Sendable {
  /// The clock of the statement, in the time zone of the session: it stands still while a statement runs.
  var now: ZonedDateTime

  /// The time zone of texts and records that have none.
  var timeZone: TimeZoneRules

  /// The graph that nodes and edges belong to; nil where there is none, as when constants are folded.
  var graph: (any ElementReader)?

  /// A number from 0 up to, not including, 1.
  var random: @Sendable () -> Double

  init(
    now: ZonedDateTime, timeZone: TimeZoneRules = .utc, graph: (any ElementReader)? = nil,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.now = now
    self.timeZone = timeZone
    self.graph = graph
    self.random = random
  }
}

/// What functions read of nodes and edges.
///
/// Every method throws 22G11 ("referent deleted") where the graph has no such element any more.
protocol ElementReader: Sendable {
  /// The labels in the order of the graph's symbols.
  func labels(of node: NodeID) throws(ValueError) -> [String]
  func labels(of edge: EdgeID) throws(ValueError) -> [String]
  /// The properties by name.
  func properties(of node: NodeID) throws(ValueError) -> [(String, Value)]
  func properties(of edge: EdgeID) throws(ValueError) -> [(String, Value)]
  /// The ends of an edge; of an undirected one in the order of insertion.
  func endpoints(of edge: EdgeID) throws(ValueError) -> (source: NodeID, target: NodeID)
}
