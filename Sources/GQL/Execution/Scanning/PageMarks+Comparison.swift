/// Comparisons of whole pages of integers with one, eight values at once.
extension PageMarks {
  /// The positions of numbers for which a comparison with a constant holds. Those that count are within the zone; at the others
  /// there may be any mark.
  ///
  /// Nil where a difference may leave 64 bits, and for other operators.
  static func of(
    _ values: Span<Int64>, _ operation: BoundBinaryOperator, _ constant: Int64,
    within zone: ClosedRange<Int64>
  ) -> PageMarks? {
    let number = SIMD8(repeating: constant)
    switch operation {
    // A number and its opposite are both without the sign for 0 alone.
    case .equal: return ofSigns(values) { ~(($0 &- number) | (number &- $0)) }
    case .notEqual: return ofSigns(values) { ($0 &- number) | (number &- $0) }
    default: break
    }
    guard allowsDifferences(zone, constant) else { return nil }
    switch operation {
    case .less: return ofSigns(values) { $0 &- number }
    case .greaterOrEqual: return ofSigns(values) { ~($0 &- number) }
    case .greater: return ofSigns(values) { number &- $0 }
    case .lessOrEqual: return ofSigns(values) { ~(number &- $0) }
    default: return nil
    }
  }

  /// The positions of numbers from which `combine` makes a negative one.
  ///
  /// A processor without wide comparisons still knows signs, and eight of them are multiplied into the bits of a byte.
  @inline(__always)
  private static func ofSigns(
    _ values: Span<Int64>, _ combine: (SIMD8<Int64>) -> SIMD8<Int64>
  ) -> PageMarks {
    let count = min(values.count, 1024)
    var words = InlineArray<16, UInt64>(repeating: 0)
    var start = 0
    while start &+ 64 <= count {
      var bits: UInt64 = 0
      for byte in 0..<8 {
        let place = start &+ byte &* 8
        let lanes = unsafe values.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &* MemoryLayout<Int64>.stride, as: SIMD8<Int64>.self)
        let signs = SIMD8<Int8>(truncatingIfNeeded: combine(lanes) &>> 63)
        let bytes = unsafe unsafeBitCast(signs, to: UInt64.self)
        let packed = ((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
        bits |= packed &<< UInt64(byte &* 8)
      }
      words[start >> 6] = bits
      start &+= 64
    }
    for place in start..<count where combine(SIMD8(repeating: values[place]))[0] < 0 {
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    return PageMarks(words)
  }
}
