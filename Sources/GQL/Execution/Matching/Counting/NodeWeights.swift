import GraphStore

/// A number for each node of a range of ids; nodes outside have 0.
struct NodeWeights: Sendable {
  /// The id of the first node.
  let base: UInt32
  /// The numbers; none where all are known to fit into 32 bits and stand in `narrow`.
  let wide: [Int64]
  /// The numbers in half of the memory, since most of the time it is memory that is waited for; none of them is negative.
  let narrow: [UInt32]
  /// No value is farther from 0, `Int64.min` aside; less than twice the greatest magnitude.
  let bound: Int64
  /// Whether a value is negative.
  let hasNegative: Bool

  init(base: UInt32, values: [Int64]) {
    self.init(base: base, wide: values, bits: values.reduce(0) { $0 | Self.bits(of: $1) })
  }

  /// Takes numbers with the bits of all of them together: a comparison of each value with the greatest so far takes four times as
  /// long.
  init(base: UInt32, wide: [Int64] = [], narrow: [UInt32] = [], bits: Int64) {
    self.base = base
    self.wide = wide
    self.narrow = narrow
    hasNegative = bits < 0
    let width = Int64.bitWidth - (bits & .max).leadingZeroBitCount
    bound = width == 63 ? .max : 1 << Int64(width)
  }

  /// The bits of a magnitude, and the sign.
  @inline(__always)
  static func bits<Number: FixedWidthInteger>(of number: Number) -> Number {
    Number.isSigned ? number ^ (number >> (Number.bitWidth - 1)) & .max : number
  }

  /// How many nodes there are.
  var count: Int { narrow.isEmpty ? wide.count : narrow.count }

  /// The numbers, one for each node.
  var values: [Int64] { narrow.isEmpty ? wide : narrow.map { Int64($0) } }

  /// The number of a node.
  @inline(__always)
  subscript(node: NodeID) -> Int64 {
    let place = Int(node.rawValue) - Int(base)
    guard place >= 0 else { return 0 }
    if place < narrow.count { return Int64(narrow[place]) }
    return place < wide.count ? wide[place] : 0
  }
}
