/// The scalars of a phrase of the source code, one after the other: decoded from its bytes without a string.
@safe
struct PhraseScalars: IteratorProtocol {
  private var place: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  @inline(__always)
  init(_ phrase: StaticString) {
    unsafe place = phrase.utf8Start
    unsafe end = place + phrase.utf8CodeUnitCount
  }

  /// The next scalar. The compiler sees to it that the bytes are valid UTF-8.
  @inline(__always)
  mutating func next() -> UInt32? {
    guard unsafe place < end else { return nil }
    let first = unsafe UInt32(place[0])
    if first < 0x80 {
      unsafe place += 1
      return first
    }
    if first < 0xE0 {
      let scalar = unsafe (first & 0x1F) << 6 | UInt32(place[1] & 0x3F)
      unsafe place += 2
      return scalar
    }
    if first < 0xF0 {
      let scalar = unsafe (first & 0x0F) << 12 | UInt32(place[1] & 0x3F) << 6 | UInt32(place[2] & 0x3F)
      unsafe place += 3
      return scalar
    }
    let tail = unsafe UInt32(place[1] & 0x3F) << 12 | UInt32(place[2] & 0x3F) << 6 | UInt32(place[3] & 0x3F)
    unsafe place += 4
    return (first & 0x07) << 18 | tail
  }
}

extension UInt32 {
  /// Whether the scalar is one of a few.
  @inline(__always)
  func isOne(of phrase: StaticString) -> Bool { position(in: phrase) != nil }

  /// Where the scalar stands first among a few.
  @inline(__always)
  func position(in phrase: StaticString) -> Int? {
    var scalars = PhraseScalars(phrase)
    var position = 0
    while let scalar = scalars.next() {
      if scalar == self { return position }
      position += 1
    }
    return nil
  }
}

extension StaticString {
  /// How many scalars the phrase has.
  var scalarCount: Int {
    var count = 0
    var scalars = PhraseScalars(self)
    while scalars.next() != nil { count += 1 }
    return count
  }
}
