import GraphStore

extension Binder {
  /// Binds a session command (clause 7).
  mutating func bindSession(_ command: Command) throws -> SessionCommand {
    let environment = Environment(scope: Scope(), graph: .current, aggregates: .refused("here"))
    switch command.kind {
    case .sessionSetSchema(let reference): return .setSchema(try schemaPath(reference))
    case .sessionSetGraph(let graph):
      return .setGraph(try graphReference(graph, environment), preludes: preludes)
    case .sessionSetTimeZone(let literal):
      guard case .string(let zone) = literal.kind else {
        throw refusal("a time zone is a text such as '+09:00' or 'Asia/Tokyo'", at: literal.range)
      }
      return .setTimeZone(zone)
    case .sessionSetParameter(let definition): return try bind(definition, environment)
    case .sessionReset(let target): return .reset(SessionResetScope(target))
    case .sessionClose: return .close
    default: throw refusal("a session command is expected", at: command.range)
    }
  }

  private mutating func bind(
    _ definition: SessionParameterDefinition, _ environment: Environment
  ) throws -> SessionCommand {
    var bound: Typed
    switch definition.definition {
    case .graph(let syntax, let graph):
      bound = Typed(.graph(try graphReference(graph, environment)), .graph(type: nil))
      if let syntax { bound = try assign(bound, to: syntax, at: graph.range) }
    case .bindingTable(let syntax, let table):
      bound = try bindTableValue(table, environment)
      if let syntax { bound = try assign(bound, to: syntax, at: table.range) }
    case .value(let syntax, let expression):
      bound = try bind(expression, environment)
      if let syntax { bound = try assign(bound, to: syntax, at: expression.range) }
    }
    let query = single(bound, name: definition.parameter.name)
    return .setParameter(name: definition.parameter.name, ifNotExists: definition.ifNotExists, query)
  }

  /// A query of one row and one column.
  mutating func single(_ value: Typed, name: String) -> BoundQuery {
    let variable = makeVariable(name, value.type, isNullable: true)
    let plan = LogicalPlan.project(.unit, [LetBinding(variable: variable, value: value.expression)])
    return BoundQuery(
      plan: plan, columns: [variable], hasResult: true, notes: notes, preludes: preludes,
      isBoundToParameters: true)
  }

  /// Binds `START TRANSACTION`: at most one access mode (8.2).
  func bindTransaction(_ modes: [TransactionMode], at range: SourceRange) throws -> TransactionCommand {
    guard modes.count <= 1 else { throw refusal("a transaction has one access mode", at: range) }
    if case .readOnly? = modes.first { return .start(isReadOnly: true) }
    return .start(isReadOnly: false)
  }
}

extension SessionResetScope {
  init(_ target: SessionResetTarget) {
    self =
      switch target {
      case .everything: .everything
      case .parameters: .parameters
      case .characteristics: .characteristics
      case .schema: .schema
      case .graph: .graph
      case .timeZone: .timeZone
      case .parameter(let parameter): .parameter(parameter.name)
      }
  }
}
