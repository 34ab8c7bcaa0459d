extension Value {
  /// Whether this is a date, a time or both, as opposed to a duration.
  public var isTemporalInstant: Bool {
    switch family {
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime: true
    default: false
    }
  }

  /// The sum where one side is a duration and the other a duration, date or time; nil for other values.
  static func temporalSum(_ left: Value, _ right: Value) throws(ValueError) -> Value? {
    switch (left, right) {
    case (.duration(let one), .duration(let other)): return .duration(try one.adding(other))
    case (let instant, .duration(let duration)), (.duration(let duration), let instant):
      return try instant.shifted(by: duration)
    default: return nil
    }
  }

  /// The date or time a duration later; nil for other values.
  ///
  /// Months first, at the end of a month that is too short, then days and seconds. A date takes whole days only; a
  /// time goes round the clock and takes no months.
  private func shifted(by duration: CalendarDuration) throws(ValueError) -> Value? {
    switch self {
    case .date(let date):
      let days = Int(duration.totalNanoseconds / Int128(LocalTime.nanosecondsPerDay))
      guard let month = date.adding(months: duration.months),
        let day = CalendarDate(daysSinceEpoch: Int(month.daysSinceEpoch) + days)
      else { throw outOfCalendar(duration) }
      return .date(day)
    case .localTime(let time): return .localTime(try time.shifted(by: duration))
    case .zonedTime(let time):
      return ZonedTime(try time.local.shifted(by: duration), offset: Int(time.offset)).map(Value.zonedTime)
    case .localDateTime(let moment):
      guard let later = moment.shifted(by: duration) else { throw outOfCalendar(duration) }
      return .localDateTime(later)
    case .zonedDateTime(let moment):
      guard let later = moment.shifted(by: duration) else { throw outOfCalendar(duration) }
      return .zonedDateTime(later)
    default: return nil
    }
  }

  private func outOfCalendar(_ duration: CalendarDuration) -> ValueError {
    .temporalOverflow("\(plainText) and \(duration) leave the years -999999 to 999999")
  }

  /// `DURATION_BETWEEN(start, end)`: the time from `start` to `end`, negative where `end` is earlier.
  ///
  /// Whole months toward zero for YEAR TO MONTH, seconds for DAY TO SECOND. Dates count as their midnight beside a
  /// datetime; a zoned and a local one compare by what the clock shows.
  ///
  /// - Throws: 22G14 for a time and a date, which have no unit in common, or months between times; 22G03 for values
  ///   that are no date or time.
  public static func durationBetween(
    _ start: Value, _ end: Value, _ kind: DurationKind
  ) throws(ValueError) -> Value {
    if start.isNull || end.isNull { return .null }
    guard start.isTemporalInstant, end.isTemporalInstant else {
      throw .invalidType("no duration between \(start.typeName) and \(end.typeName)")
    }
    if let one = start.dateTime, let other = end.dateTime {
      if kind == .yearToMonth {
        let months = LocalDateTime.wholeMonths(from: one, to: other)
        return .duration(try .checked(months: Int128(months), nanoseconds: 0, kind: .yearToMonth))
      }
      return .duration(try .checked(months: 0, nanoseconds: nanoseconds(from: start, to: end)))
    }
    if kind != .yearToMonth, let one = start.clockNanoseconds, let other = end.clockNanoseconds {
      return .duration(try .checked(months: 0, nanoseconds: Int128(other - one)))
    }
    throw ValueError(
      status: "22G14", message: "no duration of this kind between \(start.typeName) and \(end.typeName)")
  }

  private static func nanoseconds(from start: Value, to end: Value) -> Int128 {
    if case .zonedDateTime(let one) = start, case .zonedDateTime(let other) = end {
      return nanoseconds(other.secondsSinceEpoch, other.local.nanosecond)
        - nanoseconds(one.secondsSinceEpoch, one.local.nanosecond)
    }
    guard let one = start.dateTime, let other = end.dateTime else { return 0 }
    return nanoseconds(other.seconds, other.nanosecond) - nanoseconds(one.seconds, one.nanosecond)
  }

  private static func nanoseconds(_ seconds: Int64, _ nanosecond: Int32) -> Int128 {
    Int128(seconds) * 1_000_000_000 + Int128(nanosecond)
  }

  /// What a clock and a calendar show; nil for times, which have no date.
  var dateTime: LocalDateTime? {
    switch self {
    case .date(let date): LocalDateTime(date, .midnight)
    case .localDateTime(let moment): moment
    case .zonedDateTime(let moment): moment.local
    default: nil
    }
  }

  /// The nanoseconds of a time: of the day, or of the day in UTC.
  private var clockNanoseconds: Int64? {
    switch self {
    case .localTime(let time): time.nanosecondOfDay
    case .zonedTime(let time): time.utcNanoseconds
    default: nil
    }
  }
}

extension LocalTime {
  /// The time a duration later, round the clock.
  func shifted(by duration: CalendarDuration) throws(ValueError) -> LocalTime {
    guard duration.months == 0 else {
      throw ValueError(status: "22G14", message: "a time of the day and \(duration) have no unit in common")
    }
    let rest = Int64(duration.totalNanoseconds % Int128(LocalTime.nanosecondsPerDay))
    return advanced(byNanoseconds: rest)
  }
}

extension LocalDateTime {
  /// The moment a duration later; nil outside of the range of years.
  func shifted(by duration: CalendarDuration) -> LocalDateTime? {
    guard let date = date.adding(months: duration.months) else { return nil }
    let start = LocalDateTime(date, time)
    let nanoseconds = Int64(start.nanosecond) + Int64(duration.nanosecond)
    return LocalDateTime(
      seconds: start.seconds + duration.seconds + nanoseconds / 1_000_000_000,
      nanosecond: Int(nanoseconds % 1_000_000_000))
  }

  /// How many whole months lie between two moments, toward zero.
  static func wholeMonths(from start: LocalDateTime, to end: LocalDateTime) -> Int {
    let (one, other) = (start.date.components, end.date.components)
    var months = (other.year - one.year) * 12 + other.month - one.month
    // The last month counts only where its day and time are reached.
    let startInMonth = (one.day, start.time.nanosecondOfDay)
    let endInMonth = (other.day, end.time.nanosecondOfDay)
    if months > 0 && endInMonth < startInMonth { months -= 1 }
    if months < 0 && endInMonth > startInMonth { months += 1 }
    return months
  }
}

extension ZonedDateTime {
  /// The moment a duration later: months by the calendar of the clock, seconds as they pass.
  func shifted(by duration: CalendarDuration) -> ZonedDateTime? {
    guard let later = local.shifted(by: duration) else { return nil }
    return ZonedDateTime(later, offset: Int(offset), zoneName: zoneName)
  }
}
