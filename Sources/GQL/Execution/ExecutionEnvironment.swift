import GraphStore

/// What a statement takes from its session: the moment, the zone and the procedures.
struct ExecutionEnvironment: Sendable {
  /// What the clock shows in a time zone; asked once per statement, and only by one that wants to know.
  var clock: @Sendable (TimeZoneRules) throws -> ZonedDateTime
  /// The time zone of the session.
  var timeZone = TimeZoneRules.utc
  /// Whether `+` joins texts and lists, which the standard leaves to `||` (extension).
  var joinsWithPlus = true
  /// The procedures that a `CALL` may name, by their names in lower case.
  var procedures: [String: any CallableProcedure] = [:]
  /// A graph as a value, with its name and type in the catalog.
  var describeGraph: @Sendable (Graph) -> Value = { .graph($0) }
}

extension ExecutionEnvironment {
  /// An environment whose clock shows a given moment.
  init(now: ZonedDateTime) {
    self.init(clock: { _ in now })
  }
}
