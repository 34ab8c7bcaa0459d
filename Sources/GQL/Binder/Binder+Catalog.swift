import GraphStore

extension ProcedureBody {
  /// Whether some statement of the body, nested ones aside, is about the catalog.
  var changesCatalog: Bool {
    statements.contains { step in
      ([step.statement.first] + step.statement.rest.map(\.query)).contains {
        $0.statements.contains(where: \.changesCatalog)
      }
    }
  }
}

extension Statement {
  fileprivate var changesCatalog: Bool {
    switch kind {
    case .createSchema, .dropSchema, .createGraph, .dropGraph, .createGraphType, .dropGraphType, .createIndex,
      .dropIndex:
      true
    case .nested(let body): body.changesCatalog
    default: false
    }
  }
}

extension Binder {
  /// Binds a procedure that changes the catalog (clause 12): nothing else may stand beside such changes.
  mutating func bindCatalog(_ body: ProcedureBody) throws -> [CatalogCommand] {
    let schema = workingSchema
    defer { workingSchema = schema }
    if let reference = body.schema { workingSchema = try schemaPath(reference) }
    var scope = Scope()
    for definition in body.definitions {
      guard case .graph(_, let graph) = definition.initializer else { throw mixing(at: definition.range) }
      let environment = Environment(scope: scope, graph: .current)
      scope.add(definition.variable.name, .graph(try graphReference(graph, environment)))
    }
    let environment = Environment(scope: scope, graph: .current)
    var commands: [CatalogCommand] = []
    for step in body.statements {
      guard step.statement.rest.isEmpty else { throw mixing(at: step.range) }
      var graph = GraphReference.current
      for statement in step.statement.first.statements {
        switch statement.kind {
        case .use(let expression): graph = try graphReference(expression, environment)
        case .nested(let inner): commands += try bindCatalog(inner)
        default: commands.append(try bindCatalog(statement, graph, environment))
        }
      }
    }
    return commands
  }

  private func mixing(at range: SourceRange) -> GQLError {
    GQLError(
      .catalogAndDataStatementMixingNotSupported,
      "statements about the catalog and about data can't be mixed in one request", at: range,
      hint: "send them one after the other")
  }

  private func bindCatalog(
    _ statement: Statement, _ graph: GraphReference, _ environment: Environment
  ) throws -> CatalogCommand {
    switch statement.kind {
    case .createSchema(let create):
      return .createSchema(path(of: create.name), ifNotExists: create.ifNotExists)
    case .dropSchema(let drop): return .dropSchema(path(of: drop.name), ifExists: drop.ifExists)
    case .createGraph(let create):
      return .createGraph(
        try objectPath(create.name), create.mode, type: try typeSource(create.type, environment),
        copyOf: try create.source.map { try graphReference($0, environment) })
    case .dropGraph(let drop): return .dropGraph(try objectPath(drop.name), ifExists: drop.ifExists)
    case .createGraphType(let create):
      return .createGraphType(
        try objectPath(create.name), create.mode, try typeSource(create.source, environment))
    case .dropGraphType(let drop):
      return .dropGraphType(try objectPath(drop.name), ifExists: drop.ifExists)
    case .createIndex(let create):
      let index = BoundIndex(
        name: create.name?.name, kind: create.kind, isOnEdges: create.isOnEdges, label: create.label.name,
        properties: create.properties.map(\.name))
      return .createIndex(index, ifNotExists: create.ifNotExists, graph: graph)
    case .dropIndex(let drop):
      switch drop.target {
      case .name(let name): return .dropIndex(name: name.name, ifExists: drop.ifExists, graph: graph)
      case .properties(label: let label, let properties):
        return .dropIndexOn(
          label: label.name, properties: properties.map(\.name), ifExists: drop.ifExists, graph: graph)
      }
    default: throw mixing(at: statement.range)
    }
  }

  private func path(of name: CatalogSchemaName) -> [String] {
    name.directories.map(\.name) + [name.name.name]
  }

  private func typeSource(
    _ source: GraphTypeSource, _ environment: Environment
  ) throws -> BoundGraphTypeSource {
    switch source {
    case .open: .open
    case .like(let graph): .like(try graphReference(graph, environment))
    case .reference(.object(let reference)): .catalog(try objectPath(reference))
    case .reference(.parameter(let parameter)): .parameter(parameter.name)
    case .reference(.external(let literal)):
      throw GQLError(
        .invalidReference, "graph types outside of the catalog can't be read", at: literal.range)
    case .specification(let specification): .definition(try bind(specification))
    }
  }
}
