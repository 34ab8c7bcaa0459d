import GraphStore

/// The parts of dates, times and durations by name: `d.year`, `t.hour`, `x.days` (an extension).
enum TemporalComponents {
  /// A part of a value; the name in any case. Null of null.
  ///
  /// - Throws: 22G05 where the value has no such part, 22G03 where it is no date, time or duration.
  static func component(_ name: String, of value: Value) throws(ValueError) -> Value {
    let key = name.lowercased()
    let part: Value?
    switch value {
    case .null: return .null
    case .date(let date): part = integer(self.part(key, of: date))
    case .localTime(let time): part = integer(self.part(key, of: time))
    case .zonedTime(let time):
      part = integer(self.part(key, of: time.local)) ?? zonePart(key, Int(time.offset))
    case .localDateTime(let moment):
      part = integer(self.part(key, of: moment.date) ?? self.part(key, of: moment.time))
    case .zonedDateTime(let moment): part = self.part(key, of: moment)
    case .duration(let duration): part = integer(self.part(key, of: duration))
    default: throw .invalidType("\(value.typeName) has no component \(name)")
    }
    guard let part else {
      throw ValueError(status: "22G05", message: "\(value.typeName) has no component \(name)")
    }
    return part
  }

  private static func integer(_ part: Int64?) -> Value? {
    part.map(Value.int64)
  }

  private static func part(_ key: String, of date: CalendarDate) -> Int64? {
    let part: Int? =
      switch key {
      case "year": date.year
      case "quarter": date.quarter
      case "month": date.month
      case "week": date.isoWeek.week
      case "weekyear": date.isoWeek.year
      case "day": date.day
      case "dayofweek", "weekday": date.dayOfWeek
      case "dayofyear", "ordinalday": date.dayOfYear
      case "dayofquarter": date.dayOfQuarter
      default: nil
      }
    return part.map(Int64.init)
  }

  private static func part(_ key: String, of time: LocalTime) -> Int64? {
    let part: Int? =
      switch key {
      case "hour": time.hour
      case "minute": time.minute
      case "second": time.second
      case "millisecond": time.nanosecond / 1_000_000
      case "microsecond": time.nanosecond / 1000
      case "nanosecond": time.nanosecond
      default: nil
      }
    return part.map(Int64.init)
  }

  private static func zonePart(_ key: String, _ offset: Int, name: String? = nil) -> Value? {
    switch key {
    case "timezone": .string(name ?? text(ofOffset: offset))
    case "offset": .string(text(ofOffset: offset))
    case "offsetminutes": .int64(Int64(offset / 60))
    case "offsetseconds": .int64(Int64(offset))
    default: nil
    }
  }

  private static func text(ofOffset offset: Int) -> String {
    TimeZoneRules(offset: offset)?.description ?? "Z"
  }

  private static func part(_ key: String, of moment: ZonedDateTime) -> Value? {
    switch key {
    case "epochseconds": .int64(moment.secondsSinceEpoch)
    case "epochmillis": .int64(moment.secondsSinceEpoch * 1000 + Int64(moment.local.nanosecond / 1_000_000))
    default:
      integer(part(key, of: moment.local.date) ?? part(key, of: moment.local.time))
        ?? zonePart(key, Int(moment.offset), name: moment.zoneName)
    }
  }

  /// A whole duration in a unit (`days`), or what a larger unit leaves (`monthsOfYear`), toward zero.
  private static func part(_ key: String, of duration: CalendarDuration) -> Int64? {
    let isBorrowed = duration.seconds < 0 && duration.nanosecond > 0
    let seconds = duration.seconds + (isBorrowed ? 1 : 0)
    let nanosecond = Int64(duration.nanosecond) - (isBorrowed ? 1_000_000_000 : 0)
    switch key {
    case "years": return duration.months / 12
    case "quarters": return duration.months / 3
    case "months": return duration.months
    case "quartersofyear": return duration.months / 3 % 4
    case "monthsofyear": return duration.months % 12
    case "monthsofquarter": return duration.months % 3
    case "weeks": return seconds / 604_800
    case "days": return seconds / 86_400
    case "daysofweek": return seconds / 86_400 % 7
    case "hours": return seconds / 3600
    case "hoursofday": return seconds / 3600 % 24
    case "minutes": return seconds / 60
    case "minutesofhour": return seconds / 60 % 60
    case "seconds": return seconds
    case "secondsofminute": return seconds % 60
    case "milliseconds": return scaled(seconds, 1000, nanosecond / 1_000_000)
    case "millisecondsofsecond": return nanosecond / 1_000_000
    case "microseconds": return scaled(seconds, 1_000_000, nanosecond / 1000)
    case "microsecondsofsecond": return nanosecond / 1000
    case "nanoseconds": return scaled(seconds, 1_000_000_000, nanosecond)
    case "nanosecondsofsecond": return nanosecond
    default: return nil
    }
  }

  /// A count of smaller units, at the limit of INT64 where it would pass it.
  private static func scaled(_ seconds: Int64, _ unit: Int64, _ rest: Int64) -> Int64 {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: unit)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, sumOverflow) = product.addingReportingOverflow(rest)
    return sumOverflow ? (seconds < 0 ? .min : .max) : sum
  }
}
