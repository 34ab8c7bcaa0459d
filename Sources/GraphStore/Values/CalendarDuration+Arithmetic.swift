extension CalendarDuration {
  /// The duration with the other sign.
  public var negated: CalendarDuration {
    // The limits are symmetric, so that the negation always exists.
    CalendarDuration(months: -Int128(months), nanoseconds: -totalNanoseconds, kind: kind) ?? self
  }

  /// The duration without its sign; of a mixed one by its mean length.
  public var magnitude: CalendarDuration {
    CalendarDuration.order(self, .zero) == .less ? negated : self
  }

  /// No time at all.
  public static let zero = CalendarDuration()

  private init() {
    months = 0
    seconds = 0
    nanosecond = 0
    kind = .dayToSecond
  }

  /// The sum; 22015 beyond the limits.
  public func adding(_ other: CalendarDuration) throws(ValueError) -> CalendarDuration {
    let kind = kind == other.kind ? kind : .mixed
    return try CalendarDuration.checked(
      months: Int128(months) + Int128(other.months),
      nanoseconds: totalNanoseconds + other.totalNanoseconds, kind: kind)
  }

  /// The duration so many times; months toward zero, seconds to the nearest nanosecond.
  func multiplied(by factor: ExactDecimal) throws(ValueError) -> CalendarDuration {
    do {
      let months = try ExactDecimal(months).multiplied(by: factor).truncated
      let nanoseconds = try (ExactDecimal(exactly: totalNanoseconds) ?? ExactDecimal(0))
        .multiplied(by: factor).rounded(toScale: 0).truncated
      return try .checked(months: months, nanoseconds: nanoseconds, kind: kind)
    } catch {
      throw .durationOverflow("\(self) * \(factor) is longer than a duration can be")
    }
  }

  /// The duration in so many parts; months toward zero, seconds to the nearest nanosecond.
  func divided(by divisor: ExactDecimal) throws(ValueError) -> CalendarDuration {
    if divisor.coefficient == 0 { throw .divisionByZero("\(self) / 0: division by zero") }
    do {
      let months = try ExactDecimal(months).divided(by: divisor).truncated
      let nanoseconds = try (ExactDecimal(exactly: totalNanoseconds) ?? ExactDecimal(0))
        .divided(by: divisor).rounded(toScale: 0).truncated
      return try .checked(months: months, nanoseconds: nanoseconds, kind: kind)
    } catch {
      throw .durationOverflow("\(self) / \(divisor) is longer than a duration can be")
    }
  }

  /// The duration of months and nanoseconds; 22015 beyond the limits.
  static func checked(
    months: Int128, nanoseconds: Int128, kind: DurationKind? = nil
  ) throws(ValueError) -> CalendarDuration {
    guard let duration = CalendarDuration(months: months, nanoseconds: nanoseconds, kind: kind) else {
      throw .durationOverflow("a duration is at most a thousand million years")
    }
    return duration
  }
}
