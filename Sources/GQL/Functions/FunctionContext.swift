import GraphStore

/// What functions may ask for beside their arguments.
struct FunctionContext: Sendable {
  /// The clock of the statement, in the time zone of the session: it stands still while a statement runs.
  var now: ZonedDateTime

  /// The time zone of texts and records that have none.
  var timeZone: TimeZoneRules

  /// The graph that nodes and edges belong to; nil where there is none, as when constants are folded.
  var graph: Snapshot?

  /// A number from 0 up to, not including, 1.
  var random: @Sendable () -> Double

  init(
    now: ZonedDateTime, timeZone: TimeZoneRules = .utc, graph: Snapshot? = nil,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.now = now
    self.timeZone = timeZone
    self.graph = graph
    self.random = random
  }
}
