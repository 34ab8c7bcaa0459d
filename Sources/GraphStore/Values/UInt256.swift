/// An unsigned integer of 256 bits, for `UINT256` and for the exact products of wider arithmetic.
///
/// Only what values need: order, the four operations with their overflow told, and text. Not a `BinaryInteger`,
/// whose some sixty requirements no caller would use.
public struct UInt256: Hashable, Comparable, Sendable {
  /// The upper half.
  public let high: UInt128

  /// The lower half.
  public let low: UInt128

  /// Joins two halves.
  public init(high: UInt128, low: UInt128) {
    self.high = high
    self.low = low
  }

  /// Widens a number of 128 bits.
  public init(_ low: UInt128) {
    self.init(high: 0, low: low)
  }

  /// 0.
  public static let zero = UInt256(0)
  /// 2²⁵⁶ − 1.
  public static let max = UInt256(high: .max, low: .max)

  public static func < (left: UInt256, right: UInt256) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// Whether the number is 0.
  public var isZero: Bool { high == 0 && low == 0 }

  /// How many bits the number needs; 0 needs none.
  public var bitWidthNeeded: Int {
    high != 0 ? 256 - high.leadingZeroBitCount : 128 - low.leadingZeroBitCount
  }

  /// How many zero bits end the number; 256 for 0.
  public var trailingZeroBitCount: Int {
    low != 0 ? low.trailingZeroBitCount : 128 + high.trailingZeroBitCount
  }
}

extension UInt256 {
  /// The exact product of two numbers of 128 bits.
  static func product(_ left: UInt128, _ right: UInt128) -> UInt256 {
    let full = left.multipliedFullWidth(by: right)
    return UInt256(high: full.high, low: full.low)
  }

  /// The sum, or nil where it needs more than 256 bits.
  func adding(_ other: UInt256) -> UInt256? {
    let (low, carry) = low.addingReportingOverflow(other.low)
    let (partial, overflow) = high.addingReportingOverflow(other.high)
    let (high, overflowOfCarry) = partial.addingReportingOverflow(carry ? 1 : 0)
    return overflow || overflowOfCarry ? nil : UInt256(high: high, low: low)
  }

  /// The difference, or nil where it is negative.
  func subtracting(_ other: UInt256) -> UInt256? {
    other > self ? nil : subtractingWrapped(other)
  }

  private func subtractingWrapped(_ other: UInt256) -> UInt256 {
    let (low, borrow) = low.subtractingReportingOverflow(other.low)
    return UInt256(high: high &- other.high &- (borrow ? 1 : 0), low: low)
  }

  /// The product, or nil where it needs more than 256 bits.
  func multiplied(by other: UInt256) -> UInt256? {
    if high != 0 && other.high != 0 { return nil }
    let lower = UInt256.product(low, other.low)
    let crossed =
      high != 0 ? UInt256.product(high, other.low) : UInt256.product(low, other.high)
    guard crossed.high == 0 else { return nil }
    let (upper, overflow) = lower.high.addingReportingOverflow(crossed.low)
    return overflow ? nil : UInt256(high: upper, low: lower.low)
  }

  /// The quotient and the rest; the divisor must not be 0 (nil then).
  func dividedWithRemainder(by divisor: UInt256) -> (quotient: UInt256, remainder: UInt256)? {
    if divisor.isZero { return nil }
    if self < divisor { return (.zero, self) }
    if divisor.high == 0 {
      let upper = high.quotientAndRemainder(dividingBy: divisor.low)
      let lower = divisor.low.dividingFullWidth((upper.remainder, low))
      return (UInt256(high: upper.quotient, low: lower.quotient), UInt256(lower.remainder))
    }
    // Both are above 2^128, so the quotient has fewer than 128 bits: long division, bit by bit.
    var shift = bitWidthNeeded - divisor.bitWidthNeeded
    var quotient: UInt128 = 0
    var remainder = self
    while shift >= 0 {
      let shifted = divisor.shiftedLeft(by: shift)
      if shifted <= remainder {
        remainder = remainder.subtractingWrapped(shifted)
        quotient |= 1 << UInt128(shift)
      }
      shift -= 1
    }
    return (UInt256(quotient), remainder)
  }

  /// The number times 2 to the power of `count`; bits beyond 256 are lost.
  func shiftedLeft(by count: Int) -> UInt256 {
    if count <= 0 { return self }
    if count >= 256 { return .zero }
    if count >= 128 { return UInt256(high: low << UInt128(count - 128), low: 0) }
    let carried = low >> UInt128(128 - count)
    return UInt256(high: high << UInt128(count) | carried, low: low << UInt128(count))
  }

  /// The number divided by 2 to the power of `count`, toward zero.
  func shiftedRight(by count: Int) -> UInt256 {
    if count <= 0 { return self }
    if count >= 256 { return .zero }
    if count >= 128 { return UInt256(high: 0, low: high >> UInt128(count - 128)) }
    let carried = high << UInt128(128 - count)
    return UInt256(high: high >> UInt128(count), low: low >> UInt128(count) | carried)
  }
}

extension UInt256: CustomStringConvertible {
  /// The decimal digits.
  public var description: String {
    guard let parts = dividedWithRemainder(by: UInt256(PowersOfTen.value(38))), !parts.quotient.isZero else {
      return String(low)
    }
    let tail = String(parts.remainder.low)
    return parts.quotient.description + String(repeating: "0", count: 38 - tail.utf8.count) + tail
  }

  /// Reads digits of a radix from 2 to 16; nil for anything else, for no digit and for more than 256 bits.
  public init?(digits: some Sequence<UInt8>, radix: UInt128 = 10) {
    var value = UInt256.zero
    var any = false
    for byte in digits {
      guard let digit = UInt256.digit(byte), digit < radix else { return nil }
      guard let shifted = value.multiplied(by: UInt256(radix)),
        let sum = shifted.adding(UInt256(digit))
      else { return nil }
      value = sum
      any = true
    }
    if !any { return nil }
    self = value
  }

  private static func digit(_ byte: UInt8) -> UInt128? {
    switch byte {
    case 0x30...0x39: UInt128(byte - 0x30)
    case 0x41...0x46: UInt128(byte - 0x41 + 10)
    case 0x61...0x66: UInt128(byte - 0x61 + 10)
    default: nil
    }
  }
}
