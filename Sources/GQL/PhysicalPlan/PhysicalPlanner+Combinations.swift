import GraphStore

/// Steps with two inputs.
extension PhysicalPlanner {
  mutating func union(
    _ left: LogicalPlan, _ right: LogicalPlan, _ quantifier: SetQuantifier, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    let all = try combine(left, right) { .concatenate(left: $0, right: $1) }
    guard quantifier == .distinct else { return all }
    return step(.distinct, [all], all.layout, rows: all.estimatedRows)
  }

  /// Both inputs with all their columns, matched by position.
  mutating func combine(
    _ left: LogicalPlan, _ right: LogicalPlan, _ operation: ([Int], [Int]) -> PhysicalOperation
  ) throws -> PhysicalPlan {
    let (names, others) = (left.outputs, right.outputs)
    guard names.count == others.count else {
      throw GQLError(
        .invalidSyntax,
        "both sides of a set operation need the same columns, not \(names.count) and \(others.count)")
    }
    let one = try plan(left, required: Set(names))
    let other = try plan(right, required: Set(others))
    let partitions = partition.map { [$0] } ?? []
    let layout = RowLayout(names + partitions)
    let slots = (names + partitions).map { one.layout.slot(of: $0) ?? 0 }
    let otherSlots = (others + partitions).map { other.layout.slot(of: $0) ?? 0 }
    return step(
      operation(slots, otherSlots), [one, other], layout, rows: one.estimatedRows + other.estimatedRows)
  }

  mutating func apply(
    _ outer: LogicalPlan, _ inner: LogicalPlan, isOptional: Bool, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    let outerColumns = Set(outer.outputs)
    let innerColumns = inner.outputs.filter { !outerColumns.contains($0) }
    let subquery = try self.subquery(inner, required: required.intersection(inner.outputs))
    let child = try plan(
      outer, required: required.union(subquery.arguments.variables).intersection(outerColumns))
    let kept = child.layout.keeping(required)
    let layout = kept.appending(innerColumns.filter(required.contains))
    let rows = child.estimatedRows * max(1, subquery.plan.estimatedRows)
    let isIndependent = subquery.arguments.count == 0 && subquery.partition == nil && !inner.isModifying
    return step(
      isIndependent
        ? .cross(isOptional: isOptional)
        : .apply(arguments: subquery.arguments, partition: subquery.partition, isOptional: isOptional),
      [child, subquery.plan], layout, rows: rows)
  }

  /// Plans a plan whose `argument` leaves take rows of the query around.
  ///
  /// It runs for many of those rows at once where that means the same: not where it writes, and not where a table would
  /// have to be computed once per row.
  mutating func subquery(
    _ plan: LogicalPlan, required: Set<BoundVariable>, runsPerRow: Bool = false
  ) throws -> PhysicalSubquery {
    let outer = (partition, arguments)
    defer { (partition, arguments) = outer }
    let narrowed = plan.narrowingArgument(keeping: required)
    let taken = narrowed.argumentVariables.sorted { $0.id < $1.id }
    let isBatched = !taken.isEmpty && !runsPerRow && !plan.needsOneRowAtATime
    partition = isBatched ? makePartition() : nil
    arguments = RowLayout(taken + (partition.map { [$0] } ?? []))
    let physical = try self.plan(narrowed, required: required)
    return PhysicalSubquery(plan: physical, arguments: RowLayout(taken), partition: partition)
  }

  /// Plans the subqueries of an expression, and adds what they read from the row.
  mutating func planSubqueries(of expression: BoundExpression, reads: inout Set<BoundVariable>) throws {
    var found: [(LogicalPlan, Set<BoundVariable>, Bool)] = []
    func collect(_ expression: BoundExpression) {
      switch expression {
      case .exists(let plan): found.append((plan, [], plan.isLongSearch))
      case .countSubquery(let plan): found.append((plan, [], false))
      case .valueSubquery(let plan, let variable), .collectSubquery(let plan, let variable):
        found.append((plan, [variable], false))
      default: break
      }
      expression.forEachChild(expression: collect, plan: { _ in })
    }
    collect(expression)
    for (plan, required, runsPerRow) in found where scope.subqueries[plan] == nil {
      scope.subqueries[plan] = try subquery(plan, required: required, runsPerRow: runsPerRow)
    }
  }
}

extension LogicalPlan {
  /// Whether the plan means something else for several rows at once than for one after the other.
  var needsOneRowAtATime: Bool {
    var result = false
    forEachStep {
      switch $0 {
      case .insert, .set, .remove, .delete, .merge, .define, .table: result = true
      default: break
      }
    }
    return result
  }

  /// Whether one row of the plan may be far cheaper than all of them: it walks paths of any length.
  var isLongSearch: Bool {
    var result = false
    forEachStep {
      guard case .match(_, let pattern, graph: _) = $0 else { return }
      for path in pattern.paths {
        path.body.forEachPart { if case .quantified = $0 { result = true } }
      }
    }
    return result
  }
}
