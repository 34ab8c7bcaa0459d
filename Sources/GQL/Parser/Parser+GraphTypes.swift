/// Graph types (18.1 to 18.7).
extension Parser {
  /// `<nested graph type specification>` (18.1).
  mutating func parseNestedGraphType() throws(ParseFailure) -> GraphTypeSpecification {
    let start = start
    try expect(.leftBrace)
    try enter()
    defer { leave() }
    let outerStops = stops
    stops = []
    var elements: [ElementTypeSpecification] = []
    if kind != .rightBrace {
      elements = try commaSeparated { parser throws(ParseFailure) in try parser.parseElementType() }
    } else {
      throw expected("a node type or an edge type")
    }
    stops = outerStops
    try expect(.rightBrace, "behind the element types")
    return GraphTypeSpecification(elements: elements, range: range(from: start))
  }

  /// `<element type specification>` (18.1).
  mutating func parseElementType() throws(ParseFailure) -> ElementTypeSpecification {
    let start = start
    switch kind {
    case .leftParen:
      return try parseElementTypePattern(from: start, name: nil)
    case .node, .vertex:
      return .node(try parseNamedNodeType())
    case .directed, .undirected, .edge, .relationship:
      return .edge(try parseNamedEdgeType())
    default:
      throw expected(
        "a node type or an edge type", candidates: [.node, .vertex, .edge, .directed, .undirected])
    }
  }

  /// A node type pattern, or an edge type pattern that begins with its first endpoint.
  private mutating func parseElementTypePattern(
    from start: UInt32, name: Identifier?
  ) throws(ParseFailure) -> ElementTypeSpecification {
    let node = try parseNodeTypePattern(from: start, name: nil)
    guard kind.beginsArcType else { return .node(node) }
    return .edge(
      try parseEdgeTypePattern(from: start, first: endpoint(of: node), declaredKind: nil, name: nil))
  }

  // MARK: Nodes

  /// What begins with NODE: a pattern with a name before it, or a phrase (18.2).
  private mutating func parseNamedNodeType() throws(ParseFailure) -> NodeTypeSpecification {
    let start = start
    advance()
    acceptTypeOfElement()
    let name = try parseElementTypeName()
    if kind == .leftParen, let name { return try parseNodeTypePattern(from: start, name: name) }
    let filler = try parseElementTypeFiller()
    if name == nil, filler.isEmpty { throw expected("the node type's name, labels or properties") }
    let alias = accept(.as) ? try parseVariable("an alias") : nil
    return NodeTypeSpecification(name: name, alias: alias, filler: filler, range: range(from: start))
  }

  /// TYPE behind NODE or EDGE, unless it is the type's name.
  private mutating func acceptTypeOfElement() {
    if kind == .type, peek() != .leftParen, peek() != .as, peek() != .connecting { advance() }
  }

  /// The name of an element type; nil where a label phrase begins instead.
  private mutating func parseElementTypeName() throws(ParseFailure) -> Identifier? {
    if beginsLabelPhrase { return nil }
    guard kind.isIdentifier || kind.isReserved && kind != .is && kind != .implies else { return nil }
    return try parseIdentifier("an element type's name")
  }

  /// Whether `LABEL name`, `LABELS name & name`, `IS name` or `: name` begins here.
  private var beginsLabelPhrase: Bool {
    switch kind {
    case .colon, .is: true
    case .label, .labels:
      peek().isIdentifier && !((peek() == .label || peek() == .labels) && peek(2).isIdentifier)
    default: false
    }
  }

  /// `( [alias] [filler] )`.
  private mutating func parseNodeTypePattern(
    from start: UInt32, name: Identifier?
  ) throws(ParseFailure) -> NodeTypeSpecification {
    try expect(.leftParen)
    let alias = !beginsLabelPhrase && kind.isRegularIdentifier ? try parseVariable("an alias") : nil
    let filler = try parseElementTypeFiller()
    try expect(.rightParen, "behind a node type")
    return NodeTypeSpecification(name: name, alias: alias, filler: filler, range: range(from: start))
  }

  // MARK: Edges

  /// What begins with DIRECTED, UNDIRECTED or EDGE: a pattern with a name before it, or a phrase (18.3).
  private mutating func parseNamedEdgeType() throws(ParseFailure) -> EdgeTypeSpecification {
    let start = start
    var declaredKind: EdgeKind?
    if accept(.directed) {
      declaredKind = .directed
    } else if accept(.undirected) {
      declaredKind = .undirected
    }
    guard accept(.edge) || accept(.relationship) else { throw expected("EDGE", candidates: [.edge]) }
    acceptTypeOfElement()
    let name = kind == .connecting && peek() == .leftParen ? nil : try parseElementTypeName()
    if kind == .leftParen, name != nil {
      let node = try parseNodeTypePattern(from: self.start, name: nil)
      return try parseEdgeTypePattern(
        from: start, first: try endpoint(of: node), declaredKind: declaredKind, name: name)
    }
    let filler = try parseElementTypeFiller()
    if name == nil, filler.isEmpty { throw expected("the edge type's name, labels or properties") }
    if declaredKind == nil {
      throw ParseFailure(
        .invalidSyntax, "an edge type in words needs its kind", at: range(from: start),
        hint: "write DIRECTED EDGE … or UNDIRECTED EDGE … CONNECTING (…)")
    }
    try expect(.connecting)
    return try parseEndpointPair(from: start, declaredKind: declaredKind, name: name, filler: filler)
  }

  /// `(a TO b)`, `(a -> b)`, `(a <- b)` or `(a ~ b)`.
  private mutating func parseEndpointPair(
    from start: UInt32, declaredKind: EdgeKind?, name: Identifier?, filler: ElementTypeFiller
  ) throws(ParseFailure) -> EdgeTypeSpecification {
    try expect(.leftParen)
    let first = try parseVariable("a node type's alias")
    let connector = kind
    let connectorKind: EdgeKind?
    switch connector {
    case .to: connectorKind = nil
    case .rightArrow, .leftArrow: connectorKind = .directed
    case .tilde: connectorKind = .undirected
    default: throw expected("TO, '->', '<-' or '~'", candidates: [.to])
    }
    advance()
    let second = try parseVariable("a node type's alias")
    try expect(.rightParen)
    let (source, destination) = connector == .leftArrow ? (second, first) : (first, second)
    return EdgeTypeSpecification(
      name: name, declaredKind: declaredKind, connectorKind: connectorKind, filler: filler,
      source: .alias(source), destination: .alias(destination), range: range(from: start))
  }

  /// The arc and the second endpoint of an edge type pattern.
  private mutating func parseEdgeTypePattern(
    from start: UInt32, first: EndpointTypeReference, declaredKind: EdgeKind?, name: Identifier?
  ) throws(ParseFailure) -> EdgeTypeSpecification {
    let opening = kind
    guard opening.beginsArcType else { throw expected("an edge such as -[:LABEL]->") }
    advance()
    let filler = try parseElementTypeFiller()
    let connectorKind: EdgeKind
    switch (opening, kind) {
    case (.minusLeftBracket, .bracketRightArrow), (.leftArrowBracket, .rightBracketMinus):
      connectorKind = .directed
    case (.tildeLeftBracket, .rightBracketTilde):
      connectorKind = .undirected
    default:
      throw expected("the end of an edge type such as ]->")
    }
    if filler.isEmpty { throw expected("the edge type's labels or properties") }
    advance()
    let node = try parseNodeTypePattern(from: self.start, name: nil)
    let second = try endpoint(of: node)
    let (source, destination) = opening == .leftArrowBracket ? (second, first) : (first, second)
    return EdgeTypeSpecification(
      name: name, declaredKind: declaredKind, connectorKind: connectorKind, filler: filler, source: source,
      destination: destination, range: range(from: start))
  }

  /// `<source node type reference>`: an alias or a filler, not both.
  private func endpoint(of node: NodeTypeSpecification) throws(ParseFailure) -> EndpointTypeReference {
    guard let alias = node.alias else { return .filler(node.filler) }
    guard node.filler.isEmpty else {
      throw ParseFailure(
        .invalidSyntax, "an endpoint is either an alias or a description of a node type", at: node.range,
        hint: "declare the node type first, and write its alias here")
    }
    return .alias(alias)
  }

  // MARK: Labels and properties

  /// `<node type filler>` and `<edge type filler>`; perhaps empty.
  private mutating func parseElementTypeFiller() throws(ParseFailure) -> ElementTypeFiller {
    let start = start
    var filler = ElementTypeFiller(range: SourceRange(start: previousEnd, end: previousEnd))
    filler.labels = try parseLabelPhraseIfPresent()
    if accept(.rightDoubleArrow) || accept(.implies) {
      filler.keyLabels = filler.labels ?? []
      filler.labels = try parseLabelPhraseIfPresent()
    }
    if kind == .leftBrace { filler.properties = try parsePropertyTypes() }
    if !filler.isEmpty { filler.range = range(from: start) }
    return filler
  }

  /// `<label set phrase>`, where it is written (18.4).
  private mutating func parseLabelPhraseIfPresent() throws(ParseFailure) -> [Identifier]? {
    guard beginsLabelPhrase else { return nil }
    if advance().kind == .label { return [try parseIdentifier("a label")] }
    return try parseLabelSet()
  }

  /// `<property types specification>` (18.5).
  private mutating func parsePropertyTypes() throws(ParseFailure) -> [PropertyType] {
    advance()
    if accept(.rightBrace) { return [] }
    let properties = try commaSeparated { parser throws(ParseFailure) in try parser.parsePropertyType() }
    try expect(.rightBrace, "behind the property types")
    return properties
  }

  /// `<property type>` (18.6).
  private mutating func parsePropertyType() throws(ParseFailure) -> PropertyType {
    let start = start
    let name = try parseIdentifier("a property's name")
    acceptTyped()
    let type = try parseValueType()
    return PropertyType(name: name, type: type, range: range(from: start))
  }
}

extension TokenKind {
  /// Whether the arc of an edge type begins with it (18.3).
  fileprivate var beginsArcType: Bool {
    switch self {
    case .minusLeftBracket, .leftArrowBracket, .tildeLeftBracket: true
    default: false
    }
  }
}
