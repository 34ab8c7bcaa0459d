/// A growable row of bits, one per row of a column: set where the row has a value.
struct Bitmap: Sendable, Hashable {
  /// How many bits there are.
  private(set) var count: Int
  private var words: [UInt64]

  /// Makes a bitmap of equal bits.
  init(repeating bit: Bool, count: Int) {
    self.count = count
    words = Array(repeating: bit ? ~0 : 0, count: (count + 63) / 64)
    clearTail()
  }

  /// Makes a bitmap of bits in order.
  init(_ bits: some Sequence<Bool>) {
    count = 0
    words = []
    for bit in bits { append(bit) }
  }

  /// Makes a bitmap of words, 64 bits to each; bits beyond the count are 0.
  init(words: [UInt64], count: Int) {
    self.words = words
    self.count = count
  }

  @inline(__always)
  subscript(index: Int) -> Bool {
    get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
    set {
      let mask: UInt64 = 1 << UInt64(index & 63)
      if newValue { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
    }
  }

  /// Adds a bit at the end.
  mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    if bit { words[count >> 6] |= 1 << UInt64(count & 63) }
    count += 1
  }

  /// How many bits are set.
  var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether every bit is set.
  var isFull: Bool { setCount == count }

  /// The bits that are set in both; both have the same count.
  func intersection(_ other: Bitmap) -> Bitmap {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// The bits at the given places, in that order.
  func gathered(_ rows: [Int]) -> Bitmap {
    var result = Bitmap(repeating: false, count: rows.count)
    for (place, row) in rows.enumerated() where self[row] { result[place] = true }
    return result
  }

  /// Adds the bits of another at the end.
  mutating func append(contentsOf other: Bitmap) {
    for index in 0..<other.count { append(other[index]) }
  }

  private mutating func clearTail() {
    if count & 63 != 0, let last = words.indices.last { words[last] &= (1 << UInt64(count & 63)) - 1 }
  }
}
