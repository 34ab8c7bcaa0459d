import GraphStore

extension OptimizerRule {
  /// Counts rows where counting elements means the same, and drops DISTINCT and order where they do not matter.
  ///
  ///     aggregate n := count(c), m := min(DISTINCT c.age)
  ///     aggregate n := count(*), m := min(c.age)
  static let simplifyAggregates = OptimizerRule(
    name: "simplify-aggregates", summary: "counts rows instead of elements that are never null"
  ) { plan in
    plan.transformed { step in
      guard case .aggregate(let input, keys: let keys, aggregates: let aggregates) = step else { return step }
      let calls = aggregates.map { AggregateBinding(variable: $0.variable, call: $0.call.simpler) }
      return .aggregate(
        calls.contains(where: \.call.dependsOnOrder) ? input : input.withoutOrder, keys: keys,
        aggregates: calls)
    }
  }
}

extension BoundAggregateCall {
  fileprivate var simpler: BoundAggregateCall {
    var copy = self
    switch (function, argument) {
    case (.count, .variable(let variable)?) where !isDistinct && variable.isNeverNull: copy.argument = nil
    case (.count, .constant(let value)?) where !isDistinct && !value.isNull: copy.argument = nil
    case (.minimum, _), (.maximum, _): copy.isDistinct = false
    default: break
    }
    return copy
  }

  /// Whether the aggregate shows the order of its rows; sums of floats depend on it in their last digit.
  fileprivate var dependsOnOrder: Bool {
    switch function {
    case .count, .minimum, .maximum: false
    default: true
    }
  }
}

extension LogicalPlan {
  /// The plan without a sort at its end.
  fileprivate var withoutOrder: LogicalPlan {
    switch self {
    case .sort(let input, let keys) where keys.allSatisfy(\.expression.isTotal): input.withoutOrder
    case .project(let input, let columns): .project(input.withoutOrder, columns)
    default: self
    }
  }
}
