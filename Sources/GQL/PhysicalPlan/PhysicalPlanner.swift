import GraphStore

/// Chooses an algorithm for each step of a logical plan, and slots for the variables that are still needed above it.
///
/// One pass from the result to the sources: `required` holds what the steps above read, so that no step hands on a
/// column that nobody looks at.
struct PhysicalPlanner {
  let context: PlanningContext
  var scope = PlanScope()
  private(set) var stepCount = 0
  private var partitionCount = 0
  /// The number of the outer row, in a plan that runs for many outer rows at once.
  var partition: BoundVariable?
  /// What the `argument` leaves of the subquery at hand hand out.
  var arguments: RowLayout = .empty

  init(context: PlanningContext) {
    self.context = context
    scope.computesByPage = context.isEnabled(Self.pageRule)
    scope.searchesRepetitions = context.isEnabled(Self.repetitionRule)
  }

  /// The name by which computing scans page by page is switched off.
  static let pageRule = "compute-pages"
  /// The name by which searches along one repeated edge are switched off.
  static let repetitionRule = "search-repetitions"

  /// Plans a statement whose rows are those of `plan`.
  static func plan(_ plan: LogicalPlan, columns: [BoundVariable], context: PlanningContext) throws
    -> PlannedQuery
  {
    var planner = PhysicalPlanner(context: context)
    planner.scope.origins = try GraphOrigins(plan)
    let physical = try planner.plan(plan, required: Set(columns))
    return PlannedQuery(plan: physical, outputs: columns, scope: planner.scope)
  }

  /// Makes a step; inputs are planned before it, so numbers grow from the sources to the result.
  mutating func step(
    _ operation: PhysicalOperation, _ inputs: [PhysicalPlan], _ layout: RowLayout, rows: Double
  ) -> PhysicalPlan {
    stepCount += 1
    return PhysicalPlan(
      id: stepCount, operation: operation, inputs: inputs, layout: layout, estimatedRows: rows)
  }

  /// A variable for the number of the outer row, which no query can name.
  mutating func makePartition() -> BoundVariable {
    partitionCount += 1
    return BoundVariable(
      id: -partitionCount, name: "#row\(partitionCount)", type: .int64, isNullable: false, isNamed: false)
  }

  /// Plans a step and those below it.
  mutating func plan(_ logical: LogicalPlan, required: Set<BoundVariable>) throws -> PhysicalPlan {
    let required = partition.map { required.union([$0]) } ?? required
    switch logical {
    case .unit:
      return partition == nil ? step(.unit, [], .empty, rows: 1) : argument(required)
    case .argument:
      return argument(required)
    case .empty(let variables):
      return step(.empty, [], RowLayout(variables.filter(required.contains)), rows: 0)
    case .match(let input, let pattern, let graph):
      return try match(input, pattern, graph, required: required)
    case .filter(let input, let predicate):
      let child = try plan(input, required: try required.union(reads(predicate)))
      return step(
        .filter(predicate), [child], child.layout.keeping(required),
        rows: max(1, child.estimatedRows * predicate.selectivity))
    case .extend(let input, let bindings):
      return try extend(input, bindings, required: required)
    case .project(let input, let bindings):
      return try project(input, bindings, required: required)
    case .aggregate(let input, let keys, let aggregates):
      return try aggregate(input, keys, aggregates, required: required)
    case .distinct(let input):
      let child = try plan(input, required: required.union(input.outputs))
      let narrowed = narrow(child, to: input.outputs)
      return step(.distinct, [narrowed], narrowed.layout, rows: max(1, narrowed.estimatedRows / 2))
    case .sort(let input, let keys):
      return try sort(input, keys, limit: nil, required: required)
    case .page(let input, let offset, let limit):
      return try page(input, PageBounds(offset: offset, limit: limit), required: required)
    case .unwind(let input, let variable, let list, let position):
      let child = try plan(input, required: try required.union(reads(list)))
      let added = [variable] + (position.map { [$0.variable] } ?? [])
      let layout = child.layout.keeping(required).appending(added)
      return step(
        .unwind(variable, list: list, position: position), [child], layout, rows: child.estimatedRows * 5)
    case .union(let left, let right, let quantifier):
      return try union(left, right, quantifier, required: required)
    case .except(let left, let right, let quantifier):
      return try combine(left, right) { .multisetDifference(left: $0, right: $1, quantifier) }
    case .intersect(let left, let right, let quantifier):
      return try combine(left, right) { .multisetIntersection(left: $0, right: $1, quantifier) }
    case .otherwise(let left, let right):
      let partition = self.partition
      return try combine(left, right) {
        .otherwise(left: $0, right: $1, partition: partition == nil ? nil : $0.count - 1)
      }
    case .apply(let outer, let inner, let isOptional):
      return try apply(outer, inner, isOptional: isOptional, required: required)
    case .callProcedure(let input, let call):
      return try callProcedure(input, call, required: required)
    case .insert, .set, .remove, .delete, .merge, .finish:
      return try modification(logical, required: required)
    case .define(let table, let definition, in: let body):
      let rows = try plan(definition, required: Set(definition.outputs))
      let narrowed = narrow(rows, to: definition.outputs)
      let child = try plan(body, required: required)
      return step(.define(table), [narrowed, child], child.layout, rows: child.estimatedRows)
    case .table(let table, let variables):
      // Its rows have all columns of the definition, in their order, and the number of the outer row at the end.
      let layout = RowLayout(variables + (partition.map { [$0] } ?? []))
      return step(.table(table), [], layout, rows: 100)
    }
  }

  private mutating func argument(_ required: Set<BoundVariable>) -> PhysicalPlan {
    step(.argument, [], arguments, rows: 1)
  }

  /// The variables that an expression reads, after planning the subqueries in it.
  mutating func reads(_ expression: BoundExpression) throws -> Set<BoundVariable> {
    var result = expression.freeVariables
    try planSubqueries(of: expression, reads: &result)
    return result
  }

  /// The step with exactly these columns, and the number of the outer row last.
  mutating func narrow(_ plan: PhysicalPlan, to columns: [BoundVariable]) -> PhysicalPlan {
    let wanted = RowLayout(columns.adding(partition.map { [$0] } ?? []))
    guard plan.layout != wanted else { return plan }
    let bindings = wanted.variables.map { LetBinding(variable: $0, value: .variable($0)) }
    return step(.compute(bindings, isSequential: false), [plan], wanted, rows: plan.estimatedRows)
  }
}

extension RowLayout {
  /// The slots of these variables only, in the same order.
  func keeping(_ required: Set<BoundVariable>) -> RowLayout {
    let kept = variables.filter(required.contains)
    return kept.count == variables.count ? self : RowLayout(kept)
  }
}

extension BoundExpression {
  /// A guess at the share of rows for which a predicate is true.
  var selectivity: Double {
    switch self {
    case .binary(.and, let left, let right): left.selectivity * right.selectivity
    case .binary(.or, let left, let right): min(1, left.selectivity + right.selectivity)
    case .binary(.equal, _, _): 0.1
    case .unary(.not, let operand): 1 - operand.selectivity
    case .constant(.boolean(true)): 1
    case .constant: 0
    default: 0.33
    }
  }
}
