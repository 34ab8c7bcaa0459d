extension WideFloat {
  /// The nearest double, rounded once.
  public var double: Double {
    switch kind {
    case .nan: return .nan
    case .infinite: return isNegative ? -.infinity : .infinity
    case .finite:
      let rounded = RoundedBinary(
        Natural(significand), exponent: exponent, isInexact: false, precision: 53, minimumExponent: -1074)
      let whole = Double(rounded.significand.uint256.map { UInt64(truncatingIfNeeded: $0.low) } ?? 0)
      if whole == 0 { return isNegative ? -0.0 : 0 }
      if rounded.exponent > 971 { return isNegative ? -.infinity : .infinity }
      return Double(sign: isNegative ? .minus : .plus, exponent: rounded.exponent, significand: whole)
    }
  }

  /// The nearest number of 16 or 32 bits, rounded once; infinite where it is too large for them.
  func narrowed(to bits: Int) -> Float {
    guard isFinite else { return Float(double) }
    let (precision, lowest, highest) = bits == 16 ? (11, -24, 5) : (24, -149, 104)
    let rounded = RoundedBinary(
      Natural(significand), exponent: exponent, isInexact: false, precision: precision,
      minimumExponent: lowest)
    let whole = Float(rounded.significand.uint256.map { UInt64(truncatingIfNeeded: $0.low) } ?? 0)
    if whole == 0 { return isNegative ? -0.0 : 0 }
    if rounded.exponent > highest { return isNegative ? -.infinity : .infinity }
    return Float(sign: isNegative ? .minus : .plus, exponent: rounded.exponent, significand: whole)
  }

  /// Sign and magnitude of the integer part toward zero; nil for NaN, infinities and beyond 256 bits.
  var integerPart: Number.Parts? {
    guard isFinite, exponent < 256 else { return nil }
    let whole =
      exponent >= 0
      ? Natural(significand).shiftedLeft(by: exponent)
      : Natural(significand).shiftedRight(by: -exponent).quotient
    return whole.uint256.map { (isNegative && !$0.isZero, $0) }
  }

  /// The whole number that a rule rounds to: down, up, or to the nearest with halves away from zero.
  public func rounded(_ rule: FloatingPointRoundingRule) -> WideFloat {
    guard isFinite, exponent < 0 else { return self }
    let (whole, isInexact) = Natural(significand).shiftedRight(by: -exponent)
    if !isInexact { return self }
    let isAway: Bool
    switch rule {
    case .down: isAway = isNegative
    case .up: isAway = !isNegative
    default:
      isAway = (Natural(significand).shiftedRight(by: -exponent - 1).quotient.digits.first ?? 0) & 1 == 1
    }
    return WideFloat(
      rounding: isAway ? whole + Natural(1) : whole, exponent: 0, isNegative: isNegative, format)
  }

  /// The number as a decimal of at most 38 digits, rounded half to even.
  ///
  /// - Throws: 22003 for NaN, infinities and more than 38 digits left of the point.
  func decimal() throws(ValueError) -> ExactDecimal {
    guard isFinite else { throw .outOfRange("\(self) is no decimal number") }
    return try ExactDecimal(description)
  }

  /// Feeds the number into a hasher as `Number` does, so that equal numbers of different types hash alike.
  func hash(into hasher: inout Hasher) {
    let double = double
    if !isFinite || WideFloat.order(self, .float(double)) == .equal {
      Number.float(double).hash(into: &hasher)
    } else if let parts = integerPart,
      WideFloat.order(self, Number(isNegative: parts.isNegative, magnitude: parts.magnitude)) == .equal
    {
      Number(isNegative: parts.isNegative, magnitude: parts.magnitude).hash(into: &hasher)
    } else if exponent + significand.trailingZeroBitCount >= -ExactDecimal.maximumScale,
      let decimal = try? decimal(),
      WideFloat.order(self, .decimal(decimal)) == .equal
    {
      Number.decimal(decimal).hash(into: &hasher)
    } else {
      // No number of another type equals it; in either format its odd part and exponent are the same.
      let zeros = significand.trailingZeroBitCount
      hasher.combine(isNegative)
      hasher.combine(significand.shiftedRight(by: zeros))
      hasher.combine(exponent + zeros)
    }
  }
}

extension WideFloat {
  /// How many decimal digits of a text count; more only tell whether something follows.
  private static let maximumDigits = 80_000

  /// The nearest number to a text of digits with an optional sign, point and exponent; nil for any other text.
  init?(_ text: some StringProtocol, _ format: Format) {
    guard let parts = DecimalText(text.utf8) else { return nil }
    self = parts.wideFloat(format, maximumDigits: WideFloat.maximumDigits)
  }

  /// The bits of the number as three words, for files.
  var encoded: (head: UInt64, low: UInt128, high: UInt128) {
    let flags = UInt64(format.rawValue) | UInt64(kind.rawValue) << 1 | (isNegative ? 1 << 3 : 0)
    let offset = UInt64(exponent - format.minimumExponent)
    return (flags | offset << 8, significand.low, significand.high)
  }

  /// The number of three words; nil where they are no number's.
  init?(encoded head: UInt64, low: UInt128, high: UInt128) {
    guard let format = Format(rawValue: UInt8(head & 1)), let kind = Kind(rawValue: UInt8(head >> 1 & 3))
    else {
      return nil
    }
    let isNegative = head >> 3 & 1 == 1
    switch kind {
    case .nan: self = .nan(format)
    case .infinite: self = .infinity(format, isNegative: isNegative)
    case .finite:
      let significand = UInt256(high: high, low: low)
      guard head >> 8 <= UInt64(format.maximumExponent - format.minimumExponent),
        significand.bitWidthNeeded <= format.precision
      else { return nil }
      self.init(
        rounding: Natural(significand), exponent: Int(head >> 8) + format.minimumExponent,
        isNegative: isNegative,
        format)
    }
  }
}

extension WideFloat: CustomStringConvertible {
  /// The shortest decimal digits that read back as the number, with an exponent where it is far from 1.
  public var description: String {
    switch kind {
    case .nan: return "nan"
    case .infinite: return isNegative ? "-inf" : "inf"
    case .finite: break
    }
    let sign = isNegative ? "-" : ""
    if isZero { return sign + "0.0" }
    let (digits, point) = shortestDigits
    if point > -4 && point <= 17 {
      if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
      if digits.utf8.count <= point {
        return sign + digits + String(repeating: "0", count: point - digits.utf8.count) + ".0"
      }
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
    let rest = digits.dropFirst()
    let exponent = point - 1
    return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + (exponent < 0 ? "-" : "+")
      + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
  }

  /// The digits d of the number 0.d times 10 to the power of `point` (Steele and White, Dragon4).
  private var shortestDigits: (digits: String, point: Int) {
    // The number is numerator / denominator; below and above it are the halves of the gaps to its neighbours.
    let isBoundary =
      significand.trailingZeroBitCount == format.precision - 1 && exponent > format.minimumExponent
    let extra = isBoundary ? 2 : 1
    var numerator = Natural(significand).shiftedLeft(by: max(exponent, 0) + extra)
    var denominator = Natural(1).shiftedLeft(by: max(-exponent, 0) + extra)
    var below = Natural(1).shiftedLeft(by: max(exponent, 0))
    var above = isBoundary ? below.shiftedLeft(by: 1) : below
    // An estimate of the power of ten, at most one too small.
    var point = Int(
      (Double(exponent + significand.bitWidthNeeded - 1) * 0.301_029_995_663_981_2 - 1e-9).rounded(.up))
    let power = Natural(powerOfTen: abs(point))
    if point >= 0 {
      denominator = denominator * power
    } else {
      numerator = numerator * power
      below = below * power
      above = above * power
    }
    let isEven = significand.trailingZeroBitCount > 0
    func reaches(_ sum: Natural) -> Bool {
      let ordering = Natural.order(sum, denominator)
      return ordering == .greater || (isEven && ordering == .equal)
    }
    if reaches(numerator + above) {
      point += 1
    } else {
      numerator.multiply(by: 10)
      below.multiply(by: 10)
      above.multiply(by: 10)
    }
    var digits = ""
    while true {
      guard let parts = numerator.dividedWithRemainder(by: denominator) else { break }
      var digit = parts.quotient.digits.first ?? 0
      numerator = parts.remainder
      let lowOrder = Natural.order(numerator, below)
      let isLow = lowOrder == .less || (isEven && lowOrder == .equal)
      let isHigh = reaches(numerator + above)
      if isLow || isHigh {
        let doubled = numerator.shiftedLeft(by: 1)
        let half = Natural.order(doubled, denominator)
        if isHigh && !isLow || isHigh && half != .less { digit += 1 }
        digits += String(digit)
        break
      }
      digits += String(digit)
      numerator.multiply(by: 10)
      below.multiply(by: 10)
      above.multiply(by: 10)
    }
    return (digits, point)
  }
}
