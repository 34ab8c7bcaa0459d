extension Number {
  /// Feeds the number into a hasher so that equal numbers of different types hash alike.
  ///
  /// The form that counts: a 64-bit integer, else a double that is exactly the number, else an integer, else the
  /// shortest decimal.
  func hash(into hasher: inout Hasher) {
    switch self {
    case .small(let number): hasher.combine(number)
    case .float(let number): Number.hash(number, into: &hasher)
    case .wide(let isNegative, let magnitude): Number.hash(isNegative, magnitude, into: &hasher)
    case .decimal(let number): Number.hash(number, into: &hasher)
    case .wideFloat(let number): number.hash(into: &hasher)
    }
  }

  private static func hash(_ number: Double, into hasher: inout Hasher) {
    if let integer = Int64(exactly: number) {
      hasher.combine(integer)
    } else {
      hasher.combine(number.isNaN ? Double.nan.bitPattern : number.bitPattern)
    }
  }

  private static func hash(_ isNegative: Bool, _ magnitude: UInt256, into hasher: inout Hasher) {
    if magnitude.bitWidthNeeded - magnitude.trailingZeroBitCount <= 53 {
      let size = magnitude.roundedDouble
      hash(isNegative ? -size : size, into: &hasher)
    } else {
      hasher.combine(isNegative)
      hasher.combine(magnitude)
    }
  }

  private static func hash(_ number: ExactDecimal, into hasher: inout Hasher) {
    let shortest = number.normalized
    if shortest.scale == 0 {
      let integer = shortest.coefficient
      return Number(isNegative: integer < 0, magnitude: UInt256(integer.magnitude)).hash(into: &hasher)
    }
    // c / 10^s is a binary fraction where 5^s divides c: then it is (c / 5^s) / 2^s.
    if let five = PowersOfTen.five(shortest.scale), shortest.coefficient.magnitude % five == 0 {
      let numerator = UInt256(shortest.coefficient.magnitude / five)
      if numerator.bitWidthNeeded - numerator.trailingZeroBitCount <= 53 {
        return hash(shortest.doubleValue, into: &hasher)
      }
    }
    hasher.combine(shortest.coefficient)
    hasher.combine(shortest.scale)
  }
}

extension UInt256 {
  /// The nearest double, halves to even; at most 2^256.
  var roundedDouble: Double {
    let width = bitWidthNeeded
    if width <= 64 { return Double(UInt64(truncatingIfNeeded: low)) }
    // 64 leading bits, the lowest of which also stands for all the bits that are cut off.
    let cut = width - 64
    let leading = UInt64(truncatingIfNeeded: shiftedRight(by: cut).low)
    let sticky: UInt64 = trailingZeroBitCount < cut ? 1 : 0
    return Double(sign: .plus, exponent: cut, significand: Double(leading | sticky))
  }
}

extension ExactDecimal {
  /// The nearest double, halves to even.
  public var doubleValue: Double {
    if scale <= 22 && coefficient.magnitude < 1 << 53 {
      // Both are exact doubles, so that one division rounds once.
      return Double(Int64(truncatingIfNeeded: coefficient)) / Double(PowersOfTen.value(scale))
    }
    return Double(description) ?? .nan
  }
}
