import GraphStore

extension Binder {
  /// Binds `CALL` (clause 15).
  mutating func bind(_ statement: CallStatement, _ working: inout Working) throws {
    switch statement.call {
    case .inline(scope: let scope, let body):
      try bindInline(body, scope, isOptional: statement.isOptional, &working)
    case .named(let reference, arguments: let arguments, yield: let yield):
      try bindNamed(reference, arguments, yield, statement, &working)
    }
  }

  /// A nested procedure runs once for each row; its columns are added to the row (15.2).
  private mutating func bindInline(
    _ body: ProcedureBody, _ scope: [Identifier]?, isOptional: Bool, _ working: inout Working
  ) throws {
    guard !body.changesCatalog else {
      throw GQLError(
        .catalogAndDataStatementMixingNotSupported,
        "statements about the catalog can't be called for each row", at: body.range)
    }
    var visible = working.visible
    if let scope {
      visible = Scope()
      for name in scope {
        guard let meaning = working.visible[name.name] else { throw unknownVariable(name, working.visible) }
        guard visible[name.name] == nil else { throw alreadyDefined(name) }
        visible.add(name.name, meaning)
      }
    }
    optionality += isOptional ? 1 : 0
    defer { optionality -= isOptional ? 1 : 0 }
    let start = Working(plan: .argument(visible.variables), outer: visible, graph: working.graph)
    let outcome = try bindProcedure(body, start)
    guard let columns = outcome.columns else {
      // Without a result the procedure only acts: each row stays as it is.
      let inner = LogicalPlan.aggregate(outcome.plan.withoutFinish, keys: [], aggregates: [])
      working.plan = .apply(working.plan, inner.narrowingArgument(), isOptional: false)
      return
    }
    for column in columns where working.visible[column.name] != nil {
      throw refusal(
        "the procedure gives a column `\(column.name)`, and there is such a variable already", at: body.range,
        hint: "rename it with AS")
    }
    let plan = outcome.plan.narrowingArgument(keeping: Set(columns))
    working.plan = .apply(working.plan, plan, isOptional: isOptional)
    for column in columns { working.scope.add(column) }
  }

  /// A procedure of the catalog or of the product (15.3).
  private mutating func bindNamed(
    _ reference: CatalogReference, _ arguments: [Expression], _ yield: [YieldItem]?,
    _ statement: CallStatement,
    _ working: inout Working
  ) throws {
    let signature = try procedure(reference, at: statement.range)
    let required = signature.parameters.count { !$0.isOptional }
    guard (required...signature.parameters.count).contains(arguments.count) else {
      throw refusal(
        "\(signature.name) takes \(signature.parameterText), and not \(arguments.count) arguments",
        at: statement.range)
    }
    let environment = working.environment(.refused("in the arguments of CALL"))
    var values: [BoundExpression] = []
    for (argument, parameter) in zip(arguments, signature.parameters) {
      let value = try bind(argument, environment)
      guard parameter.type.mayBe(value.type.kind) || value.type.kind == .unknown || value.type.kind == .null
      else {
        throw typeError(
          "`\(parameter.name)` of \(signature.name) is \(parameter.type.article), and this is \(value.type.article)",
          at: argument.range)
      }
      values.append(value.expression)
    }
    let outputs = try bindOutputs(yield, of: signature, statement, working)
    let call = BoundProcedureCall(
      name: signature.name, arguments: values, outputs: outputs, isOptional: statement.isOptional,
      graph: working.graph)
    working.plan = .callProcedure(working.plan, call)
    for output in outputs { working.scope.add(output.variable) }
  }

  private mutating func bindOutputs(
    _ yield: [YieldItem]?, of signature: ProcedureSignature, _ statement: CallStatement, _ working: Working
  ) throws -> [ProcedureOutput] {
    var outputs: [ProcedureOutput] = []
    var names: Set<String> = []
    let items: [(column: ProcedureSignature.Column, name: String, range: SourceRange)]
    if let yield {
      items = try yield.map { item in
        guard let column = signature.columns.first(where: { $0.name == item.name.name }) else {
          throw GQLError(
            .invalidReference, "\(signature.name) gives no column `\(item.name.name)`", at: item.range,
            hint: "it gives " + signature.columns.map(\.name).joined(separator: ", "))
        }
        return (column, item.alias?.name ?? column.name, item.range)
      }
    } else {
      items = signature.columns.map { ($0, $0.name, statement.range) }
    }
    for item in items {
      guard names.insert(item.name).inserted, working.visible[item.name] == nil else {
        throw refusal("`\(item.name)` is defined already", at: item.range, hint: "rename it with YIELD … AS")
      }
      let variable = makeVariable(
        item.name, item.column.type, isNullable: statement.isOptional || item.column.type.isNullable)
      outputs.append(ProcedureOutput(column: item.column.name, variable: variable))
    }
    return outputs
  }

  private mutating func procedure(
    _ reference: CatalogReference, at range: SourceRange
  ) throws -> ProcedureSignature {
    let name: String
    let place: SourceRange
    switch reference {
    case .object(let object):
      name = (object.qualifiers + [object.name]).map(\.name).joined(separator: ".")
      place = object.range
    case .parameter(let parameter):
      name = try path(of: parameter, "procedure").last ?? ""
      place = parameter.range
    case .external(let literal):
      throw GQLError(.invalidReference, "a procedure is called by its name", at: literal.range)
    }
    if let signature = context.procedures[name.lowercased()] { return signature }
    let near = Suggestion.nearest(to: name, among: context.procedures.values.map(\.name).sorted())
    throw GQLError(
      .invalidReference, "there is no procedure `\(name)`", at: place,
      hint: near.map { "did you mean `\($0)`?" })
  }

  /// `SHOW INDEXES` (an extension): the rows of the procedure that lists them.
  mutating func bindShowIndexes(_ working: Working, at range: SourceRange) throws -> Outcome {
    guard let signature = context.procedures["gql.indexes"] else {
      throw GQLError(.invalidReference, "there is no procedure `gql.indexes`", at: range)
    }
    let outputs = signature.columns.map {
      ProcedureOutput(
        column: $0.name, variable: makeVariable($0.name, $0.type, isNullable: $0.type.isNullable))
    }
    let call = BoundProcedureCall(
      name: signature.name, arguments: [], outputs: outputs, isOptional: false, graph: working.graph)
    let columns = outputs.map(\.variable)
    return Outcome(
      plan: .project(.callProcedure(working.plan, call), columns.map(LetBinding.init(passing:))),
      columns: columns)
  }
}

extension ProcedureSignature {
  /// The number of parameters in words.
  fileprivate var parameterText: String {
    let required = parameters.count { !$0.isOptional }
    return required == parameters.count ? "\(required)" : "\(required) to \(parameters.count)"
  }
}
