/// Some of the positions of a page: one bit for each of its 1,024 ids.
struct PageMarks: Sendable, Hashable {
  private(set) var words: SIMD16<UInt64>

  init(_ words: SIMD16<UInt64>) {
    self.words = words
  }

  /// The marks of 16 words.
  init(_ words: ArraySlice<UInt64>) {
    self.words = SIMD16(words)
  }

  /// The marks of 16 words, which were written where a variable said: a vector has no such place.
  init(_ words: InlineArray<16, UInt64>) {
    var marks = SIMD16<UInt64>.zero
    for word in 0..<16 { marks[word] = words[word] }
    self.init(marks)
  }

  /// No position.
  static let none = PageMarks(.zero)
  /// Every position.
  static let all = PageMarks(SIMD16(repeating: ~0))

  var isEmpty: Bool { words == .zero }

  /// How many positions are marked.
  var count: Int {
    var total = 0
    for word in 0..<16 { total += words[word].nonzeroBitCount }
    return total
  }

  @inline(__always)
  static func & (left: PageMarks, right: PageMarks) -> PageMarks { PageMarks(left.words & right.words) }

  @inline(__always)
  static func | (left: PageMarks, right: PageMarks) -> PageMarks { PageMarks(left.words | right.words) }

  @inline(__always)
  static prefix func ~ (marks: PageMarks) -> PageMarks { PageMarks(~marks.words) }

  /// Whether all positions of the other are marked here, too.
  func contains(_ other: PageMarks) -> Bool { words & other.words == other.words }

  func contains(_ position: Int) -> Bool { words[position >> 6] & (1 << UInt64(position & 63)) != 0 }

  /// Marks a position; for a few of them, since a vector is written as a whole.
  mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  /// Calls `body` with each marked position, ascending.
  @inline(__always)
  func forEach(_ body: (Int) throws -> Void) rethrows {
    for word in 0..<16 {
      var rest = words[word]
      while rest != 0 {
        try body(word << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// The marked positions for which a test holds, asked in ascending order.
  @inline(__always)
  func filter(_ holds: (Int) -> Bool) -> PageMarks {
    var marks = SIMD16<UInt64>.zero
    for word in 0..<16 {
      var rest = words[word]
      var bits: UInt64 = 0
      while rest != 0 {
        let bit = UInt64(rest.trailingZeroBitCount)
        bits |= (holds(word << 6 | Int(bit)) ? 1 : 0) << bit
        rest &= rest - 1
      }
      marks[word] = bits
    }
    return PageMarks(marks)
  }

  /// The values at the marked positions of a page.
  @inline(__always)
  func selecting<Element>(from values: Span<Element>) -> [Element] {
    var selected: [Element] = []
    selected.reserveCapacity(count)
    forEach { if $0 < values.count { selected.append(values[$0]) } }
    return selected
  }

  /// The positions of a page of values for which a test holds.
  @inline(__always)
  static func of<Element>(_ values: Span<Element>, where holds: (Element) -> Bool) -> PageMarks {
    var words = InlineArray<16, UInt64>(repeating: 0)
    var start = 0
    let count = min(values.count, 1024)
    while start + 64 <= count {
      var bits: UInt64 = 0
      for bit in 0..<64 {
        bits |= (holds(unsafe values[unchecked: start &+ bit]) ? 1 : 0) << UInt64(bit)
      }
      words[start >> 6] = bits
      start += 64
    }
    for position in start..<count where holds(values[position]) {
      words[position >> 6] |= 1 << UInt64(position & 63)
    }
    return PageMarks(words)
  }

  /// The positions for which a test holds of the values of two pages.
  @inline(__always)
  static func of<Element>(
    _ values: Span<Element>, _ others: Span<Element>, where holds: (Element, Element) -> Bool
  ) -> PageMarks {
    var marks = SIMD16<UInt64>.zero
    let count = min(values.count, others.count, 1024)
    for word in 0..<16 where word * 64 < count {
      var bits: UInt64 = 0
      for bit in 0..<min(64, count - word * 64) {
        let position = word << 6 | bit
        bits |= (holds(values[position], others[position]) ? 1 : 0) << UInt64(bit)
      }
      marks[word] = bits
    }
    return PageMarks(marks)
  }
}
