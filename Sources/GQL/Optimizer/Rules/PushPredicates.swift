import GraphStore

extension OptimizerRule {
  /// Moves conditions toward the rows that they are about: past steps that they do not depend on, and into patterns.
  ///
  ///     filter x > 1 AND n.age > 3            unwind x in n.xs       (with its filter x > 1 above)
  ///     unwind x in n.xs                      match (n) where n.age > 3
  ///     match (n)
  static let pushPredicates = OptimizerRule(
    name: "push-predicates", summary: "moves conditions toward the rows that they are about"
  ) { plan in
    plan.transformed { step in
      guard case .filter(let input, let predicate) = step else { return step }
      var result = input
      var kept: [BoundExpression] = []
      for part in predicate.conjuncts {
        // A condition stays behind one that stays, which may be what keeps it from an error.
        if kept.isEmpty || part.isTotal, part.isDeterministic, let pushed = result.pushing(part) {
          result = pushed
        } else {
          kept.append(part)
        }
      }
      return BoundExpression.conjunction(of: kept).map { .filter(result, $0) } ?? result
    }
  }
}

extension LogicalPlan {
  /// The plan with a condition on its rows put further down; nil where it must stay on top.
  fileprivate func pushing(_ condition: BoundExpression) -> LogicalPlan? {
    switch self {
    case .match(let input, var pattern, graph: let graph):
      if condition.isAbout(input) { return .match(input.filtering(condition), pattern, graph: graph) }
      pattern.predicate = .conjunction(pattern.predicate, condition)
      return .match(input, pattern, graph: graph)
    case .extend(let input, let bindings):
      return condition.below(bindings).map { .extend(input.filtering($0), bindings) }
    case .project(let input, let columns):
      return condition.below(columns).map { .project(input.filtering($0), columns) }
    case .sort(let input, let keys): return .sort(input.filtering(condition), keys)
    case .distinct(let input): return .distinct(input.filtering(condition))
    case .unwind(let input, let variable, list: let list, position: let position):
      guard condition.isAbout(input) else { return nil }
      return .unwind(input.filtering(condition), variable, list: list, position: position)
    case .apply(let outer, let inner, isOptional: let isOptional):
      guard condition.isAbout(outer), !inner.isModifying else { return nil }
      return .apply(outer.filtering(condition), inner, isOptional: isOptional)
    case .callProcedure(let input, let call):
      return condition.isAbout(input) ? .callProcedure(input.filtering(condition), call) : nil
    case .aggregate(let input, keys: let keys, aggregates: let aggregates):
      let variables = Set(keys.map(\.variable))
      guard !keys.isEmpty, condition.freeVariables.isSubset(of: variables), let below = condition.below(keys)
      else {
        return nil
      }
      return .aggregate(input.filtering(below), keys: keys, aggregates: aggregates)
    case .union(let left, let right, let quantifier):
      let names = Dictionary(
        zip(left.outputs, right.outputs).map { ($0, BoundExpression.variable($1)) }, uniquingKeysWith: { $1 })
      guard let other = condition.substituting(names), !condition.hasSubquery else { return nil }
      return .union(left.filtering(condition), right.filtering(other), quantifier)
    default: return nil
    }
  }

  private func filtering(_ condition: BoundExpression) -> LogicalPlan {
    pushing(condition) ?? .filter(self, condition)
  }
}

extension BoundExpression {
  /// Whether the rows of a plan hold all that the condition reads.
  fileprivate func isAbout(_ plan: LogicalPlan) -> Bool {
    freeVariables.isSubset(of: plan.outputs) && !plan.isModifying
  }

  /// The condition in terms of the rows before some definitions; nil where that would compute more than a property twice.
  fileprivate func below(_ bindings: [LetBinding]) -> BoundExpression? {
    var replacements: [BoundVariable: BoundExpression] = [:]
    for binding in bindings where !binding.isPassing {
      guard let value = binding.value.substituting(replacements), value.isCheap else { continue }
      replacements[binding.variable] = value
    }
    let defined = bindings.filter { !$0.isPassing }.map(\.variable)
    guard let result = substituting(replacements), result.freeVariables.isDisjoint(with: defined) else {
      return nil
    }
    return result
  }
}
