import GraphStore

extension Binder {
  /// Binds a session command (clause 7).
  mutating func bindSession(_ command: Command) throws -> SessionCommand {
    let environment = Environment(scope: Scope(), graph: .current, aggregates: .refused("here"))
    switch command.kind {
    case .sessionSetSchema(let reference):
      if case .parameter(let parameter) = reference.kind { return .setSchema(.parameter(parameter.name)) }
      return .setSchema(.path(try schemaPath(reference)))
    case .sessionSetGraph(let graph): return .setGraph(try graphReference(graph, environment))
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
    let value: SessionParameterValue
    switch definition.definition {
    case .graph(_, let graph): value = .graph(try graphReference(graph, environment))
    case .bindingTable(_, let table):
      let source = try bindTable(table, environment, from: Working(plan: .unit, graph: .current))
      value = .table(BoundQuery(plan: source.plan, columns: source.columns, hasResult: true, notes: notes))
    case .value(let syntax, let expression):
      var bound = try bind(expression, environment)
      if let syntax { bound = try assign(bound, to: try valueType(syntax), at: expression.range) }
      let variable = makeVariable(definition.parameter.name, bound.type, isNullable: true)
      let plan = LogicalPlan.project(.unit, [LetBinding(variable: variable, value: bound.expression)])
      value = .value(BoundQuery(plan: plan, columns: [variable], hasResult: true, notes: notes))
    }
    return .setParameter(name: definition.parameter.name, ifNotExists: definition.ifNotExists, value)
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
