extension LogicalPlan {
  /// The plan rewritten from its leaves upward: inputs and the plans of subqueries first, then the step itself.
  ///
  /// Every rule of the optimizer is one call of this.
  func transformed(_ rewrite: (LogicalPlan) throws -> LogicalPlan) rethrows -> LogicalPlan {
    try rewrite(
      try mapParts(
        plan: { try $0.transformed(rewrite) },
        expression: { try $0.transformingPlans(rewrite) }))
  }

  /// The plan with every expression rewritten, those of subqueries and patterns as well, from its leaves upward.
  func transformingExpressions(
    _ rewrite: (BoundExpression) throws -> BoundExpression
  ) rethrows -> LogicalPlan {
    try mapParts(
      plan: { try $0.transformingExpressions(rewrite) },
      expression: {
        try $0.transformed(plan: { try $0.transformingExpressions(rewrite) }, rewrite)
      })
  }

  /// Visits the step and then, depth first, its inputs and the plans of its subqueries.
  func forEachStep(_ visit: (LogicalPlan) -> Void) {
    visit(self)
    _ = mapParts(
      plan: {
        $0.forEachStep(visit)
        return $0
      },
      expression: {
        $0.forEachPlan { $0.forEachStep(visit) }
        return $0
      })
  }

  /// Whether the plan changes the graph.
  var isModifying: Bool {
    var found = false
    forEachStep {
      switch $0 {
      case .insert, .set, .remove, .delete, .merge: found = true
      default: break
      }
    }
    return found
  }

  /// How many steps lie above one another, subqueries aside.
  var depth: Int {
    var deepest = 0
    var level = [self]
    while !level.isEmpty {
      deepest += 1
      level = level.flatMap(\.children)
    }
    return deepest
  }
}

extension BoundExpression {
  /// The expression with the plans of its subqueries rewritten.
  func transformingPlans(_ rewrite: (LogicalPlan) throws -> LogicalPlan) rethrows -> BoundExpression {
    try mapChildren(
      expression: { try $0.transformingPlans(rewrite) },
      plan: { try $0.transformed(rewrite) })
  }

  /// Visits the plans of the expression's subqueries, not those within them.
  func forEachPlan(_ visit: (LogicalPlan) -> Void) {
    forEachChild(expression: { $0.forEachPlan(visit) }, plan: visit)
  }
}
