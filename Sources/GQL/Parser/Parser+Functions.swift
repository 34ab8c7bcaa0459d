/// Functions (20.7 to 20.10, 20.16, 20.22 to 20.29) and predicates that look like functions (19.11 to 19.13).
extension Parser {
  /// An expression that begins with the keyword of a function or of a literal; nil where the keyword is no more
  /// than a word here.
  mutating func parseKeywordExpressionIfPresent() throws(ParseFailure) -> Expression? {
    if let literal = try parseTemporalLiteralIfPresent() {
      return Expression(kind: .literal(literal.kind), range: literal.range)
    }
    if peek() == .leftParen {
      if let function = kind.aggregateFunction { return try parseAggregate(function) }
      if let function = kind.standardFunction { return try parseStandardCall(function) }
      if let expression = try parseSpecialCallIfPresent() { return expression }
    }
    if let function = kind.functionWithoutParentheses {
      let token = advance()
      if accept(.leftParen, .rightParen) { note(.otherFunction, from: token.start) }
      return Expression(kind: .call(function, []), range: range(from: token.start))
    }
    return nil
  }

  /// Functions whose arguments are no mere list.
  private mutating func parseSpecialCallIfPresent() throws(ParseFailure) -> Expression? {
    let start = start
    let expression: Expression.Kind
    switch kind {
    case .cast:
      expression = try parseCast()
    case .nullif:
      let arguments = try parseArguments(2...2)
      expression = .nullIf(arguments[0], arguments[1])
    case .coalesce:
      expression = .coalesce(try parseArguments(2...Int.max))
    case .trim:
      expression = try parseTrim()
    case .normalize:
      expression = try parseNormalize()
    case .durationBetween:
      let arguments = try parseArguments(2...2)
      expression = .durationBetween(arguments[0], arguments[1], try parseDurationQualifier())
    case .allDifferent:
      expression = .allDifferent(try parseElementVariables())
    case .same:
      expression = .same(try parseElementVariables())
    case .propertyExists:
      expression = try parsePropertyExists()
    default:
      return nil
    }
    return Expression(kind: expression, range: range(from: start))
  }

  /// The name of a function and its arguments in parentheses, their number checked.
  private mutating func parseArguments(_ count: ClosedRange<Int>) throws(ParseFailure) -> [Expression] {
    let name = advance()
    try expect(.leftParen)
    var arguments: [Expression] = []
    if kind != .rightParen { arguments = try parseExpressions() }
    try expect(.rightParen, "behind the arguments")
    guard count.contains(arguments.count) else {
      throw wrongArity(of: name.kind.text, count, found: arguments.count, from: name.start)
    }
    return arguments
  }

  private func wrongArity(
    of name: String, _ count: ClosedRange<Int>, found: Int, from start: UInt32
  ) -> ParseFailure {
    let wanted =
      count.lowerBound == count.upperBound
      ? "\(count.lowerBound)"
      : count.upperBound == .max
        ? "at least \(count.lowerBound)" : "\(count.lowerBound) or \(count.upperBound)"
    return ParseFailure(
      .invalidSyntax, "\(name) takes \(wanted) argument\(wanted == "1" ? "" : "s"), found \(found)",
      at: range(from: start))
  }

  /// A function of the standard.
  private mutating func parseStandardCall(_ function: StandardFunction) throws(ParseFailure) -> Expression {
    let start = start
    let keyword = kind
    let name = Identifier(name: source.raw(current.range.bytes), isDelimited: false, range: current.range)
    let arguments = try parseArguments(0...Int.max)
    let range = range(from: start)
    guard function.arity.contains(arguments.count) else {
      // Other languages have more forms of a few of them, such as log(x).
      guard keyword == .log || keyword == .left || keyword == .right else {
        throw wrongArity(of: keyword.text, function.arity, found: arguments.count, from: start)
      }
      note(.otherFunction, from: start)
      let call = OtherCall(
        qualifiers: [], name: name, isDistinct: false, arguments: arguments, range: range)
      return Expression(kind: .otherCall(call), range: range)
    }
    return Expression(kind: .call(function, arguments), range: range)
  }

  /// A function that the standard does not have (extension).
  mutating func parseOtherCall() throws(ParseFailure) -> Expression {
    let start = start
    if kind == .elements { return try parseStandardCall(.elements) }
    if kind == .identifier || kind.isExtensionWord {
      if beginsListPredicate { return try parseListPredicate() }
      // No synonym is shorter: most names of functions are told apart by their length.
      if current.end - current.start > 4, peek() == .leftParen,
        let aggregate = AggregateFunction(synonym: source.raw(current.range.bytes))
      {
        noteCurrent(.aggregateSynonym)
        return try parseAggregate(aggregate)
      }
      if beginsReduce { return try parseReduce() }
    }
    var qualifiers: [Identifier] = []
    var name = try parseFunctionNamePart()
    while accept(.period) {
      qualifiers.append(name)
      name = try parseFunctionNamePart()
    }
    note(.otherFunction, from: start)
    try expect(.leftParen)
    let isDistinct = accept(.distinct)
    var arguments: [Expression] = []
    if kind != .rightParen { arguments = try parseExpressions() }
    try expect(.rightParen, "behind the arguments")
    let range = range(from: start)
    let call = OtherCall(
      qualifiers: qualifiers, name: name, isDistinct: isDistinct, arguments: arguments, range: range)
    return Expression(kind: .otherCall(call), range: range)
  }

  private mutating func parseFunctionNamePart() throws(ParseFailure) -> Identifier {
    guard kind.isReserved else { return try parseIdentifier("a function's name") }
    let token = advance()
    return Identifier(name: source.raw(token.range.bytes), isDelimited: false, range: token.range)
  }

  // MARK: Aggregates

  /// `<aggregate function>` (20.9).
  private mutating func parseAggregate(_ function: AggregateFunction) throws(ParseFailure) -> Expression {
    let start = start
    advance()
    try expect(.leftParen)
    var quantifier: SetQuantifier?
    var argument: Expression?
    var fraction: Expression?
    if function != .count || !accept(.asterisk) {
      quantifier = beginsListPredicate ? nil : parseSetQuantifier()
      argument = try parseExpression()
      if function.isPercentile {
        try expect(.comma, "and the fraction of a percentile")
        fraction = try parseExpression()
      }
    }
    try expect(.rightParen, "behind the argument")
    let range = range(from: start)
    let call = AggregateCall(
      function: function, quantifier: quantifier, argument: argument, fraction: fraction, range: range)
    return Expression(kind: .aggregate(call), range: range)
  }

  // MARK: Special arguments

  /// `<cast specification>` (20.8).
  private mutating func parseCast() throws(ParseFailure) -> Expression.Kind {
    advance()
    try expect(.leftParen)
    let value = try parseExpression()
    try expect(.as)
    let type = try parseValueType()
    try expect(.rightParen)
    return .cast(value, type)
  }

  /// `<trim function>` and `<trim list function>`, which begin alike (20.16, 20.24).
  private mutating func parseTrim() throws(ParseFailure) -> Expression.Kind {
    advance()
    try expect(.leftParen)
    var specification: TrimSpecification?
    switch kind {
    case .leading: specification = .leading
    case .trailing: specification = .trailing
    case .both: specification = .both
    default: break
    }
    if specification != nil {
      advance()
      if accept(.from) {
        let source = try parseExpression()
        try expect(.rightParen)
        return .trim(specification, characters: nil, source: source)
      }
    } else if accept(.from) {
      let source = try parseExpression()
      try expect(.rightParen)
      return .trim(nil, characters: nil, source: source)
    }
    let first = try parseExpression()
    if specification == nil, accept(.comma) {
      let count = try parseExpression()
      try expect(.rightParen)
      return .trimList(first, count: count)
    }
    if accept(.from) {
      let source = try parseExpression()
      try expect(.rightParen)
      return .trim(specification, characters: first, source: source)
    }
    if specification != nil { throw expected("FROM", candidates: [.from]) }
    try expect(.rightParen)
    return .trim(nil, characters: nil, source: first)
  }

  /// `<normalize function>` (20.24).
  private mutating func parseNormalize() throws(ParseFailure) -> Expression.Kind {
    advance()
    try expect(.leftParen)
    let value = try parseExpression()
    let form = accept(.comma) ? try parseNormalForm() : nil
    try expect(.rightParen)
    return .normalize(value, form)
  }

  /// The arguments of ALL_DIFFERENT and SAME (19.11, 19.12).
  private mutating func parseElementVariables() throws(ParseFailure) -> [Expression] {
    let name = advance()
    try expect(.leftParen)
    let variables = try commaSeparated { parser throws(ParseFailure) in try parser.parseVariableReference() }
    try expect(.rightParen)
    guard variables.count > 1 else {
      throw wrongArity(of: name.kind.text, 2...Int.max, found: variables.count, from: name.start)
    }
    return variables
  }

  /// `<property_exists predicate>` (19.13).
  private mutating func parsePropertyExists() throws(ParseFailure) -> Expression.Kind {
    advance()
    try expect(.leftParen)
    let element = try parseVariableReference()
    try expect(.comma)
    let name = try parseIdentifier("a property's name")
    try expect(.rightParen)
    return .propertyExists(element, name: name)
  }
}

extension AggregateFunction {
  /// Whether it is `<binary set function type>` (20.9).
  var isPercentile: Bool { self == .continuousPercentile || self == .discretePercentile }
}
