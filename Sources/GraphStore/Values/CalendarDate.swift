/// A day of the proleptic Gregorian calendar, years -999999 to 999999 (0 is 1 BC).
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// The days since 1970-01-01.
  public let daysSinceEpoch: Int32

  /// The first and the last day that there is.
  static let dayRange = daysFromCivil(-999_999, 1, 1)...daysFromCivil(999_999, 12, 31)

  /// The day at a distance from 1970-01-01; nil outside of the range of years.
  public init?(daysSinceEpoch days: Int) {
    guard CalendarDate.dayRange.contains(days) else { return nil }
    daysSinceEpoch = Int32(days)
  }

  /// The day of a year, month and day of the month; nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (-999_999...999_999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.daysIn(month: month, of: year)
    else { return nil }
    daysSinceEpoch = Int32(CalendarDate.daysFromCivil(year, month, day))
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}

extension CalendarDate {
  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    // Hinnant's algorithm: years begin in March, eras have 400 years.
    let days = Int(daysSinceEpoch) + 719_468
    let era = CalendarDate.floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year of the proleptic Gregorian calendar; 0 is 1 BC.
  public var year: Int { components.year }
  /// The month, from 1.
  public var month: Int { components.month }
  /// The day of the month, from 1.
  public var day: Int { components.day }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var dayOfWeek: Int {
    CalendarDate.floorModulo(Int(daysSinceEpoch) + 3, 7) + 1
  }

  /// The day of the year, from 1.
  public var dayOfYear: Int {
    Int(daysSinceEpoch) - CalendarDate.daysFromCivil(year, 1, 1) + 1
  }

  /// The week of ISO 8601 and the year that the week belongs to.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = Int(daysSinceEpoch) - dayOfWeek + 4
    let year = CalendarDate(daysSinceEpoch: thursday)?.year ?? year
    return (year, (thursday - CalendarDate.daysFromCivil(year, 1, 1)) / 7 + 1)
  }

  /// The day of a week of ISO 8601; nil where the year has no such week.
  public init?(isoWeekYear year: Int, week: Int, dayOfWeek: Int) {
    guard (-999_999...999_999).contains(year), (1...53).contains(week), (1...7).contains(dayOfWeek),
      let fourth = CalendarDate(year: year, month: 1, day: 4)
    else { return nil }
    let monday = Int(fourth.daysSinceEpoch) - fourth.dayOfWeek + 1
    self.init(daysSinceEpoch: monday + (week - 1) * 7 + dayOfWeek - 1)
    if isoWeek.week != week { return nil }
  }

  /// The day of a year by its number, from 1; nil where the year has no such day.
  public init?(year: Int, dayOfYear: Int) {
    guard (-999_999...999_999).contains(year), dayOfYear >= 1,
      dayOfYear <= (CalendarDate.isLeap(year) ? 366 : 365)
    else { return nil }
    self.init(daysSinceEpoch: CalendarDate.daysFromCivil(year, 1, 1) + dayOfYear - 1)
  }

  /// The day some months later (or earlier), at the end of a month that is too short; nil out of range.
  func adding(months: Int64) -> CalendarDate? {
    let (year, month, day) = components
    let (total, overflow) = (Int64(year) * 12 + Int64(month) - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let newYear = CalendarDate.floorDivide(Int(total), 12)
    let newMonth = CalendarDate.floorModulo(Int(total), 12) + 1
    guard (-999_999...999_999).contains(newYear) else { return nil }
    let newDay = min(day, CalendarDate.daysIn(month: newMonth, of: newYear))
    return CalendarDate(year: newYear, month: newMonth, day: newDay)
  }

  /// How many days a month (1 to 12) of a year has.
  public static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  static func floorModulo(_ value: Int, _ divisor: Int) -> Int {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  static func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: `2021-12-09`; years beyond four digits with a sign.
  public var description: String {
    let (year, month, day) = components
    let sign = year < 0 ? "-" : (year > 9999 ? "+" : "")
    return "\(sign)\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The digits of a number that is not negative, with zeros before them up to a width.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
