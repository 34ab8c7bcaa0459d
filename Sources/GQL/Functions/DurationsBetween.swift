import GraphStore

/// `duration.between`, `duration.inMonths`, `duration.inDays` and `duration.inSeconds` of Cypher (extensions).
///
/// A date beside a time counts as a time of its midnight; a zoned value beside a local one, as what its clock shows.
enum DurationsBetween {
  /// - Throws: 22G03 where an argument is no date or time, 22015 where the duration is too long.
  static func evaluate(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    for place in 0..<2 where !arguments[place].isTemporalInstant {
      throw arguments.mismatch(place, "a date or time")
    }
    let (start, end) = try comparable(arguments[0], arguments[1])
    let haveDates = !start.isTimeOfDay
    switch arguments.function {
    case .monthsBetween:
      return haveDates
        ? try Value.durationBetween(start, end, .yearToMonth) : .duration(.zero)
    case .daysBetween:
      guard haveDates, case .duration(let whole) = try Value.durationBetween(start, end, .dayToSecond) else {
        return .duration(.zero)
      }
      let isBorrowed = whole.seconds < 0 && whole.nanosecond > 0
      let days = (whole.seconds + (isBorrowed ? 1 : 0)) / 86_400
      return .duration(CalendarDuration(months: 0, seconds: days * 86_400) ?? .zero)
    case .secondsBetween:
      return try Value.durationBetween(start, end, .dayToSecond)
    default:
      guard haveDates else { return try Value.durationBetween(start, end, .dayToSecond) }
      let months = try Value.durationBetween(start, end, .yearToMonth)
      let rest = try Value.durationBetween(start.adding(months), end, .dayToSecond)
      return try months.adding(rest)
    }
  }

  /// Both values as one type.
  private static func comparable(_ start: Value, _ end: Value) throws(ValueError) -> (Value, Value) {
    if start.isTimeOfDay || end.isTimeOfDay {
      let type: ValueType = start.isZoned && end.isZoned ? .zonedTime : .localTime
      return (try time(start, type), try time(end, type))
    }
    if start.isZoned && end.isZoned { return (start, end) }
    return (try start.cast(to: .localDateTime), try end.cast(to: .localDateTime))
  }

  private static func time(_ value: Value, _ type: ValueType) throws(ValueError) -> Value {
    if case .date = value { return .localTime(.midnight) }
    return try value.cast(to: type)
  }
}

extension Value {
  fileprivate var isTimeOfDay: Bool {
    switch self {
    case .localTime, .zonedTime: true
    default: false
    }
  }

  fileprivate var isZoned: Bool {
    switch self {
    case .zonedTime, .zonedDateTime: true
    default: false
    }
  }
}
