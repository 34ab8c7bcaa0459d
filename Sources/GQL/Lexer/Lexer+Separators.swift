extension Lexer {
  /// `<separator>`: white space and the three kinds of comments.
  @inline(__always)
  mutating func skipSeparators(_ bytes: Span<UInt8>) {
    // Mostly one space, or none.
    if bytes[position] == 0x20 { position += 1 }
    let next = bytes[position]
    if next > 0x20, next < 0x80, next != UInt8(ascii: "-"), next != UInt8(ascii: "/") { return }
    skipFurtherSeparators(bytes)
  }

  private mutating func skipFurtherSeparators(_ bytes: Span<UInt8>) {
    while true {
      switch bytes[position] {
      case 0x20, 0x09...0x0D, 0x1C...0x1F:
        position += 1
      case UInt8(ascii: "/"):
        guard skipSolidusComment(bytes) else { return }
      case UInt8(ascii: "-"):
        guard bytes[position + 1] == UInt8(ascii: "-"), !isEdgeOfTwoMinuses(bytes) else { return }
        skipSimpleComment(bytes)
      case 0x80...:
        guard let (scalar, length) = bytes.scalar(at: position), CharacterClass.isWhitespace(scalar) else {
          return
        }
        position += length
      default:
        return
      }
    }
  }

  /// `// …` and `/* … */`; false where the solidus is no comment.
  private mutating func skipSolidusComment(_ bytes: Span<UInt8>) -> Bool {
    switch bytes[position + 1] {
    case UInt8(ascii: "/"):
      skipSimpleComment(bytes)
      return true
    case UInt8(ascii: "*"):
      skipBracketedComment(bytes)
      return true
    default:
      return false
    }
  }

  /// `<simple comment>`: to the end of the line.
  private mutating func skipSimpleComment(_ bytes: Span<UInt8>) {
    let end = bytes.count - 1
    while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
  }

  /// `<bracketed comment>`: to the next `*/`; it does not nest.
  private mutating func skipBracketedComment(_ bytes: Span<UInt8>) {
    let start = position
    let end = bytes.count - 1
    position += 2
    while position < end {
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    report("the comment that begins here does not end", at: start..<start + 2, hint: "close it with */")
  }

  /// Whether `--` is Cypher's edge, as in `(a)--(b)` and `(a)-->(b)`: right behind a closing parenthesis and
  /// right before an opening one. With a space on either side it is the standard's comment.
  func isEdgeOfTwoMinuses(_ bytes: Span<UInt8>) -> Bool {
    guard !isStrict, let last = tokens.last, last.kind == .rightParen, Int(last.end) == position else {
      return false
    }
    return bytes[position + 2] == UInt8(ascii: "(")
      || bytes[position + 2] == UInt8(ascii: ">") && bytes[position + 3] == UInt8(ascii: "(")
  }
}
