extension Value {
  /// The value as a date, time, datetime or duration.
  func castToTemporal(_ type: ValueType, _ zone: TimeZoneRules) throws(ValueError) -> Value {
    let result: Value?
    switch type {
    case .date: result = try date()
    case .localTime: result = try localTime()
    case .zonedTime: result = try zonedTime(zone)
    case .localDateTime: result = try localDateTime()
    case .zonedDateTime: result = try zonedDateTime(zone)
    case .duration(let kind): result = try duration(kind)
    default: result = nil
    }
    guard let result else { throw .invalidType("\(self.type) can not be cast to \(type)") }
    return result
  }

  private func date() throws(ValueError) -> Value? {
    if case .string(let text) = self {
      let trimmed = Value.trimmingWhiteSpace(text)
      return .date(try TemporalText.date(trimmed))
    }
    return dateTime.map { .date($0.date) }
  }

  private func localTime() throws(ValueError) -> Value? {
    switch self {
    case .string(let text): .localTime(try TemporalText.localTime(Value.trimmingWhiteSpace(text)))
    case .localTime: self
    case .zonedTime(let time): .localTime(time.local)
    case .localDateTime(let moment): .localTime(moment.time)
    case .zonedDateTime(let moment): .localTime(moment.local.time)
    default: nil
    }
  }

  private func zonedTime(_ zone: TimeZoneRules) throws(ValueError) -> Value? {
    switch self {
    case .string(let text):
      .zonedTime(try TemporalText.zonedTime(Value.trimmingWhiteSpace(text), zone: zone))
    case .zonedTime: self
    case .localTime(let time): ZonedTime(time, offset: zone.standardOffset).map(Value.zonedTime)
    case .localDateTime(let moment): zone.zoned(moment).flatMap(Value.time)
    case .zonedDateTime(let moment): Value.time(of: moment)
    default: nil
    }
  }

  private static func time(of moment: ZonedDateTime) -> Value? {
    ZonedTime(moment.local.time, offset: Int(moment.offset)).map(Value.zonedTime)
  }

  private func localDateTime() throws(ValueError) -> Value? {
    if case .string(let text) = self {
      return .localDateTime(try TemporalText.localDateTime(Value.trimmingWhiteSpace(text)))
    }
    return dateTime.map(Value.localDateTime)
  }

  private func zonedDateTime(_ zone: TimeZoneRules) throws(ValueError) -> Value? {
    switch self {
    case .string(let text):
      return .zonedDateTime(try TemporalText.zonedDateTime(Value.trimmingWhiteSpace(text), zone: zone))
    case .zonedDateTime: return self
    default:
      guard let dateTime else { return nil }
      guard let moment = zone.zoned(dateTime) else {
        throw .temporalOverflow("\(plainText) in \(zone) leaves the years -999999 to 999999")
      }
      return .zonedDateTime(moment)
    }
  }

  private func duration(_ kind: DurationKind?) throws(ValueError) -> Value? {
    let duration: CalendarDuration
    switch self {
    case .string(let text): duration = try DurationText.duration(Value.trimmingWhiteSpace(text))
    case .duration(let value): duration = value
    default: return nil
    }
    switch kind {
    case .yearToMonth? where duration.seconds == 0 && duration.nanosecond == 0: break
    case .dayToSecond? where duration.months == 0: break
    case nil, .mixed?: return .duration(duration)
    default:
      throw .invalidType("\(duration) has units that \(ValueType.duration(kind)) has not")
    }
    return CalendarDuration(
      months: duration.months, seconds: duration.seconds, nanosecond: Int(duration.nanosecond), kind: kind
    ).map(Value.duration)
  }

  /// The value of a time or datetime literal, zoned where the text has an offset or a zone:
  /// `TIME '…'` with `isDateTime` false, `DATETIME '…'` with true.
  ///
  /// - Throws: 22007 where the text is none.
  public static func temporal(literal text: String, isDateTime: Bool) throws(ValueError) -> Value {
    let trimmed = trimmingWhiteSpace(text)
    switch (isDateTime, TemporalText.hasZone(trimmed)) {
    case (true, true): return .zonedDateTime(try TemporalText.zonedDateTime(trimmed, zone: .utc))
    case (true, false): return .localDateTime(try TemporalText.localDateTime(trimmed))
    case (false, true): return .zonedTime(try TemporalText.zonedTime(trimmed, zone: .utc))
    case (false, false): return .localTime(try TemporalText.localTime(trimmed))
    }
  }
}
