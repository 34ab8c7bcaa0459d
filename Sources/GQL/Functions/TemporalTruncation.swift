import GraphStore

/// `date.truncate('month', d)` and its kin: a date or time with everything below a unit at its least (extension).
///
/// The arguments are the unit, the date or time (the clock of the statement where it is left out), and perhaps a record of
/// fields to set anew: `date.truncate('year', d, {day: 5})`.
enum TemporalTruncation {
  /// - Throws: 22G03 for arguments of the wrong type, 22G06 for a unit that there is not or that the value can't be cut to.
  static func evaluate(
    _ arguments: FunctionArguments, to type: ValueType, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    let unit = try arguments.text(0).lowercased()
    let value = arguments.count > 1 ? arguments[1] : .zonedDateTime(context.now)
    guard value.isTemporalInstant else { throw arguments.mismatch(1, "a date or time") }
    let record: Record
    switch arguments[2] {
    case .null: record = Record([])
    case .record(let fields): record = fields
    default: throw arguments.mismatch(2, "a RECORD")
    }

    let cut: Value
    if let moment = value.dateAndTime, type == .date || type == .localDateTime || type == .zonedDateTime {
      guard let truncated = truncate(moment, to: unit, hasTime: type != .date) else {
        throw wrong(unit, arguments)
      }
      cut = .localDateTime(truncated)
    } else {
      guard type == .localTime || type == .zonedTime,
        case .localTime(let time) = try value.cast(to: .localTime),
        let truncated = truncate(time, to: unit)
      else { throw wrong(unit, arguments) }
      cut = .localTime(truncated)
    }

    var fields = [(type == .localTime || type == .zonedTime ? "time" : "datetime", cut)]
    if !record.fields.contains(where: { $0.name.lowercased() == "timezone" }), let zone = value.zone {
      if type == .zonedTime || type == .zonedDateTime { fields.append(("timezone", .string(zone))) }
    }
    fields += record.fields.map { ($0.name, $0.value) }
    return try TemporalRecord(Record(fields), function: arguments.function.name, zone: context.timeZone)
      .instant(type)
  }

  private static func wrong(_ unit: String, _ arguments: FunctionArguments) -> ValueError {
    ValueError(
      status: "22G06",
      message: "\(arguments.function.name) can't cut \(arguments[1].typeName) to a unit '\(unit)'")
  }

  private static func truncate(_ moment: LocalDateTime, to unit: String, hasTime: Bool) -> LocalDateTime? {
    if let date = truncate(moment.date, to: unit) { return LocalDateTime(date, .midnight) }
    guard hasTime, let time = truncate(moment.time, to: unit) else { return nil }
    return LocalDateTime(moment.date, time)
  }

  private static func truncate(_ date: CalendarDate, to unit: String) -> CalendarDate? {
    let year = date.year
    func start(ofYears count: Int) -> CalendarDate? {
      // Down to a whole number of them, before year 0 too.
      CalendarDate(year: year - (year % count + count) % count, month: 1, day: 1)
    }
    switch unit {
    case "millennium": return start(ofYears: 1000)
    case "century": return start(ofYears: 100)
    case "decade": return start(ofYears: 10)
    case "year": return start(ofYears: 1)
    case "weekyear": return CalendarDate(isoWeekYear: date.isoWeek.year, week: 1, dayOfWeek: 1)
    case "quarter": return CalendarDate(year: year, month: date.quarter * 3 - 2, day: 1)
    case "month": return CalendarDate(year: year, month: date.month, day: 1)
    case "week": return CalendarDate(daysSinceEpoch: Int(date.daysSinceEpoch) - (date.dayOfWeek - 1))
    case "day": return date
    default: return nil
    }
  }

  private static func truncate(_ time: LocalTime, to unit: String) -> LocalTime? {
    let length: Int64? =
      switch unit {
      case "day": 86_400_000_000_000
      case "hour": 3_600_000_000_000
      case "minute": 60_000_000_000
      case "second": 1_000_000_000
      case "millisecond": 1_000_000
      case "microsecond": 1000
      default: nil
      }
    guard let length else { return nil }
    return LocalTime(nanosecondOfDay: time.nanosecondOfDay / length * length)
  }
}

extension Value {
  /// What a clock and a calendar show; nil for a time, which has no date.
  fileprivate var dateAndTime: LocalDateTime? {
    switch self {
    case .date(let date): LocalDateTime(date, .midnight)
    case .localDateTime(let moment): moment
    case .zonedDateTime(let moment): moment.local
    default: nil
    }
  }

  /// The name of the value's time zone, or its offset as text; nil where it has none.
  fileprivate var zone: String? {
    switch self {
    case .zonedTime(let time): TimeZoneRules(offset: Int(time.offset))?.description
    case .zonedDateTime(let moment): moment.zoneName ?? TimeZoneRules(offset: Int(moment.offset))?.description
    default: nil
    }
  }
}
