import GraphStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The functions of numbers (20.22): roots, powers, logarithms and angles give FLOAT64, the others the type of
/// their argument.
enum NumericFunctions {
  static func evaluate(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments.function {
    case .absolute: return try arguments[0].absolute()
    case .modulo: return try arguments[0].remainder(dividingBy: arguments[1])
    case .power: return try arguments[0].raised(to: arguments[1])
    case .floor: return try rounded(arguments, .down)
    case .ceiling: return try rounded(arguments, .up)
    case .round: return try round(arguments)
    case .sign: return try sign(arguments)
    case .isNaN: return .boolean(try arguments.double(0).isNaN)
    case .pi: return .float64(.pi)
    case .e: return .float64(M_E)
    case .logarithm: return .float64(try logarithm(arguments))
    case .arcTangentOfTwo: return .float64(atan2(try arguments.double(0), try arguments.double(1)))
    default: return .float64(try real(arguments.function, arguments.double(0)))
    }
  }

  /// The functions of one real number.
  private static func real(_ function: BuiltinFunction, _ number: Double) throws(ValueError) -> Double {
    switch function {
    case .squareRoot:
      if number < 0 {
        throw ValueError(status: "2201F", message: "the negative number \(number) has no square root")
      }
      return number.squareRoot()
    case .exponential: return exp(number)
    case .naturalLogarithm: return log(try positive(number))
    case .commonLogarithm: return log10(try positive(number))
    case .sine: return sin(number)
    case .cosine: return cos(number)
    case .tangent: return tan(number)
    case .cotangent:
      if number == 0 { throw .divisionByZero("cot(0): division by zero") }
      return 1 / tan(number)
    case .hyperbolicSine: return sinh(number)
    case .hyperbolicCosine: return cosh(number)
    case .hyperbolicTangent: return tanh(number)
    case .arcSine: return asin(try withinOne(number, "asin"))
    case .arcCosine: return acos(try withinOne(number, "acos"))
    case .arcTangent: return atan(number)
    case .degrees: return number * (180 / .pi)
    default: return number * (.pi / 180)
    }
  }

  private static func positive(_ number: Double) throws(ValueError) -> Double {
    if number <= 0 {
      throw ValueError(status: "2201E", message: "only positive numbers have a logarithm, not \(number)")
    }
    return number
  }

  private static func withinOne(_ number: Double, _ name: String) throws(ValueError) -> Double {
    if number.magnitude > 1 { throw .outOfRange("\(name) takes a number from -1 to 1, not \(number)") }
    return number
  }

  /// `LOG(base, number)`.
  private static func logarithm(_ arguments: FunctionArguments) throws(ValueError) -> Double {
    let base = try positive(try arguments.double(0))
    let number = try positive(try arguments.double(1))
    if base == 1 { throw ValueError(status: "2201E", message: "there is no logarithm to the base 1") }
    // The logarithms to 2 and 10 are exact where they are whole.
    if base == 2 { return log2(number) }
    if base == 10 { return log10(number) }
    return log(number) / log(base)
  }

  private static func rounded(
    _ arguments: FunctionArguments, _ rule: FloatingPointRoundingRule
  ) throws(ValueError) -> Value {
    switch arguments[0] {
    case .float64(let number): return .float64(number.rounded(rule))
    case .float32(let number): return .float32(number.rounded(rule))
    case .wideFloat(let number): return .wideFloat(number.rounded(rule))
    case .decimal(let number): return .decimal(rule == .down ? number.floor : number.ceiling)
    default:
      guard arguments[0].isNumeric else { throw arguments.mismatch(0, "a number") }
      return arguments[0]
    }
  }

  /// `round(number, digits)`: halves away from zero, digits left of the point where negative.
  private static func round(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let digits = arguments.count > 1 ? try arguments.integer(1) : 0
    switch arguments[0] {
    case .float64(let number): return .float64(round(number, digits))
    case .float32(let number): return .float32(Float(round(Double(number), digits)))
    case .wideFloat(let number): return try round(number, digits)
    case .decimal(let number):
      // More decimals than there are change nothing.
      return digits >= number.scale
        ? arguments[0] : .decimal(try number.roundedHalfAway(digits: max(digits, -39)))
    default:
      guard arguments[0].isNumeric else { throw arguments.mismatch(0, "a number") }
      if digits >= 0 { return arguments[0] }
      guard case .decimal(let number) = try arguments[0].cast(to: .anyDecimal) else { return arguments[0] }
      return try Value.decimal(number.roundedHalfAway(digits: max(digits, -39))).cast(to: arguments[0].type)
    }
  }

  private static func round(_ number: WideFloat, _ digits: Int) throws(ValueError) -> Value {
    if digits == 0 || !number.isFinite { return .wideFloat(number.rounded(.toNearestOrAwayFromZero)) }
    if digits.magnitude > 70_000 {
      return digits > 0 ? .wideFloat(number) : try Value.int64(0).cast(to: Value.wideFloat(number).type)
    }
    let factor = try Value.string("1e\(digits)").cast(to: .float(bits: 256))
    guard case .wideFloat(let scaled) = try Value.wideFloat(number).multiplied(by: factor), scaled.isFinite
    else {
      return .wideFloat(number)
    }
    return try Value.wideFloat(scaled.rounded(.toNearestOrAwayFromZero)).divided(by: factor)
      .cast(to: Value.wideFloat(number).type)
  }

  private static func round(_ number: Double, _ digits: Int) -> Double {
    if digits == 0 || !number.isFinite { return number.rounded(.toNearestOrAwayFromZero) }
    if digits > 320 || digits < -320 { return digits > 0 ? number : 0 }
    // By way of the shortest digits, so that round(1.005, 2) is 1.01 as a reader of the number expects.
    if let decimal = try? ExactDecimal(shortest: number), digits >= -39, digits <= 37 {
      if digits >= decimal.scale { return number }
      if let result = try? decimal.roundedHalfAway(digits: digits) { return result.doubleValue }
    }
    let factor = pow(10, Double(digits))
    let result = (number * factor).rounded(.toNearestOrAwayFromZero) / factor
    return result.isFinite ? result : number
  }

  private static func sign(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    guard arguments[0].isNumeric else { throw arguments.mismatch(0, "a number") }
    switch Value.compare(arguments[0], .int64(0)) {
    case .less: return .int64(-1)
    case .greater: return .int64(1)
    default: return .int64(0)
    }
  }
}

extension ExactDecimal {
  /// The number with fewer decimals, halves away from zero; digits left of the point become 0 where negative.
  ///
  /// - Throws: 22003 where the rounded number has more than 38 digits.
  fileprivate func roundedHalfAway(digits: Int) throws(ValueError) -> ExactDecimal {
    guard scale - digits <= 38 else { return ExactDecimal(0) }
    var unit: Int128 = 1
    for _ in 0..<max(scale - digits, 0) { unit *= 10 }
    let quotient = coefficient / unit
    let rest = (coefficient % unit).magnitude
    let isUp = rest >= unit.magnitude - rest
    let rounded = isUp ? quotient + Int128(coefficient < 0 ? -1 : 1) : quotient
    var size = rounded
    for _ in 0..<max(-digits, 0) {
      let (product, overflow) = size.multipliedReportingOverflow(by: 10)
      if overflow { throw .outOfRange("\(self) rounded to \(digits) digits has more than 38 digits") }
      size = product
    }
    guard let result = ExactDecimal(coefficient: size, scale: max(digits, 0)) else {
      throw .outOfRange("\(self) rounded to \(digits) digits has more than 38 digits")
    }
    return result
  }
}
