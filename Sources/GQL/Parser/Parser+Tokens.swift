/// Reading tokens.
///
/// What only looks is inlined: a call of a function that does not mutate the parser is given a copy of it.
extension Parser {
  /// What the current token is.
  var kind: TokenKind {
    @inline(__always) get { current.kind }
  }

  /// What a later token is; past the end it is the end.
  @inline(__always)
  func peek(_ distance: Int = 1) -> TokenKind {
    tokens[min(position + distance, tokens.count - 1)].kind
  }

  /// The offset at which the current token begins.
  var start: UInt32 {
    @inline(__always) get { current.start }
  }

  /// The text from an offset to the end of the token before the current one.
  @inline(__always)
  func range(from start: UInt32) -> SourceRange {
    SourceRange(start: start, end: previousEnd)
  }

  /// Whether the current token is a word, without regard to case.
  @inline(__always)
  func isWord(_ word: String) -> Bool {
    let range = current.range.bytes
    return range.count == word.utf8.count && source.raw(range).lowercased() == word
  }

  /// Nothing, before the current token.
  var emptyRange: SourceRange {
    @inline(__always) get { SourceRange(start: start, end: start) }
  }

  /// Goes on to the next token and gives the one left behind.
  @inline(__always)
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    previousEnd = token.end
    if token.kind != .endOfText {
      position += 1
      current = tokens[position]
    }
    return token
  }

  /// Goes on if the current token is of a kind.
  @inline(__always)
  mutating func accept(_ expected: TokenKind) -> Bool {
    guard current.kind == expected else { return false }
    advance()
    return true
  }

  /// Goes on if the current token and the next are of two kinds.
  mutating func accept(_ first: TokenKind, _ second: TokenKind) -> Bool {
    guard kind == first, peek() == second else { return false }
    advance()
    advance()
    return true
  }

  /// Goes on over a token of a kind, or fails.
  @inline(__always)
  @discardableResult
  mutating func expect(_ expected: TokenKind, _ purpose: String? = nil) throws(ParseFailure) -> Token {
    guard current.kind == expected else { throw unexpected(expected, purpose) }
    return advance()
  }

  /// Goes on over the `]` that ends a list, also where it is the first character of a longer token.
  mutating func expectRightBracket(_ purpose: String) throws(ParseFailure) {
    switch kind {
    case .rightBracketMinus: split(leaving: .minus)
    case .bracketRightArrow: split(leaving: .rightArrow)
    case .rightBracketTilde: split(leaving: .tilde)
    case .bracketTildeRightArrow: split(leaving: .tildeRightArrow)
    default: try expect(.rightBracket, purpose)
    }
  }

  /// Goes on over the `>` that ends type arguments, also where it is the first character of `>=`.
  mutating func expectRightAngle() throws(ParseFailure) {
    if kind == .greaterOrEqual { split(leaving: .equals) } else { try expect(.greater) }
  }

  /// Goes on over the first character of the current token.
  mutating func split(leaving rest: TokenKind) {
    current.kind = rest
    current.start += 1
    tokens[position] = current
    previousEnd = current.start
  }

  /// Notes the use of an extension.
  @inline(__always)
  mutating func note(_ kind: LanguageExtension, from start: UInt32) {
    extensions.append(ExtensionUse(kind: kind, range: range(from: start)))
  }

  /// Notes the use of an extension by the current token.
  mutating func noteCurrent(_ kind: LanguageExtension) {
    extensions.append(ExtensionUse(kind: kind, range: current.range))
  }

  // MARK: Depth

  /// Goes one level deeper, or fails at the limit. Every call is followed by `defer { leave() }`.
  @inline(__always)
  mutating func enter() throws(ParseFailure) {
    if depth >= options.limits.maximumDepth { throw tooDeep() }
    depth += 1
  }

  /// Comes one level back.
  @inline(__always)
  mutating func leave() {
    depth -= 1
  }

  // MARK: Lists

  /// Reads one or more elements with commas between them.
  ///
  /// Most lists are short: an array of the exact size is made faster, and is smaller, than one that grows.
  @inline(__always)
  mutating func commaSeparated<Element>(
    _ element: (inout Parser) throws(ParseFailure) -> Element
  ) throws(ParseFailure) -> [Element] {
    let first = try element(&self)
    guard accept(.comma) else { return [consume first] }
    let second = try element(&self)
    guard accept(.comma) else { return [consume first, consume second] }
    let third = try element(&self)
    var elements = [consume first, consume second, consume third]
    while accept(.comma) { elements.append(try element(&self)) }
    return elements
  }
}
