import GraphStore

extension Binder {
  /// Binds the operations on lists that the language adds to the standard.
  mutating func bindListOperation(_ expression: Expression, _ environment: Environment) throws -> Typed {
    switch expression.kind {
    case .element(let base, at: let index): return try bindElementAccess(base, index, environment)
    case .slice(let base, from: let from, to: let to):
      let list = try bind(base, environment, as: .list, .string, what: "a slice is taken of a list")
      let bounds = try [from, to].map { bound in
        try bound.map {
          try bind($0, environment, as: .number, what: "a bound of a slice is a number").expression
        }
      }
      return Typed(.slice(of: list.expression, from: bounds[0], to: bounds[1]), list.type.nullable)
    case .listComprehension(let comprehension):
      let (list, variable, inner) = try bindIteration(comprehension, environment)
      let filter = try comprehension.filter.map { try bindCondition($0, inner) }
      let result = try comprehension.result.map { try bind($0, inner) }
      return Typed(
        .comprehension(variable, in: list.expression, where: filter, result: result?.expression),
        .list(result?.type ?? variable.type, maximum: nil))
    case .quantifiedPredicate(let quantifier, let comprehension):
      let (list, variable, inner) = try bindIteration(comprehension, environment)
      let predicate =
        try comprehension.filter.map { try bindCondition($0, inner) } ?? .constant(.boolean(true))
      return Typed(.quantified(quantifier, variable, in: list.expression, where: predicate), .boolean)
    case .reduce(let reduce): return try bindReduce(reduce, environment)
    default: throw refusal("an operation on a list is expected", at: expression.range)
    }
  }

  private mutating func bindElementAccess(
    _ base: Expression, _ index: Expression, _ environment: Environment
  ) throws -> Typed {
    let container = try bind(
      base, environment, as: .list, .record, .node, .edge,
      what: "[…] takes an element of a list or a field of a record")
    let position = try bind(
      index, environment, as: .number, .string, what: "a position is a number, a field's name a text")
    return Typed(
      .element(of: container.expression, at: position.expression), container.type.element.nullable)
  }

  private mutating func bindIteration(
    _ comprehension: ListComprehension, _ environment: Environment
  ) throws -> (list: Typed, variable: BoundVariable, inner: Environment) {
    let list = try bind(comprehension.list, environment, as: .list, what: "IN takes a list")
    let variable = makeVariable(comprehension.variable.name, list.type.element, isNullable: true)
    return (list, variable, environment.refusingAggregates("over the elements of a list").adding(variable))
  }

  private mutating func bindReduce(_ reduce: ReduceExpression, _ environment: Environment) throws -> Typed {
    let start = try bind(reduce.start, environment)
    let list = try bind(reduce.list, environment, as: .list, what: "IN takes a list")
    let total = makeVariable(reduce.accumulator.name, .any, isNullable: true)
    let element = makeVariable(reduce.variable.name, list.type.element, isNullable: true)
    let inner = environment.refusingAggregates("over the elements of a list").adding(total).adding(element)
    let step = try bind(reduce.step, inner)
    return Typed(
      .reduce(total, initial: start.expression, element, in: list.expression, step: step.expression),
      start.type.combined(with: step.type))
  }
}
