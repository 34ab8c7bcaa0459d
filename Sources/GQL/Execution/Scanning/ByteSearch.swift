/// The search for one byte string in a long one: the first and the last byte are compared at sixteen places at once, the bytes
/// between them where both agree.
struct ByteSearch: Sendable {
  private let pattern: [UInt8]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
  }

  /// Calls `body` at each place where the pattern stands, ascending; `body` says from where to go on. Nowhere for an empty
  /// pattern.
  ///
  /// O(text), and O(text · pattern) where nearly every place begins and ends like the pattern.
  func forEachPlace(in text: Span<UInt8>, _ body: (Int) -> Int) {
    guard let first = pattern.first, let last = pattern.last, text.count >= pattern.count else { return }
    let end = text.count - pattern.count + 1
    let reach = pattern.count - 1
    let (firsts, lasts) = (SIMD16<UInt8>(repeating: first), SIMD16<UInt8>(repeating: last))
    var place = 0
    // No place before is wanted.
    var resumed = 0
    unsafe text.withUnsafeBytes { bytes in
      while place + 16 <= end {
        let starts = unsafe bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) .== firsts
        let ends = unsafe bytes.loadUnaligned(fromByteOffset: place + reach, as: SIMD16<UInt8>.self) .== lasts
        let both = unsafe unsafeBitCast(starts .& ends, to: SIMD2<UInt64>.self)
        for half in 0..<2 {
          var rest = both[half]
          while rest != 0 {
            let byte = rest.trailingZeroBitCount >> 3
            rest &= ~(0xFF << UInt64(byte << 3))
            let found = place + half * 8 + byte
            if found >= resumed, matches(text, found) { resumed = max(body(found), found + 1) }
          }
        }
        place = max(place + 16, resumed)
      }
    }
    while place < end {
      if matches(text, place) { resumed = max(body(place), place + 1) }
      place = max(place + 1, resumed)
    }
  }

  @inline(__always)
  private func matches(_ text: Span<UInt8>, _ place: Int) -> Bool {
    for index in pattern.indices where text[place + index] != pattern[index] { return false }
    return true
  }
}
