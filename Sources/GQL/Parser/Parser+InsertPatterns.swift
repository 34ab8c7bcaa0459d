/// Patterns of new nodes and edges (16.5).
extension Parser {
  /// `<insert path pattern>`.
  mutating func parseInsertPathPattern(isMerge: Bool = false) throws(ParseFailure) -> InsertPathPattern {
    let start = start
    var variable: Identifier?
    if kind != .leftParen, peek() == .equals {
      variable = try parseVariableOrReservedWord("a path variable")
      advance()
      note(.insertPathVariable, from: start)
    }
    let first = try parseInsertNode()
    var steps: [InsertStep] = []
    while let step = try parseInsertStepIfPresent(isMerge: isMerge) { steps.append(step) }
    return InsertPathPattern(variable: variable, start: first, steps: steps, range: range(from: start))
  }

  /// `<insert node pattern>`.
  private mutating func parseInsertNode() throws(ParseFailure) -> InsertElementPattern {
    try expect(.leftParen, "before a node")
    let node = try parseInsertFiller()
    try expect(.rightParen, "behind a node")
    return node
  }

  /// `<insert edge pattern>` and the node behind it.
  private mutating func parseInsertStepIfPresent(isMerge: Bool) throws(ParseFailure) -> InsertStep? {
    let start = start
    let opening = kind
    switch opening {
    case .minusLeftBracket, .leftArrowBracket, .tildeLeftBracket: break
    case .rightArrow, .leftArrow, .minus, .tilde, .longLeftArrow, .longRightArrow, .doubleMinus:
      throw ParseFailure(
        .invalidSyntax, "a new edge needs brackets", at: current.range, hint: "write -[:LABEL]->")
    default: return nil
    }
    advance()
    let edge = try parseInsertFiller()
    let direction: EdgeDirection
    switch (opening, kind) {
    case (.minusLeftBracket, .bracketRightArrow): direction = .right
    case (.leftArrowBracket, .rightBracketMinus): direction = .left
    case (.tildeLeftBracket, .rightBracketTilde): direction = .undirected
    case (.minusLeftBracket, .rightBracketMinus) where isMerge: direction = .any
    case (_, .rightBracketMinus), (_, .bracketRightArrow), (_, .rightBracketTilde),
      (_, .bracketTildeRightArrow):
      throw ParseFailure(
        .invalidSyntax, "a new edge needs one direction", at: range(from: start),
        hint: "write -[…]->, <-[…]- or, for an undirected edge, ~[…]~")
    default: throw expected("the end of an edge such as ]->")
    }
    advance()
    let node = try parseInsertNode()
    return InsertStep(direction: direction, edge: edge, node: node, range: range(from: start))
  }

  /// `<insert element pattern filler>`.
  private mutating func parseInsertFiller() throws(ParseFailure) -> InsertElementPattern {
    let start = start
    var filler = InsertElementPattern(variable: nil, isTemporary: false, labels: [], range: emptyRange)
    (filler.variable, filler.isTemporary) = try parseElementVariableIfPresent()
    if kind == .colon || kind == .is {
      advance()
      filler.labels = try parseLabelSet()
    }
    if kind == .leftBrace {
      filler.properties = try parsePropertyAssignments(mayBeEmpty: true)
    } else if kind == .generalParameter {
      filler.propertyMap = try parsePropertyMap()
    }
    filler.range = range(from: start)
    return filler
  }

  /// `<label set specification>` (18.4); colons between the labels only as an extension.
  mutating func parseLabelSet() throws(ParseFailure) -> [Identifier] {
    var labels = [try parseIdentifier("a label")]
    while true {
      if accept(.ampersand) {
        labels.append(try parseIdentifier("a label"))
      } else if kind == .colon {
        noteCurrent(.labelColonChain)
        advance()
        labels.append(try parseIdentifier("a label"))
      } else {
        return labels
      }
    }
  }
}
