import GraphStore

/// An aggregate over all nodes of a scan, in a form that is computed page by page: predicates, keys and arguments read nothing but
/// properties of the scanned node.
struct ScanAggregateProgram: Sendable {
  let graph: GraphReference
  let labels: BoundLabelExpression?
  /// The predicates, and the same as general evaluators over a row of the node.
  let predicates: [ScanExpression]
  let local: [any Evaluator]
  /// The one key; nil without keys.
  let key: ScanExpression?
  /// The argument of each aggregate, nil for `count(*)`.
  let arguments: [ScanExpression?]
  /// Whether an aggregate only counts the rows in which its argument has a value.
  let countsOnly: [Bool]
  /// Whether the general rows have the node as their column.
  let hasNodeColumn: Bool

  /// Nil where the aggregate is none over such a scan.
  init?(_ plan: PhysicalPlan, scope: PlanScope) throws {
    guard scope.computesByPage, case .aggregate(let keys, let aggregates, _, partition: nil) = plan.operation,
      keys.count <= 1, case .match(let match) = plan.inputs[0].operation,
      case .unit = plan.inputs[0].inputs[0].operation, match.steps.count == 1,
      case .scan(let variable, let source) = match.steps[0].operation, source.seek == nil,
      match.steps[0].predicates.isEmpty, match.layout.variables.allSatisfy({ $0 == variable })
    else { return nil }
    var predicates: [ScanExpression] = []
    for predicate in source.local {
      guard let expression = ScanExpression(predicate, of: variable) else { return nil }
      predicates.append(expression)
    }
    var arguments: [ScanExpression?] = []
    for aggregate in aggregates {
      guard aggregate.call.isComputedByPage else { return nil }
      guard let argument = aggregate.call.argument else {
        arguments.append(nil)
        continue
      }
      guard let expression = ScanExpression(argument, of: variable) else { return nil }
      arguments.append(expression)
    }
    if let key = keys.first {
      guard let expression = ScanExpression(key.value, of: variable) else { return nil }
      self.key = expression
    } else {
      key = nil
    }
    graph = match.graph
    labels = source.labels
    self.predicates = predicates
    self.arguments = arguments
    countsOnly = aggregates.map { $0.call.function == .count }
    local = try ExpressionCompiler(layout: RowLayout([variable]), scope: scope).compile(source.local)
    hasNodeColumn = match.layout.count == 1
  }
}

extension BoundAggregateCall {
  /// Whether the values may come in runs: nothing is kept of each of them.
  fileprivate var isComputedByPage: Bool {
    guard !isDistinct else { return false }
    switch function {
    case .count, .sum, .average, .minimum, .maximum: return true
    default: return false
    }
  }
}
