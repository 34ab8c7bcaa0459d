import GraphStore

extension ZonedDateTime {
  /// The moment as a clock of a time zone shows it.
  ///
  /// - Throws: 22008 where the machine's clock is set outside of the range of years.
  static func current(in zone: TimeZoneRules) throws -> ZonedDateTime {
    let now = Machine.now
    guard let moment = zone.moment(now.seconds, nanosecond: now.nanosecond) else {
      throw GQLError(.datetimeFieldOverflow, "the clock of this machine is outside of the range of years")
    }
    return moment
  }
}
