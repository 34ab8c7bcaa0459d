/// The operations of IEEE 754, rounded half to even.
extension WideFloat {
  static func + (left: WideFloat, right: WideFloat) -> WideFloat {
    let format = common(left, right)
    if left.isNaN || right.isNaN { return .nan(format) }
    switch (left.kind, right.kind) {
    case (.infinite, .infinite):
      return left.isNegative == right.isNegative
        ? .infinity(format, isNegative: left.isNegative) : .nan(format)
    case (.infinite, _): return .infinity(format, isNegative: left.isNegative)
    case (_, .infinite): return .infinity(format, isNegative: right.isNegative)
    default: break
    }
    if left.isZero && right.isZero { return .zero(format, isNegative: left.isNegative && right.isNegative) }
    if left.isZero { return right.converted(to: format) }
    if right.isZero { return left.converted(to: format) }
    let (larger, smaller) = left.exponent >= right.exponent ? (left, right) : (right, left)
    // Far below the last digit only the presence of the smaller number counts: one unit stands for it.
    let reach = 2 * format.precision + 4
    let isTiny = larger.exponent - smaller.exponent > reach
    let shift = isTiny ? reach : larger.exponent - smaller.exponent
    let one = Natural(larger.significand).shiftedLeft(by: shift)
    let other = isTiny ? Natural(1) : Natural(smaller.significand)
    let exponent = larger.exponent - shift
    if larger.isNegative == smaller.isNegative {
      return WideFloat(rounding: one + other, exponent: exponent, isNegative: larger.isNegative, format)
    }
    switch Natural.order(one, other) {
    case .equal: return .zero(format)
    case .greater:
      return WideFloat(rounding: one - other, exponent: exponent, isNegative: larger.isNegative, format)
    case .less:
      return WideFloat(rounding: other - one, exponent: exponent, isNegative: smaller.isNegative, format)
    }
  }

  static func - (left: WideFloat, right: WideFloat) -> WideFloat {
    left + right.negated
  }

  static func * (left: WideFloat, right: WideFloat) -> WideFloat {
    let format = common(left, right)
    let isNegative = left.isNegative != right.isNegative
    if left.isNaN || right.isNaN { return .nan(format) }
    if !left.isFinite || !right.isFinite {
      return left.isZero || right.isZero ? .nan(format) : .infinity(format, isNegative: isNegative)
    }
    return WideFloat(
      rounding: Natural(left.significand) * Natural(right.significand),
      exponent: left.exponent + right.exponent, isNegative: isNegative, format)
  }

  static func / (left: WideFloat, right: WideFloat) -> WideFloat {
    let format = common(left, right)
    let isNegative = left.isNegative != right.isNegative
    if left.isNaN || right.isNaN { return .nan(format) }
    if !left.isFinite { return right.isFinite ? .infinity(format, isNegative: isNegative) : .nan(format) }
    if !right.isFinite { return .zero(format, isNegative: isNegative) }
    if right.isZero { return left.isZero ? .nan(format) : .infinity(format, isNegative: isNegative) }
    if left.isZero { return .zero(format, isNegative: isNegative) }
    return WideFloat(
      rounding: Natural(left.significand), over: Natural(right.significand),
      exponent: left.exponent - right.exponent, isNegative: isNegative, format)
  }

  /// What the division toward zero leaves, exact; NaN for an infinite number and for a divisor of 0.
  func truncatingRemainder(dividingBy divisor: WideFloat) -> WideFloat {
    let format = WideFloat.common(self, divisor)
    if isNaN || divisor.isNaN || !isFinite || divisor.isZero { return .nan(format) }
    if isZero || !divisor.isFinite { return converted(to: format) }
    // 2^k mod d by squaring would be faster; exponents differ by half a million at most.
    let lowest = min(exponent, divisor.exponent)
    let dividend = Natural(significand).shiftedLeft(by: exponent - lowest)
    let by = Natural(divisor.significand).shiftedLeft(by: divisor.exponent - lowest)
    guard let parts = dividend.dividedWithRemainder(by: by) else { return .nan(format) }
    return WideFloat(rounding: parts.remainder, exponent: lowest, isNegative: isNegative, format)
  }

  private static func common(_ left: WideFloat, _ right: WideFloat) -> Format {
    left.format == .binary256 || right.format == .binary256 ? .binary256 : .binary128
  }
}

extension WideFloat {
  /// Three-way comparison with a number of any type, without rounding; NaN is the largest number and equal to itself.
  static func order(_ left: WideFloat, _ right: Number) -> Ordering {
    switch right {
    case .wideFloat(let right): return order(left, right)
    case .float(let right): return order(left, WideFloat(right, .binary256))
    case .small, .wide:
      // 237 bits do not hold every integer of 256: both sides as integers over one power of two.
      let parts = right.parts
      return order(left, Natural(parts.magnitude), scale: 0, isNegative: parts.isNegative)
    case .decimal(let right):
      let isNegative = right.coefficient < 0
      return order(left, Natural(right.coefficient.magnitude), scale: right.scale, isNegative: isNegative)
    }
  }

  static func order(_ left: WideFloat, _ right: WideFloat) -> Ordering {
    if left.isNaN || right.isNaN { return Ordering(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
    if left.sign != right.sign { return Ordering(left.sign, right.sign) }
    if left.sign == 0 { return .equal }
    let sizes = orderOfSizes(left, right)
    return left.isNegative ? sizes.reversed : sizes
  }

  /// -1, 0 or 1.
  private var sign: Int { isZero ? 0 : (isNegative ? -1 : 1) }

  /// The power of two just above the number.
  private var topExponent: Int { exponent + significand.bitWidthNeeded }

  private static func orderOfSizes(_ left: WideFloat, _ right: WideFloat) -> Ordering {
    if !left.isFinite || !right.isFinite { return Ordering(left.isFinite ? 0 : 1, right.isFinite ? 0 : 1) }
    if left.topExponent != right.topExponent { return Ordering(left.topExponent, right.topExponent) }
    // Of one size, the exponents differ by no more than the precisions do.
    let lowest = min(left.exponent, right.exponent)
    return Natural.order(
      Natural(left.significand).shiftedLeft(by: left.exponent - lowest),
      Natural(right.significand).shiftedLeft(by: right.exponent - lowest))
  }

  private static func order(
    _ left: WideFloat, _ coefficient: Natural, scale: Int, isNegative: Bool
  ) -> Ordering {
    if left.isNaN { return .greater }
    let sign = coefficient.isZero ? 0 : (isNegative ? -1 : 1)
    if left.sign != sign || sign == 0 { return Ordering(left.sign, sign) }
    let sizes: Ordering
    if !left.isFinite || left.topExponent > 257 {
      sizes = .greater
    } else {
      // significand * 2^exponent * 10^scale beside the coefficient.
      let scaled = Natural(left.significand) * Natural(powerOfTen: scale)
      sizes =
        left.exponent >= 0
        ? Natural.order(scaled.shiftedLeft(by: left.exponent), coefficient)
        : Natural.order(scaled, coefficient.shiftedLeft(by: -left.exponent))
    }
    return isNegative ? sizes.reversed : sizes
  }
}
