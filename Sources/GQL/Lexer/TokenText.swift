/// Decodes the text of tokens: quotes, escapes, digits.
struct TokenText {
  /// The whole text, with a zero at its end.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The text as it stands.
  func raw(_ range: Range<Int>) -> String {
    // Many names have one letter: it is at hand.
    if range.count == 1, bytes[range.lowerBound] < 0x80 {
      return characters[Int(bytes[range.lowerBound])]
    }
    // Without the slice of the array, which holds on to it, this takes half the time.
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
  }

  /// Each character of ASCII as a text, kept with the text so that a look-up asks nothing first.
  private let characters = Self.characters

  private static let characters = (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) }

  /// The name or string that a quoted token holds.
  func unquoted(_ token: Token) throws(ParseFailure) -> String {
    try unquoted(from: Int(token.start), to: Int(token.end), isIntricate: token.isIntricate)
  }

  /// The name of a parameter token, without its dollar signs.
  func parameterName(_ token: Token) throws(ParseFailure) -> String {
    let start = Int(token.start) + (token.kind == .substitutedParameter ? 2 : 1)
    if !token.isIntricate { return raw(start..<Int(token.end)) }
    return try unquoted(from: start, to: Int(token.end), isIntricate: true)
  }

  private func unquoted(from start: Int, to end: Int, isIntricate: Bool) throws(ParseFailure) -> String {
    guard isIntricate else { return raw(start + 1..<max(start + 1, end - 1)) }
    let hasEscapes = bytes[start] != UInt8(ascii: "@")
    let quoteStart = hasEscapes ? start : start + 1
    let quote = bytes[quoteStart]
    var result: [UInt8] = []
    result.reserveCapacity(end - start)
    var index = quoteStart + 1
    while index < end - 1 {
      let byte = bytes[index]
      if byte == quote {
        result.append(quote)
        index += 2
      } else if byte == UInt8(ascii: "\\"), hasEscapes {
        index = try decodeEscape(at: index, before: end - 1, into: &result)
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `<escaped character>`; gives the offset behind it.
  private func decodeEscape(
    at start: Int, before end: Int, into result: inout [UInt8]
  ) throws(ParseFailure) -> Int {
    switch bytes[start + 1] {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      result.append(bytes[start + 1])
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "u"): return try decodeUnicode(at: start, digits: 4, before: end, into: &result)
    case UInt8(ascii: "U"): return try decodeUnicode(at: start, digits: 6, before: end, into: &result)
    default:
      throw ParseFailure(
        .invalidSyntax, "a backslash before a character that can't be escaped",
        at: SourceRange(start..<start + 2),
        hint: #"the escapes are \\ \' \" \` \t \b \n \r \f \uXXXX \UXXXXXX; @'…' has none"#)
    }
    return start + 2
  }

  private func decodeUnicode(
    at start: Int, digits: Int, before end: Int, into result: inout [UInt8]
  ) throws(ParseFailure) -> Int {
    var value: UInt32 = 0
    var index = start + 2
    while index < start + 2 + digits, index < end, let digit = CharacterClass.value(ofDigit: bytes[index]) {
      value = value << 4 | UInt32(digit)
      index += 1
    }
    guard index == start + 2 + digits else {
      throw ParseFailure(
        .invalidSyntax, "a Unicode escape needs \(digits) hexadecimal digits", at: SourceRange(start..<index))
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw ParseFailure(
        .invalidSyntax, "there is no character U+\(String(value, radix: 16, uppercase: true))",
        at: SourceRange(start..<index))
    }
    result.append(contentsOf: String(Character(scalar)).utf8)
    return index
  }

  /// The digits of a number token in ASCII, without underscores and without what `range` leaves out.
  func digits(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = span[index]
      if byte >= 0x80, let (scalar, length) = span.scalar(at: index) {
        if let digit = CharacterClass.value(ofOtherDigit: scalar) {
          result.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
        }
        index += length
      } else {
        if byte != UInt8(ascii: "_") { result.append(byte) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a byte string token.
  func byteString(_ token: Token) throws(ParseFailure) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(Int(token.end - token.start) / 2)
    var isInside = false
    var high: Int?
    var index = Int(token.start) + 1
    while index < Int(token.end) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") {
        isInside.toggle()
      } else if isInside, let digit = CharacterClass.value(ofDigit: byte) {
        if let first = high { result.append(UInt8(truncatingIfNeeded: first << 4 | digit)) }
        high = high == nil ? digit : nil
      } else if isInside, byte != UInt8(ascii: " ") {
        throw ParseFailure(
          .invalidSyntax, "a byte string holds hexadecimal digits only", at: SourceRange(index..<index + 1))
      } else if !isInside, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
        index = endOfComment(at: index)
        continue
      }
      index += 1
    }
    if high != nil {
      throw ParseFailure(
        .invalidSyntax, "a byte string needs an even number of hexadecimal digits", at: token.range)
    }
    return result
  }

  /// Where a comment between the pieces of a byte string ends.
  private func endOfComment(at start: Int) -> Int {
    var index = start + 2
    if bytes[start + 1] == UInt8(ascii: "*") {
      while index + 1 < bytes.count,
        bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
      {
        index += 1
      }
      return index + 2
    }
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }
}
