import GraphStore

extension Binder {
  /// Binds a value expression (20.1); errors of its evaluation will point to its place in the text.
  mutating func bind(_ expression: Expression, _ environment: Environment) throws -> Typed {
    var bound = try bindForm(expression, environment)
    bound.expression = bound.expression.located(at: Origin(expression.range))
    return bound
  }

  /// Binds an expression by its form.
  ///
  /// Cases with little of their own are here; the rest go by family, so that this much visited frame stays small.
  private mutating func bindForm(_ expression: Expression, _ environment: Environment) throws -> Typed {
    switch expression.kind {
    case .literal(let literal): try bind(Literal(kind: literal, range: expression.range))
    case .variable(let name, let isDelimited):
      try bindVariable(
        Identifier(name: name, isDelimited: isDelimited, range: expression.range), environment)
    case .parameter(let name): Typed(.parameter(name), .any)
    case .sessionUser: Typed(.constant(.string("graphq")), .anyString)
    case .property(let source, name: let name): try bindProperty(of: source, name, environment)
    case .list, .record, .path: try bindConstructor(expression, environment)
    case .graph(let graph): try bindGraphValue(graph, environment)
    case .bindingTable(let table): try bindTableValue(table, environment)
    case .unary(let operation, let operand):
      try bindUnary(operation, operand, environment, at: expression.range)
    case .binary: try bindBinary(expression, environment)
    case .conjunction(let operands): try bindConnective(.and, operands, environment)
    case .disjunction(let operands): try bindConnective(.or, operands, environment)
    case .comparison: try bindComparison(expression, environment)
    case .isTruthValue, .isNull, .isTyped, .isNormalized: try bindValueTest(expression, environment)
    case .isDirected, .isLabeled, .isSource, .isDestination, .allDifferent, .same, .propertyExists:
      try bindElementTest(expression, environment)
    case .exists, .valueQuery, .patternComprehension, .countSubquery, .collectSubquery:
      try bindSubquery(expression, environment)
    case .letIn(let definitions, let body): try bindLetIn(definitions, body, environment)
    case .simpleCase, .searchedCase, .nullIf, .coalesce: try bindCase(expression, environment)
    case .cast(let operand, let type): try bindCast(operand, type, environment)
    case .aggregate(let call): try bindAggregate(call, environment)
    case .call(let function, let arguments):
      try bindCall(function, arguments, environment, at: expression.range)
    case .otherCall(let call): try bindCall(call, environment)
    case .trim, .trimList, .normalize, .durationBetween: try bindSpecialFunction(expression, environment)
    case .element, .slice, .listComprehension, .quantifiedPredicate, .reduce:
      try bindListOperation(expression, environment)
    }
  }

  /// Binds a predicate, where only a truth value makes sense.
  mutating func bindCondition(_ expression: Expression, _ environment: Environment) throws -> BoundExpression
  {
    let condition = try bind(expression, environment)
    guard condition.type.mayBe(.boolean) else {
      throw typeError(
        "a condition must be true or false, and this is \(condition.type.article)", at: expression.range)
    }
    return condition.expression
  }

  /// Binds an expression of which the kind is known to matter.
  mutating func bind(
    _ expression: Expression, _ environment: Environment, as kinds: TypeKind..., what: String
  ) throws -> Typed {
    let bound = try bind(expression, environment)
    guard bound.type.kind == .unknown || bound.type.kind == .null || kinds.contains(bound.type.kind) else {
      throw typeError("\(what), and this is \(bound.type.article)", at: expression.range)
    }
    return bound
  }

  // MARK: Primaries

  private mutating func bindVariable(_ name: Identifier, _ environment: Environment) throws -> Typed {
    let variable = try resolve(name, environment)
    return Typed(.variable(variable), variable.type)
  }

  /// Finds the variable that a name stands for.
  func resolve(_ name: Identifier, _ environment: Environment) throws -> BoundVariable {
    switch environment.scope[name.name] {
    case .value(let variable)?, .group(let variable)?: return variable
    case .hidden(let reason)?: throw refusal(reason, at: name.range)
    case .graph?:
      throw refusal(
        "`\(name.name)` is a graph, not a value", at: name.range,
        hint: "GRAPH \(name.name) is a reference to it")
    case .table?:
      throw refusal(
        "`\(name.name)` is a table, not a value", at: name.range,
        hint: "FOR row IN TABLE \(name.name) reads its rows")
    case nil: throw unknownVariable(name, environment.scope)
    }
  }

  func unknownVariable(_ name: Identifier, _ scope: Scope) -> GQLError {
    let near = Suggestion.nearest(to: name.name, among: scope.entries.map(\.name))
    return GQLError(
      .invalidReference, "there is no variable `\(name.name)` here", at: name.range,
      hint: near.map { "did you mean `\($0)`?" })
  }

  private mutating func bindProperty(
    of source: Expression, _ name: Identifier, _ environment: Environment
  ) throws -> Typed {
    if case .variable(let variable, _) = source.kind, case .group? = environment.scope[variable] {
      throw refusal(
        "`\(variable)` is a list of elements here, bound by a quantified pattern", at: source.range,
        hint:
          "aggregate over it, as in collect_list(\(variable).\(name.name)), or take it apart with FOR")
    }
    let base = try bind(source, environment)
    guard base.type.mayBe(.node, .edge, .record, .instant, .duration) else {
      throw typeError("\(base.type.article) has no properties", at: source.range)
    }
    if base.type.kind == .node || base.type.kind == .edge { notePropertyKey(name) }
    return Typed(.property(of: base.expression, name: name.name), propertyType(of: base.type, name))
  }

  private func propertyType(of type: ValueType, _ name: Identifier) -> ValueType {
    if case .record(let fields?) = type.unwrapped {
      return fields.first { $0.name == name.name }?.type ?? .any
    }
    return .any
  }

  private mutating func bindConstructor(_ expression: Expression, _ environment: Environment) throws -> Typed
  {
    switch expression.kind {
    case .list(let elements):
      var values: [BoundExpression] = []
      var type = ValueType.nothing
      for element in elements {
        let value = try bind(element, environment)
        values.append(value.expression)
        type = type == .nothing ? value.type : type.combined(with: value.type)
      }
      return Typed(.list(values), .list(type == .nothing ? .any : type, maximum: nil))
    case .record(let fields):
      return try bindRecord(fields.map { ($0.name, $0.value) }, environment)
    case .path(let elements):
      var values: [BoundExpression] = []
      for (position, element) in elements.enumerated() {
        let value = try bind(element, environment)
        guard position.isMultiple(of: 2) ? value.type.mayBe(.node) : value.type.mayBe(.edge) else {
          let wanted = position.isMultiple(of: 2) ? "a node" : "an edge"
          throw typeError("a path has \(wanted) here, and this is \(value.type.article)", at: element.range)
        }
        values.append(value.expression)
      }
      return Typed(.path(values), .path)
    default:
      throw refusal("an expression is expected", at: expression.range)
    }
  }

  /// Binds the fields of a record; no name may come twice (20.18).
  mutating func bindRecord(_ fields: [(Identifier, Expression)], _ environment: Environment) throws -> Typed {
    var bound: [BoundRecordField] = []
    var types: [ValueType.RecordField] = []
    var known: Set<String> = []
    for (name, expression) in fields {
      guard known.insert(name.name).inserted else {
        throw refusal("the field `\(name.name)` is there already", at: name.range)
      }
      let value = try bind(expression, environment)
      bound.append(BoundRecordField(name: name.name, value: value.expression))
      types.append(ValueType.RecordField(name: name.name, type: value.type))
    }
    return Typed(.record(bound), .record(types))
  }

  private mutating func bindLetIn(
    _ definitions: [LetDefinition], _ body: Expression, _ environment: Environment
  ) throws -> Typed {
    var inner = environment
    var bindings: [LetBinding] = []
    var known: Set<String> = []
    for definition in definitions {
      guard known.insert(definition.variable.name).inserted else {
        throw refusal("`\(definition.variable.name)` is defined already", at: definition.variable.range)
      }
      let binding = try bind(definition, inner)
      bindings.append(binding)
      inner.scope.add(binding.variable)
    }
    let result = try bind(body, inner)
    return Typed(.letIn(bindings, result.expression), result.type)
  }

  /// Binds one definition of LET, with its type where one is declared.
  mutating func bind(_ definition: LetDefinition, _ environment: Environment) throws -> LetBinding {
    var value = try bind(definition.value, environment)
    if let syntax = definition.type {
      value = try assign(value, to: syntax, at: definition.value.range)
    }
    return LetBinding(
      variable: makeVariable(definition.variable.name, value.type, isNullable: value.type.isNullable),
      value: value.expression)
  }

  /// A value put into a place of a declared type (22.10): what can never fit is refused now.
  func assign(_ value: Typed, to syntax: ValueTypeSyntax, at range: SourceRange) throws -> Typed {
    let type = try valueType(syntax)
    guard value.type.kind == .null || type.mayBe(value.type.kind) || value.type.kind == .unknown else {
      throw typeError("\(value.type.article) does not fit into \(type)", at: range)
    }
    var stored = BoundExpression.stored(value.expression, type)
    if let closed = try closedType(syntax) { stored = .conforming(stored, closed) }
    return Typed(stored.located(at: Origin(range)), type)
  }

  private mutating func bindCast(
    _ operand: Expression, _ syntax: ValueTypeSyntax, _ environment: Environment
  ) throws -> Typed {
    let value = try bind(operand, environment)
    let type = try valueType(syntax)
    var cast = BoundExpression.cast(value.expression, type)
    if let closed = try closedType(syntax) { cast = .conforming(cast, closed) }
    return Typed(cast, type)
  }

  private mutating func bindCase(_ expression: Expression, _ environment: Environment) throws -> Typed {
    switch expression.kind {
    case .nullIf(let first, let second):
      let left = try bind(first, environment)
      let right = try bind(second, environment)
      return Typed(.call(.nullIf, [left.expression, right.expression]), left.type.nullable)
    case .coalesce(let operands):
      var values: [BoundExpression] = []
      var type = ValueType.null
      for operand in operands {
        let value = try bind(operand, environment)
        values.append(value.expression)
        type = type.combined(with: value.type.nullable)
      }
      return Typed(.call(.coalesce, values), type)
    case .searchedCase(let whens, let otherwise):
      var branches: [(BoundExpression, Expression)] = []
      for when in whens { branches.append((try bindCondition(when.condition, environment), when.result)) }
      return try bindBranches(branches, otherwise, environment)
    case .simpleCase(let operand, let whens, let otherwise):
      return try bindSimpleCase(operand, whens, otherwise, environment)
    default:
      throw refusal("an expression is expected", at: expression.range)
    }
  }

  /// A simple `CASE` is a searched one that compares its operand; an operand that is more than a name or a constant is
  /// evaluated once.
  private mutating func bindSimpleCase(
    _ operand: Expression, _ whens: [SimpleWhen], _ otherwise: Expression?, _ environment: Environment
  ) throws -> Typed {
    let subject = try bind(operand, environment)
    var value = subject.expression
    var definition: LetBinding?
    switch value {
    case .variable, .constant, .parameter, .property: break
    default:
      let variable = makeUnnamedVariable(subject.type)
      definition = LetBinding(variable: variable, value: value)
      value = .variable(variable)
    }
    var branches: [(BoundExpression, Expression)] = []
    for when in whens {
      var conditions: [BoundExpression] = []
      for candidate in when.operands {
        switch candidate {
        case .value(let other):
          conditions.append(.binary(.equal, value, try bind(other, environment).expression))
        case .predicate(let predicate):
          conditions.append(try bindCondition(predicate, environment))
        }
      }
      branches.append((BoundExpression.balanced(.or, conditions), when.result))
    }
    let result = try bindBranches(branches, otherwise, environment)
    guard let definition else { return result }
    return Typed(.letIn([definition], result.expression), result.type)
  }

  private mutating func bindBranches(
    _ branches: [(BoundExpression, Expression)], _ otherwise: Expression?, _ environment: Environment
  ) throws -> Typed {
    var result: [ConditionalBranch] = []
    var type = ValueType.null
    for (condition, expression) in branches {
      let value = try bind(expression, environment)
      result.append(ConditionalBranch(condition: condition, result: value.expression))
      type = type.combined(with: value.type)
    }
    let last = try otherwise.map { try bind($0, environment) } ?? Typed(.constant(.null), .null)
    return Typed(
      .conditional(result, otherwise: last.expression), type.combined(with: last.type).nullable)
  }
}
