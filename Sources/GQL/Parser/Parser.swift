/// Reads a text into a syntax tree: recursive descent, a function per production of the standard, operators by
/// precedence.
///
/// Every decision is made by looking at a bounded number of tokens ahead, so that reading is linear in the
/// length of the text. What goes beyond the standard is read all the same and noted in `extensions`.
struct Parser {
  let source: TokenText
  let options: ParserOptions
  /// The tokens; the last is always `.endOfText`.
  var tokens: [Token]
  /// The index of the current token; never beyond the last.
  var position = 0
  /// The current token.
  var current: Token
  /// The offset after the token before the current one.
  var previousEnd: UInt32 = 0
  /// Where the text goes beyond the standard, so far.
  var extensions: [ExtensionUse]
  /// The reserved words that stand for names so far (extension).
  var declaredWords: Set<String> = []
  /// What was wrong, so far.
  var errors: [GQLError]

  /// How deep the parser is in nested constructs.
  var depth = 0
  /// The height of the expression that was read last.
  var height = 0
  /// The greatest height among the expressions read so far within the current construct.
  var tallest = 0
  /// The place of the last expression in parentheses, which leave no other trace.
  var lastParenthesized = SourceRange(0..<0)
  /// Tokens that end the current expression although they could go on with it.
  var stops: Stops = []
  /// Whether a comma may go on with the next graph of SELECT … FROM instead of the next path pattern.
  var isInSelectFrom = false

  /// Cuts a text into tokens and stands before the first.
  init(_ text: String, options: ParserOptions = ParserOptions()) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 1)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
    // Nothing is read of what is half made: the parser would be copied.
    let (tokens, errors) = Self.tokens(of: bytes, options)
    current = tokens[0]
    self.tokens = tokens
    self.errors = errors
    source = TokenText(bytes: bytes)
    self.options = options
    extensions = []
  }

  /// The tokens of a text, with a zero at its end, and what is wrong with them; one that is too long has no token but its end.
  private static func tokens(of bytes: [UInt8], _ options: ParserOptions) -> ([Token], [GQLError]) {
    var lexer = Lexer(limits: options.limits, isStrict: options.isStrict)
    if bytes.count - 1 > options.limits.maximumTextLength {
      lexer.report(
        "the text has \(bytes.count - 1) bytes; the limit is \(options.limits.maximumTextLength)", at: 0..<0)
      lexer.tokens = [Token(kind: .endOfText, from: 0, to: 0)]
    } else {
      lexer.scan(bytes.span)
    }
    return (lexer.tokens, lexer.errors)
  }
}

/// How a text is read.
struct ParserOptions: Sendable {
  /// Whether extensions of the standard are refused.
  var isStrict = false
  var limits = ParserLimits()
}

/// Tokens that would go on with an expression elsewhere but end it here.
struct Stops: OptionSet, Sendable {
  let rawValue: UInt8
  /// `IN` ends the definitions of a LET expression.
  static let membership = Stops(rawValue: 1)
  /// `|` ends the filter of a comprehension.
  static let verticalBar = Stops(rawValue: 2)
}
