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
  /// The token that was read last; nil where the text was none.
  var scanned: Token?
  /// The token before the one that is being read.
  var previous: Token?
  let limits: ParserLimits
  /// Whether the standard's rules are followed to the letter: `--` is always a comment.
  let isStrict: Bool

  init(limits: ParserLimits = ParserLimits(), isStrict: Bool = false) {
    self.limits = limits
    self.isStrict = isStrict
  }

  /// Reads the whole text. The bytes must end with a zero that does not belong to it.
  mutating func scan(_ bytes: Span<UInt8>) {
    while scanned?.kind != .endOfText {
      // Room for what follows a longer text's first tokens: memory that is not touched costs nothing, an array that grows does.
      if !tokens.isEmpty { tokens.reserveCapacity(tokens.count + bytes.count - position) }
      // Every token has at least a byte, the last one the zero.
      let room = min(bytes.count - position, Self.tokensAtOnce)
      unsafe withUnsafeTemporaryAllocation(of: Token.self, capacity: room) { buffer in
        let count = unsafe scan(bytes, into: buffer)
        unsafe tokens.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  /// How many tokens are gathered on the stack before they go to the array, which for a short text has no more room than they need.
  private static let tokensAtOnce = 256

  /// Reads up to the end of the text or of the room for tokens, which are written in place: an array that is added to asks each
  /// time whether it is shared and has room.
  ///
  /// - Returns: How many tokens there are.
  private mutating func scan(
    _ bytes: Span<UInt8>, into buffer: UnsafeMutableBufferPointer<Token>
  ) -> Int {
    let firstBytes = FirstByte.all
    let keywords = KeywordTable.shared
    let room = buffer.count
    var written = 0
    var index = position
    while written < room {
      if bytes[index] == 0x20 { index &+= 1 }
      let (kind, end) = plainToken(bytes, at: index, firstBytes, keywords)
      if kind != .endOfText {
        // There is room for it, as the condition of the loop says.
        unsafe buffer.initializeElement(at: written, to: Token(kind: kind, from: index, to: end))
        written &+= 1
        index = end
        continue
      }
      position = index
      // Written above.
      if written > 0 { previous = unsafe buffer[written &- 1] }
      scanned = nil
      scanFurther(bytes)
      index = position
      if let token = scanned {
        unsafe buffer.initializeElement(at: written, to: token)
        written &+= 1
        if token.kind == .endOfText { break }
      }
    }
    position = index
    if written > 0 { previous = unsafe buffer[written &- 1] }
    return written
  }

  /// The token at an offset if it is one of those that most of a text is made of; else `.endOfText`, which is none of them.
  @inline(__always)
  private func plainToken(
    _ bytes: Span<UInt8>, at start: Int, _ firstBytes: [FirstByte], _ keywords: KeywordTable
  ) -> (kind: TokenKind, end: Int) {
    switch firstBytes[Int(bytes[start])] {
    case .word:
      let (kind, end) = keywords.scanWord(bytes, at: start)
      let next = bytes[end]
      let length = end &- start
      if next >= 0x80 || next == UInt8(ascii: "'") || length == KeywordTable.PackedWord.maximumLength
        || length > limits.maximumNameLength
      {
        return (.endOfText, start)
      }
      return (kind, end)
    case .digit:
      let length = EightBytes(bytes, at: start).digitCount
      let next = bytes[start &+ length]
      if length == 8 || next >= 0x80 || next == UInt8(ascii: ".") || CharacterClass.continuesIdentifier(next)
        || length > limits.maximumNameLength
      {
        return (.endOfText, start)
      }
      return (.integerNumber, start &+ length)
    case .quote: return plainQuoted(bytes, at: start)
    case .delimiter(let kind): return (kind, start &+ 1)
    case .shortDelimiter(let kind):
      return FirstByte.followsDelimiter(bytes[start &+ 1]) ? (kind, start &+ 1) : (.endOfText, start)
    case .other: return (.endOfText, start)
    }
  }

  /// Skips separators or, where there are none, reads one token.
  private mutating func scanFurther(_ bytes: Span<UInt8>) {
    let start = position
    skipSeparators(bytes)
    if position > start { return }
    if position < bytes.count - 1 {
      scanToken(bytes)
    } else {
      found(.endOfText, from: position, to: position)
    }
  }

  /// Reads one token; the position is at its first byte.
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
      scanPunctuation(bytes)
    }
  }

  /// Keeps the token that was read, and goes on behind it.
  mutating func found(_ kind: TokenKind, from start: Int, to end: Int, isIntricate: Bool = false) {
    scanned = Token(kind: kind, isIntricate: isIntricate, from: start, to: end)
    position = end
  }

  /// Notes an error.
  mutating func report(_ message: String, at range: Range<Int>, hint: String? = nil) {
    guard errors.count < limits.maximumErrors else { return }
    errors.append(GQLError(.invalidSyntax, message, at: SourceRange(range), hint: hint))
  }

  // MARK: Words

  /// `<regular identifier>` and `<keyword>`.
  private mutating func scanWord(_ bytes: Span<UInt8>) {
    let start = position
    let (kind, end) = KeywordTable.shared.scanWord(bytes, at: start)
    let next = bytes[end]
    if next >= 0x80 || CharacterClass.continuesIdentifier(next) || end - start > limits.maximumNameLength {
      scanLongWord(bytes, from: start, at: end, unlessEnded: kind)
    } else {
      found(kind, from: start, to: end)
    }
  }

  /// A name that goes on beyond ASCII or beyond the longest keyword; a word with another character behind it.
  @inline(never)
  private mutating func scanLongWord(
    _ bytes: Span<UInt8>, from start: Int, at position: Int, unlessEnded kind: TokenKind
  ) {
    let end = endOfExtendedIdentifier(bytes, from: position)
    if end - start > limits.maximumNameLength { reportLongName(start..<end) }
    found(end == position ? kind : .identifier, from: start, to: end)
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
      found(kind, from: start, to: position, isIntricate: true)
      return
    }
    let end = endOfExtendedIdentifier(bytes, from: nameStart)
    if end == nameStart {
      report("a parameter's name is missing after '$'", at: start..<nameStart)
      position = nameStart
      return
    }
    if end - start > limits.maximumNameLength { reportLongName(start..<end) }
    found(kind, from: start, to: end)
  }
}
