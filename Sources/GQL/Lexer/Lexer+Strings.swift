extension Lexer {
  /// `<single quoted character sequence>` and the two others, without the `@` that turns escapes off.
  mutating func scanQuoted(_ bytes: Span<UInt8>, quoteAt start: Int) {
    scanQuoted(bytes, from: start, quoteAt: start, hasEscapes: true)
  }

  /// A quoted text without anything to decode; `.endOfText` where it is more than that, or where something is wrong with it.
  @inline(__always)
  func plainQuoted(_ bytes: Span<UInt8>, at start: Int) -> (kind: TokenKind, end: Int) {
    let quote = bytes[start]
    var index = start &+ 1
    while true {
      let distance = EightBytes(bytes, at: index).distance(to: quote, or: UInt8(ascii: "\\"))
      index &+= distance
      if distance < 8 { break }
      if index >= bytes.count { return (.endOfText, start) }
    }
    let kind = Self.kind(ofQuote: quote)
    let limit = kind == .accentQuoted ? limits.maximumNameLength : limits.maximumStringLength
    let isPlain = bytes[index] == quote && bytes[index &+ 1] != quote && index &+ 1 &- start <= limit
    return isPlain ? (kind, index &+ 1) : (.endOfText, start)
  }

  @inline(__always)
  private static func kind(ofQuote quote: UInt8) -> TokenKind {
    quote == UInt8(ascii: "'") ? .singleQuoted : quote == UInt8(ascii: "\"") ? .doubleQuoted : .accentQuoted
  }

  /// `@'…'`, `@"…"`, `` @`…` ``.
  mutating func scanUnescaped(_ bytes: Span<UInt8>) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      scanQuoted(bytes, from: start, quoteAt: start + 1, hasEscapes: false)
    default:
      report("'@' must stand before a quote", at: start..<start + 1)
      position += 1
    }
  }

  private mutating func scanQuoted(
    _ bytes: Span<UInt8>, from start: Int, quoteAt quoteStart: Int, hasEscapes: Bool
  ) {
    let end = bytes.count - 1
    let quote = bytes[quoteStart]
    let kind = Self.kind(ofQuote: quote)
    var isIntricate = start != quoteStart
    var index = quoteStart + 1
    while index < end {
      let byte = bytes[index]
      if byte == quote {
        guard bytes[index + 1] == quote else {
          finishQuoted(kind, from: start, to: index + 1, isIntricate: isIntricate)
          return
        }
        isIntricate = true
        index += 2
      } else if byte == UInt8(ascii: "\\"), hasEscapes {
        isIntricate = true
        index += 2
      } else {
        index += 1
      }
    }
    report(
      "the \(kind == .singleQuoted ? "string" : "quoted text") that begins here does not end",
      at: start..<quoteStart + 1, hint: "close it with \(Unicode.Scalar(quote))")
    found(kind, from: start, to: end, isIntricate: isIntricate)
  }

  private mutating func finishQuoted(_ kind: TokenKind, from start: Int, to end: Int, isIntricate: Bool) {
    let limit = kind == .accentQuoted ? limits.maximumNameLength : limits.maximumStringLength
    if end - start > limit {
      report("a quoted text of \(end - start) bytes; the limit is \(limit)", at: start..<start + 1)
    }
    found(kind, from: start, to: end, isIntricate: isIntricate)
  }

  /// `<byte string literal>`: `X'…'`, and further pieces in quotes behind separators.
  mutating func scanByteString(_ bytes: Span<UInt8>) {
    let start = position
    position += 1
    var last = position
    while bytes[position] == UInt8(ascii: "'") {
      var index = position + 1
      while index < bytes.count - 1, bytes[index] != UInt8(ascii: "'") { index += 1 }
      if index >= bytes.count - 1 {
        report(
          "the byte string that begins here does not end", at: start..<start + 2, hint: "close it with '")
        found(.byteString, from: start, to: bytes.count - 1)
        return
      }
      position = index + 1
      last = position
      skipSeparators(bytes)
    }
    if last - start > limits.maximumStringLength {
      report(
        "a byte string of \(last - start) bytes; the limit is \(limits.maximumStringLength)",
        at: start..<start + 1)
    }
    found(.byteString, from: start, to: last)
  }
}
