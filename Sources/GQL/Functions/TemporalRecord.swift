import GraphStore

/// A date or time given by its fields: `{year: 2021, month: 12, day: 9}`.
///
/// A date is a year with a month and a day, a week and a day of it, a quarter and a day of it, or a day of the year;
/// what is left out is the first. `date`, `time` and `datetime` take over the fields of another value, of which
/// some can then be set anew.
struct TemporalRecord {
  private var fields: [String: Value] = [:]
  private let function: String
  private let zone: TimeZoneRules

  private static let dateFields: Set<String> = [
    "year", "month", "day", "week", "dayofweek", "quarter", "dayofquarter", "ordinalday", "dayofyear", "date",
    "datetime",
  ]
  private static let timeFields: Set<String> = [
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "time", "datetime",
  ]

  /// Takes the fields of a record, in any case.
  init(_ record: Record, function: String, zone: TimeZoneRules) throws(ValueError) {
    self.function = function
    self.zone = zone
    for field in record.fields { fields[field.name.lowercased()] = field.value }
  }

  /// The date or time of a type.
  ///
  /// - Throws: 22G05 for a field that the type has not, 22G06 for a value that a field can not have.
  func instant(_ type: ValueType) throws(ValueError) -> Value {
    let hasDate = type == .date || type == .localDateTime || type == .zonedDateTime
    let hasTime = type != .date
    let hasZone = type == .zonedTime || type == .zonedDateTime
    var known: Set<String> = hasDate ? Self.dateFields : []
    if hasTime { known.formUnion(Self.timeFields) }
    if hasZone { known.insert("timezone") }
    if hasDate && !hasTime { known.insert("datetime") }
    if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
      throw ValueError(status: "22G05", message: "\(function) has no field \(stranger)")
    }
    for value in fields.values where value.isNull { return .null }
    switch type {
    case .date: return .date(try date())
    case .localTime: return .localTime(try time())
    case .zonedTime: return try zonedTime()
    case .localDateTime: return .localDateTime(LocalDateTime(try date(), try time()))
    default: return try zonedDateTime()
    }
  }

  private func invalid(_ name: String) -> ValueError {
    ValueError(status: "22G06", message: "\(function): no such \(name), \(fields[name] ?? .null)")
  }

  private func integer(_ name: String) throws(ValueError) -> Int? {
    guard let value = fields[name] else { return nil }
    guard value.isNumeric, let whole = try? value.cast(to: .int64), whole == value,
      case .int64(let number) = whole
    else { throw invalid(name) }
    return Int(number)
  }

  /// The value that fields are taken from, as a type; nil where none is given.
  private func base(_ name: String, _ type: ValueType) throws(ValueError) -> Value? {
    guard let value = fields[name] ?? fields["datetime"] else { return nil }
    guard let base = try? value.cast(to: type, zone: zone) else {
      throw invalid(fields[name] == nil ? "datetime" : name)
    }
    return base
  }
}

extension TemporalRecord {
  private func date() throws(ValueError) -> CalendarDate {
    var base: CalendarDate?
    if case .date(let date) = try self.base("date", .date) { base = date }
    if let week = try integer("week") {
      guard let year = try integer("year") ?? base?.isoWeek.year else { throw missing("year") }
      let day = try integer("dayofweek") ?? base?.dayOfWeek ?? 1
      return try checked(CalendarDate(isoWeekYear: year, week: week, dayOfWeek: day), "week")
    }
    guard let year = try integer("year") ?? base?.year else { throw missing("year") }
    let ordinal = fields["ordinalday"] == nil ? "dayofyear" : "ordinalday"
    if let day = try integer(ordinal) {
      return try checked(CalendarDate(year: year, dayOfYear: day), ordinal)
    }
    if let quarter = try integer("quarter") { return try day(ofQuarter: quarter, year, base) }
    if fields["dayofquarter"] != nil { throw missing("quarter") }
    if let day = try integer("dayofweek") {
      guard let base, fields["month"] == nil, fields["day"] == nil, fields["year"] == nil else {
        throw missing("week")
      }
      let week = base.isoWeek
      return try checked(CalendarDate(isoWeekYear: week.year, week: week.week, dayOfWeek: day), "dayofweek")
    }
    let month = try integer("month") ?? base?.month ?? 1
    guard base != nil || fields["day"] == nil || fields["month"] != nil else { throw missing("month") }
    let longest = (1...12).contains(month) ? CalendarDate.daysIn(month: month, of: year % 400) : 31
    let day = try integer("day") ?? base.map { min($0.day, longest) } ?? 1
    let wrong = (1...12).contains(month) ? ((1...longest).contains(day) ? "year" : "day") : "month"
    return try checked(CalendarDate(year: year, month: month, day: day), wrong)
  }

  private func day(ofQuarter quarter: Int, _ year: Int, _ base: CalendarDate?) throws(ValueError)
    -> CalendarDate
  {
    guard (1...4).contains(quarter) else { throw invalid("quarter") }
    let start = try checked(CalendarDate(year: year, month: quarter * 3 - 2, day: 1), "year")
    let day = try integer("dayofquarter") ?? base?.dayOfQuarter ?? 1
    guard (1...92).contains(day) else { throw invalid("dayofquarter") }
    let date = try checked(CalendarDate(daysSinceEpoch: Int(start.daysSinceEpoch) + day - 1), "dayofquarter")
    guard date.quarter == quarter else { throw invalid("dayofquarter") }
    return date
  }

  private func time() throws(ValueError) -> LocalTime {
    var base = LocalTime.midnight
    if case .localTime(let time) = try self.base("time", .localTime) { base = time }
    var nanosecond = 0
    var hasFraction = false
    for (name, unit, limit) in [
      ("millisecond", 1_000_000, 999), ("microsecond", 1000, 999_999), ("nanosecond", 1, 999_999_999),
    ] {
      guard let count = try integer(name) else { continue }
      guard (0...limit).contains(count) else { throw invalid(name) }
      nanosecond += count * unit
      hasFraction = true
    }
    let hour = try integer("hour") ?? base.hour
    let minute = try integer("minute") ?? base.minute
    let second = try integer("second") ?? base.second
    if !hasFraction { nanosecond = base.nanosecond }
    let wrong = (0...23).contains(hour) ? ((0...59).contains(minute) ? "second" : "minute") : "hour"
    guard let time = LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond) else {
      throw invalid(wrong)
    }
    return time
  }

  /// A time in the zone given, at the same moment of the day as in the zone it was taken from.
  private func zonedTime() throws(ValueError) -> Value {
    let given = try givenZone()?.standardOffset
    let taken = try takenZone().map(\.offset)
    var time = try time()
    if let given, let taken {
      let day: Int64 = 86_400_000_000_000
      let moved = time.nanosecondOfDay + Int64(given - taken) * 1_000_000_000
      time = LocalTime(nanosecondOfDay: (moved % day + day) % day) ?? time
    }
    guard let value = ZonedTime(time, offset: given ?? taken ?? zone.standardOffset) else {
      throw invalid("timezone")
    }
    return .zonedTime(value)
  }

  /// A datetime in the zone given, at the same moment as in the zone that its time was taken from.
  private func zonedDateTime() throws(ValueError) -> Value {
    let local = Value.localDateTime(LocalDateTime(try date(), try time()))
    let given = try givenZone()
    let taken = try takenZone()?.rules
    let value = try local.cast(to: .zonedDateTime, zone: taken ?? given ?? zone)
    guard taken != nil, let given, case .zonedDateTime(let moment) = value else { return value }
    let moved = given.moment(moment.secondsSinceEpoch, nanosecond: Int(moment.local.nanosecond))
    guard let moved else { throw invalid("timezone") }
    return .zonedDateTime(moved)
  }

  /// The zone that the record names; of a time, which has no date, its offset out of summer counts.
  private func givenZone() throws(ValueError) -> TimeZoneRules? {
    switch fields["timezone"] {
    case .string(let name)?: return try TimeZoneRules(named: name)
    case nil: return nil
    default: throw invalid("timezone")
    }
  }

  /// The zone of the value that the time was taken from, with its offset there; nil where it has none.
  private func takenZone() throws(ValueError) -> (rules: TimeZoneRules, offset: Int)? {
    let offset: Int
    var name: String?
    switch fields["time"] ?? fields["datetime"] {
    case .zonedTime(let time)?: offset = Int(time.offset)
    case .zonedDateTime(let moment)?: (offset, name) = (Int(moment.offset), moment.zoneName)
    default: return nil
    }
    if let name { return (try TimeZoneRules(named: name), offset) }
    return TimeZoneRules(offset: offset).map { ($0, offset) }
  }

  private func missing(_ name: String) -> ValueError {
    ValueError(status: "22G06", message: "\(function) needs a \(name) beside the other fields")
  }

  private func checked(_ date: CalendarDate?, _ name: String) throws(ValueError) -> CalendarDate {
    guard let date else { throw invalid(name) }
    return date
  }
}

extension CalendarDate {
  /// The quarter of the year, 1 to 4.
  var quarter: Int { (month + 2) / 3 }

  /// The day of the quarter, from 1.
  var dayOfQuarter: Int {
    let start = CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
    return Int(daysSinceEpoch) - Int(start?.daysSinceEpoch ?? daysSinceEpoch) + 1
  }
}
