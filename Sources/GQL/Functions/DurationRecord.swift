import GraphStore

/// A duration given by its units: `{years: 1, months: 2}`, `{hours: 1.5}`.
enum DurationRecord {
  private static let months: [String: Int64] = ["years": 12, "quarters": 3, "months": 1]
  private static let nanoseconds: [String: Int64] = [
    "weeks": 604_800_000_000_000, "days": 86_400_000_000_000, "hours": 3_600_000_000_000,
    "minutes": 60_000_000_000, "seconds": 1_000_000_000, "milliseconds": 1_000_000, "microseconds": 1000,
    "nanoseconds": 1,
  ]

  /// The duration of a record; the plural and the singular of a unit are the same, in any case.
  ///
  /// - Throws: 22G07 for a field that is no unit, 22G03 for a value that is no number, 22G0H for years or months that
  ///   are not whole, 22015 where it is too long.
  static func duration(_ record: Record) throws(ValueError) -> CalendarDuration {
    var total = CalendarDuration.zero
    var kinds: Set<DurationKind> = []
    for field in record.fields {
      let name = field.name.lowercased()
      let unit = name.hasSuffix("s") ? name : name + "s"
      let part: CalendarDuration?
      if let months = months[unit] {
        guard case .int64(let count) = try whole(field.value, unit) else { continue }
        let product = count.multipliedReportingOverflow(by: months)
        guard !product.overflow else { throw tooLong(field.name) }
        part = CalendarDuration(months: product.partialValue, seconds: 0, kind: .yearToMonth)
        kinds.insert(.yearToMonth)
      } else if let nanoseconds = nanoseconds[unit] {
        guard field.value.isNumeric else {
          throw .invalidType("\(field.name) is a number, not \(field.value)")
        }
        let one = CalendarDuration(
          months: 0, seconds: nanoseconds / 1_000_000_000, nanosecond: Int(nanoseconds % 1_000_000_000))
        guard let one, case .duration(let duration) = try Value.duration(one).multiplied(by: field.value)
        else {
          throw tooLong(field.name)
        }
        part = duration
        kinds.insert(.dayToSecond)
      } else {
        throw ValueError(status: "22G07", message: "\(field.name) is no unit of a duration")
      }
      guard let part else { throw tooLong(field.name) }
      total = try total.adding(part)
    }
    let kind = kinds.count == 1 ? kinds.first : nil
    return CalendarDuration(
      months: total.months, seconds: total.seconds, nanosecond: Int(total.nanosecond), kind: kind) ?? total
  }

  private static func whole(_ value: Value, _ unit: String) throws(ValueError) -> Value {
    guard value.isNumeric else { throw .invalidType("\(unit) is a number, not \(value)") }
    let whole = try value.cast(to: .int64)
    guard whole == value else { throw .invalidDurationFormat("\(unit) must be whole, not \(value)") }
    return whole
  }

  private static func tooLong(_ unit: String) -> ValueError {
    .durationOverflow("\(unit): a duration is at most a thousand million years")
  }
}
