/// A number in decimal digits, exact to 38 of them, for `DECIMAL`.
///
/// The value is `coefficient / 10^scale`. The scale keeps the zeros a user wrote (`1.10` prints as `1.10`), yet
/// equality and order are those of the number: `1.10` equals `1.1` and the integer 1 equals `1.0`.
public struct ExactDecimal: Sendable {
  /// The digits as an integer, below 10^38 in size.
  public let coefficient: Int128

  /// How many of the digits stand right of the point, 0 to 76.
  public let scale: Int

  /// How many digits a coefficient has at most.
  public static let maximumPrecision = 38

  /// How many digits stand right of the point at most.
  public static let maximumScale = 76

  /// Makes a number of a coefficient and a scale; nil where either is beyond its limit.
  public init?(coefficient: Int128, scale: Int) {
    guard coefficient.magnitude < PowersOfTen.value(38), scale >= 0, scale <= ExactDecimal.maximumScale else {
      return nil
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// The number of an integer; nil for more than 38 digits.
  public init?(exactly integer: Int128) {
    self.init(coefficient: integer, scale: 0)
  }

  /// The number of an integer of 64 bits.
  public init(_ integer: Int64) {
    coefficient = Int128(integer)
    scale = 0
  }

  private init(uncheckedCoefficient: Int128, scale: Int) {
    coefficient = uncheckedCoefficient
    self.scale = scale
  }
}

extension ExactDecimal {
  /// The same number with no zeros at the end of its fraction.
  public var normalized: ExactDecimal {
    var coefficient = coefficient
    var scale = scale
    while scale > 0 && coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    return ExactDecimal(uncheckedCoefficient: coefficient, scale: scale)
  }

  /// How many digits stand left of the point, negative for zeros right after it; the power of ten of the size.
  private var magnitudeExponent: Int {
    PowersOfTen.digitCount(coefficient.magnitude) - scale
  }

  /// The integer part toward zero.
  public var truncated: Int128 {
    scale > 38 ? 0 : coefficient / Int128(PowersOfTen.value(scale))
  }

  /// Whether nothing but zeros stands right of the point.
  public var isInteger: Bool {
    if coefficient == 0 { return true }
    return scale <= 38 && coefficient % Int128(PowersOfTen.value(scale)) == 0
  }

  /// Three-way comparison of two numbers, exact.
  static func order(_ left: ExactDecimal, _ right: ExactDecimal) -> Ordering {
    if left.scale == right.scale { return Ordering(left.coefficient, right.coefficient) }
    let signs = Ordering(left.coefficient.signum(), right.coefficient.signum())
    if signs != .equal || left.coefficient == 0 { return signs }
    let sizes: Ordering
    if left.magnitudeExponent != right.magnitudeExponent {
      sizes = Ordering(left.magnitudeExponent, right.magnitudeExponent)
    } else {
      // Of one size, the scales differ by no more than the digits do: both products stay within 256 bits.
      let common = Swift.max(left.scale, right.scale)
      sizes = Ordering(left.magnitude(atScale: common), right.magnitude(atScale: common))
    }
    return left.coefficient < 0 ? sizes.reversed : sizes
  }

  private func magnitude(atScale common: Int) -> UInt256 {
    UInt256.product(coefficient.magnitude, PowersOfTen.value(common - scale))
  }
}

extension ExactDecimal: Hashable, Comparable {
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    order(left, right) == .equal
  }

  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    order(left, right) == .less
  }

  public func hash(into hasher: inout Hasher) {
    let normalized = normalized
    hasher.combine(normalized.coefficient)
    hasher.combine(normalized.scale)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The digits with a point where the scale is above 0, never an exponent.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    if scale == 0 { return sign + digits }
    let padded = String(repeating: "0", count: Swift.max(0, scale + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
