/// What the first byte of a token tells, for the lexer to go by in one look.
enum FirstByte: Sendable {
  /// It begins a word of ASCII letters, digits and underscores, or a byte string.
  case word
  case digit
  /// A quote of any of the three kinds.
  case quote
  /// It is a token, whatever follows.
  case delimiter(TokenKind)
  /// It is a token, unless it begins a longer one.
  case shortDelimiter(TokenKind)
  /// It needs a closer look: a separator, a character beyond ASCII, and all else.
  case other

  /// What each byte tells.
  static let all = (0...UInt8.max).map { FirstByte($0) }

  private init(_ byte: UInt8) {
    self =
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        .word
      case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): .quote
      case UInt8(ascii: "("): .delimiter(.leftParen)
      case UInt8(ascii: ")"): .delimiter(.rightParen)
      case UInt8(ascii: "{"): .delimiter(.leftBrace)
      case UInt8(ascii: "}"): .delimiter(.rightBrace)
      case UInt8(ascii: "["): .delimiter(.leftBracket)
      case UInt8(ascii: ","): .delimiter(.comma)
      case UInt8(ascii: "*"): .delimiter(.asterisk)
      case UInt8(ascii: "&"): .delimiter(.ampersand)
      case UInt8(ascii: ";"): .delimiter(.semicolon)
      case UInt8(ascii: "%"): .delimiter(.percent)
      case UInt8(ascii: "^"): .delimiter(.caret)
      case UInt8(ascii: "?"): .delimiter(.question)
      case UInt8(ascii: "]"): .shortDelimiter(.rightBracket)
      case UInt8(ascii: ":"): .shortDelimiter(.colon)
      case UInt8(ascii: "."): .shortDelimiter(.period)
      case UInt8(ascii: "="): .shortDelimiter(.equals)
      case UInt8(ascii: "<"): .shortDelimiter(.less)
      case UInt8(ascii: ">"): .shortDelimiter(.greater)
      case UInt8(ascii: "+"): .shortDelimiter(.plus)
      case UInt8(ascii: "-"): .shortDelimiter(.minus)
      case UInt8(ascii: "/"): .shortDelimiter(.solidus)
      case UInt8(ascii: "|"): .shortDelimiter(.verticalBar)
      default: .other
      }
  }

  /// Whether a word ends before a byte, whatever follows.
  @inline(__always)
  static func endsWord(_ byte: UInt8) -> Bool { byte < 0x80 && !CharacterClass.continuesIdentifier(byte) }

  /// Whether no delimiter token of several characters goes on with a byte: a letter, a separator, a comma or a parenthesis.
  @inline(__always)
  static func followsDelimiter(_ byte: UInt8) -> Bool {
    // A bit for each of tab, line feed, carriage return, space, parentheses and comma; and for each letter and the underscore.
    let members: UInt64 = byte < 0x40 ? 0x0000_1301_0000_2600 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && members &>> UInt64(byte) & 1 != 0
  }
}
