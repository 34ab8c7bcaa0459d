/// Eight bytes of a text at once, the first of them the lowest; a test of them all costs little more than that of one.
///
/// A test gives a mask: the highest bit of each byte that passes.
struct EightBytes {
  /// The bytes as one integer.
  var bits: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from an offset; zeros stand for what lies beyond the end.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    if offset >= 0, offset <= bytes.count &- 8 {
      // All eight lie within the text, as was just seen.
      bits = unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      bits = UInt64(littleEndian: bits)
    } else {
      bits = 0
      for index in offset..<max(offset, bytes.count) {
        bits |= UInt64(bytes[index]) << UInt64(8 * (index - offset))
      }
    }
  }

  /// The letters of ASCII in either case.
  private var letters: UInt64 {
    @inline(__always) get {
      let lowered = bits & ~Self.highest | Self.ones &* 0x20
      let fromA = lowered &+ Self.ones &* (0x80 - UInt64(UInt8(ascii: "a")))
      let behindZ = lowered &+ Self.ones &* (0x7F - UInt64(UInt8(ascii: "z")))
      return fromA & ~behindZ & ~bits & Self.highest
    }
  }

  /// `<standard digit>`s.
  private var digits: UInt64 {
    @inline(__always) get {
      let low = bits & ~Self.highest
      let from0 = low &+ Self.ones &* (0x80 - UInt64(UInt8(ascii: "0")))
      let behind9 = low &+ Self.ones &* (0x7F - UInt64(UInt8(ascii: "9")))
      return from0 & ~behind9 & ~bits & Self.highest
    }
  }

  /// How many bytes there are before the first that is not in a mask.
  @inline(__always)
  private static func run(_ mask: UInt64) -> Int { (~mask & highest).trailingZeroBitCount / 8 }

  /// How many bytes at the beginning are digits.
  var digitCount: Int {
    @inline(__always) get { Self.run(digits) }
  }

  /// How many bytes at the beginning are letters, digits or underscores; and those in upper case, zeros behind them.
  var word: (length: Int, upperCase: UInt64) {
    @inline(__always) get {
      let letters = letters
      var length = Self.run(letters)
      // Most words are of letters alone.
      if length < 8,
        CharacterClass.continuesIdentifier(UInt8(truncatingIfNeeded: bits &>> UInt64(8 &* length)))
      {
        // No carry out of a byte: the sum of two of seven bits.
        let others = (bits & ~Self.highest ^ Self.ones &* UInt64(UInt8(ascii: "_"))) &+ ~Self.highest | bits
        length = Self.run(letters | digits | ~others & Self.highest)
      }
      let lowerCase = letters &>> 2 & bits
      let kept = length == 8 ? ~0 : (1 &<< UInt64(8 &* length)) &- 1
      return (length, (bits ^ lowerCase) & kept)
    }
  }

  /// How many bytes there are before the first that is one of two; 8 where neither is there.
  @inline(__always)
  func distance(to one: UInt8, or other: UInt8) -> Int {
    let first = bits ^ Self.ones &* UInt64(one)
    let second = bits ^ Self.ones &* UInt64(other)
    // Borrows reach only bytes behind the first that is zero.
    let zeros = (first &- Self.ones) & ~first | (second &- Self.ones) & ~second
    return (zeros & Self.highest).trailingZeroBitCount / 8
  }
}
