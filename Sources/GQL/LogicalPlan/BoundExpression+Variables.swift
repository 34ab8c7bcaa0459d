extension BoundExpression {
  /// The variables that the expression reads from its row; those that it binds itself are not among them.
  var freeVariables: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    collectFreeVariables(into: &result)
    return result
  }

  func collectFreeVariables(into result: inout Set<BoundVariable>) {
    if case .variable(let variable) = self {
      result.insert(variable)
      return
    }
    var inner: Set<BoundVariable> = []
    forEachChild(
      expression: { $0.collectFreeVariables(into: &inner) },
      plan: { inner.formUnion($0.argumentVariables) })
    if case .horizontalAggregate(_, element: _, group: let group) = self { inner.insert(group) }
    result.formUnion(inner.subtracting(boundVariables))
  }

  /// The variables that this case itself binds for its parts. Numbers of variables are unique, so they hide nothing.
  private var boundVariables: [BoundVariable] {
    switch self {
    case .comprehension(let variable, in: _, where: _, result: _): [variable]
    case .quantified(_, let variable, in: _, where: _): [variable]
    case .reduce(let total, initial: _, let element, in: _, step: _): [total, element]
    case .letIn(let bindings, _): bindings.map(\.variable)
    case .horizontalAggregate(_, element: let element, group: _): [element]
    default: []
    }
  }

  /// The expression with variables replaced by expressions, in the arguments of subqueries as well.
  ///
  /// A subquery that reads a replaced variable must find it by the variable's own name in its row, so such an
  /// expression can't be rewritten unless the replacement is a variable: the result is nil then.
  func substituting(_ replacements: [BoundVariable: BoundExpression]) -> BoundExpression? {
    if replacements.isEmpty { return self }
    var possible = true
    let result = transformed(plan: { plan in
      if !plan.argumentVariables.isDisjoint(with: replacements.keys) { possible = false }
      return plan
    }) { part in
      if case .variable(let variable) = part { return replacements[variable] ?? part }
      if case .horizontalAggregate(_, element: _, group: let group) = part, replacements[group] != nil {
        possible = false
      }
      return part
    }
    return possible ? result : nil
  }

  /// Whether each evaluation in one row gives the same value: no random numbers.
  var isDeterministic: Bool {
    !contains {
      if case .call(.random, _) = $0 { true } else { false }
    }
  }

  /// Whether the expression holds a subquery.
  var hasSubquery: Bool {
    contains {
      switch $0 {
      case .exists, .valueSubquery, .countSubquery, .collectSubquery: true
      default: false
      }
    }
  }
}
