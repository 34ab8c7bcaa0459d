/// The order of strings by code point (UCS_BASIC), which is the order of their UTF-8 bytes.
///
/// The language compares code points (ID022), while `String` compares canonical equivalents: `==` of Swift would
/// take the composed and the decomposed é for one.
package enum TextOrder {
  /// Three-way comparison by code point. Linear in the common prefix.
  package static func compare(_ left: String, _ right: String) -> Ordering {
    let fast = unsafe left.utf8.withContiguousStorageIfAvailable { left in
      unsafe right.utf8.withContiguousStorageIfAvailable { right in
        unsafe compare(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
    if case .some(.some(let ordering)) = fast { return ordering }
    return compareBytes(left.utf8, right.utf8)
  }

  /// Whether two strings have the same code points.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && compare(left, right) == .equal
  }

  /// Three-way comparison of byte sequences, a prefix first.
  static func compareBytes(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Ordering {
    var left = left.makeIterator()
    var right = right.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return .equal
      case (nil, _): return .less
      case (_, nil): return .greater
      case (let one?, let other?): if one != other { return Ordering(one, other) }
      }
    }
  }

  /// Eight bytes a step; big-endian words order as their bytes do.
  private static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Ordering {
    let common = min(left.count, right.count)
    var place = 0
    while place + 8 <= common {
      let one = unsafe UInt64(bigEndian: left.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let other = unsafe UInt64(bigEndian: right.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if one != other { return one < other ? .less : .greater }
      place += 8
    }
    while place < common {
      let (one, other) = unsafe (left[place], right[place])
      if one != other { return one < other ? .less : .greater }
      place += 1
    }
    return Ordering(left.count, right.count)
  }
}
