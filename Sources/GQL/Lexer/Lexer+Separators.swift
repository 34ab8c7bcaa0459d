extension Lexer {
  /// `<separator>`: white space and the three kinds of comments.
  mutating func skipSeparators(_ bytes: Span<UInt8>) {
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
    while position < end {
      let distance = EightBytes(bytes, at: position).distance(to: 0x0A, or: 0x0D)
      position = min(position + distance, end)
      if distance < 8 { return }
    }
  }

  /// `<bracketed comment>`: to the next `*/`; it does not nest.
  private mutating func skipBracketedComment(_ bytes: Span<UInt8>) {
    let start = position
    let end = bytes.count - 1
    position += 2
    while position < end {
      let asterisk = UInt8(ascii: "*")
      position += EightBytes(bytes, at: position).distance(to: asterisk, or: asterisk)
      guard position < end, bytes[position] == asterisk else { continue }
      position += 1
      if bytes[position] == UInt8(ascii: "/") {
        position += 1
        return
      }
    }
    position = end
    report("the comment that begins here does not end", at: start..<start + 2, hint: "close it with */")
  }

  /// Whether `--` is Cypher's edge, as in `(a)--(b)` and `(a)-->(b)`: right behind a closing parenthesis and
  /// right before an opening one. With a space on either side it is the standard's comment.
  func isEdgeOfTwoMinuses(_ bytes: Span<UInt8>) -> Bool {
    guard !isStrict, let last = previous, last.kind == .rightParen, Int(last.end) == position else {
      return false
    }
    return bytes[position + 2] == UInt8(ascii: "(")
      || bytes[position + 2] == UInt8(ascii: ">") && bytes[position + 3] == UInt8(ascii: "(")
  }
}
