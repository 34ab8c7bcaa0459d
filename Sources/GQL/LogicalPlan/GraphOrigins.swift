import GraphStore

/// Which graphs the elements that variables hold come from, in a statement that reads more than one.
///
/// Element references are numbers of one graph, and rows don't carry which; so it is found out from the plan. A value that may hold
/// elements of two graphs is allowed as long as nobody looks into it.
struct GraphOrigins: Sendable {
  private var graphs: [BoundVariable: Set<GraphReference>] = [:]
  /// Whether everything belongs to the working graph.
  private(set) var isTrivial = true

  /// Of statements over the working graph alone.
  init() {}

  /// - Throws: 42002 where a pattern on one graph continues from an element of another.
  init(_ plan: LogicalPlan) throws {
    guard plan.namesGraphs else { return }
    isTrivial = false
    try visit(plan)
  }

  /// The graph of what an expression gives: the working graph where nothing tells.
  ///
  /// - Throws: 42002 where it may be of several.
  func graph(of expression: BoundExpression) throws -> GraphReference {
    if isTrivial { return .current }
    let origins = origins(of: expression)
    guard origins.count < 2 else {
      throw GQLError(
        .invalidReference, "elements of two graphs can't be told apart here",
        hint: "read their properties before the graphs meet")
    }
    return origins.first ?? .current
  }

  /// Whether two values hold no elements of two different graphs.
  func areOne(_ left: BoundExpression, _ right: BoundExpression) -> Bool {
    if isTrivial { return true }
    let (one, other) = (origins(of: left), origins(of: right))
    return one.isEmpty || other.isEmpty || one == other
  }

  // MARK: Plans

  private mutating func visit(_ plan: LogicalPlan) throws {
    for child in plan.children { try visit(child) }
    for expression in plan.expressions { try visit(expression) }
    switch plan {
    case .match(_, let pattern, let graph):
      for variable in pattern.variables { try bind(variable, in: graph) }
    case .insert(_, let pattern, let graph):
      for variable in pattern.variables { try bind(variable, in: graph) }
      for edge in pattern.edges {
        try bind(edge.source, in: graph)
        try bind(edge.target, in: graph)
      }
    case .merge(_, let merge, let graph):
      for variable in merge.pattern.variables { try bind(variable, in: graph) }
    case .callProcedure(_, let call):
      for output in call.outputs { graphs[output.variable] = [call.graph] }
    case .extend(_, let bindings), .project(_, let bindings):
      for binding in bindings { add(origins(of: binding.value), to: binding.variable) }
    case .aggregate(_, let keys, let aggregates):
      for key in keys { add(origins(of: key.value), to: key.variable) }
      for aggregate in aggregates {
        if let argument = aggregate.call.argument, aggregate.call.function.handsElementsOn {
          add(origins(of: argument), to: aggregate.variable)
        }
      }
    case .unwind(_, let variable, let list, _):
      add(origins(of: list), to: variable)
    case .union(let left, let right, _), .except(let left, let right, _), .intersect(let left, let right, _),
      .otherwise(let left, let right):
      for (one, other) in zip(left.outputs, right.outputs) { add(graphs[other] ?? [], to: one) }
    default: break
    }
  }

  private mutating func bind(_ variable: BoundVariable, in graph: GraphReference) throws {
    if let other = graphs[variable], other != [graph] {
      throw GQLError(
        .invalidReference, "`\(variable.name)` is an element of another graph than the one in use",
        hint: "USE the graph that it was matched in")
    }
    graphs[variable] = [graph]
  }

  private mutating func add(_ origins: Set<GraphReference>, to variable: BoundVariable) {
    if !origins.isEmpty { graphs[variable, default: []].formUnion(origins) }
  }

  // MARK: Expressions

  /// Notes what the variables within an expression hold.
  private mutating func visit(_ expression: BoundExpression) throws {
    switch expression {
    case .comprehension(let variable, in: let list, where: _, result: _),
      .quantified(_, let variable, in: let list, where: _):
      try visit(list)
      add(origins(of: list), to: variable)
    case .reduce(let total, initial: let initial, let variable, in: let list, step: let step):
      try visit(list)
      add(origins(of: list), to: variable)
      add(origins(of: initial), to: total)
      add(origins(of: step), to: total)
    case .letIn(let bindings, _):
      for binding in bindings {
        try visit(binding.value)
        add(origins(of: binding.value), to: binding.variable)
      }
    case .horizontalAggregate(_, let element, let group):
      add(graphs[group] ?? [], to: element)
    default: break
    }
    var (inner, plans): ([BoundExpression], [LogicalPlan]) = ([], [])
    expression.forEachChild(expression: { inner.append($0) }, plan: { plans.append($0) })
    for child in inner { try visit(child) }
    for plan in plans { try visit(plan) }
  }

  /// The graphs that the elements in an expression's value may come from.
  private func origins(of expression: BoundExpression) -> Set<GraphReference> {
    switch expression {
    case .variable(let variable), .valueSubquery(_, let variable), .collectSubquery(_, let variable):
      return graphs[variable] ?? []
    case .conditional(let branches, let otherwise):
      return branches.reduce(origins(of: otherwise)) { $0.union(origins(of: $1.result)) }
    case .cast(let operand, _), .stored(let operand, _), .located(let operand, _): return origins(of: operand)
    case .property(let owner, _):
      // A property holds no element, but a field of a record may.
      if case .variable(let variable) = owner, [.node, .edge].contains(variable.type.unwrapped) { return [] }
      return origins(of: owner)
    case .call(let function, let arguments):
      return function.handsElementsOn ? arguments.reduce([]) { $0.union(origins(of: $1)) } : []
    case .list(let parts), .path(let parts):
      return parts.reduce([]) { $0.union(origins(of: $1)) }
    case .record(let fields): return fields.reduce([]) { $0.union(origins(of: $1.value)) }
    case .binary(.concatenate, let left, let right): return origins(of: left).union(origins(of: right))
    case .element(let container, _), .slice(let container, _, _): return origins(of: container)
    case .comprehension(_, in: let list, where: _, result: let result): return origins(of: result ?? list)
    case .reduce(_, initial: let initial, _, in: _, step: let step):
      return origins(of: initial).union(origins(of: step))
    case .letIn(_, let result): return origins(of: result)
    case .horizontalAggregate(let call, _, _) where !call.function.handsElementsOn: return []
    case .horizontalAggregate(let call, _, let group):
      return call.argument.map { origins(of: $0) } ?? graphs[group] ?? []
    default: return []
    }
  }
}

extension LogicalPlan {
  /// Whether a step here or in a subquery names a graph other than the working graph.
  fileprivate var namesGraphs: Bool {
    let named: GraphReference? =
      switch self {
      case .match(_, _, let graph), .insert(_, _, let graph), .set(_, _, let graph), .remove(_, _, let graph),
        .merge(_, _, let graph):
        graph
      case .delete(_, _, _, let graph): graph
      case .callProcedure(_, let call): call.graph
      default: nil
      }
    if let named, named != .current { return true }
    if children.contains(where: \.namesGraphs) { return true }
    return expressions.contains { $0.hasPlan(where: \.namesGraphs) }
  }
}

extension BoundExpression {
  /// Whether the plan of a subquery within satisfies a test.
  fileprivate func hasPlan(where test: (LogicalPlan) -> Bool) -> Bool {
    var found = false
    forEachChild(
      expression: { found = found || $0.hasPlan(where: test) }, plan: { found = found || test($0) })
    return found
  }
}

extension BuiltinFunction {
  /// Whether elements of the arguments may be in the result.
  fileprivate var handsElementsOn: Bool {
    switch self {
    case .nodes, .edges, .elements, .startNode, .endNode, .head, .last, .tail, .reverse, .trimList, .coalesce,
      .nullIf:
      true
    default: false
    }
  }
}

extension AggregateFunction {
  /// Whether elements of the argument may be in the result.
  fileprivate var handsElementsOn: Bool {
    self == .collectList || self == .maximum || self == .minimum
  }
}
