/// Value types (18.8 to 18.10).
extension Parser {
  /// `<value type>`, alternatives included.
  mutating func parseValueType() throws(ParseFailure) -> ValueTypeSyntax {
    try enter()
    defer { leave() }
    let start = start
    let first = try parseComponentType()
    guard kind == .verticalBar, !stops.contains(.verticalBar) else { return first }
    var components = [first]
    while accept(.verticalBar) { components.append(try parseComponentType()) }
    return ValueTypeSyntax(kind: .union(components), isNotNull: false, range: range(from: start))
  }

  /// A type with the LIST suffixes behind it.
  private mutating func parseComponentType() throws(ParseFailure) -> ValueTypeSyntax {
    let start = start
    var type = try parseBaseType()
    var suffixes = 0
    while kind == .list || kind == .array || kind == .group && (peek() == .list || peek() == .array) {
      suffixes += 1
      if suffixes > options.limits.maximumDepth { throw tooDeep() }
      let isGroup = accept(.group)
      advance()
      let maximum = try parseMaximumCardinality()
      type = finishType(.list(element: type, maximum: maximum, isGroup: isGroup), from: start)
    }
    return type
  }

  /// Adds NOT NULL, where it is written.
  private mutating func finishType(_ kind: ValueTypeSyntax.Kind, from start: UInt32) -> ValueTypeSyntax {
    let isNotNull = accept(.not, .null)
    return ValueTypeSyntax(kind: kind, isNotNull: isNotNull, range: range(from: start))
  }

  /// A type without a LIST suffix.
  private mutating func parseBaseType() throws(ParseFailure) -> ValueTypeSyntax {
    let start = start
    if let kind = try parsePredefinedTypeIfPresent() { return finishType(kind, from: start) }
    switch kind {
    case .null:
      advance()
      let isNothing = accept(.not, .null)
      return ValueTypeSyntax(
        kind: isNothing ? .nothing : .null, isNotNull: false, range: range(from: start))
    case .nothing:
      advance()
      return ValueTypeSyntax(kind: .nothing, isNotNull: false, range: range(from: start))
    case .any:
      return try parseAnyType()
    case .list, .array, .group:
      return try parsePrefixListType()
    default:
      return finishType(try parseConstructedOrReferenceType(), from: start)
    }
  }

  /// `LIST<T>[max]`, or LIST of anything.
  private mutating func parsePrefixListType() throws(ParseFailure) -> ValueTypeSyntax {
    let start = start
    let isGroup = accept(.group)
    guard accept(.list) || accept(.array) else {
      throw expected("LIST or ARRAY", candidates: [.list, .array])
    }
    var element: ValueTypeSyntax?
    if accept(.less) {
      let outerStops = stops
      stops = []
      element = try parseValueType()
      stops = outerStops
      try expectRightAngle()
    }
    let maximum = try parseMaximumCardinality()
    return finishType(.list(element: element, maximum: maximum, isGroup: isGroup), from: start)
  }

  /// `[ max ]`, where it is written.
  private mutating func parseMaximumCardinality() throws(ParseFailure) -> Int? {
    guard kind == .leftBracket, peek() == .integerNumber || peek() == .radixNumber else { return nil }
    advance()
    let maximum = try parseUnsignedInteger("the greatest number of elements")
    try expectRightBracket("behind the greatest number of elements")
    return maximum
  }

  /// What begins with ANY.
  private mutating func parseAnyType() throws(ParseFailure) -> ValueTypeSyntax {
    let start = start
    advance()
    switch kind {
    case .property where peek() == .value:
      advance()
      advance()
      return finishType(.anyProperty, from: start)
    case .property where peek() == .graph:
      advance()
      advance()
      return finishType(.graph(nil), from: start)
    case .graph:
      advance()
      return finishType(.graph(nil), from: start)
    case .node, .vertex:
      advance()
      return finishType(.node(nil), from: start)
    case .edge, .relationship:
      advance()
      return finishType(.edge(nil), from: start)
    case .record:
      advance()
      return finishType(.record(nil), from: start)
    default:
      _ = accept(.value)
    }
    guard accept(.less) else { return finishType(.any, from: start) }
    let outerStops = stops
    stops = []
    let type = try parseValueType()
    stops = outerStops
    try expectRightAngle()
    if case .union = type.kind {
      return ValueTypeSyntax(kind: type.kind, isNotNull: false, range: range(from: start))
    }
    return ValueTypeSyntax(kind: .union([type]), isNotNull: false, range: range(from: start))
  }

  /// Records, paths, graphs, tables, nodes and edges.
  private mutating func parseConstructedOrReferenceType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    switch kind {
    case .record:
      advance()
      return .record(kind == .leftBrace ? try parseFieldTypes() : nil)
    case .leftBrace:
      return .record(try parseFieldTypes())
    case .path:
      advance()
      return .path
    case .property where peek() == .value:
      advance()
      advance()
      return .anyProperty
    case .property where peek() == .graph, .graph:
      _ = accept(.property)
      advance()
      return .graph(kind == .leftBrace ? try parseNestedGraphType() : nil)
    case .binding where peek() == .table, .table:
      _ = accept(.binding)
      advance()
      return .bindingTable(try parseFieldTypes())
    case .node, .vertex, .edge, .relationship, .directed, .undirected, .leftParen:
      return try parseElementReferenceType()
    default:
      throw expected("a type", candidates: Self.typeKeywords)
    }
  }

  /// `<node reference value type>` and `<edge reference value type>`.
  private mutating func parseElementReferenceType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    switch kind {
    case .node, .vertex:
      if !beginsElementTypeDetails(peek(), peek(2)) {
        advance()
        return .node(nil)
      }
    case .edge, .relationship:
      if !beginsElementTypeDetails(peek(), peek(2)) {
        advance()
        return .edge(nil)
      }
    default: break
    }
    switch try parseElementType() {
    case .node(let type): return .node(type)
    case .edge(let type): return .edge(type)
    }
  }

  /// Whether a token behind NODE or EDGE says more about the type.
  private func beginsElementTypeDetails(_ next: TokenKind, _ behind: TokenKind) -> Bool {
    switch next {
    case .colon, .leftBrace, .rightDoubleArrow, .implies: true
    case .is: behind.isIdentifier
    default: next.isIdentifier && !next.isExtensionWord
    }
  }

  /// `<field types specification>`.
  mutating func parseFieldTypes() throws(ParseFailure) -> [FieldType] {
    try expect(.leftBrace)
    if accept(.rightBrace) { return [] }
    let outerStops = stops
    stops = []
    let fields = try commaSeparated { parser throws(ParseFailure) in try parser.parseFieldType() }
    stops = outerStops
    try expect(.rightBrace, "behind the fields")
    return fields
  }

  /// `<field type>`.
  private mutating func parseFieldType() throws(ParseFailure) -> FieldType {
    let start = start
    let name = try parseIdentifier("a field's name")
    acceptTyped()
    let type = try parseValueType()
    return FieldType(name: name, type: type, range: range(from: start))
  }

  static let typeKeywords: [TokenKind] = [
    .bool, .boolean, .string, .char, .varchar, .bytes, .binary, .varbinary, .int, .integer, .int8, .int16,
    .int32, .int64, .int128, .int256, .uint, .uint8, .uint16, .uint32, .uint64, .smallint, .bigint, .decimal,
    .float, .float32, .float64, .real, .double, .date, .zoned, .local, .timestamp, .duration, .list, .array,
    .record, .path, .node, .edge, .graph, .any, .null, .nothing,
  ]
}
