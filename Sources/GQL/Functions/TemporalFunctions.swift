import GraphStore

/// The functions of dates, times and durations (20.27 to 20.29).
enum TemporalFunctions {
  static func evaluate(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    switch arguments.function {
    case .currentDate: .date(context.now.local.date)
    case .currentTime: try Value.zonedDateTime(context.now).cast(to: .zonedTime)
    case .currentTimestamp: .zonedDateTime(context.now)
    case .localTimestamp: .localDateTime(context.now.local)
    case .timestamp:
      .int64(context.now.secondsSinceEpoch * 1000 + Int64(context.now.local.nanosecond / 1_000_000))
    case .fromEpoch: try moment(seconds: arguments.integer(0), nanosecond: arguments.integer(1))
    case .fromEpochMilliseconds: try moment(milliseconds: arguments.integer(0))
    case .duration: try duration(arguments)
    case .durationBetween: try durationBetween(arguments)
    case .date: try instant(.date, arguments, context)
    case .localTime: try instant(.localTime, arguments, context)
    case .zonedTime: try instant(.zonedTime, arguments, context)
    case .localDateTime: try instant(.localDateTime, arguments, context)
    default: try instant(.zonedDateTime, arguments, context)
    }
  }

  /// A date or time of nothing (the clock of the statement), of a text, a record, or another date or time.
  private static func instant(
    _ type: ValueType, _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    guard arguments.count > 0 else { return try Value.zonedDateTime(context.now).cast(to: type) }
    switch arguments[0] {
    case .record(let record):
      return try TemporalRecord(record, function: arguments.function.name, zone: context.timeZone).instant(
        type)
    case .string: return try arguments[0].cast(to: type, zone: context.timeZone)
    default:
      guard arguments[0].isTemporalInstant else { throw arguments.mismatch(0, "a STRING or RECORD") }
      return try arguments[0].cast(to: type, zone: context.timeZone)
    }
  }

  /// A moment in UTC; nanoseconds may pass a second, in either direction.
  private static func moment(seconds: Int, nanosecond: Int) throws(ValueError) -> Value {
    let (carry, rest) = nanosecond.quotientAndRemainder(dividingBy: 1_000_000_000)
    let borrow = rest < 0 ? 1 : 0
    let (whole, overflows) = seconds.addingReportingOverflow(carry - borrow)
    guard !overflows,
      let moment = ZonedDateTime(
        secondsSinceEpoch: Int64(whole), nanosecond: rest + borrow * 1_000_000_000, offset: 0)
    else { throw .temporalOverflow("\(seconds) seconds since 1970 leave the calendar") }
    return .zonedDateTime(moment)
  }

  private static func moment(milliseconds: Int) throws(ValueError) -> Value {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return try moment(seconds: seconds, nanosecond: rest * 1_000_000)
  }

  private static func duration(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments[0] {
    case .record(let record): return .duration(try DurationRecord.duration(record))
    case .string, .duration: return try arguments[0].cast(to: .duration(nil))
    default: throw arguments.mismatch(0, "a STRING or RECORD")
    }
  }

  private static func durationBetween(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let kind: DurationKind
    switch arguments.count > 2 ? try arguments.text(2).lowercased() : "day_time" {
    case "year_month": kind = .yearToMonth
    case "day_time": kind = .dayToSecond
    case let other: throw .invalidType("a duration is of kind year_month or day_time, not \(other)")
    }
    return try Value.durationBetween(arguments[0], arguments[1], kind)
  }
}
