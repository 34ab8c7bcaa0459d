/// Reads the texts of ISO 8601 for dates, times and datetimes.
///
/// Extended (`2021-12-09T13:05:00+09:00`) and basic forms (`20211209T130500+0900`), weeks (`2021-W49-4`), days of the
/// year (`2021-343`), years of more digits with a sign (`+012021-12-09`), a space for the `T`, a comma for the
/// point, and after the offset the name of a zone in brackets. What is left out at the end is the first month or day,
/// or 0. Decimals beyond nanoseconds are cut off.
struct TemporalText {
  private var reader: ByteReader
  private let text: String

  private init(_ text: String) {
    self.text = text
    reader = ByteReader(Array(text.utf8))
  }

  private func invalid(_ kind: String) -> ValueError {
    .invalidTemporalFormat("'\(text)' is no \(kind) of ISO 8601")
  }

  /// The date of a text; 22007 where it is none.
  static func date(_ text: String) throws(ValueError) -> CalendarDate {
    var parser = TemporalText(text)
    guard let date = parser.readDate(), parser.reader.isAtEnd else { throw parser.invalid("date") }
    return date
  }

  /// The time of a text without an offset; 22007 where it is none.
  static func localTime(_ text: String) throws(ValueError) -> LocalTime {
    var parser = TemporalText(text)
    _ = parser.reader.take("T")
    guard let time = parser.readTime(), parser.reader.isAtEnd else { throw parser.invalid("local time") }
    return time
  }

  /// The time of a text with an offset, or in a zone where it has none; 22007 where it is no time.
  static func zonedTime(_ text: String, zone: TimeZoneRules) throws(ValueError) -> ZonedTime {
    var parser = TemporalText(text)
    _ = parser.reader.take("T")
    guard let time = parser.readTime() else { throw parser.invalid("zoned time") }
    let offset = parser.reader.isAtEnd ? zone.standardOffset : parser.readOffset()
    guard let offset, parser.reader.isAtEnd, let result = ZonedTime(time, offset: offset) else {
      throw parser.invalid("zoned time")
    }
    return result
  }

  /// The moment of a text without an offset, midnight where it has no time; 22007 where it is none.
  static func localDateTime(_ text: String) throws(ValueError) -> LocalDateTime {
    var parser = TemporalText(text)
    guard let moment = parser.readDateTime(), parser.reader.isAtEnd else {
      throw parser.invalid("local datetime")
    }
    return moment
  }

  /// The moment of a text with an offset or a zone, or in a zone where it has neither; 22007 where it is none.
  static func zonedDateTime(_ text: String, zone: TimeZoneRules) throws(ValueError) -> ZonedDateTime {
    var parser = TemporalText(text)
    guard let moment = parser.readDateTime() else { throw parser.invalid("zoned datetime") }
    var offset: Int?
    if let next = parser.reader.peek, next != 0x5B {
      offset = parser.readOffset()
      guard offset != nil else { throw parser.invalid("zoned datetime") }
    }
    if parser.reader.isAtEnd {
      guard let result = offset.map({ ZonedDateTime(moment, offset: $0) }) ?? zone.zoned(moment) else {
        throw parser.invalid("zoned datetime")
      }
      return result
    }
    guard let name = parser.readZoneName() else { throw parser.invalid("zoned datetime") }
    let named = try TimeZoneRules(named: name)
    guard let result = named.zoned(moment, preferringOffset: offset) else {
      throw parser.invalid("zoned datetime")
    }
    return result
  }

  /// Whether a text of a time or a datetime ends with an offset or the name of a zone.
  static func hasZone(_ text: String) -> Bool {
    if text.utf8.last == 0x5D { return true }
    // The time is what follows a T or a space, or everything; a minus within a date is no offset.
    let bytes = Array(text.utf8)
    let separator = bytes.firstIndex { $0 == 0x54 || $0 == 0x74 || $0 == 0x20 }
    if separator == nil && bytes.firstIndex(of: 0x3A) == nil && bytes.count > 6 { return false }
    return bytes[(separator.map { $0 + 1 } ?? 0)...].contains { [0x5A, 0x7A, 0x2B, 0x2D].contains($0) }
  }

  /// The seconds ahead of UTC of `Z`, `+09:00`, `-0330`, `+9`; nil for any other text.
  static func offset(_ text: String) -> Int? {
    var parser = TemporalText(text)
    guard let offset = parser.readOffset(), parser.reader.isAtEnd, UTCOffset.isValid(offset) else {
      return nil
    }
    return offset
  }
}

extension TemporalText {
  private mutating func readDate() -> CalendarDate? {
    guard let (year, isExtendedYear) = readYear() else { return nil }
    let isDashed = reader.take("-")
    if reader.take("W") { return readWeek(of: year, isDashed: isDashed) }
    // Of a date of basic form the year has four digits, which `readYear` has left the rest of.
    switch (isDashed, reader.digitCount) {
    case (false, 0): return CalendarDate(year: year, month: 1, day: 1)
    case (_, 3):
      return reader.takeNumber(digits: 3).flatMap { CalendarDate(year: year, dayOfYear: $0) }
    case (false, 4) where !isExtendedYear:
      guard let month = reader.takeNumber(digits: 2), let day = reader.takeNumber(digits: 2) else {
        return nil
      }
      return CalendarDate(year: year, month: month, day: day)
    case (_, 2):
      guard let month = reader.takeNumber(digits: 2) else { return nil }
      guard isDashed, reader.peek == 0x2D else { return CalendarDate(year: year, month: month, day: 1) }
      reader.skip()
      guard let day = reader.takeNumber(digits: 2) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  private mutating func readYear() -> (Int, isExtended: Bool)? {
    let sign = reader.peek
    if sign == 0x2D || sign == 0x2B {
      reader.skip()
      let count = reader.digitCount
      guard count >= 4, let year = reader.takeNumber(digits: min(count, 9)) else { return nil }
      return (sign == 0x2D ? -year : year, count > 4)
    }
    return reader.takeNumber(digits: 4).map { ($0, false) }
  }

  private mutating func readWeek(of year: Int, isDashed: Bool) -> CalendarDate? {
    guard let week = reader.takeNumber(digits: 2) else { return nil }
    var day = 1
    if isDashed ? reader.take("-") : reader.digitCount > 0 {
      guard let number = reader.takeNumber(digits: 1) else { return nil }
      day = number
    }
    return CalendarDate(isoWeekYear: year, week: week, dayOfWeek: day)
  }

  private mutating func readTime() -> LocalTime? {
    guard let hour = reader.takeNumber(digits: 2) else { return nil }
    var (minute, second, nanosecond) = (0, 0, 0)
    let isDashed = reader.take(":")
    if isDashed || reader.digitCount >= 2 {
      guard let number = reader.takeNumber(digits: 2) else { return nil }
      minute = number
      if isDashed ? reader.take(":") : reader.digitCount >= 2 {
        guard let number = reader.takeNumber(digits: 2) else { return nil }
        second = number
        if reader.take(anyOf: [0x2E, 0x2C]) {
          guard let fraction = readNanoseconds() else { return nil }
          nanosecond = fraction
        }
      }
    }
    return LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  private mutating func readNanoseconds() -> Int? {
    var nanosecond = 0
    var unit = 100_000_000
    guard reader.digitCount > 0 else { return nil }
    while let byte = reader.peek, let digit = ByteReader.digit(byte) {
      nanosecond += digit * unit
      unit /= 10
      reader.skip()
    }
    return nanosecond
  }

  private mutating func readDateTime() -> LocalDateTime? {
    guard let date = readDate() else { return nil }
    guard reader.take(anyOf: [0x54, 0x74, 0x20]) else { return LocalDateTime(date, .midnight) }
    return readTime().map { LocalDateTime(date, $0) }
  }

  private mutating func readOffset() -> Int? {
    if reader.take("Z") { return 0 }
    guard let sign = reader.peek, sign == 0x2B || sign == 0x2D else { return nil }
    reader.skip()
    guard let hours = reader.takeNumber(digits: reader.digitCount == 1 ? 1 : 2) else { return nil }
    var (minutes, seconds) = (0, 0)
    let isDashed = reader.take(":")
    if isDashed || reader.digitCount > 0 {
      guard let number = reader.takeNumber(digits: 2), number < 60 else { return nil }
      minutes = number
      if isDashed ? reader.take(":") : reader.digitCount > 0 {
        guard let number = reader.takeNumber(digits: 2), number < 60 else { return nil }
        seconds = number
      }
    }
    let offset = hours * 3600 + minutes * 60 + seconds
    return sign == 0x2D ? -offset : offset
  }

  private mutating func readZoneName() -> String? {
    guard reader.take("["), case let rest = reader.takeRest(), rest.last == 0x5D else { return nil }
    return String(decoding: rest.dropLast(), as: UTF8.self)
  }
}
