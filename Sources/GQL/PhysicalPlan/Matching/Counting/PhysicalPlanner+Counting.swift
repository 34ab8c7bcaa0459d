import GraphStore

/// Counting and summing instead of listing, below an aggregate.
///
///     aggregate n := count(*), s := sum(c.x) by a        aggregate n := count(*), s := sum(#1) by a
///     match (a)-[:KNOWS]->(b), (b)-[:LIKES]->(c)         count matches per a, summing #1 := c.x, by folding, or else
///                                                        compute a, #1 := c.x
///                                                        match (a)-[:KNOWS]->(b), (b)-[:LIKES]->(c)
///
/// The rows of the match stand for themselves, each of the folded one for many: for all matches, or for those of one node.
extension PhysicalPlanner {
  /// The name of the rule that counts matches without listing them.
  static let countingRule = "fold-counts"

  /// The rows of a plan below an aggregate, and the aggregates over them: counted where only their number matters or sums
  /// over them, for all or per node of one variable.
  mutating func aggregated(
    _ input: LogicalPlan, keys: [LetBinding], aggregates: [AggregateBinding], required: Set<BoundVariable>
  ) throws -> (PhysicalPlan, [AggregateBinding]) {
    let child = try plan(input, required: required)
    guard partition == nil, context.isEnabled(Self.countingRule) else { return (child, aggregates) }
    let summing = required.count > 1 ? Summing(keys, aggregates, number: stepCount) : nil
    let read = summing?.read ?? required
    switch CountPatternBuilder.build(input, required: read) {
    case .failure(let refusal):
      return (input.hasEdges ? listed(child, refusal.reason) : child, aggregates)
    case .success(var fold):
      for sum in summing?.sums ?? [] {
        guard let vertex = fold.pattern.vertex(of: sum.node) else {
          return (listed(child, "\(sum.node.name) is no node of the pattern"), aggregates)
        }
        fold.sums.append(.init(variable: sum.variable, vertex: vertex, expression: sum.expression))
      }
      let snapshot = try context.snapshot(.current)
      let startsAtIndex = fold.pattern.vertices.contains { vertex in
        IndexSeek.find(
          for: vertex.variables[0], labels: vertex.labels, among: vertex.predicates, bound: [], snapshot)
          != nil
      }
      guard Set(child.layout.variables).isSubset(of: required) else {
        return (listed(child, "more is read than the node that is counted for"), aggregates)
      }
      // A few nodes to start from are followed, not folded.
      guard !startsAtIndex else { return (listed(child, "an index finds where to start"), aggregates) }
      let layout = RowLayout((fold.variable.map { [$0] } ?? []) + fold.sums.map(\.variable))
      let rows = child.estimatedRows
      guard let summing else {
        return (step(.countFold(fold), [child], layout, rows: rows), aggregates)
      }
      let bindings =
        (fold.variable.map { [LetBinding(variable: $0, value: .variable($0))] } ?? [])
        + fold.sums.map { LetBinding(variable: $0.variable, value: $0.expression) }
      let each = step(.compute(bindings, isSequential: false), [child], layout, rows: rows)
      return (step(.countFold(fold), [each], layout, rows: rows), summing.aggregates)
    }
  }

  private func listed(_ plan: PhysicalPlan, _ reason: String) -> PhysicalPlan {
    var plan = plan
    plan.remark = "listed: \(reason)"
    return plan
  }
}

/// Aggregates of which some only sum what one node has, each of them another than the node that rows are grouped by.
private struct Summing {
  struct Sum {
    var variable: BoundVariable
    var node: BoundVariable
    var expression: BoundExpression
  }

  /// What is read besides: the one node of keys and of the other aggregates, if any.
  private(set) var read: Set<BoundVariable> = []
  private(set) var sums: [Sum] = []
  /// The aggregates over rows that have the sums.
  private(set) var aggregates: [AggregateBinding]

  /// Nil where there is no such sum.
  init?(_ keys: [LetBinding], _ aggregates: [AggregateBinding], number: Int) {
    self.aggregates = aggregates
    for key in keys { read.formUnion(key.value.freeVariables) }
    for aggregate in aggregates where Self.summed(aggregate.call) == nil {
      read.formUnion(aggregate.call.argument?.freeVariables ?? [])
      read.formUnion(aggregate.call.parameter?.freeVariables ?? [])
    }
    guard read.count <= 1 else { return nil }
    for place in aggregates.indices {
      guard let (node, expression) = Self.summed(aggregates[place].call), !read.contains(node) else {
        continue
      }
      let variable = BoundVariable(
        id: Int.max / 2 + number << 16 + sums.count, name: "#sum\(sums.count + 1)", type: .int64,
        isNullable: true, isNamed: false)
      sums.append(Sum(variable: variable, node: node, expression: expression))
      self.aggregates[place].call.argument = .variable(variable)
      self.aggregates[place].isSummed = true
    }
    if sums.isEmpty { return nil }
  }

  /// The node whose numbers a call sums, and the numbers.
  private static func summed(_ call: BoundAggregateCall) -> (BoundVariable, BoundExpression)? {
    guard call.function == .sum, !call.isDistinct, let argument = call.argument,
      argument.freeVariables.count == 1, let node = argument.freeVariables.first, node.type == .node,
      !argument.hasSubquery, argument.isDeterministic
    else { return nil }
    return (node, argument)
  }
}

extension LogicalPlan {
  /// Whether the plan matches more than nodes, so that there would be something to fold.
  fileprivate var hasEdges: Bool {
    var result = false
    forEachStep {
      guard case .match(_, let pattern, graph: _) = $0 else { return }
      for path in pattern.paths {
        path.body.forEachPart { if case .edge = $0 { result = true } }
      }
    }
    return result
  }
}
