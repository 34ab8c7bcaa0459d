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

  /// The procedure in braces that is all of this one; nil where there is more.
  var onlyNested: ProcedureBody? {
    guard schema == nil, definitions.isEmpty, statements.count == 1, let step = statements.first,
      step.statement.rest.isEmpty, step.statement.first.statements.count == 1,
      case .nested(let inner)? = step.statement.first.statements.first?.kind
    else { return nil }
    return inner
  }

  /// Whether statements about the catalog and others stand beside each other.
  var isMixed: Bool {
    !definesOnlyGraphs || !statements.allSatisfy(\.changesCatalog)
  }

  /// Whether every definition is that of a graph.
  var definesOnlyGraphs: Bool {
    definitions.allSatisfy { if case .graph = $0.initializer { true } else { false } }
  }
}

extension StatementStep {
  /// Whether the step is about the catalog, and nothing else.
  var changesCatalog: Bool {
    statement.rest.isEmpty
      && statement.first.statements.allSatisfy { statement in
        if case .use = statement.kind { return true }
        if case .nested(let body) = statement.kind { return body.changesCatalog && !body.isMixed }
        return statement.changesCatalog
      }
      && statement.first.statements.contains(where: \.changesCatalog)
  }
}

extension Statement {
  fileprivate var changesCatalog: Bool {
    if case .nested(let body) = kind { body.changesCatalog } else { isCatalogModifying }
  }
}

extension Binder {
  /// Binds a procedure that changes the catalog (clause 12): nothing else may stand beside such changes.
  mutating func bindCatalog(_ body: ProcedureBody) throws -> [CatalogCommand] {
    let schema = try enterSchema(of: body)
    defer { workingSchema = schema }
    var environment = Environment(scope: Scope(), graph: .current, aggregates: .refused("here"))
    for definition in body.definitions {
      guard case .graph(let type, let graph) = definition.initializer else { continue }
      let name = definition.variable
      guard environment.scope[name.name] == nil else { throw alreadyDefined(name) }
      environment.scope.add(name.name, .graph(try bindGraph(type, graph, environment)))
    }
    return try bindCatalog(body.statements, environment)
  }

  private mutating func bindCatalog(
    _ steps: [StatementStep], _ environment: Environment
  ) throws -> [CatalogCommand] {
    var commands: [CatalogCommand] = []
    for step in steps {
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

  /// Binds a procedure that changes the catalog and the data, part by part (GP18). Changes of the catalog hand no rows on, so
  /// each part begins with the definitions alone; these are evaluated once, before everything.
  mutating func bindSequence(_ body: ProcedureBody) throws -> BoundSequence {
    let schema = try enterSchema(of: body)
    defer { workingSchema = schema }
    var start = Working(plan: .unit, graph: .current)
    var definitions: [Prelude] = []
    for definition in body.definitions { try bindShared(definition, &start, &definitions) }
    start.base = start.plan
    var parts: [BoundStatement] = []
    var steps = body.statements[...]
    while let first = steps.first {
      let isCatalog = first.changesCatalog
      let run = Array(steps.prefix { $0.changesCatalog == isCatalog })
      steps = steps.dropFirst(run.count)
      guard first.yield == nil || parts.isEmpty else {
        throw refusal("the statement before NEXT gives no columns to YIELD", at: first.range)
      }
      if isCatalog {
        let commands = try bindCatalog(run, start.environment(.refused("here")))
        parts.append(.catalog(BoundCatalogChange(commands: commands, preludes: takePreludes())))
      } else {
        parts.append(.query(query(try bindBlock(run, start))))
        preludes = []
      }
    }
    return BoundSequence(definitions: definitions, parts: parts)
  }

  /// A definition whose value the parts of a sequence share, as a parameter.
  private mutating func bindShared(
    _ definition: VariableDefinition, _ start: inout Working, _ definitions: inout [Prelude]
  ) throws {
    let name = definition.variable
    guard start.visible[name.name] == nil else { throw alreadyDefined(name) }
    let environment = start.environment(.refused("in a definition"))
    let parameter = "#value \(name.name)"
    switch definition.initializer {
    case .graph(let type, let graph):
      start.outer.add(name.name, .graph(try bindGraph(type, graph, environment)))
      definitions += takePreludes()
    case .value(let type, let expression):
      let binding = try bind(
        LetDefinition(variable: name, type: type, value: expression, range: definition.range), environment)
      definitions += takePreludes()
      definitions.append(prelude(Typed(binding.value, binding.variable.type), parameter, over: start))
      start.plan = .extend(
        start.plan, [LetBinding(variable: binding.variable, value: .parameter(parameter))])
      start.outer.add(binding.variable)
    case .bindingTable(let type, let expression):
      var value = try bindTableValue(expression, environment)
      if let type { value = try assign(value, to: type, at: expression.range) }
      definitions += takePreludes()
      definitions.append(prelude(value, parameter, over: start))
      let variable = makeVariable(name.name, value.type)
      start.plan = .extend(start.plan, [LetBinding(variable: variable, value: .parameter(parameter))])
      start.outer.add(variable)
    }
  }

  /// What the text so far must have evaluated, so that what follows need not.
  private mutating func takePreludes() -> [Prelude] {
    defer { preludes = [] }
    return preludes
  }

  private mutating func prelude(_ value: Typed, _ name: String, over start: Working) -> Prelude {
    var query = single(value, name: name)
    query.plan = .project(
      start.plan, query.columns.map { LetBinding(variable: $0, value: value.expression) })
    query.preludes = []
    return Prelude(name: name, query: query)
  }

  private func mixing(at range: SourceRange) -> GQLError {
    GQLError(
      .catalogAndDataStatementMixingNotSupported,
      "statements about the catalog and about data can't be mixed in one request", at: range,
      hint: "send them one after the other")
  }

  private mutating func bindCatalog(
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

  private mutating func typeSource(
    _ source: GraphTypeSource, _ environment: Environment
  ) throws -> BoundGraphTypeSource {
    switch source {
    case .open: return .open
    case .like(let graph): return .like(try graphReference(graph, environment))
    case .reference(.object(let reference)): return .catalog(try objectPath(reference))
    case .reference(.parameter(let parameter)):
      if try value(of: parameter).graph != nil { return .like(.parameter(parameter.name)) }
      return .catalog(try path(of: parameter, "graph type"))
    case .reference(.external(let literal)):
      guard case .string(let address) = literal.kind else {
        throw refusal("an external object is named by a text", at: literal.range)
      }
      return .external(address, at: literal.range)
    case .specification(let specification): return .definition(try bind(specification))
    }
  }
}
