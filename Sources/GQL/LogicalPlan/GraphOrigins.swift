import GraphStore

/// Which graphs the elements that variables hold come from, in a statement that reads more than one.
///
/// Element references are numbers of one graph, and rows don't carry which; so it is found out from the plan. What may hold elements of
/// several graphs holds them *marked* with their graph (`ObjectValue.element`), so that they compare by both; what holds those of one
/// graph holds plain ones. Nobody may look into marked elements yet.
struct GraphOrigins: Sendable {
  private var graphs: [BoundVariable: Set<GraphReference>] = [:]
  /// Of the columns of tables, by their number.
  private var tables: [Int: [Set<GraphReference>]] = [:]
  /// Whether everything belongs to the working graph.
  private(set) var isTrivial = true

  /// Of statements over the working graph alone.
  init() {}

  /// - Throws: 42002 where a statement changes elements of another graph than the one in use, or one whose elements may be of several.
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

  /// The graphs that the elements of these values may come from; none where everything belongs to the working graph.
  func graphs(of expressions: [BoundExpression]) -> Set<GraphReference> {
    isTrivial ? [] : expressions.reduce(into: []) { $0.formUnion(origins(of: $1)) }
  }

  /// Whether a definition marks the elements of its value with their graph.
  func marks(_ binding: LetBinding) -> Bool {
    guard !isTrivial, let held = graphs[binding.variable], held.count > 1 else { return false }
    return origins(of: binding.value).count < 2
  }

  /// The other graph whose elements a variable holds that a pattern on `graph` continues from; nil where it is this one.
  ///
  /// Two references may name one graph, which only shows when the statement runs.
  func otherGraph(of variable: BoundVariable, in graph: GraphReference) -> GraphReference? {
    guard !isTrivial, let origin = graphs[variable]?.first, origin != graph else { return nil }
    return origin
  }

  // MARK: Plans

  private mutating func visit(_ plan: LogicalPlan) throws {
    if case .define(let table, let definition, in: let body) = plan {
      try visit(definition)
      tables[table.id] = definition.outputs.map { graphs[$0] ?? [] }
      return try visit(body)
    }
    for child in plan.children { try visit(child) }
    for expression in plan.expressions { try visit(expression) }
    switch plan {
    case .match(_, let pattern, let graph):
      for variable in pattern.variables { try join(variable, in: graph) }
    case .table(let table, let variables):
      for (variable, origins) in zip(variables, tables[table.id] ?? []) { add(origins, to: variable) }
    case .insert(_, let pattern, let graph):
      for variable in pattern.variables { try bind(variable, in: graph) }
      for edge in pattern.edges {
        try bind(edge.source, in: graph)
        try bind(edge.target, in: graph)
      }
      try check(pattern.nodes.compactMap(\.propertyMap) + pattern.edges.compactMap(\.propertyMap), in: graph)
    case .merge(_, let merge, let graph):
      for variable in merge.pattern.variables { try bind(variable, in: graph) }
      try check(merge.onCreate + merge.onMatch, in: graph)
    case .set(_, let items, let graph):
      try check(items, in: graph)
    case .remove(_, let items, let graph):
      try check(items.map { .variable($0.variable) }, in: graph)
    case .delete(_, let targets, isDetaching: _, let graph):
      try check(targets, in: graph)
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
      // The binder gives both sides columns of their own where they may meet elements of two graphs.
      for (one, other) in zip(left.outputs, right.outputs) {
        let joined = (graphs[one] ?? []).union(graphs[other] ?? [])
        add(joined, to: one)
        add(joined, to: other)
      }
    default: break
    }
  }

  private mutating func bind(_ variable: BoundVariable, in graph: GraphReference) throws {
    if let other = graphs[variable], other != [graph] { throw Self.foreign(variable.name) }
    graphs[variable] = [graph]
  }

  /// A variable of a pattern: one that has elements of another graph already restricts the match to nothing.
  private mutating func join(_ variable: BoundVariable, in graph: GraphReference) throws {
    guard let known = graphs[variable] else { return graphs[variable] = [graph] }
    if known.count > 1 { throw Self.foreign(variable.name) }
  }

  /// What is changed, or copied from, must be of the graph in use.
  private func check(_ expressions: [BoundExpression], in graph: GraphReference) throws {
    for expression in expressions where !origins(of: expression).isSubset(of: [graph]) {
      throw Self.foreign(expression.freeVariables.min { $0.id < $1.id }?.name ?? "this")
    }
  }

  private func check(_ items: [BoundSetItem], in graph: GraphReference) throws {
    try check(items.map { .variable($0.variable) }, in: graph)
    for item in items {
      switch item {
      case .allProperties(_, let value), .mergeProperties(_, let value): try check([value], in: graph)
      case .property, .label: break
      }
    }
  }

  private static func foreign(_ name: String) -> GQLError {
    GQLError(
      .invalidReference, "`\(name)` is an element of another graph than the one in use",
      hint: "USE the graph that it was matched in")
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
    case .cast(let operand, _), .stored(let operand, _), .conforming(let operand, _),
      .located(let operand, _):
      return origins(of: operand)
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
  var namesGraphs: Bool {
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
  /// Whether the function takes elements as they are, whatever graph they belong to.
  var takesElementsWhole: Bool {
    switch self {
    case .size, .cardinality, .head, .last, .tail, .reverse, .trimList, .coalesce, .nullIf, .valueType: true
    default: false
    }
  }

  /// Whether elements of the arguments may be in the result.
  var handsElementsOn: Bool {
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
  var handsElementsOn: Bool {
    self == .collectList || self == .maximum || self == .minimum
  }
}
