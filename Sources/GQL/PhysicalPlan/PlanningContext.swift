import GraphStore

/// What the planner knows besides the query: the graphs with their statistics, and which rules are off.
struct PlanningContext {
  /// The graph that a step reads.
  let snapshot: (GraphReference) throws -> Snapshot
  /// The names of optimizer rules that are switched off.
  let disabledRules: Set<String>

  /// Whether an optimizer rule is on.
  func isEnabled(_ rule: String) -> Bool { !disabledRules.contains(rule) }
}
