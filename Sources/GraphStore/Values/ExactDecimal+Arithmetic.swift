extension ExactDecimal {
  /// The number of a sign, digits and a scale, rounded half to even to 38 digits and 76 decimals.
  ///
  /// - Parameter isInexact: whether the exact number is a little larger in size than `magnitude` says.
  /// - Throws: 22003 where 38 digits do not reach to the point.
  static func rounding(
    isNegative: Bool, magnitude: UInt256, scale: Int, isInexact: Bool = false
  ) throws(ValueError) -> ExactDecimal {
    let excess = Swift.max(magnitude.decimalDigitCount - maximumPrecision, scale - maximumScale)
    var digits = magnitude
    var scale = scale
    if excess > 0 {
      digits = magnitude.dividedByPowerOfTen(excess, isInexact: isInexact)
      scale -= excess
      if digits.low == PowersOfTen.value(38), digits.high == 0 {
        digits = UInt256(PowersOfTen.value(37))
        scale -= 1
      }
    }
    while scale < 0, digits.low < PowersOfTen.value(37) {
      digits = UInt256(digits.low * 10)
      scale += 1
    }
    let size = Int128(truncatingIfNeeded: digits.low)
    guard digits.high == 0, let result = ExactDecimal(coefficient: isNegative ? -size : size, scale: scale)
    else { throw .outOfRange("a decimal has at most 38 digits") }
    return result
  }

  /// The sum, exact where 38 digits hold it.
  public func adding(_ other: ExactDecimal) throws(ValueError) -> ExactDecimal {
    let (coefficients, overflow) = coefficient.addingReportingOverflow(other.coefficient)
    if scale == other.scale, !overflow, let sum = ExactDecimal(coefficient: coefficients, scale: scale) {
      return sum
    }
    // Align at a scale where both stay within 76 digits; what the smaller then loses is only known as "some more".
    let largest = Swift.max(integerDigits, other.integerDigits)
    let common = Swift.min(Swift.max(scale, other.scale), 76 - largest)
    let (one, oneLost) = aligned(to: common)
    let (two, twoLost) = other.aligned(to: common)
    let isInexact = oneLost || twoLost
    if (coefficient < 0) == (other.coefficient < 0) {
      let sum = one.adding(two) ?? .max
      return try .rounding(
        isNegative: coefficient < 0, magnitude: sum, scale: common, isInexact: isInexact)
    }
    let isFirstLarger = one >= two
    let (larger, smaller) = isFirstLarger ? (one, two) : (two, one)
    var difference = larger.subtracting(smaller) ?? .zero
    if isInexact { difference = difference.subtracting(UInt256(1)) ?? .zero }
    let isNegative = isFirstLarger ? coefficient < 0 : other.coefficient < 0
    return try .rounding(
      isNegative: isNegative, magnitude: difference, scale: common, isInexact: isInexact)
  }

  /// The difference, exact where 38 digits hold it.
  public func subtracting(_ other: ExactDecimal) throws(ValueError) -> ExactDecimal {
    try adding(other.negated)
  }

  /// The product, exact where 38 digits hold it, rounded half to even otherwise.
  public func multiplied(by other: ExactDecimal) throws(ValueError) -> ExactDecimal {
    try .rounding(
      isNegative: (coefficient < 0) != (other.coefficient < 0),
      magnitude: .product(coefficient.magnitude, other.coefficient.magnitude), scale: scale + other.scale)
  }

  /// The quotient to 38 significant digits, rounded half to even, without zeros at the end.
  ///
  /// - Throws: 22012 for a divisor of 0, 22003 where the quotient is too large.
  public func divided(by other: ExactDecimal) throws(ValueError) -> ExactDecimal {
    if other.coefficient == 0 { throw .divisionByZero("\(self) / \(other): division by zero") }
    if coefficient == 0 { return ExactDecimal(0) }
    let digits = PowersOfTen.digitCount(coefficient.magnitude)
    let shift = 39 + PowersOfTen.digitCount(other.coefficient.magnitude) - digits
    let dividend = UInt256(coefficient.magnitude).multipliedByPowerOfTen(shift) ?? .max
    let divisor = UInt256(other.coefficient.magnitude)
    let (quotient, remainder) = dividend.dividedWithRemainder(by: divisor) ?? (.zero, .zero)
    let result = try ExactDecimal.rounding(
      isNegative: (coefficient < 0) != (other.coefficient < 0), magnitude: quotient,
      scale: scale + shift - other.scale, isInexact: !remainder.isZero)
    return result.normalized
  }

  /// What is left of the division toward zero, with the sign of this number.
  public func remainder(dividingBy other: ExactDecimal) throws(ValueError) -> ExactDecimal {
    if other.coefficient == 0 { throw .divisionByZero("MOD(\(self), \(other)): division by zero") }
    let common = Swift.max(scale, other.scale)
    guard let one = UInt256(coefficient.magnitude).multipliedByPowerOfTen(common - scale),
      let two = UInt256(other.coefficient.magnitude).multipliedByPowerOfTen(common - other.scale),
      let rest = one.dividedWithRemainder(by: two)?.remainder
    else {
      if self.magnitude < other.magnitude { return self }
      throw .outOfRange("MOD(\(self), \(other)): the operands are too far apart in size")
    }
    return try .rounding(isNegative: coefficient < 0, magnitude: rest, scale: common)
  }

  /// The number with the other sign.
  public var negated: ExactDecimal {
    ExactDecimal(coefficient: -coefficient, scale: scale) ?? self
  }

  /// The distance from 0.
  public var magnitude: ExactDecimal { coefficient < 0 ? negated : self }

  /// The number with a number of decimals, rounded half to even, or widened by zeros.
  public func rounded(toScale target: Int) throws(ValueError) -> ExactDecimal {
    guard target >= 0, target <= ExactDecimal.maximumScale else {
      throw .outOfRange("a scale is 0 to \(ExactDecimal.maximumScale), not \(target)")
    }
    let size = UInt256(coefficient.magnitude)
    let digits =
      target >= scale
      ? size.multipliedByPowerOfTen(target - scale)
      : size.dividedByPowerOfTen(scale - target, isInexact: false)
    guard let digits, digits.decimalDigitCount <= ExactDecimal.maximumPrecision else {
      throw .outOfRange("\(self) with \(target) decimals has more than 38 digits")
    }
    return try .rounding(isNegative: coefficient < 0, magnitude: digits, scale: target)
  }

  /// The largest integer that is not larger.
  public var floor: ExactDecimal {
    integer(plus: coefficient < 0 && !isInteger ? -1 : 0)
  }

  /// The smallest integer that is not smaller.
  public var ceiling: ExactDecimal {
    integer(plus: coefficient > 0 && !isInteger ? 1 : 0)
  }

  private func integer(plus step: Int128) -> ExactDecimal {
    // A number with a fraction has fewer than 38 digits left of the point, so that a step always fits.
    ExactDecimal(coefficient: truncated + step, scale: 0) ?? self
  }

  /// How many digits stand left of the point; negative for zeros right after it.
  private var integerDigits: Int { PowersOfTen.digitCount(coefficient.magnitude) - scale }

  /// The size as an integer over 10^scale, and whether digits were lost.
  private func aligned(to common: Int) -> (UInt256, isInexact: Bool) {
    let size = UInt256(coefficient.magnitude)
    if common >= scale { return (size.multipliedByPowerOfTen(common - scale) ?? .max, false) }
    return size.quotientByPowerOfTen(scale - common)
  }
}

extension UInt256 {
  /// How many decimal digits the number has; 1 for 0.
  var decimalDigitCount: Int {
    if high == 0 { return PowersOfTen.digitCount(low) }
    let parts = dividedWithRemainder(by: UInt256(PowersOfTen.value(38))) ?? (.zero, .zero)
    return 38 + parts.quotient.decimalDigitCount
  }

  /// The product with 10^exponent, nil where it needs more than 256 bits.
  func multipliedByPowerOfTen(_ exponent: Int) -> UInt256? {
    if isZero || exponent <= 0 { return self }
    if exponent > 77 { return nil }
    let first = multiplied(by: UInt256(PowersOfTen.value(Swift.min(exponent, 38))))
    return exponent <= 38 ? first : first?.multipliedByPowerOfTen(exponent - 38)
  }

  /// The quotient by 10^exponent toward zero, and whether the division leaves a rest.
  func quotientByPowerOfTen(_ exponent: Int) -> (UInt256, isInexact: Bool) {
    if exponent <= 0 { return (self, false) }
    let step = Swift.min(exponent, 38)
    let parts = dividedWithRemainder(by: UInt256(PowersOfTen.value(step))) ?? (.zero, .zero)
    if exponent <= 38 { return (parts.quotient, !parts.remainder.isZero) }
    let (rest, isInexact) = parts.quotient.quotientByPowerOfTen(exponent - 38)
    return (rest, isInexact || !parts.remainder.isZero)
  }

  /// The quotient by 10^exponent, rounded half to even; `isInexact` says that the number is a little larger.
  func dividedByPowerOfTen(_ exponent: Int, isInexact: Bool) -> UInt256 {
    let (shorter, lost) = quotientByPowerOfTen(exponent - 1)
    let parts = shorter.dividedWithRemainder(by: UInt256(10)) ?? (.zero, .zero)
    let last = parts.remainder.low
    let isAboveHalf = last > 5 || (last == 5 && (lost || isInexact))
    let isHalf = last == 5 && !isAboveHalf
    let isOdd = parts.quotient.low & 1 == 1
    return isAboveHalf || (isHalf && isOdd) ? parts.quotient.adding(UInt256(1)) ?? .max : parts.quotient
  }
}
