import GraphStore

/// What a statement takes from its session: the moment, the zone and the procedures.
struct ExecutionEnvironment: Sendable {
  /// The moment of the statement, one for all of its rows, in the session's time zone.
  var now: ZonedDateTime
  /// The time zone of the session.
  var timeZone = TimeZoneRules.utc
  /// The procedures that a `CALL` may name, by their names in lower case.
  var procedures: [String: any CallableProcedure] = [:]
}
