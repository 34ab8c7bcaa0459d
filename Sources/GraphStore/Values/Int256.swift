/// A signed integer of 256 bits, for `INT256`: sign and magnitude outside, two's complement in range.
public struct Int256: Hashable, Sendable {
  /// The distance from 0, at most 2^255.
  public let magnitude: UInt256

  /// Whether the number is below 0; never so for 0.
  public let isNegative: Bool

  /// Makes a number of its sign and distance from 0; nil outside of -2^255 ..< 2^255.
  public init?(isNegative: Bool, magnitude: UInt256) {
    let limit = UInt256(high: 1 << 127, low: 0)
    guard magnitude < limit || (isNegative && magnitude == limit) else { return nil }
    self.magnitude = magnitude
    self.isNegative = isNegative && !magnitude.isZero
  }

  /// Widens a number of 128 bits.
  public init(_ value: Int128) {
    magnitude = UInt256(value.magnitude)
    isNegative = value < 0
  }

  /// Widens an unsigned number of 128 bits.
  public init(_ value: UInt128) {
    magnitude = UInt256(value)
    isNegative = false
  }
}

extension Int256: Comparable {
  public static func < (left: Int256, right: Int256) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
  }
}

extension Int256: CustomStringConvertible {
  /// The decimal digits with a minus sign where negative.
  public var description: String {
    isNegative ? "-\(magnitude)" : magnitude.description
  }
}
