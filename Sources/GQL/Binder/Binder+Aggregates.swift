import GraphStore

extension Binder {
  /// Binds an aggregate function (20.9): over the members of a group variable within one row, or else over rows.
  mutating func bindAggregate(_ call: AggregateCall, _ environment: Environment) throws -> Typed {
    guard let argument = call.argument else {
      let bound = BoundAggregateCall(function: .count, argument: nil)
      return Typed(try collect(bound, .int64, environment, at: call.range), .int64)
    }
    var members: [(element: BoundVariable, group: BoundVariable)] = []
    let inner = memberwise(environment.refusingAggregates("within another aggregate function"), &members)
    let value = try bind(argument, inner)
    try checkArgument(of: call.function, value, at: argument.range)
    let fraction = try call.fraction.map {
      try bind(
        $0, environment.refusingAggregates("as a percentile's fraction"), as: .number,
        what: "a percentile takes a number")
    }
    let bound = BoundAggregateCall(
      function: call.function, argument: value.expression, parameter: fraction?.expression,
      isDistinct: call.quantifier == .distinct, origin: Origin(call.range))
    let type = resultType(of: call.function, value.type)
    let used = value.expression.freeVariables
    let groups = members.filter { used.contains($0.element) }
    guard let member = groups.first else {
      return Typed(try collect(bound, type, environment, at: call.range), type)
    }
    guard groups.count == 1 else {
      throw refusal(
        "one aggregate can't range over both `\(member.group.name)` and `\(groups[1].group.name)`",
        at: call.range)
    }
    return Typed(.horizontalAggregate(bound, element: member.element, group: member.group), type)
  }

  /// The environment in which each group variable stands for one of its members.
  private mutating func memberwise(
    _ environment: Environment, _ members: inout [(element: BoundVariable, group: BoundVariable)]
  ) -> Environment {
    var inner = environment
    for entry in environment.scope.entries {
      guard case .group(let group) = environment.scope[entry.name] else { continue }
      guard !members.contains(where: { $0.group == group }) else { continue }
      let element = makeVariable(entry.name, group.type.element)
      members.append((element, group))
      inner.scope.add(entry.name, .value(element))
    }
    return inner
  }

  /// Hands an aggregate over rows to the projection that computes it.
  private mutating func collect(
    _ call: BoundAggregateCall, _ type: ValueType, _ environment: Environment, at range: SourceRange
  ) throws -> BoundExpression {
    if case .refused(let place) = environment.aggregates {
      throw refusal(
        "an aggregate function can't stand \(place)", at: range,
        hint: place == "in WHERE" ? "aggregate in RETURN … NEXT, then FILTER" : nil)
    }
    guard var aggregation = aggregations.popLast() else {
      throw refusal("an aggregate function can't stand here", at: range)
    }
    // Counts and lists of no rows are 0 and empty; every other aggregate of no rows is null.
    let isNullable = call.function != .count && call.function != .collectList
    let variable = aggregation.variable(for: call) { makeUnnamedVariable(type, isNullable: isNullable) }
    aggregations.append(aggregation)
    return .variable(variable)
  }

  private func checkArgument(
    of function: AggregateFunction, _ argument: Typed, at range: SourceRange
  ) throws {
    switch function {
    case .count, .collectList, .minimum, .maximum: return
    case .sum, .average:
      guard argument.type.mayBe(.number, .duration) else {
        throw typeError("\(function.rawValue) takes numbers, and this is \(argument.type.article)", at: range)
      }
    case .sampleDeviation, .populationDeviation, .continuousPercentile, .discretePercentile:
      guard argument.type.mayBe(.number) else {
        throw typeError("\(function.rawValue) takes numbers, and this is \(argument.type.article)", at: range)
      }
    }
  }

  private func resultType(of function: AggregateFunction, _ argument: ValueType) -> ValueType {
    switch function {
    case .count: .int64
    case .sum:
      switch argument.unwrapped {
      case .float: .float64
      case .integer: argument.arithmeticResult(with: argument)
      default: argument.nullable
      }
    case .minimum, .maximum: argument.nullable
    case .average:
      switch argument.unwrapped {
      case .integer, .float: .float64
      case .decimal: .anyDecimal
      default: argument.kind == .duration ? .duration(nil) : .any
      }
    case .collectList: .list(argument, maximum: nil)
    case .sampleDeviation, .populationDeviation, .continuousPercentile: .float64
    case .discretePercentile: argument.nullable
    }
  }
}
