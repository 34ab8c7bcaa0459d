/// Cuts a text into tokens (21.3).
///
/// All at once, because the parser then looks ahead as far as it likes for nothing. Never fails: what is no
/// token is left out and told in `errors`.
struct Lexer {
  /// The tokens so far; at last one of kind `.endOfText`.
  var tokens: [Token] = []
  /// What was wrong, in the order of the text.
  var errors: [GQLError] = []

  /// The offset of the next byte.
  var position = 0
  let limits: ParserLimits
  /// Whether the standard's rules are followed to the letter: `--` is always a comment.
  let isStrict: Bool
  private let keywords = KeywordTable.shared

  init(limits: ParserLimits = ParserLimits(), isStrict: Bool = false) {
    self.limits = limits
    self.isStrict = isStrict
  }

  /// Reads the whole text. The bytes must end with a zero that does not belong to it.
  mutating func scan(_ bytes: Span<UInt8>) {
    // Memory that is not touched costs nothing; an array that grows is copied each time.
    tokens.reserveCapacity(bytes.count < 1 << 22 ? bytes.count : bytes.count / 4)
    let end = bytes.count - 1
    while true {
      skipSeparators(bytes)
      if position >= end { break }
      scanToken(bytes)
    }
    append(.endOfText, from: end, to: end)
  }

  /// Reads one token; the position is at its first byte.
  @inline(__always)
  private mutating func scanToken(_ bytes: Span<UInt8>) {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      if byte | 0x20 == UInt8(ascii: "x"), bytes[position + 1] == UInt8(ascii: "'") {
        scanByteString(bytes)
      } else {
        scanWord(bytes)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber(bytes)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      scanQuoted(bytes, quoteAt: position)
    case UInt8(ascii: "@"):
      scanUnescaped(bytes)
    case UInt8(ascii: "$"):
      scanParameter(bytes)
    case 0x80...:
      scanBeyondASCII(bytes)
    default:
      if let kind = Self.loneDelimiter(byte) {
        append(kind, from: position, to: position + 1)
      } else {
        scanPunctuation(bytes)
      }
    }
  }

  /// Adds a token and goes on behind it.
  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, to end: Int, isIntricate: Bool = false) {
    tokens.append(
      Token(
        kind: kind, isIntricate: isIntricate, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end)))
    position = end
  }

  /// Notes an error.
  mutating func report(_ message: String, at range: Range<Int>, hint: String? = nil) {
    guard errors.count < limits.maximumErrors else { return }
    errors.append(GQLError(.invalidSyntax, message, at: SourceRange(range), hint: hint))
  }

  // MARK: Words

  /// `<regular identifier>` and `<keyword>`.
  @inline(__always)
  private mutating func scanWord(_ bytes: Span<UInt8>) {
    let start = position
    let (kind, end) = keywords.scanWord(bytes, at: start)
    let next = bytes[end]
    if next >= 0x80 || CharacterClass.continuesIdentifier(next) || end - start > limits.maximumNameLength {
      scanLongWord(bytes, from: start, at: end, unlessEnded: kind)
    } else {
      append(kind, from: start, to: end)
    }
  }

  /// A name that goes on beyond ASCII or beyond the longest keyword; a word with another character behind it.
  @inline(never)
  private mutating func scanLongWord(
    _ bytes: Span<UInt8>, from start: Int, at position: Int, unlessEnded kind: TokenKind
  ) {
    let end = endOfExtendedIdentifier(bytes, from: position)
    if end - start > limits.maximumNameLength { reportLongName(start..<end) }
    append(end == position ? kind : .identifier, from: start, to: end)
  }

  /// Where a run of `<identifier extend>` ends.
  @inline(never)
  func endOfExtendedIdentifier(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      if CharacterClass.continuesIdentifier(bytes[index]) {
        index += 1
      } else if bytes[index] >= 0x80, let (scalar, length) = bytes.scalar(at: index),
        CharacterClass.continuesIdentifier(scalar)
      {
        index += length
      } else {
        return index
      }
    }
  }

  mutating func reportLongName(_ range: Range<Int>) {
    report(
      "a name or number of \(range.count) bytes; the limit is \(limits.maximumNameLength)",
      at: range.lowerBound..<range.lowerBound + 1)
  }

  /// A token that begins with a character beyond ASCII: a name, a number in other digits, or an error.
  private mutating func scanBeyondASCII(_ bytes: Span<UInt8>) {
    guard let (scalar, length) = bytes.scalar(at: position) else { return }
    if CharacterClass.startsIdentifier(scalar) {
      scanLongWord(bytes, from: position, at: position + length, unlessEnded: .identifier)
    } else if CharacterClass.value(ofOtherDigit: scalar) != nil {
      scanNumber(bytes)
    } else {
      let meant = Self.asciiLookalike(of: scalar)
      report(
        "the character '\(scalar)' has no meaning here", at: position..<position + length,
        hint: meant.map { "did you mean \($0)?" })
      position += length
    }
  }

  /// What a character that an input method or a word processor leaves behind was meant to be.
  private static func asciiLookalike(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2013, 0x2014, 0x2212: "-"
    case 0x2192: "->"
    case 0x2190: "<-"
    case 0x2264: "<="
    case 0x2265: ">="
    case 0x2260: "<>"
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    default: nil
    }
  }

  // MARK: Parameters

  /// `<general parameter reference>` and `<substituted parameter reference>`.
  private mutating func scanParameter(_ bytes: Span<UInt8>) {
    let start = position
    let isSubstituted = bytes[start + 1] == UInt8(ascii: "$")
    let nameStart = start + (isSubstituted ? 2 : 1)
    let kind: TokenKind = isSubstituted ? .substitutedParameter : .generalParameter
    let first = bytes[nameStart]
    let quote = first == UInt8(ascii: "@") ? bytes[nameStart + 1] : first
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`") {
      position = nameStart
      if first == UInt8(ascii: "@") { scanUnescaped(bytes) } else { scanQuoted(bytes, quoteAt: nameStart) }
      if let last = tokens.popLast() {
        append(kind, from: start, to: Int(last.end), isIntricate: true)
      }
      return
    }
    let end = endOfExtendedIdentifier(bytes, from: nameStart)
    if end == nameStart {
      report("a parameter's name is missing after '$'", at: start..<nameStart)
      position = nameStart
      return
    }
    if end - start > limits.maximumNameLength { reportLongName(start..<end) }
    append(kind, from: start, to: end)
  }
}
