import GraphStore

extension Binder {
  mutating func bindUnary(
    _ operation: UnaryOperator, _ operand: Expression, _ environment: Environment, at range: SourceRange
  ) throws -> Typed {
    switch operation {
    case .not:
      let value = try bind(operand, environment, as: .boolean, what: "NOT takes a truth value")
      return Typed(.unary(.not, value.expression), .boolean)
    case .minus:
      // The sign belongs to the number: -9223372036854775808 is an INT64, and its digits alone are not.
      if case .literal(let literal) = operand.kind,
        let number = try negativeLiteral(literal, at: operand.range)
      {
        return number
      }
      let value = try bind(
        operand, environment, as: .number, .duration, what: "- takes a number or a duration")
      return Typed(.unary(.minus, value.expression), value.type.nullable)
    case .plus:
      let value = try bind(
        operand, environment, as: .number, .duration, what: "+ takes a number or a duration")
      return Typed(.unary(.plus, value.expression), value.type.nullable)
    }
  }

  mutating func bindBinary(_ expression: Expression, _ environment: Environment) throws -> Typed {
    guard case .binary(let operation, let first, let second) = expression.kind else {
      throw refusal("an operator is expected", at: expression.range)
    }
    if operation == .isIn {
      let element = try bind(first, environment)
      let list = try bind(second, environment, as: .list, what: "IN takes a list")
      return Typed(.contains(list: list.expression, element: element.expression), .boolean)
    }
    let left = try bind(first, environment)
    let right = try bind(second, environment)
    let bound = BoundBinaryOperator(operation)
    guard let type = bound.resultType(left.type, right.type) else {
      throw typeError(
        "\(bound.rawValue) can't take \(left.type.article) and \(right.type.article)", at: expression.range,
        hint: operation == .contains && left.type.kind == .list ? "IN looks into a list: x IN list" : nil)
    }
    return Typed(.binary(bound, left.expression, right.expression), type)
  }

  mutating func bindComparison(_ expression: Expression, _ environment: Environment) throws -> Typed {
    guard case .comparison(let operation, let first, let second) = expression.kind else {
      throw refusal("a comparison is expected", at: expression.range)
    }
    let left = try bind(first, environment)
    let right = try bind(second, environment)
    return Typed(.binary(BoundBinaryOperator(operation), left.expression, right.expression), .boolean)
  }

  /// AND and OR of many operands become a balanced tree: evaluated from left to right all the same, and shallow.
  mutating func bindConnective(
    _ operation: BoundBinaryOperator, _ operands: [Expression], _ environment: Environment
  ) throws -> Typed {
    var values: [BoundExpression] = []
    for operand in operands {
      values.append(
        try bind(operand, environment, as: .boolean, what: "\(operation.rawValue) takes truth values")
          .expression)
    }
    return Typed(.balanced(operation, values), .boolean)
  }

  // MARK: Predicates on values

  mutating func bindValueTest(_ expression: Expression, _ environment: Environment) throws -> Typed {
    let test: BoundExpression
    let isNegated: Bool
    switch expression.kind {
    case .isTruthValue(let operand, let truth, let negated):
      let value = try bind(
        operand, environment, as: .boolean, what: "IS \(truth.rawValue) takes a truth value")
      isNegated = negated
      switch truth {
      case .isTrue: test = .isTruth(value.expression, true)
      case .isFalse: test = .isTruth(value.expression, false)
      case .isUnknown: test = .isNull(value.expression)
      }
    case .isNull(let operand, let negated):
      isNegated = negated
      test = .isNull(try bind(operand, environment).expression)
    case .isTyped(let operand, let type, let negated):
      isNegated = negated
      let value = try bind(operand, environment).expression
      if let closed = try closedType(type) {
        test = .isOfClosedType(value, closed)
      } else {
        test = .isTyped(value, try valueType(type))
      }
    case .isNormalized(let operand, let form, let negated):
      isNegated = negated
      let value = try bind(operand, environment, as: .string, what: "IS NORMALIZED takes a string")
      test = .isNormalized(value.expression, form: (form ?? .nfc).rawValue)
    default:
      throw refusal("a predicate is expected", at: expression.range)
    }
    return Typed(isNegated ? .unary(.not, test) : test, .boolean)
  }

  // MARK: Predicates on elements

  mutating func bindElementTest(_ expression: Expression, _ environment: Environment) throws -> Typed {
    let test: BoundExpression
    var isNegated = false
    switch expression.kind {
    case .isDirected(let operand, let negated):
      isNegated = negated
      test = .isDirected(try bindElement(operand, environment, .edge))
    case .isLabeled(let operand, let labels, let negated):
      isNegated = negated
      test = .isLabeled(try bindElement(operand, environment, .node, .edge), bind(labels))
    case .isSource(let node, of: let edge, let negated):
      isNegated = negated
      test = .isSource(
        node: try bindElement(node, environment, .node), edge: try bindElement(edge, environment, .edge))
    case .isDestination(let node, of: let edge, let negated):
      isNegated = negated
      test = .isDestination(
        node: try bindElement(node, environment, .node), edge: try bindElement(edge, environment, .edge))
    case .allDifferent(let operands): test = .allDifferent(try bindElements(operands, environment))
    case .same(let operands): test = .same(try bindElements(operands, environment))
    case .propertyExists(let operand, name: let name):
      notePropertyKey(name)
      test = .propertyExists(try bindElement(operand, environment, .node, .edge), name: name.name)
    default:
      throw refusal("a predicate is expected", at: expression.range)
    }
    return Typed(isNegated ? .unary(.not, test) : test, .boolean)
  }

  /// Elements that are compared must be of one kind, nodes or edges (19.11, 19.12).
  private mutating func bindElements(
    _ operands: [Expression], _ environment: Environment
  ) throws -> [BoundExpression] {
    var kind: TypeKind?
    var elements: [BoundExpression] = []
    for operand in operands {
      let element = try bind(operand, environment, as: .node, .edge, what: "a node or an edge is expected")
      try requireSingleton(operand, environment)
      if element.type.kind == .node || element.type.kind == .edge {
        if let kind, kind != element.type.kind {
          throw typeError("nodes and edges are never the same", at: operand.range)
        }
        kind = element.type.kind
      }
      elements.append(element.expression)
    }
    return elements
  }

  private mutating func bindElement(
    _ operand: Expression, _ environment: Environment, _ kinds: TypeKind...
  ) throws -> BoundExpression {
    try requireSingleton(operand, environment)
    let element = try bind(operand, environment)
    guard element.type.kind == .unknown || element.type.kind == .null || kinds.contains(element.type.kind)
    else {
      let wanted = kinds.count > 1 ? "a node or an edge" : kinds.first == .node ? "a node" : "an edge"
      throw typeError("\(wanted) is expected, and this is \(element.type.article)", at: operand.range)
    }
    return element.expression
  }

  /// Refuses a group variable where one element is needed (16.10).
  func requireSingleton(_ operand: Expression, _ environment: Environment) throws {
    guard case .variable(let name, _) = operand.kind, case .group? = environment.scope[name] else { return }
    throw refusal(
      "`\(name)` is a list of elements here, bound by a quantified pattern, and one element is needed",
      at: operand.range)
  }

  /// Binds a label expression (16.8).
  mutating func bind(_ labels: LabelExpression) -> BoundLabelExpression {
    switch labels.kind {
    case .name(let name, let isDelimited):
      noteLabel(Identifier(name: name, isDelimited: isDelimited, range: labels.range))
      return .label(name)
    case .wildcard: return .wildcard
    case .negation(let operand): return .negation(bind(operand))
    case .conjunction(let operands):
      return .balanced(operands.map { bind($0) }, BoundLabelExpression.conjunction)
    case .disjunction(let operands):
      return .balanced(operands.map { bind($0) }, BoundLabelExpression.disjunction)
    }
  }
}

extension BoundExpression {
  /// A tree of one associative connective, no deeper than it must be; the order of the operands stays.
  static func balanced(_ operation: BoundBinaryOperator, _ operands: [BoundExpression]) -> BoundExpression {
    balance(operands[...]) { .binary(operation, $0, $1) } ?? .constant(.boolean(operation == .and))
  }
}

extension BoundLabelExpression {
  static func balanced(
    _ operands: [BoundLabelExpression],
    _ join: (BoundLabelExpression, BoundLabelExpression) -> BoundLabelExpression
  ) -> BoundLabelExpression {
    balance(operands[...], join) ?? .wildcard
  }
}

/// Joins things pairwise, left before right, in a tree of logarithmic depth; nil of none.
private func balance<Thing>(_ things: ArraySlice<Thing>, _ join: (Thing, Thing) -> Thing) -> Thing? {
  // Few operands stay a chain from the left, which reads as it was written.
  if things.count <= 8 {
    guard let first = things.first else { return nil }
    return things.dropFirst().reduce(first, join)
  }
  let middle = things.startIndex + things.count / 2
  guard let left = balance(things[..<middle], join), let right = balance(things[middle...], join) else {
    return nil
  }
  return join(left, right)
}

extension BoundBinaryOperator {
  /// The bound form of an operator; `IN` has none, and stands for a test on a list.
  init(_ operation: BinaryOperator) {
    self =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .concatenate: .concatenate
      case .exclusiveOr: .exclusiveOr
      case .modulo: .modulo
      case .power: .power
      case .startsWith: .startsWith
      case .endsWith: .endsWith
      case .contains, .isIn: .containsText
      case .like: .like
      case .matchesRegularExpression: .matchesExpression
      }
  }

  init(_ operation: ComparisonOperator) {
    self =
      switch operation {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .greater: .greater
      case .lessOrEqual: .lessOrEqual
      case .greaterOrEqual: .greaterOrEqual
      }
  }
}
