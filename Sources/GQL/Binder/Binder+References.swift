extension Binder {
  /// The path of a schema from the root (17.1).
  mutating func schemaPath(_ reference: SchemaReference) throws -> [String] {
    switch reference.kind {
    case .absolute(path: let path): return path.map(\.name)
    case .relative(levelsUp: let levels, path: let path):
      guard levels <= workingSchema.count else {
        throw GQLError(.invalidReference, "there is no directory above the root", at: reference.range)
      }
      return workingSchema.dropLast(levels) + path.map(\.name)
    case .home: return context.homeSchema
    case .current: return workingSchema
    case .parameter(let parameter): return try path(of: parameter, "schema")
    }
  }

  /// The path of an object of the catalog from the root (17.6).
  mutating func objectPath(_ reference: CatalogObjectReference) throws -> [String] {
    let schema = try reference.schema.map { try schemaPath($0) } ?? workingSchema
    return schema + reference.qualifiers.map(\.name) + [reference.name.name]
  }

  /// The graph that an expression names or gives (11.1). The graph on which the whole command works is `.current`.
  mutating func graphReference(_ expression: GraphExpression, _ environment: Environment) throws
    -> GraphReference
  {
    let reference = try namedGraph(expression, environment)
    return reference == workingGraph ? .current : reference
  }

  private mutating func namedGraph(_ expression: GraphExpression, _ environment: Environment) throws
    -> GraphReference
  {
    switch expression.kind {
    case .current: return environment.graph
    case .home: return .home
    case .parameter(let parameter): return try graph(of: parameter)
    case .nameOrVariable(let name):
      switch environment.scope[name.name] {
      case nil: return .catalog(workingSchema + [name.name])
      case .graph(let reference)?: return reference
      case .value(let variable)? where variable.type.mayBe(.graph):
        return try computedGraph(Expression(name), environment)
      default: throw refusal("`\(name.name)` is not a graph", at: name.range)
      }
    case .reference(let reference): return .catalog(try objectPath(reference))
    case .expression(let value):
      if case .parameter(let name) = value.kind { return .parameter(name) }
      if case .graph(let inner) = value.kind { return try namedGraph(inner, environment) }
      if let name = value.variable {
        guard let meaning = environment.scope[name.name] else {
          throw unknownVariable(name, environment.scope)
        }
        if case .graph(let reference) = meaning { return reference }
      }
      return try computedGraph(value, environment)
    }
  }
}
