/// A dyadic operation on numbers.
enum NumericOperation: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
}

extension Number {
  /// An integer operation in sign and magnitude.
  ///
  /// - Throws: 22012 for a divisor of 0, 22003 beyond 256 bits.
  static func integerResult(
    _ operation: NumericOperation, _ left: Number, _ right: Number
  ) throws(ValueError) -> Number {
    if case .small(let one) = left, case .small(let other) = right {
      return try smallResult(operation, Int128(one), Int128(other))
    }
    let (one, other) = (left.parts, right.parts)
    switch operation {
    case .add:
      return try sum(one, other)
    case .subtract:
      return try sum(one, (!other.isNegative, other.magnitude))
    case .multiply:
      guard let product = one.magnitude.multiplied(by: other.magnitude) else {
        throw .outOfRange("a product needs more than 256 bits")
      }
      return Number(isNegative: one.isNegative != other.isNegative, magnitude: product)
    case .divide, .modulo:
      guard let parts = one.magnitude.dividedWithRemainder(by: other.magnitude) else {
        throw .divisionByZero()
      }
      return operation == .divide
        ? Number(isNegative: one.isNegative != other.isNegative, magnitude: parts.quotient)
        : Number(isNegative: one.isNegative, magnitude: parts.remainder)
    }
  }

  private static func smallResult(
    _ operation: NumericOperation, _ left: Int128, _ right: Int128
  ) throws(ValueError) -> Number {
    // Of 64-bit operands nothing leaves 128 bits.
    let result: Int128
    switch operation {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide, .modulo:
      if right == 0 { throw .divisionByZero("\(left) \(operation.rawValue) 0: division by zero") }
      result = operation == .divide ? left / right : left % right
    }
    return Number(isNegative: result < 0, magnitude: UInt256(result.magnitude))
  }

  private static func sum(_ left: Parts, _ right: Parts) throws(ValueError) -> Number {
    if left.isNegative == right.isNegative {
      guard let sum = left.magnitude.adding(right.magnitude) else {
        throw .outOfRange("a sum needs more than 256 bits")
      }
      return Number(isNegative: left.isNegative, magnitude: sum)
    }
    if let difference = left.magnitude.subtracting(right.magnitude) {
      return Number(isNegative: left.isNegative, magnitude: difference)
    }
    return Number(
      isNegative: right.isNegative, magnitude: right.magnitude.subtracting(left.magnitude) ?? .zero)
  }

  /// The number as a decimal, exact but for doubles, which give their shortest text.
  ///
  /// - Throws: 22003 where it has more than 38 digits left of the point.
  func decimal() throws(ValueError) -> ExactDecimal {
    switch self {
    case .small(let number): return ExactDecimal(number)
    case .decimal(let number): return number
    case .float(let number): return try ExactDecimal(shortest: number)
    case .wideFloat(let number): return try number.decimal()
    case .wide(let isNegative, let magnitude):
      guard magnitude.high == 0, let size = Int128(exactly: magnitude.low),
        let number = ExactDecimal(coefficient: isNegative ? -size : size, scale: 0)
      else { throw .outOfRange("\(isNegative ? "-" : "")\(magnitude) has more than 38 digits") }
      return number
    }
  }

  /// The nearest double.
  var double: Double {
    switch self {
    case .small(let number): Double(number)
    case .decimal(let number): number.doubleValue
    case .float(let number): number
    case .wideFloat(let number): number.double
    case .wide(let isNegative, let magnitude):
      isNegative ? -magnitude.roundedDouble : magnitude.roundedDouble
    }
  }

  /// Sign and magnitude of the integer part toward zero; nil for NaN and beyond 256 bits.
  var integerPart: (isNegative: Bool, magnitude: UInt256)? {
    switch self {
    case .small, .wide: return parts
    case .decimal(let number):
      let whole = number.truncated
      return (whole < 0, UInt256(whole.magnitude))
    case .float(let number):
      return number.isFinite ? Number.integerParts(number.rounded(.towardZero)) : nil
    case .wideFloat(let number): return number.integerPart
    }
  }
}
