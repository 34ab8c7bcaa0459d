/// Node and edge patterns (16.7).
extension Parser {
  /// `<node pattern>`.
  mutating func parseNodePattern() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    advance()
    let filler = try parseElementFiller()
    try expect(.rightParen, "behind a node pattern")
    let range = range(from: start)
    return PathPatternExpression(kind: .node(NodePattern(filler: filler, range: range)), range: range)
  }

  /// `<edge pattern>`, full or abbreviated.
  mutating func parseEdgePattern() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    let direction: EdgeDirection
    switch kind {
    case .leftArrow: direction = .left
    case .tilde: direction = .undirected
    case .rightArrow: direction = .right
    case .leftArrowTilde: direction = .leftOrUndirected
    case .tildeRightArrow: direction = .undirectedOrRight
    case .leftMinusRight: direction = .leftOrRight
    case .minus: direction = .any
    case .doubleMinus:
      noteCurrent(.doubleMinusEdge)
      direction = .any
    case .longLeftArrow:
      noteCurrent(.longArrow)
      direction = .left
    case .longRightArrow:
      noteCurrent(.longArrow)
      direction = .right
    case .longLeftRightArrow:
      noteCurrent(.longArrow)
      direction = .leftOrRight
    default:
      return try parseFullEdgePattern()
    }
    advance()
    let range = range(from: start)
    let filler = ElementPatternFiller(range: SourceRange(start: range.end, end: range.end))
    let edge = EdgePattern(direction: direction, filler: filler, isAbbreviated: true, range: range)
    return PathPatternExpression(kind: .edge(edge), range: range)
  }

  /// `<full edge pattern>`, from its opening bracket to its closing one.
  private mutating func parseFullEdgePattern() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    let opening = advance().kind
    let filler = try parseElementFiller()
    if kind == .asterisk { return try parseCypherQuantified(filler, opening, from: start) }
    let direction = try parseEdgeEnd(opening)
    let range = range(from: start)
    return PathPatternExpression(
      kind: .edge(EdgePattern(direction: direction, filler: filler, isAbbreviated: false, range: range)),
      range: range)
  }

  /// The rest of an edge with a quantifier within its brackets, behind which its properties may stand (extension).
  private mutating func parseCypherQuantified(
    _ filler: consuming ElementPatternFiller, _ opening: TokenKind, from start: UInt32
  ) throws(ParseFailure) -> PathPatternExpression {
    let quantifier = try parseCypherQuantifier()
    if kind == .leftBrace, filler.properties == nil {
      filler.properties = try parsePropertyAssignments(mayBeEmpty: true)
      filler.range = range(from: filler.range.start)
    }
    let direction = try parseEdgeEnd(opening)
    let range = range(from: start)
    let edge = EdgePattern(direction: direction, filler: filler, isAbbreviated: false, range: range)
    return PathPatternExpression(
      kind: .quantified(PathPatternExpression(kind: .edge(edge), range: range), quantifier), range: range)
  }

  /// The closing bracket of an edge, which gives its direction together with the opening one.
  private mutating func parseEdgeEnd(_ opening: TokenKind) throws(ParseFailure) -> EdgeDirection {
    let direction: EdgeDirection
    switch (opening, kind) {
    case (.leftArrowBracket, .rightBracketMinus): direction = .left
    case (.tildeLeftBracket, .rightBracketTilde): direction = .undirected
    case (.minusLeftBracket, .bracketRightArrow): direction = .right
    case (.leftArrowTildeBracket, .rightBracketTilde): direction = .leftOrUndirected
    case (.tildeLeftBracket, .bracketTildeRightArrow): direction = .undirectedOrRight
    case (.leftArrowBracket, .bracketRightArrow): direction = .leftOrRight
    case (.minusLeftBracket, .rightBracketMinus): direction = .any
    default:
      throw expected(
        opening == .tildeLeftBracket || opening == .leftArrowTildeBracket
          ? "the end of an edge such as ]~" : "the end of an edge such as ]->")
    }
    advance()
    return direction
  }

  /// `*`, `*2`, `*1..3` within an edge's brackets (extension).
  private mutating func parseCypherQuantifier() throws(ParseFailure) -> Quantifier {
    let start = start
    advance()
    let lower = kind == .integerNumber ? try parseBound() : nil
    var upper = lower
    if accept(.doublePeriod) { upper = kind == .integerNumber ? try parseBound() : nil }
    note(.cypherQuantifier, from: start)
    return Quantifier(lower: lower ?? 1, upper: upper, range: range(from: start))
  }

  // MARK: Fillers

  /// `<element pattern filler>`.
  private mutating func parseElementFiller() throws(ParseFailure) -> ElementPatternFiller {
    // Within the brackets a vertical bar belongs to the labels, whatever it ends around them.
    let outerStops = stops
    stops = []
    defer { stops = outerStops }
    let start = start
    let (variable, isTemporary) = try parseElementVariableIfPresent()
    var label: LabelExpression?
    if kind == .colon || kind == .is {
      advance()
      label = try parseLabelExpression(allowsColons: true)
    }
    let valuesStart = self.start
    let properties = kind == .leftBrace ? try parsePropertyAssignments() : nil
    let propertyMap = kind == .generalParameter && properties == nil ? try parsePropertyMap() : nil
    var filter: Expression?
    if accept(.where) {
      filter = try parseExpression()
      if properties != nil || propertyMap != nil { note(.propertiesAndWhere, from: valuesStart) }
    }
    return ElementPatternFiller(
      variable: variable, isTemporary: isTemporary, label: label, properties: properties, filter: filter,
      propertyMap: propertyMap, range: range(from: start))
  }

  /// `<element variable declaration>`, where one is written.
  mutating func parseElementVariableIfPresent() throws(ParseFailure) -> (Identifier?, isTemporary: Bool) {
    if kind == .temp, peek().isRegularIdentifier {
      advance()
      return (try parseVariable(), true)
    }
    if kind == .identifier || kind.isRegularIdentifier || kind == .accentQuoted {
      return (try parseVariable(), false)
    }
    guard kind.isReserved, kind != .where, kind != .is, peek().endsElementVariable else {
      return (nil, false)
    }
    return (parseReservedWordAsName(), false)
  }

  /// `<element property specification>`: `{name: value, …}`; empty braces only where they may be or as an
  /// extension.
  mutating func parsePropertyAssignments(
    mayBeEmpty: Bool = false
  ) throws(ParseFailure) -> [PropertyAssignment] {
    let start = start
    try expect(.leftBrace)
    if accept(.rightBrace) {
      if !mayBeEmpty { note(.propertyMap, from: start) }
      return []
    }
    try enter()
    defer { leave() }
    let properties = try commaSeparated { parser throws(ParseFailure) in try parser.parsePropertyAssignment()
    }
    try expect(.rightBrace, "behind the properties")
    return properties
  }

  /// `<property key value pair>`.
  private mutating func parsePropertyAssignment() throws(ParseFailure) -> PropertyAssignment {
    let start = start
    let name = try parseIdentifier("a property's name")
    try expect(.colon, "behind a property's name")
    let value = try parseExpression()
    return PropertyAssignment(name: name, value: value, range: range(from: start))
  }

  /// `$map` in the place of `{…}` (extension).
  mutating func parsePropertyMap() throws(ParseFailure) -> Expression {
    noteCurrent(.propertyMap)
    let parameter = try parseParameter()
    return Expression(kind: .parameter(parameter.name), range: parameter.range)
  }
}

extension TokenKind {
  /// Whether it can follow the variable of an element, so that a reserved word before it must be one.
  fileprivate var endsElementVariable: Bool {
    switch self {
    case .colon, .rightParen, .leftBrace, .where, .is, .rightBracketMinus, .bracketRightArrow,
      .rightBracketTilde, .bracketTildeRightArrow, .asterisk:
      true
    default:
      false
    }
  }
}
