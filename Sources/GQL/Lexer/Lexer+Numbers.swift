extension Lexer {
  /// `<unsigned numeric literal>`, which begins with a digit or with a point and a digit.
  mutating func scanNumber(_ bytes: Span<UInt8>) {
    let start = position
    var index = start
    while CharacterClass.isDigit(bytes[index]) { index += 1 }
    let next = bytes[index]
    if CharacterClass.continuesIdentifier(next) || next == UInt8(ascii: ".") || next >= 0x80
      || index - start > limits.maximumNameLength
    {
      scanFurtherNumber(bytes)
    } else {
      found(.integerNumber, from: start, to: index)
    }
  }

  /// A number that is more than ASCII digits.
  private mutating func scanFurtherNumber(_ bytes: Span<UInt8>) {
    let start = position
    if bytes[start] == UInt8(ascii: "0"), let radix = Self.radix(ofPrefix: bytes[start + 1]) {
      scanRadixNumber(bytes, radix: radix)
      return
    }
    var isIntricate = false
    var index = start
    var kind = TokenKind.integerNumber
    skipDigits(bytes, &index, &isIntricate)
    if bytes[index] == UInt8(ascii: "."), bytes[index + 1] != UInt8(ascii: ".") {
      kind = .decimalNumber
      index += 1
      skipDigits(bytes, &index, &isIntricate)
    }
    if bytes[index] | 0x20 == UInt8(ascii: "e") {
      let sign = bytes[index + 1]
      let digits = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? index + 2 : index + 1
      if isDigit(bytes, at: digits) {
        kind = .floatNumber
        index = digits
        skipDigits(bytes, &index, &isIntricate)
      }
    }
    switch bytes[index] | 0x20 {
    case UInt8(ascii: "m"):
      kind = .decimalNumber
      index += 1
    case UInt8(ascii: "f"), UInt8(ascii: "d"):
      kind = .floatNumber
      index += 1
    default:
      break
    }
    finishNumber(bytes, kind, from: start, to: index, isIntricate: isIntricate)
  }

  /// The radix that the letter after a zero stands for.
  private static func radix(ofPrefix byte: UInt8) -> Int? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  /// Digits, single underscores between them, and digits of other scripts.
  private func skipDigits(_ bytes: Span<UInt8>, _ index: inout Int, _ isIntricate: inout Bool) {
    while true {
      let byte = bytes[index]
      if CharacterClass.isDigit(byte) {
        index += 1
      } else if byte == UInt8(ascii: "_"), isDigit(bytes, at: index + 1) {
        isIntricate = true
        index += 1
      } else if byte >= 0x80, let (scalar, length) = bytes.scalar(at: index),
        CharacterClass.value(ofOtherDigit: scalar) != nil
      {
        isIntricate = true
        index += length
      } else {
        return
      }
    }
  }

  /// Whether a digit of any script stands at an offset.
  func isDigit(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    if CharacterClass.isDigit(bytes[index]) { return true }
    guard bytes[index] >= 0x80, let (scalar, _) = bytes.scalar(at: index) else { return false }
    return CharacterClass.value(ofOtherDigit: scalar) != nil
  }

  /// `0x…`, `0o…`, `0b…`.
  private mutating func scanRadixNumber(_ bytes: Span<UInt8>, radix: Int) {
    let start = position
    var index = start + 2
    while true {
      if CharacterClass.isDigit(bytes[index], radix: radix) {
        index += 1
      } else if bytes[index] == UInt8(ascii: "_"), CharacterClass.isDigit(bytes[index + 1], radix: radix) {
        index += 1
      } else {
        break
      }
    }
    if index == start + 2 {
      let end = endOfExtendedIdentifier(bytes, from: index)
      report("the digits of a number of radix \(radix) are missing", at: start..<end)
      found(.radixNumber, from: start, to: end)
      return
    }
    finishNumber(bytes, .radixNumber, from: start, to: index, isIntricate: true)
  }

  /// Ends a number; a name must not follow it without a separator.
  private mutating func finishNumber(
    _ bytes: Span<UInt8>, _ kind: TokenKind, from start: Int, to index: Int, isIntricate: Bool
  ) {
    let end = endOfExtendedIdentifier(bytes, from: index)
    if end > index {
      report(
        "a number runs into a name", at: start..<end,
        hint: "put a space between them, or the name between quotes")
    }
    if end - start > limits.maximumNameLength { reportLongName(start..<end) }
    found(kind, from: start, to: end, isIntricate: isIntricate)
  }
}
