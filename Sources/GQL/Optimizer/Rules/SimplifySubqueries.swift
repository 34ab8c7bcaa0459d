import GraphStore

extension OptimizerRule {
  /// Leaves out of a subquery what its reader does not look at: `EXISTS` no columns, order or duplicates, `COUNT` no columns or order.
  ///
  ///     EXISTS {1}                            EXISTS {1}
  ///     │ {1} project b                       │ {1} match (a)-[]->(b)
  ///     │     match (a)-[]->(b)               │     argument a
  ///     │     argument a
  ///
  ///     COUNT {…} > 0                         EXISTS {…}
  static let simplifySubqueries = OptimizerRule(
    name: "simplify-subqueries", summary: "leaves out of subqueries what their readers do not look at"
  ) { plan in
    plan.transformingExpressions { $0.withSimplerSubquery }
  }
}

extension BoundExpression {
  fileprivate var withSimplerSubquery: BoundExpression {
    switch self {
    case .exists(let plan):
      let rows = plan.withoutColumns(keepingCount: false)
      if case .empty = rows { return .constant(.boolean(false)) }
      if case .aggregate(_, keys: let keys, aggregates: _) = rows, keys.isEmpty {
        return .constant(.boolean(true))
      }
      return .exists(rows)
    case .countSubquery(let plan):
      let rows = plan.withoutColumns(keepingCount: true)
      if case .empty = rows { return .constant(.int64(0)) }
      return .countSubquery(rows)
    case .call(.size, let arguments):
      guard case .collectSubquery(let plan, _)? = arguments.first else { return self }
      return .countSubquery(plan)
    case .binary(.greater, .countSubquery(let plan), .constant(.int64(0))),
      .binary(.notEqual, .countSubquery(let plan), .constant(.int64(0))),
      .binary(.greaterOrEqual, .countSubquery(let plan), .constant(.int64(1))):
      return .exists(plan)
    case .binary(.equal, .countSubquery(let plan), .constant(.int64(0))),
      .binary(.less, .countSubquery(let plan), .constant(.int64(1))):
      return .unary(.not, .exists(plan))
    default: return self
    }
  }
}

extension LogicalPlan {
  /// The plan without steps at its end that change neither whether there are rows nor, if asked for, how many.
  fileprivate func withoutColumns(keepingCount: Bool) -> LogicalPlan {
    var plan = self
    while true {
      switch plan {
      case .project(let input, let bindings) where bindings.allSatisfy(\.value.isTotal): plan = input
      case .extend(let input, let bindings) where bindings.allSatisfy(\.value.isTotal): plan = input
      case .sort(let input, let keys) where keys.allSatisfy(\.expression.isTotal): plan = input
      case .distinct(let input) where !keepingCount: plan = input
      case .page(let input, offset: nil, limit: .constant(.int64(let limit))?)
      where !keepingCount && limit > 0:
        plan = input
      default: return plan
      }
    }
  }
}
