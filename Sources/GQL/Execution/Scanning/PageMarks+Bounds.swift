/// The positions of numbers on one side of a bound, for bounds that few numbers keep.
extension PageMarks {
  /// The positions of numbers that are not less than a bound. Those that count are within the zone.
  static func of(_ values: Span<Int64>, from bound: Int64, within zone: ClosedRange<Int64>) -> PageMarks {
    guard allowsDifferences(zone, bound) else { return of(values) { $0 >= bound } }
    let last = bound - 1
    return ofFew(values, sign: { last &- $0 }, where: { $0 >= bound })
  }

  /// The positions of numbers that are not greater than a bound. Those that count are within the zone.
  static func of(_ values: Span<Int64>, to bound: Int64, within zone: ClosedRange<Int64>) -> PageMarks {
    guard allowsDifferences(zone, bound) else { return of(values) { $0 <= bound } }
    let last = bound + 1
    return ofFew(values, sign: { $0 &- last }, where: { $0 <= bound })
  }

  /// Whether no difference of a number in the zone and the bound, or the number beside it, leaves 64 bits.
  static func allowsDifferences(_ zone: ClosedRange<Int64>, _ bound: Int64) -> Bool {
    let limit = Int64(1) << 61
    return zone.lowerBound > -limit && zone.upperBound < limit && bound.magnitude < limit.magnitude
  }

  /// The positions of numbers for which a test holds, which is told by the sign of a number made of each: 64 are asked at once
  /// by adding bits up, which processors do for several, and are looked at one by one only where a sign is negative.
  @inline(__always)
  private static func ofFew(
    _ values: Span<Int64>, sign: (Int64) -> Int64, where holds: (Int64) -> Bool
  ) -> PageMarks {
    var marks = PageMarks.none
    let count = min(values.count, 1024)
    var start = 0
    while start < count {
      let end = min(start + 64, count)
      var signs: Int64 = 0
      for position in start..<end { signs |= sign(unsafe values[unchecked: position]) }
      if signs < 0 {
        for position in start..<end where holds(unsafe values[unchecked: position]) { marks.insert(position) }
      }
      start = end
    }
    return marks
  }
}
