#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The arithmetic of the language. Null in, null out.
///
/// Integers give integers (`IntegerType.common` says of which type), overflow is 22003 and a division by 0 is
/// 22012; a decimal beside an integer gives a decimal; a float beside anything gives a float, FLOAT32 only where
/// both are and a wide one where either is, by the rules of IEEE 754 (GA01): `1e0 / 0` is infinity.
extension Value {
  /// `self + other`: numbers, durations, or a date or time and a duration.
  public func adding(_ other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int64(let one), .int64(let two)):
      let (sum, overflow) = one.addingReportingOverflow(two)
      if overflow { throw .outOfRange("\(one) + \(two) is out of the range of INT64") }
      return .int64(sum)
    case (.float64(let one), .float64(let two)): return .float64(one + two)
    case (.null, _), (_, .null): return .null
    default:
      if let sum = try Value.temporalSum(self, other) { return sum }
      return try Value.numericResult(.add, self, other)
    }
  }

  /// `self - other`: numbers, durations, a date or time less a duration, or the duration between two of a kind.
  public func subtracting(_ other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int64(let one), .int64(let two)):
      let (difference, overflow) = one.subtractingReportingOverflow(two)
      if overflow { throw .outOfRange("\(one) - \(two) is out of the range of INT64") }
      return .int64(difference)
    case (.float64(let one), .float64(let two)): return .float64(one - two)
    case (.null, _), (_, .null): return .null
    case (_, .duration(let duration)):
      if let sum = try Value.temporalSum(self, .duration(duration.negated)) { return sum }
      return try Value.numericResult(.subtract, self, other)
    default:
      if isTemporalInstant && other.isTemporalInstant {
        return try Value.durationBetween(other, self, .dayToSecond)
      }
      return try Value.numericResult(.subtract, self, other)
    }
  }

  /// `self * other`: numbers, or a duration and a number.
  public func multiplied(by other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int64(let one), .int64(let two)):
      let (product, overflow) = one.multipliedReportingOverflow(by: two)
      if overflow { throw .outOfRange("\(one) * \(two) is out of the range of INT64") }
      return .int64(product)
    case (.float64(let one), .float64(let two)): return .float64(one * two)
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), let factor), (let factor, .duration(let duration)):
      guard let number = Number(factor) else { throw Value.mismatch("*", self, other) }
      return .duration(try duration.multiplied(by: number.decimal()))
    default: return try Value.numericResult(.multiply, self, other)
    }
  }

  /// `self / other`: numbers, integers toward zero, or a duration by a number.
  public func divided(by other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int64(let one), .int64(let two)):
      if two == 0 { throw .divisionByZero("\(one) / 0: division by zero") }
      let (quotient, overflow) = one.dividedReportingOverflow(by: two)
      if overflow { throw .outOfRange("\(one) / \(two) is out of the range of INT64") }
      return .int64(quotient)
    case (.float64(let one), .float64(let two)): return .float64(one / two)
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), let divisor):
      guard let number = Number(divisor) else { throw Value.mismatch("/", self, other) }
      return .duration(try duration.divided(by: number.decimal()))
    default: return try Value.numericResult(.divide, self, other)
    }
  }

  /// `MOD(self, other)`: what the division toward zero leaves, with the sign of `self`.
  ///
  /// - Throws: 22012 for a divisor of 0, floats included.
  public func remainder(dividingBy other: Value) throws(ValueError) -> Value {
    if isNull || other.isNull { return .null }
    return try Value.numericResult(.modulo, self, other)
  }

  /// `self ^ other` and `POWER`: a FLOAT64.
  ///
  /// - Throws: 2201F for 0 to a negative power and for a negative number to a power that is no integer.
  public func raised(to other: Value) throws(ValueError) -> Value {
    if isNull || other.isNull { return .null }
    guard let base = Number(self)?.double, let exponent = Number(other)?.double else {
      throw Value.mismatch("^", self, other)
    }
    if base == 0 && exponent < 0 {
      throw ValueError(status: "2201F", message: "0 to the power of \(exponent) has no value")
    }
    if base < 0 && exponent.isFinite && exponent.rounded(.towardZero) != exponent {
      throw ValueError(
        status: "2201F", message: "the negative number \(base) to the power of \(exponent) has no value")
    }
    return .float64(pow(base, exponent))
  }

  /// `-self`: a number or a duration.
  public func negated() throws(ValueError) -> Value {
    switch self {
    case .null: return .null
    case .float64(let number): return .float64(-number)
    case .float32(let number): return .float32(-number)
    case .wideFloat(let number): return .wideFloat(number.negated)
    case .decimal(let number): return .decimal(number.negated)
    case .duration(let duration): return .duration(duration.negated)
    case .int64(.min): throw .outOfRange("-(\(Int64.min)) is out of the range of INT64")
    case .int64(let number): return .int64(-number)
    default: return try Value.int64(0).subtracting(self)
    }
  }

  /// `+`: a number or a duration as it is, null of null.
  ///
  /// - Throws: 22G03 for anything else.
  public func affirmed() throws(ValueError) -> Value {
    switch self {
    case .null, .duration: return self
    default:
      guard isNumeric else { throw .invalidType("+ takes a number or a duration, not \(typeName)") }
      return self
    }
  }

  /// `ABS`: of a number or a duration, in its own type.
  public func absolute() throws(ValueError) -> Value {
    switch self {
    case .null: return .null
    case .float64(let number): return .float64(number.magnitude)
    case .float32(let number): return .float32(number.magnitude)
    case .wideFloat(let number): return .wideFloat(number.magnitude)
    case .decimal(let number): return .decimal(number.magnitude)
    case .duration(let duration): return .duration(duration.magnitude)
    default:
      guard let type = IntegerType(self), let number = Number(self) else {
        throw .invalidType("ABS takes a number or a duration, not \(typeName)")
      }
      return try type.value(isNegative: false, magnitude: number.parts.magnitude)
    }
  }

  private static func numericResult(
    _ operation: NumericOperation, _ left: Value, _ right: Value
  ) throws(ValueError) -> Value {
    guard let one = Number(left), let two = Number(right) else {
      throw mismatch(operation.rawValue, left, right)
    }
    if case .float32(let one) = left, case .float32(let two) = right {
      return .float32(try floatResult(operation, one, two))
    }
    switch (one, two) {
    case (.wideFloat(let wide), _):
      return .wideFloat(try floatResult(operation, wide, WideFloat(two, wide.format)))
    case (_, .wideFloat(let wide)):
      return .wideFloat(try floatResult(operation, WideFloat(one, wide.format), wide))
    case (.float, _), (_, .float): return .float64(try floatResult(operation, one.double, two.double))
    case (.decimal, _), (_, .decimal):
      return .decimal(try decimalResult(operation, one.decimal(), two.decimal()))
    default: break
    }
    guard let leftType = IntegerType(left), let rightType = IntegerType(right) else {
      throw mismatch(operation.rawValue, left, right)
    }
    let (isNegative, magnitude) = try Number.integerResult(operation, one, two).parts
    return try IntegerType.common(leftType, rightType).value(isNegative: isNegative, magnitude: magnitude)
  }

  private static func floatResult<Number: ApproximateNumber>(
    _ operation: NumericOperation, _ left: Number, _ right: Number
  ) throws(ValueError) -> Number {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return left / right
    case .modulo:
      if right.isZero { throw .divisionByZero("MOD(\(left), 0): division by zero") }
      return left.truncatingRemainder(dividingBy: right)
    }
  }

  private static func decimalResult(
    _ operation: NumericOperation, _ left: ExactDecimal, _ right: ExactDecimal
  ) throws(ValueError) -> ExactDecimal {
    switch operation {
    case .add: try left.adding(right)
    case .subtract: try left.subtracting(right)
    case .multiply: try left.multiplied(by: right)
    case .divide: try left.divided(by: right)
    case .modulo: try left.remainder(dividingBy: right)
    }
  }

  static func mismatch(_ operation: String, _ left: Value, _ right: Value) -> ValueError {
    let hint: String
    if case .string = left, operation == "+" { hint = "; || joins strings" } else { hint = "" }
    return .invalidType("no \(left.typeName) \(operation) \(right.typeName)\(hint)")
  }
}

/// What the floats of every width do.
private protocol ApproximateNumber {
  var isZero: Bool { get }
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  func truncatingRemainder(dividingBy divisor: Self) -> Self
}

extension Float: ApproximateNumber {}
extension Double: ApproximateNumber {}
extension WideFloat: ApproximateNumber {}
