extension Parser {
  /// Reads a whole text.
  ///
  /// - Throws: Every error that could be told apart, in the order of the text.
  static func parse(_ text: String, options: ParserOptions = ParserOptions()) throws(GQLErrors) -> Script {
    var parser = Parser(text, options: options)
    let script = parser.parseScript()
    try parser.throwErrors()
    return script
  }

  /// Reads a text that is one value expression.
  static func parseExpression(
    _ text: String, options: ParserOptions = ParserOptions()
  ) throws(GQLErrors) -> Expression {
    try parse(text, options: options, upTo: "the end of the expression") { parser throws(ParseFailure) in
      try parser.parseExpression()
    }
  }

  /// Reads a text that is one thing and nothing else.
  private static func parse<Part>(
    _ text: String, options: ParserOptions, upTo end: String,
    _ read: (inout Parser) throws(ParseFailure) -> Part
  ) throws(GQLErrors) -> Part {
    var parser = Parser(text, options: options)
    let part: Part
    do throws(ParseFailure) {
      part = try read(&parser)
      guard parser.kind == .endOfText else {
        throw parser.expected(end, candidates: Self.clauseKeywords)
      }
    } catch {
      parser.errors.append(error.error)
      try parser.throwErrors()
      throw GQLErrors(error.error)
    }
    try parser.throwErrors()
    return part
  }

  /// Reads a text that is one `<nested graph type specification>`.
  static func parseGraphType(
    _ text: String, options: ParserOptions = ParserOptions()
  ) throws(GQLErrors) -> GraphTypeSpecification {
    try parse(text, options: options, upTo: "the end of the graph type") { parser throws(ParseFailure) in
      try parser.parseNestedGraphType()
    }
  }

  /// Throws what was found wrong so far, and in strict mode what goes beyond the standard.
  mutating func throwErrors() throws(GQLErrors) {
    if errors.isEmpty, extensions.isEmpty || !options.isStrict { return }
    if options.isStrict {
      for use in extensions.prefix(options.limits.maximumErrors) {
        errors.append(
          GQLError(
            .invalidSyntax, "not part of ISO GQL: \(use.kind.rawValue)", at: use.range,
            hint: "in standard GQL: \(use.kind.standardForm)"))
      }
    }
    errors.sort { ($0.range?.start ?? 0, $0.range?.end ?? 0) < ($1.range?.start ?? 0, $1.range?.end ?? 0) }
    if let errors = GQLErrors(Array(errors.prefix(options.limits.maximumErrors))) { throw errors }
  }

  /// Programs, separated by semicolons (extension).
  mutating func parseScript() -> Script {
    var programs: [Program] = []
    while true {
      while kind == .semicolon {
        noteCurrent(.severalStatements)
        advance()
      }
      if kind == .endOfText { break }
      if let program = parseProgramOrRecover() {
        if programs.isEmpty { programs = [program] } else { programs.append(program) }
      }
      if errors.count >= options.limits.maximumErrors { break }
    }
    // `<GQL-program>` is not empty; a text without one is nothing to do only as an extension.
    if programs.isEmpty, errors.isEmpty, options.isStrict {
      errors.append(expected("a statement", candidates: Self.statementKeywords).error)
    }
    return Script(
      programs: programs, extensions: extensions,
      range: SourceRange(0..<source.bytes.count - 1))
  }

  /// One program; nil, and the next point at which reading makes sense again, after an error.
  private mutating func parseProgramOrRecover() -> Program? {
    let first = position
    do throws(ParseFailure) {
      let program = try parseProgram()
      if kind != .semicolon, kind != .endOfText { throw unexpectedContinuation() }
      return program
    } catch {
      let error = error.error
      // Where the lexer had to leave something out, what follows only seems wrong.
      let span = tokens[first].start...max(tokens[first].start, error.range?.end ?? start)
      let isConsequence = errors.contains { $0.range.map { span.contains($0.start) } ?? false }
      if !isConsequence { errors.append(error) }
      depth = 0
      stops = []
      isInSelectFrom = false
      recover(from: first)
      return nil
    }
  }

  /// Skips to the next semicolon, or to the next line that begins with a statement's keyword.
  private mutating func recover(from first: Int) {
    var braces = 0
    for token in tokens[first..<position] {
      if token.kind == .leftBrace { braces += 1 }
      if token.kind == .rightBrace { braces -= 1 }
    }
    if position == first { advance() }
    while kind != .endOfText {
      switch kind {
      case .semicolon where braces <= 0: return
      case .leftBrace: braces += 1
      case .rightBrace: braces -= 1
      default:
        if braces <= 0, Self.recoveryKeywords.contains(kind), beginsLine { return }
      }
      advance()
    }
  }

  /// Keywords that begin a statement and nothing else.
  private static let recoveryKeywords: Set<TokenKind> = [
    .match, .optional, .filter, .let, .for, .return, .finish, .select, .call, .insert, .set, .remove, .delete,
    .detach, .nodetach, .create, .drop, .use, .session, .commit, .rollback,
  ]

  /// Whether the current token is the first of its line.
  private var beginsLine: Bool {
    var index = Int(start) - 1
    while index >= 0, source.bytes[index] == 0x20 || source.bytes[index] == 0x09 { index -= 1 }
    return index < 0 || source.bytes[index] == 0x0A || source.bytes[index] == 0x0D
  }

  /// The error for text behind a complete program.
  private func unexpectedContinuation() -> ParseFailure {
    if position > 0, Self.statementKeywords.contains(kind) {
      return ParseFailure(
        .invalidSyntax, "\(kind.text) can't follow a statement that has given its result or ended",
        at: current.range, hint: "put NEXT between them to hand rows on, or ';' to begin anew")
    }
    return expected("the end of the statement", candidates: Self.clauseKeywords)
  }
}
