import GraphStore

/// Graphs and binding tables as values (clause 11, 20.1), and what parameters stand for.
extension Binder {
  /// `GRAPH …`: a reference to a graph (GE01).
  mutating func bindGraphValue(_ graph: GraphExpression, _ environment: Environment) throws -> Typed {
    if case .expression(let value) = graph.kind, !Binder.namesGraph(value, environment.scope) {
      return try bind(value, environment, as: .graph, what: "a graph is expected")
    }
    if case .nameOrVariable(let name) = graph.kind, let variable = environment.scope[name.name]?.variable {
      guard variable.type.mayBe(.graph) else {
        throw typeError("a graph is expected, and this is \(variable.type.article)", at: name.range)
      }
      return Typed(.variable(variable), .graph(type: nil))
    }
    return Typed(.graph(try graphReference(graph, environment)), .graph(type: nil))
  }

  /// Whether an expression is the mere name of a graph variable, a reference, or a parameter.
  private static func namesGraph(_ value: Expression, _ scope: Scope) -> Bool {
    switch value.kind {
    case .graph(let inner):
      if case .expression(let value) = inner.kind { return namesGraph(value, scope) }
      if case .nameOrVariable(let name) = inner.kind { return scope[name.name]?.variable == nil }
      return true
    case .parameter: return true
    case .variable(let name, _): return scope[name]?.variable == nil
    default: return false
    }
  }

  /// The graph that an expression gives; evaluated once, before the command is planned, so no row can decide it.
  mutating func computedGraph(_ value: Expression, _ environment: Environment) throws -> GraphReference {
    let entries = environment.scope.entries.map { entry in
      guard entry.meaning.variable != nil else { return entry }
      let reason = "the working graph can't depend on `\(entry.name)`: it is one for the whole command"
      return Scope.Entry(name: entry.name, meaning: .hidden(reason))
    }
    let outside = Environment(scope: Scope(entries), graph: environment.graph)
    let graph = try bind(value, outside, as: .graph, what: "a graph is expected")
    return prelude(graph)
  }

  /// A graph that is looked up before the command is planned.
  mutating func prelude(_ graph: Typed) -> GraphReference {
    lastPrelude += 1
    let name = "#graph \(lastPrelude)"
    var query = single(graph, name: name)
    query.preludes = []
    preludes.append(Prelude(name: name, query: query))
    return .parameter(name)
  }

  /// `TABLE …`: a reference to a table (GE02).
  mutating func bindTableValue(
    _ table: BindingTableExpression, _ environment: Environment
  ) throws -> Typed {
    if Self.tableVariable(table, environment.scope) == nil, let held = try heldTable(table, environment) {
      return held
    }
    let result = try bindTable(table, environment)
    let columns = result.columns.map { ValueType.RecordField(name: $0.name, type: $0.type) }
    let rows = rows(of: result)
    return Typed(.cast(rows.expression, .bindingTable(columns)), .bindingTable(columns))
  }

  /// The table that a parameter, a variable or another expression holds; nil where a query or the catalog gives it.
  private mutating func heldTable(
    _ table: BindingTableExpression, _ environment: Environment
  ) throws -> Typed? {
    switch table.kind {
    case .parameter(let parameter): return try tableValue(of: parameter)
    case .expression(let value): return try bindTableValue(value, environment)
    case .nameOrVariable(let name):
      guard let variable = environment.scope[name.name]?.variable else { return nil }
      guard variable.type.mayBe(.table) else {
        throw typeError("a table is expected, and this is \(variable.type.article)", at: name.range)
      }
      return Typed(.variable(variable), variable.type.kind == .table ? variable.type : .bindingTable(nil))
    case .query, .reference: return nil
    }
  }

  private mutating func bindTableValue(_ value: Expression, _ environment: Environment) throws -> Typed {
    if case .bindingTable(let inner) = value.kind { return try bindTableValue(inner, environment) }
    let bound = try bind(value, environment, as: .table, what: "a table is expected")
    if bound.type.kind == .table { return bound }
    return Typed(.cast(bound.expression, .bindingTable(nil)), .bindingTable(nil))
  }

  /// The rows of a table as a list of records.
  mutating func rows(of table: TableResult) -> Typed {
    let fields = table.columns.map { BoundRecordField(name: $0.name, value: .variable($0)) }
    let type = ValueType.record(table.columns.map { ValueType.RecordField(name: $0.name, type: $0.type) })
    let row = makeUnnamedVariable(type)
    let plan = LogicalPlan.project(table.plan, [LetBinding(variable: row, value: .record(fields))])
    return Typed(.collectSubquery(plan.narrowingArgument(), row), .list(type, maximum: nil))
  }

  /// The columns of a table that an expression gives, once for each row.
  mutating func columns(
    of value: Typed, _ environment: Environment, from start: Working?, at range: SourceRange
  ) throws -> TableResult {
    guard case .bindingTable(let fields?) = value.type.unwrapped else {
      throw refusal(
        "the columns of this table are not known", at: range,
        hint: "CAST(… AS TABLE {name TYPE, …}) says what they are")
    }
    let row = makeUnnamedVariable(.record(fields))
    let plan = (start ?? argument(environment)).plan
    let columns = fields.map { makeVariable($0.name, $0.type, isNullable: true) }
    return TableResult(
      plan: .project(
        .unwind(plan, row, list: value.expression, position: nil),
        columns.map {
          LetBinding(variable: $0, value: .property(of: .variable(row), name: $0.name))
        }),
      columns: columns)
  }

  /// The table that a parameter holds.
  mutating func tableValue(of parameter: Parameter) throws -> Typed {
    let value = try value(of: parameter)
    guard value.table != nil else {
      throw GQLError(
        .invalidReference, "the parameter $\(parameter.name) holds no table, but \(value.typeName)",
        at: parameter.range)
    }
    return Typed(.constant(value), value.type)
  }

  /// A table with the columns of a declared type, in its order.
  mutating func assign(
    _ table: TableResult, to fields: [FieldType], at range: SourceRange
  ) throws -> TableResult {
    guard Set(try recordFields(fields).map(\.name)) == Set(table.columns.map(\.name)) else {
      throw GQLError(
        .recordFieldsDoNotMatch, "the columns of the table are not those of its type", at: range,
        hint: "they are " + table.columns.map(\.name).joined(separator: ", "))
    }
    var bindings: [LetBinding] = []
    for field in fields {
      guard let column = table.columns.first(where: { $0.name == field.name.name }) else { continue }
      let value = try assign(Typed(.variable(column), column.type), to: field.type, at: range)
      bindings.append(
        LetBinding(
          variable: makeVariable(column.name, value.type, isNullable: true), value: value.expression))
    }
    return TableResult(plan: .project(table.plan, bindings), columns: bindings.map(\.variable))
  }

  /// The path that the text of a parameter names: from the root, or from the working schema.
  func path(_ text: String) -> [String] {
    var path = text.hasPrefix("/") ? [] : workingSchema
    for part in text.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": path = path.dropLast()
      default: path.append(String(part))
      }
    }
    return path
  }

  /// The path that `$$name` stands for.
  mutating func path(of parameter: Parameter, _ what: String) throws -> [String] {
    let value = try value(of: parameter)
    guard case .string(let text) = value else {
      throw GQLError(
        .invalidReference, "the parameter $$\(parameter.name) names no \(what): it is \(value.typeName)",
        at: parameter.range)
    }
    return path(text)
  }

  /// The graph that `$$name` stands for: itself, or its path.
  mutating func graph(of parameter: Parameter) throws -> GraphReference {
    let value = try value(of: parameter)
    if value.graph != nil { return .parameter(parameter.name) }
    return .catalog(try path(of: parameter, "graph"))
  }
}
