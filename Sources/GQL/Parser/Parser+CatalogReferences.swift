/// References to objects of the catalog (clause 17).
extension Parser {
  /// `<schema reference>` (17.1).
  mutating func parseSchemaReference() throws(ParseFailure) -> SchemaReference {
    let start = start
    let kind: SchemaReference.Kind
    switch self.kind {
    case .solidus:
      advance()
      kind = .absolute(path: try parsePath())
    case .doublePeriod:
      kind = try parseRelativeSchema()
    case .homeSchema:
      advance()
      kind = .home
    case .currentSchema, .period:
      advance()
      kind = .current
    case .substitutedParameter:
      kind = .parameter(try parseParameter())
    default:
      throw expected("a schema such as /directory/schema or HOME_SCHEMA")
    }
    return SchemaReference(kind: kind, range: range(from: start))
  }

  /// Names with solidi between them; perhaps none.
  private mutating func parsePath() throws(ParseFailure) -> [Identifier] {
    var path: [Identifier] = []
    // Behind `AT /` a definition may follow: `AT / GRAPH g = …`.
    while kind.isIdentifier, !(path.isEmpty && beginsVariableDefinition) {
      path.append(try parseIdentifier("a name"))
      guard kind == .solidus, peek().isIdentifier else { break }
      advance()
    }
    return path
  }

  /// `../../dir/schema`.
  private mutating func parseRelativeSchema() throws(ParseFailure) -> SchemaReference.Kind {
    var levels = 0
    repeat {
      advance()
      levels += 1
      if kind == .solidus { advance() }
    } while kind == .doublePeriod
    return .relative(levelsUp: levels, path: try parsePath())
  }

  /// `<catalog schema parent and name>` (17.1).
  mutating func parseCatalogSchemaName() throws(ParseFailure) -> CatalogSchemaName {
    let start = start
    try expect(.solidus, "before a schema's name")
    var path = try parsePath()
    guard let name = path.popLast() else { throw expected("a schema's name") }
    return CatalogSchemaName(directories: path, name: name, range: range(from: start))
  }

  /// Whether a reference to an object in a schema begins here with the schema.
  var beginsSchemaReference: Bool {
    switch kind {
    case .solidus, .doublePeriod, .period, .homeSchema, .currentSchema: true
    case .substitutedParameter: continuesReference(peek()) && !beginsVariableDefinition(at: position + 1)
    default: false
    }
  }

  /// Whether a token behind a schema's parameter goes on with the reference.
  private func continuesReference(_ kind: TokenKind) -> Bool {
    kind == .solidus || kind.isIdentifier && !kind.isExtensionWord
  }

  /// `[ <catalog object parent reference> ] <… name>` (17.2 to 17.6).
  mutating func parseCatalogObjectReference(_ what: String) throws(ParseFailure) -> CatalogObjectReference {
    let start = start
    var schema: SchemaReference?
    var names: [Identifier] = []
    if beginsSchemaReference {
      let reference = try parseSchemaReference()
      let (parent, name) = splitLastName(of: reference)
      let namesFollow = kind.isIdentifier && !kind.isExtensionWord && !beginsVariableDefinition
      if accept(.solidus) || namesFollow || name == nil {
        schema = reference
        names.append(try parseIdentifier(what))
      } else {
        schema = parent
        if let name { names.append(name) }
      }
    } else {
      names.append(try parseIdentifier(what))
    }
    while kind == .period, peek().isIdentifier || peek().isReserved {
      advance()
      names.append(try parseIdentifier(what))
    }
    let name = names.removeLast()
    return CatalogObjectReference(
      schema: schema, qualifiers: names, name: name, range: range(from: start))
  }

  /// Takes the last name of a path for that of an object: `/dir/schema/graph` has no mark between the two.
  private func splitLastName(of reference: SchemaReference) -> (SchemaReference, Identifier?) {
    var reference = reference
    var last: Identifier?
    switch reference.kind {
    case .absolute(var path):
      last = path.popLast()
      reference.kind = .absolute(path: path)
    case .relative(let levels, var path):
      last = path.popLast()
      reference.kind = .relative(levelsUp: levels, path: path)
    default:
      return (reference, nil)
    }
    // The name is the token before the current one; the schema ends with the one before that.
    if last != nil { reference.range.end = tokens[max(position - 2, 0)].end }
    return (reference, last)
  }

  /// `<graph type reference>` (17.3) and `<procedure reference>` (17.5).
  mutating func parseCatalogReference(_ what: String) throws(ParseFailure) -> CatalogReference {
    if kind == .substitutedParameter, !beginsSchemaReference { return .parameter(try parseParameter()) }
    return .object(try parseCatalogObjectReference(what))
  }

  /// Whether a reference by name begins here.
  var beginsCatalogReference: Bool {
    kind.isIdentifier || beginsSchemaReference || kind == .substitutedParameter
  }
}
