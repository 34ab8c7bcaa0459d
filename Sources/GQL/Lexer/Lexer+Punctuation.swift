extension Lexer {
  /// `<delimiter token>` of one or more characters, without quotes: always the longest that fits.
  mutating func scanPunctuation(_ bytes: Span<UInt8>) {
    let start = position
    let next = bytes[start + 1]
    let (kind, length): (TokenKind, Int)
    switch bytes[start] {
    case UInt8(ascii: "+"):
      (kind, length) = next == UInt8(ascii: "=") ? (.plusEquals, 2) : (.plus, 1)
    case UInt8(ascii: "!"):
      (kind, length) = next == UInt8(ascii: "=") ? (.notEqualsExclamation, 2) : (.exclamation, 1)
    case UInt8(ascii: ":"):
      (kind, length) = next == UInt8(ascii: ":") ? (.doubleColon, 2) : (.colon, 1)
    case UInt8(ascii: "."):
      if isDigit(bytes, at: start + 1) {
        scanNumber(bytes)
        return
      }
      (kind, length) = next == UInt8(ascii: ".") ? (.doublePeriod, 2) : (.period, 1)
    case UInt8(ascii: "="):
      switch next {
      case UInt8(ascii: ">"): (kind, length) = (.rightDoubleArrow, 2)
      case UInt8(ascii: "~") where !isStrict: (kind, length) = (.equalsTilde, 2)
      default: (kind, length) = (.equals, 1)
      }
    case UInt8(ascii: "|"):
      switch next {
      case UInt8(ascii: "|"): (kind, length) = (.concatenation, 2)
      case UInt8(ascii: "+") where bytes[start + 2] == UInt8(ascii: "|"):
        (kind, length) = (.multisetAlternation, 3)
      default: (kind, length) = (.verticalBar, 1)
      }
    case UInt8(ascii: "<"): (kind, length) = leftAngle(bytes)
    case UInt8(ascii: ">"):
      (kind, length) = next == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "-"): (kind, length) = minus(bytes)
    case UInt8(ascii: "~"): (kind, length) = tilde(bytes)
    case UInt8(ascii: "]"): (kind, length) = rightBracket(bytes)
    case UInt8(ascii: "/"): (kind, length) = solidus(bytes)
    default:
      reportInvalidCharacter(bytes[start])
      position += 1
      return
    }
    found(kind, from: start, to: start + length)
  }

  private mutating func reportInvalidCharacter(_ byte: UInt8) {
    let shown =
      byte < 0x20 || byte == 0x7F
      ? "the control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
      : "the character '\(Unicode.Scalar(byte))'"
    report("\(shown) has no meaning here", at: position..<position + 1)
  }

  private func leftAngle(_ bytes: Span<UInt8>) -> (TokenKind, Int) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "="): return (.lessOrEqual, 2)
    case UInt8(ascii: ">"): return (.notEquals, 2)
    case UInt8(ascii: "-"):
      switch bytes[start + 2] {
      case UInt8(ascii: "["): return (.leftArrowBracket, 3)
      case UInt8(ascii: ">"): return (.leftMinusRight, 3)
      case UInt8(ascii: "/") where !beginsComment(bytes, at: start + 2): return (.leftMinusSlash, 3)
      case UInt8(ascii: "-") where isLongLeftArrow(bytes):
        return bytes[start + 3] == UInt8(ascii: ">") ? (.longLeftRightArrow, 4) : (.longLeftArrow, 3)
      default: return (.leftArrow, 2)
      }
    case UInt8(ascii: "~"):
      switch bytes[start + 2] {
      case UInt8(ascii: "["): return (.leftArrowTildeBracket, 3)
      case UInt8(ascii: "/") where !beginsComment(bytes, at: start + 2): return (.leftTildeSlash, 3)
      default: return (.leftArrowTilde, 2)
      }
    default: return (.less, 1)
    }
  }

  private func minus(_ bytes: Span<UInt8>) -> (TokenKind, Int) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return (.minusLeftBracket, 2)
    case UInt8(ascii: ">"): return (.rightArrow, 2)
    case UInt8(ascii: "/") where !beginsComment(bytes, at: start + 1): return (.minusSlash, 2)
    case UInt8(ascii: "-"):
      // Only reached where `skipSeparators` has seen that it is no comment.
      return bytes[start + 2] == UInt8(ascii: ">") ? (.longRightArrow, 3) : (.doubleMinus, 2)
    default: return (.minus, 1)
    }
  }

  private func tilde(_ bytes: Span<UInt8>) -> (TokenKind, Int) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return (.tildeLeftBracket, 2)
    case UInt8(ascii: ">"): return (.tildeRightArrow, 2)
    case UInt8(ascii: "/") where !beginsComment(bytes, at: start + 1): return (.tildeSlash, 2)
    default: return (.tilde, 1)
    }
  }

  private func rightBracket(_ bytes: Span<UInt8>) -> (TokenKind, Int) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "-"):
      switch bytes[start + 2] {
      case UInt8(ascii: ">"): return (.bracketRightArrow, 3)
      case UInt8(ascii: "-"): return (.rightBracket, 1)
      default: return (.rightBracketMinus, 2)
      }
    case UInt8(ascii: "~"):
      return bytes[start + 2] == UInt8(ascii: ">") ? (.bracketTildeRightArrow, 3) : (.rightBracketTilde, 2)
    default: return (.rightBracket, 1)
    }
  }

  private func solidus(_ bytes: Span<UInt8>) -> (TokenKind, Int) {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "-"):
      switch bytes[start + 2] {
      case UInt8(ascii: ">"): return (.slashMinusRight, 3)
      case UInt8(ascii: "-"): return (.solidus, 1)
      default: return (.slashMinus, 2)
      }
    case UInt8(ascii: "~"):
      return bytes[start + 2] == UInt8(ascii: ">") ? (.slashTildeRight, 3) : (.slashTilde, 2)
    default: return (.solidus, 1)
    }
  }

  /// Whether a solidus begins a comment, which comes before any token.
  private func beginsComment(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    bytes[offset + 1] == UInt8(ascii: "/") || bytes[offset + 1] == UInt8(ascii: "*")
  }

  /// Whether `<--` is Cypher's edge between two nodes that touch it; else it is `<-` and a minus sign.
  private func isLongLeftArrow(_ bytes: Span<UInt8>) -> Bool {
    guard !isStrict, let last = previous, last.kind == .rightParen, Int(last.end) == position else {
      return false
    }
    let behind = bytes[position + 3]
    return behind == UInt8(ascii: "(")
      || behind == UInt8(ascii: ">") && bytes[position + 4] == UInt8(ascii: "(")
  }
}
