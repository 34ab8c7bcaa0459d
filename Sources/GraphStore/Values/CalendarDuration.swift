/// Which units a duration counts in.
public enum DurationKind: UInt8, Sendable, Hashable {
  /// `DURATION(YEAR TO MONTH)`.
  case yearToMonth
  /// `DURATION(DAY TO SECOND)`.
  case dayToSecond
  /// Months and seconds in one, an extension: `P1M2DT3H`.
  case mixed
}

/// A length of time: months, which differ in days, and seconds, each with its own sign.
///
/// Days are always 86,400 seconds. Durations with the same months and seconds are equal, whatever units they
/// were written in.
public struct CalendarDuration: Sendable {
  /// The months, years included.
  public let months: Int64

  /// The whole seconds, days included, toward negative infinity.
  public let seconds: Int64

  /// The nanoseconds after them, 0 to 999999999.
  public let nanosecond: Int32

  /// The units; tells `P0M` from `PT0S`.
  public let kind: DurationKind

  /// The longest durations: a thousand million years either way.
  static let maximumMonths: Int64 = 12_000_000_000
  static let maximumSeconds: Int64 = 31_556_952_000_000_000

  /// A duration of months and of seconds; nil beyond a thousand million years.
  ///
  /// - Parameters:
  ///   - months: whole months, of either sign.
  ///   - seconds: whole seconds, of either sign.
  ///   - nanosecond: from 0 to 999,999,999, counted forward from the seconds.
  ///   - kind: the units, by default those that are not 0 (seconds where all are).
  public init?(months: Int64, seconds: Int64, nanosecond: Int = 0, kind: DurationKind? = nil) {
    guard (0...999_999_999).contains(nanosecond),
      months.magnitude <= CalendarDuration.maximumMonths.magnitude,
      seconds.magnitude <= CalendarDuration.maximumSeconds.magnitude
    else { return nil }
    self.months = months
    self.seconds = seconds
    self.nanosecond = Int32(nanosecond)
    let hasTime = seconds != 0 || nanosecond != 0
    switch (months != 0, hasTime) {
    case (true, true): self.kind = .mixed
    case (true, false): self.kind = kind == .mixed ? .mixed : .yearToMonth
    case (false, true): self.kind = kind == .mixed ? .mixed : .dayToSecond
    case (false, false): self.kind = kind ?? .dayToSecond
    }
  }

  /// A duration of months and of nanoseconds, however many; nil beyond a thousand million years.
  init?(months: Int128, nanoseconds: Int128, kind: DurationKind? = nil) {
    let billion: Int128 = 1_000_000_000
    var seconds = nanoseconds / billion
    var rest = nanoseconds % billion
    if rest < 0 {
      seconds -= 1
      rest += billion
    }
    guard let months = Int64(exactly: months), let seconds = Int64(exactly: seconds) else { return nil }
    self.init(months: months, seconds: seconds, nanosecond: Int(rest), kind: kind)
  }

  /// The seconds in nanoseconds, months left out.
  var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanosecond) }

  /// Three-way comparison with months of 30.436875 days (a 400-year mean), then by months: total, and natural
  /// among durations of one kind.
  static func order(_ left: CalendarDuration, _ right: CalendarDuration) -> Ordering {
    Ordering(left.meanNanoseconds, right.meanNanoseconds).or(Ordering(left.months, right.months))
  }

  private var meanNanoseconds: Int128 { Int128(months) * 2_629_746_000_000_000 + totalNanoseconds }
}

extension CalendarDuration: Hashable {
  public static func == (left: CalendarDuration, right: CalendarDuration) -> Bool {
    left.months == right.months && left.seconds == right.seconds && left.nanosecond == right.nanosecond
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(months)
    hasher.combine(seconds)
    hasher.combine(nanosecond)
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// ISO 8601 with a sign per unit: `P1Y2M`, `P3DT4H5M6.7S`, `PT-1.5S`; `P0M` or `PT0S` for none.
  public var description: String {
    var text = "P"
    append(months / 12, "Y", to: &text)
    append(months % 12, "M", to: &text)
    let total = totalNanoseconds
    let whole = Int64(total / 1_000_000_000)
    let fraction = Int(total % 1_000_000_000)
    append(whole / 86_400, "D", to: &text)
    if whole % 86_400 != 0 || fraction != 0 {
      text += "T"
      append(whole / 3600 % 24, "H", to: &text)
      append(whole / 60 % 60, "M", to: &text)
      if fraction != 0 {
        let sign = total < 0 ? "-" : ""
        text += "\(sign)\((whole % 60).magnitude)\(fractionText(abs(fraction)))S"
      } else {
        append(whole % 60, "S", to: &text)
      }
    }
    return text == "P" ? (kind == .yearToMonth ? "P0M" : "PT0S") : text
  }

  private func append(_ count: Int64, _ unit: String, to text: inout String) {
    if count != 0 { text += "\(count)\(unit)" }
  }
}
