import FoundationEssentials
import GraphStore

extension ZonedDateTime {
  /// The moment as a clock of a time zone shows it.
  ///
  /// - Throws: 22008 where the machine's clock is set outside of the range of years.
  static func current(in zone: TimeZoneRules) throws -> ZonedDateTime {
    let now = Date().timeIntervalSince1970
    let seconds = now.rounded(.down)
    let nanosecond = min(999_999_999, Int((now - seconds) * 1_000_000_000))
    guard let moment = zone.moment(Int64(clamping: Int(seconds)), nanosecond: nanosecond) else {
      throw GQLError(.datetimeFieldOverflow, "the clock of this machine is outside of the range of years")
    }
    return moment
  }
}
