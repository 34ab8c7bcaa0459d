// Rounding of doubles is a call into the C library's mathematics, which must be linked.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number of any type in one of five forms, for what must be exact across types.
enum Number {
  case small(Int64)
  /// An integer beyond 64 bits, as sign and magnitude.
  case wide(isNegative: Bool, magnitude: UInt256)
  case decimal(ExactDecimal)
  case float(Double)
  indirect case wideFloat(WideFloat)

  /// The number of a value; nil where the value is none.
  init?(_ value: Value) {
    switch value {
    case .int64(let number): self = .small(number)
    case .int8(let number): self = .small(Int64(number))
    case .int16(let number): self = .small(Int64(number))
    case .int32(let number): self = .small(Int64(number))
    case .int128(let number): self = Number(isNegative: number < 0, magnitude: UInt256(number.magnitude))
    case .int256(let number): self = Number(isNegative: number.isNegative, magnitude: number.magnitude)
    case .uint8(let number): self = .small(Int64(number))
    case .uint16(let number): self = .small(Int64(number))
    case .uint32(let number): self = .small(Int64(number))
    case .uint64(let number): self = Number(isNegative: false, magnitude: UInt256(UInt128(number)))
    case .uint128(let number): self = Number(isNegative: false, magnitude: UInt256(number))
    case .uint256(let number): self = Number(isNegative: false, magnitude: number)
    case .decimal(let number): self = .decimal(number)
    case .float32(let number): self = .float(Double(number))
    case .float64(let number): self = .float(number)
    case .wideFloat(let number): self = .wideFloat(number)
    default: return nil
    }
  }

  /// The integer of a sign and a magnitude, small where it fits.
  init(isNegative: Bool, magnitude: UInt256) {
    let limit: UInt128 = isNegative ? 1 << 63 : (1 << 63) - 1
    if magnitude.high == 0 && magnitude.low <= limit {
      self = .small(Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude.low : magnitude.low))
    } else {
      self = .wide(isNegative: isNegative, magnitude: magnitude)
    }
  }

  /// Whether the number is NaN.
  var isNaN: Bool {
    switch self {
    case .float(let number): number.isNaN
    case .wideFloat(let number): number.isNaN
    default: false
    }
  }

  /// Whether the number is neither NaN nor infinite.
  var isFinite: Bool {
    switch self {
    case .float(let number): number.isFinite
    case .wideFloat(let number): number.isFinite
    default: true
    }
  }
}

extension Number {
  /// Three-way comparison without rounding; NaN is the largest number and equal to itself.
  static func order(_ left: Number, _ right: Number) -> Ordering {
    switch (left, right) {
    case (.small(let one), .small(let other)): Ordering(one, other)
    case (.wideFloat(let one), _): WideFloat.order(one, right)
    case (_, .wideFloat(let other)): WideFloat.order(other, left).reversed
    case (.float(let one), .float(let other)): order(one, other)
    case (.float(let one), .decimal(let other)): order(one, other)
    case (.float(let one), _): order(one, right)
    case (_, .float): order(right, left).reversed
    case (.decimal(let one), .decimal(let other)): ExactDecimal.order(one, other)
    case (.decimal(let one), _): order(one, right)
    case (_, .decimal(let other)): order(other, left).reversed
    default: order(left.parts, right.parts)
    }
  }

  typealias Parts = (isNegative: Bool, magnitude: UInt256)

  /// Sign and magnitude of an integer (0 for the other forms, which never ask).
  var parts: Parts {
    switch self {
    case .small(let number): (number < 0, UInt256(UInt128(number.magnitude)))
    case .wide(let isNegative, let magnitude): (isNegative, magnitude)
    case .decimal, .float, .wideFloat: (false, .zero)
    }
  }

  private static func order(_ left: Parts, _ right: Parts) -> Ordering {
    if left.isNegative != right.isNegative { return left.isNegative ? .less : .greater }
    let sizes = Ordering(left.magnitude, right.magnitude)
    return left.isNegative ? sizes.reversed : sizes
  }

  private static func order(_ left: Double, _ right: Double) -> Ordering {
    if left.isNaN || right.isNaN { return Ordering(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
    return Ordering(left, right)
  }

  private static func order(_ left: ExactDecimal, _ integer: Number) -> Ordering {
    let whole = left.truncated
    let parts: Parts = (whole < 0, UInt256(whole.magnitude))
    let ordering = order(parts, integer.parts)
    if ordering != .equal || left.isInteger { return ordering }
    return left.coefficient < 0 ? .less : .greater
  }

  private static func order(_ left: Double, _ integer: Number) -> Ordering {
    if !left.isFinite { return left < 0 ? .less : .greater }
    let whole = left.rounded(.towardZero)
    guard let parts = integerParts(whole) else { return left < 0 ? .less : .greater }
    let ordering = order(parts, integer.parts)
    return ordering.or(Ordering(left, whole))
  }

  private static func order(_ left: Double, _ right: ExactDecimal) -> Ordering {
    if !left.isFinite { return left < 0 ? .less : .greater }
    let nearest = right.doubleValue
    if left != nearest { return Ordering(left, nearest) }
    // Rounding is monotone, so only a number that rounds to the very double needs the exact look.
    return Natural.order(left, right)
  }

  /// Sign and magnitude of a whole double; nil at 2^256 and beyond.
  static func integerParts(_ whole: Double) -> (isNegative: Bool, magnitude: UInt256)? {
    if whole == 0 { return (false, .zero) }
    let exponent = Int(whole.exponent)
    if exponent >= 256 { return nil }
    let significand = UInt256(UInt128(whole.significandBitPattern | 1 << 52))
    let magnitude =
      exponent >= 52
      ? significand.shiftedLeft(by: exponent - 52) : significand.shiftedRight(by: 52 - exponent)
    return (whole < 0, magnitude)
  }
}
