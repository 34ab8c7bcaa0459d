/// A place in a text of bytes, for the small hand-written readers of numbers, dates and durations.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  /// The next byte, nil at the end.
  var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// The byte at a distance ahead, nil past the end.
  func peek(_ distance: Int) -> UInt8? {
    place + distance < bytes.count ? bytes[place + distance] : nil
  }

  /// Steps over one byte.
  mutating func skip() {
    if place < bytes.count { place += 1 }
  }

  /// Steps over the next byte where it is one of some.
  mutating func take(anyOf choices: [UInt8]) -> Bool {
    guard let next = peek, choices.contains(next) else { return false }
    place += 1
    return true
  }

  /// Steps over one ASCII character where it is next, lowercase counting as uppercase.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next = peek else { return false }
    let upper = next >= 0x61 && next <= 0x7A ? next - 0x20 : next
    guard UInt32(upper) == character.value else { return false }
    place += 1
    return true
  }

  /// Steps over `+` or `-`; whether it was `-`.
  mutating func takeSign() -> Bool {
    if take("-") { return true }
    _ = take("+")
    return false
  }

  /// How many digits follow.
  var digitCount: Int {
    var count = 0
    while let next = peek(count), ByteReader.digit(next) != nil { count += 1 }
    return count
  }

  /// Reads exactly so many digits.
  mutating func takeNumber(digits count: Int) -> Int? {
    guard count > 0, count <= 18, digitCount >= count else { return nil }
    var number = 0
    for _ in 0..<count {
      number = number * 10 + (peek.flatMap(ByteReader.digit) ?? 0)
      place += 1
    }
    return number
  }

  /// Steps over everything that is left and gives it.
  mutating func takeRest() -> [UInt8] {
    defer { place = bytes.count }
    return Array(bytes[place...])
  }

  static func digit(_ byte: UInt8) -> Int? {
    byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
  }
}
