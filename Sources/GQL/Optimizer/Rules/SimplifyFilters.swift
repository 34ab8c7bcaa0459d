import GraphStore

extension OptimizerRule {
  /// Removes filters that keep all, joins those that follow one another, and empties what nothing passes.
  ///
  ///     filter a.x = 1                        filter a.y = 2 AND a.x = 1
  ///     filter a.y = 2                        …
  ///     filter TRUE
  ///
  ///     project a.x                           empty
  ///     filter FALSE
  static let simplifyFilters = OptimizerRule(
    name: "simplify-filters", summary: "joins filters, and empties plans that no row passes"
  ) { plan in
    plan.transformed { $0.withSimplerFilters.emptied }
  }
}

extension BoundExpression {
  /// Whether no row passes the condition.
  fileprivate var passesNothing: Bool { self == .constant(.boolean(false)) || self == .constant(.null) }
}

extension LogicalPlan {
  fileprivate var withSimplerFilters: LogicalPlan {
    switch self {
    case .filter(let input, let predicate) where predicate.isTrue: return input
    case .filter(.filter(let input, let first), let second):
      return LogicalPlan.filter(input, .conjunction(first, second)).withSimplerFilters
    case .filter(let input, let predicate) where predicate.passesNothing && !input.isModifying:
      return .empty(outputs)
    case .match(let input, var pattern, graph: let graph):
      guard let predicate = pattern.predicate else { return self }
      if predicate.passesNothing, !input.isModifying { return .empty(outputs) }
      if predicate.isTrue { pattern.predicate = nil }
      return .match(input, pattern, graph: graph)
    case .page(let input, offset: _, limit: .constant(.int64(0))?) where !input.isModifying:
      return .empty(outputs)
    default: return self
    }
  }

  /// A step over no rows gives no rows; only an aggregate without keys, and what changes the graph, still has work.
  fileprivate var emptied: LogicalPlan {
    switch self {
    case .match(.empty, _, graph: _), .filter(.empty, _), .extend(.empty, _), .project(.empty, _),
      .distinct(.empty), .sort(.empty, _), .page(.empty, offset: _, limit: _), .callProcedure(.empty, _),
      .apply(.empty, _, isOptional: _):
      return .empty(outputs)
    case .unwind(.empty, _, list: _, position: _): return .empty(outputs)
    case .aggregate(.empty, keys: let keys, aggregates: _) where !keys.isEmpty: return .empty(outputs)
    case .apply(let outer, .empty, isOptional: false) where !outer.isModifying: return .empty(outputs)
    case .union(.empty(let columns), let right, let quantifier):
      let renamed = right.renamed(to: columns)
      return quantifier == .distinct ? .distinct(renamed) : renamed
    case .union(let left, .empty, let quantifier): return quantifier == .distinct ? .distinct(left) : left
    case .otherwise(.empty(let columns), let right): return right.renamed(to: columns)
    case .otherwise(let left, .empty), .except(let left, .empty, .all): return left
    case .except(.empty, _, _), .intersect(.empty, _, _), .intersect(_, .empty, _): return .empty(outputs)
    default: return self
    }
  }

  /// The plan with its columns under other names, by position.
  fileprivate func renamed(to columns: [BoundVariable]) -> LogicalPlan {
    .project(self, zip(columns, outputs).map { LetBinding(variable: $0, value: .variable($1)) })
  }
}
