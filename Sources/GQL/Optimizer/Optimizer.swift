/// Rewrites a plan into one that gives the same rows with less work.
///
/// An ordered list of small rules, each of which can be switched off by its name. None of them looks at the graph, so a rewritten plan
/// stays right when the graph changes; the order of joins and the choice of algorithms are the physical planner's.
struct Optimizer: Sendable {
  /// The rules in the order in which they are applied.
  ///
  /// Folding comes first, since it makes conditions constant; filters go down before matches are merged, and into the merged pattern
  /// afterwards; unread columns are removed when everything that reads has found its place.
  static let rules: [OptimizerRule] = [
    .foldConstants, .simplifyFilters, .simplifySubqueries, .unnestCalls, .mergeProjections,
    .pushPredicates, .mergeMatches, .attachPredicates, .simplifyAggregates, .simplifyDistinct, .pushPages,
    .pruneColumns, .keepOnePath, .normalizeDirections,
  ]

  /// How often the list is gone through at most; a rule may make room for an earlier one.
  static let maximumRounds = 4

  private let rules: [OptimizerRule]

  /// Makes an optimizer without some of the rules.
  init(disabledRules: Set<String> = []) {
    rules = Optimizer.rules.filter { !disabledRules.contains($0.name) }
  }

  /// The plan after all rules; its rows are the same, and its columns those of `outputs`, perhaps in another order.
  func optimize(_ plan: LogicalPlan) -> LogicalPlan {
    var current = plan
    for _ in 0..<Optimizer.maximumRounds {
      let next = rules.reduce(current) { $1.apply($0) }
      if next == current { break }
      current = next
    }
    return current
  }

  /// The query with its plan optimized.
  func optimize(_ query: BoundQuery) -> BoundQuery {
    var copy = query
    copy.plan = optimize(query.plan)
    return copy
  }
}

/// One rewrite of plans.
struct OptimizerRule: Sendable {
  /// The name by which the rule is switched off.
  let name: String
  /// What the rule does, in a sentence.
  let summary: String
  /// Rewrites a whole plan.
  let apply: @Sendable (LogicalPlan) -> LogicalPlan
}
