/// A set of many letters, as bits. One that cannot be in it is told apart by one look into memory.
struct LetterSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ letters: some Sequence<UInt32>) {
    for letter in letters { bits[Int(letter & 0xFFFF) >> 6] |= 1 << UInt64(letter & 63) }
  }

  /// Whether a letter may be in the set. Letters from 65,536 on share their places with those below, so that some are said
  /// to be in it that are not.
  @inline(__always)
  func mayContain(_ letter: UInt32) -> Bool {
    bits[Int(letter & 0xFFFF) >> 6] >> UInt64(letter & 63) & 1 != 0
  }
}
