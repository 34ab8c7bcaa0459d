/// A day and a time of the day without a time zone, to the nanosecond.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  /// The seconds since 1970-01-01T00:00:00 on the same clock.
  public let seconds: Int64

  /// The nanoseconds after them, 0 to 999999999.
  public let nanosecond: Int32

  /// The second of a clock; nil outside of the range of years or of nanoseconds.
  public init?(seconds: Int64, nanosecond: Int) {
    guard (0...999_999_999).contains(nanosecond),
      CalendarDate.dayRange.contains(CalendarDate.floorDivide(Int(seconds), 86_400))
    else { return nil }
    self.seconds = seconds
    self.nanosecond = Int32(nanosecond)
  }

  /// Joins a day and a time.
  public init(_ date: CalendarDate, _ time: LocalTime) {
    seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
    nanosecond = Int32(time.nanosecond)
  }

  /// The day.
  public var date: CalendarDate {
    // Within the range of years by construction.
    CalendarDate(daysSinceEpoch: CalendarDate.floorDivide(Int(seconds), 86_400)) ?? .epoch
  }

  /// The time of the day.
  public var time: LocalTime {
    let second = CalendarDate.floorModulo(Int(seconds), 86_400)
    return LocalTime.midnight.advanced(byNanoseconds: Int64(second) * 1_000_000_000 + Int64(nanosecond))
  }

  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    left.seconds != right.seconds ? left.seconds < right.seconds : left.nanosecond < right.nanosecond
  }
}

extension CalendarDate {
  /// 1970-01-01.
  public static let epoch = CalendarDate(uncheckedDays: 0)

  private init(uncheckedDays: Int32) {
    daysSinceEpoch = uncheckedDays
  }
}

extension LocalDateTime: CustomStringConvertible {
  /// ISO 8601: `2021-12-09T13:05:00`.
  public var description: String { "\(date)T\(time)" }
}

/// A moment, with the offset of the clock that it was read from.
///
/// Two moments are equal whatever the clocks: `10:00+01:00` equals `09:00Z` of the same day.
public struct ZonedDateTime: Sendable {
  /// The day and time that the clock shows.
  public let local: LocalDateTime

  /// The seconds that the clock is ahead of UTC, at most 18 hours either way.
  public let offset: Int32

  /// The name of the time zone, such as `Asia/Tokyo`, where one was given; it takes no part in comparisons.
  public let zoneName: String?

  /// Joins what the clock shows with its seconds ahead of UTC; nil for an offset beyond 18 hours.
  public init?(_ local: LocalDateTime, offset: Int, zoneName: String? = nil) {
    guard UTCOffset.isValid(offset) else { return nil }
    self.local = local
    self.offset = Int32(offset)
    self.zoneName = zoneName
  }

  /// The moment of an instant, as a clock of an offset shows it; nil where that leaves the range of years.
  public init?(secondsSinceEpoch: Int64, nanosecond: Int, offset: Int, zoneName: String? = nil) {
    let (shown, overflow) = secondsSinceEpoch.addingReportingOverflow(Int64(offset))
    guard !overflow, let local = LocalDateTime(seconds: shown, nanosecond: nanosecond) else { return nil }
    self.init(local, offset: offset, zoneName: zoneName)
  }

  /// The seconds since 1970-01-01T00:00:00Z.
  public var secondsSinceEpoch: Int64 { local.seconds - Int64(offset) }
}

extension ZonedDateTime: Hashable, Comparable {
  public static func == (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    left.secondsSinceEpoch == right.secondsSinceEpoch && left.local.nanosecond == right.local.nanosecond
  }

  public static func < (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    left.secondsSinceEpoch != right.secondsSinceEpoch
      ? left.secondsSinceEpoch < right.secondsSinceEpoch : left.local.nanosecond < right.local.nanosecond
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(secondsSinceEpoch)
    hasher.combine(local.nanosecond)
  }
}

extension ZonedDateTime: CustomStringConvertible {
  /// ISO 8601 with the name of the zone in brackets: `2021-12-09T13:05:00+09:00[Asia/Tokyo]`.
  public var description: String {
    "\(local)\(UTCOffset.text(Int(offset)))\(zoneName.map { "[\($0)]" } ?? "")"
  }
}
