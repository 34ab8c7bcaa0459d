/// A binary floating-point number of 128 or 256 bits in the formats of IEEE 754: `FLOAT128` and `FLOAT256`.
///
/// Every operation works out the exact result and rounds it once, half to even. Infinities and NaN are values, as they
/// are for the narrower types; zeros keep their sign.
public struct WideFloat: Sendable {
  /// The interchange formats of IEEE 754.
  public enum Format: UInt8, Sendable {
    case binary128
    case binary256
  }

  enum Kind: UInt8, Sendable {
    case finite
    case infinite
    case nan
  }

  public let format: Format
  let kind: Kind
  public let isNegative: Bool
  /// The number is `significand * 2^exponent`; the significand has all bits of the precision, but for zero and for
  /// the smallest exponent.
  let significand: UInt256
  let exponent: Int

  private init(
    _ format: Format, _ kind: Kind, isNegative: Bool, significand: UInt256 = .zero, exponent: Int? = nil
  ) {
    self.format = format
    self.kind = kind
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent ?? format.minimumExponent
  }

  static func zero(_ format: Format, isNegative: Bool = false) -> WideFloat {
    WideFloat(format, .finite, isNegative: isNegative)
  }

  static func infinity(_ format: Format, isNegative: Bool = false) -> WideFloat {
    WideFloat(format, .infinite, isNegative: isNegative)
  }

  static func nan(_ format: Format) -> WideFloat {
    WideFloat(format, .nan, isNegative: false)
  }

  /// The nearest number of the format to `magnitude * 2^exponent`, and a little more where the magnitude is inexact.
  ///
  /// An inexact magnitude has at least two bits more than the precision.
  init(
    rounding magnitude: Natural, exponent: Int, isInexact: Bool = false, isNegative: Bool, _ format: Format
  ) {
    let rounded = RoundedBinary(
      magnitude, exponent: exponent, isInexact: isInexact, precision: format.precision,
      minimumExponent: format.minimumExponent)
    guard rounded.exponent <= format.maximumExponent, let significand = rounded.significand.uint256 else {
      self = .infinity(format, isNegative: isNegative)
      return
    }
    self.init(
      format, .finite, isNegative: isNegative, significand: significand,
      exponent: significand.isZero ? nil : rounded.exponent)
  }
}

extension WideFloat.Format {
  /// How many binary digits a significand has.
  var precision: Int { self == .binary128 ? 113 : 237 }

  /// The exponent of the last digit of the largest numbers.
  var maximumExponent: Int { (self == .binary128 ? 16_383 : 262_143) - (precision - 1) }

  /// The exponent of the last digit of the smallest numbers.
  var minimumExponent: Int { (self == .binary128 ? -16_382 : -262_142) - (precision - 1) }

  /// How many significant decimal digits tell any two numbers apart.
  var decimalDigits: Int { self == .binary128 ? 36 : 73 }

  /// How many bits a number of the format takes.
  public var bits: Int { self == .binary128 ? 128 : 256 }

  /// The format of so many bits.
  init(bits: Int) {
    self = bits == 256 ? .binary256 : .binary128
  }
}

extension WideFloat {
  public var isNaN: Bool { kind == .nan }
  public var isFinite: Bool { kind == .finite }
  public var isZero: Bool { kind == .finite && significand.isZero }

  var negated: WideFloat {
    WideFloat(
      format, kind, isNegative: kind != .nan && !isNegative, significand: significand, exponent: exponent)
  }

  var magnitude: WideFloat { isNegative ? negated : self }

  /// The number in another format, rounded where that is narrower.
  func converted(to other: Format) -> WideFloat {
    switch kind {
    case .nan: .nan(other)
    case .infinite: .infinity(other, isNegative: isNegative)
    case .finite:
      WideFloat(rounding: Natural(significand), exponent: exponent, isNegative: isNegative, other)
    }
  }

  /// A double, which every format holds exactly.
  init(_ number: Double, _ format: Format) {
    guard number.isFinite else {
      self = number.isNaN ? .nan(format) : .infinity(format, isNegative: number < 0)
      return
    }
    let isNormal = number.exponentBitPattern != 0
    let significand = number.significandBitPattern | (isNormal ? 1 << 52 : 0)
    self.init(
      rounding: Natural(UInt128(significand)),
      exponent: Int(isNormal ? number.exponentBitPattern : 1) - 1075, isNegative: number.sign == .minus,
      format)
  }

  /// The nearest number to a number of another type.
  init(_ number: Number, _ format: Format) {
    switch number {
    case .wideFloat(let number): self = number.converted(to: format)
    case .float(let number): self.init(number, format)
    case .small, .wide:
      let parts = number.parts
      self.init(rounding: Natural(parts.magnitude), exponent: 0, isNegative: parts.isNegative, format)
    case .decimal(let number):
      self.init(
        decimal: Natural(number.coefficient.magnitude), exponent: -number.scale,
        isNegative: number.coefficient < 0, format)
    }
  }

  /// The nearest number to `digits * 10^exponent`, and a little more where they are inexact.
  init(decimal digits: Natural, exponent: Int, isInexact: Bool = false, isNegative: Bool, _ format: Format) {
    guard !digits.isZero else {
      self = .zero(format, isNegative: isNegative)
      return
    }
    guard exponent < 0 || isInexact else {
      let whole = digits * Natural(powerOfTen: exponent)
      self.init(rounding: whole, exponent: 0, isNegative: isNegative, format)
      return
    }
    let divisor = Natural(powerOfTen: max(0, -exponent))
    let whole = digits * Natural(powerOfTen: max(0, exponent))
    self.init(
      rounding: whole, over: divisor, exponent: 0, isInexact: isInexact, isNegative: isNegative, format)
  }

  /// The nearest number to a fraction times 2 to a power; the divisor is not 0.
  init(
    rounding dividend: Natural, over divisor: Natural, exponent: Int, isInexact: Bool = false,
    isNegative: Bool, _ format: Format
  ) {
    let shift = max(0, format.precision + 3 + divisor.bitWidth - dividend.bitWidth)
    guard let parts = dividend.shiftedLeft(by: shift).dividedWithRemainder(by: divisor) else {
      self = .nan(format)
      return
    }
    self.init(
      rounding: parts.quotient, exponent: exponent - shift, isInexact: isInexact || !parts.remainder.isZero,
      isNegative: isNegative, format)
  }
}

/// A natural number times a power of two, rounded to so many binary digits, half to even.
struct RoundedBinary {
  private(set) var significand: Natural
  private(set) var exponent: Int

  init(_ magnitude: Natural, exponent: Int, isInexact: Bool, precision: Int, minimumExponent: Int) {
    let lowest = max(exponent + magnitude.bitWidth - precision, minimumExponent)
    let excess = lowest - exponent
    self.exponent = lowest
    guard excess > 0 else {
      significand = magnitude.shiftedLeft(by: -excess)
      return
    }
    // One bit more than the result has: the half.
    let (withHalf, isLost) = magnitude.shiftedRight(by: excess - 1)
    let (quotient, isHalf) = withHalf.shiftedRight(by: 1)
    let isOdd = (quotient.digits.first ?? 0) & 1 == 1
    significand = isHalf && (isLost || isInexact || isOdd) ? quotient + Natural(1) : quotient
    if significand.bitWidth > precision {
      significand = significand.shiftedRight(by: 1).quotient
      self.exponent += 1
    }
  }
}
