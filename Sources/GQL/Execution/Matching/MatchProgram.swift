import GraphStore

/// A match with its expressions compiled: makes the operators of an execution.
struct MatchProgram: Sendable {
  /// A class, because it is large and shared by all executions.
  private final class Step: Sendable {
    let step: MatchStep
    let input: RowLayout
    let predicates: [any Evaluator]
    let local: [any Evaluator]
    let filter: ScanFilter?
    /// The whole scan by an index.
    let lookup: IndexSeekOperator.Program?
    let seek: (any Evaluator)?
    let upper: (any Evaluator)?
    let join: NodeScanOperator.Join?
    let path: PathOperator.Program?
    /// The slots of the columns that go on.
    let kept: [Int]

    init(
      _ step: MatchStep, input: RowLayout, predicates: [any Evaluator], local: [any Evaluator],
      filter: ScanFilter?, lookup: IndexSeekOperator.Program?, seek: (any Evaluator)?,
      upper: (any Evaluator)?, join: NodeScanOperator.Join?, path: PathOperator.Program?
    ) {
      self.step = step
      self.input = input
      self.predicates = predicates
      self.local = local
      self.filter = filter
      self.lookup = lookup
      self.seek = seek
      self.upper = upper
      self.join = join
      self.path = path
      kept = input.slots(of: step.layout)
    }
  }

  private let steps: [Step]
  /// The steps to take where the graph has edges that the plan did not know, and how it knew them.
  private let careful: (shapes: EdgeShapes, steps: [Step])?
  private let graph: GraphReference
  private let layout: RowLayout

  init(_ match: PhysicalMatch, scope: PlanScope) throws {
    steps = try Self.compile(match.steps, input: match.input, scope: scope)
    careful = try match.reliance.map { reliance in
      (reliance.shapes, try Self.compile(reliance.steps, input: match.input, scope: scope))
    }
    graph = match.graph
    layout = match.layout
  }

  private static func compile(
    _ steps: [MatchStep], input: RowLayout, scope: PlanScope
  ) throws -> [Step] {
    var input = input
    var compiled: [Step] = []
    for step in steps {
      var local: [any Evaluator] = []
      var filter: ScanFilter?
      var lookup: IndexSeekOperator.Program?
      var seek: (any Evaluator)?
      var upper: (any Evaluator)?
      var join: NodeScanOperator.Join?
      var path: PathOperator.Program?
      switch step.operation {
      case .scan(let variable, let source):
        local = try ExpressionCompiler(layout: RowLayout([variable]), scope: scope).compile(source.local)
        if scope.computesByPage, source.seek?.kind != .equality {
          filter = ScanFilter(source.local, of: variable)
        }
        seek = try source.seek.map {
          try ExpressionCompiler(layout: input, scope: scope).compile($0.value)
        }
        upper = try source.seek?.upper.map {
          try ExpressionCompiler(layout: input, scope: scope).compile($0)
        }
        join = try source.join.map { join in
          // They are compared, as by the predicate that they come from.
          let graphs = scope.origins.graphs(of: [join.key, join.value])
          return NodeScanOperator.Join(
            key: try ExpressionCompiler(layout: RowLayout([variable]), scope: scope)
              .compile(join.key, among: graphs),
            value: try ExpressionCompiler(layout: input, scope: scope).compile(join.value, among: graphs))
        }
        if let wanted = source.seek, wanted.kind == .equality, let seek {
          lookup = IndexSeekOperator.Program(wanted, of: variable, source, value: seek, local: local) {
            [local, join] stage in
            NodeScanOperator(stage, source, local: local, join: join)
          }
        }
      case .path(let expansion):
        path = try PathOperator.Program(expansion, input: input, scope: scope)
      default: break
      }
      compiled.append(
        Step(
          step, input: input,
          predicates: try ExpressionCompiler(layout: step.layout, scope: scope).compile(step.predicates),
          local: local, filter: filter, lookup: lookup, seek: seek, upper: upper, join: join, path: path))
      input = step.layout
    }
    return compiled
  }

  /// The operators over the rows of another; the last one gives the columns of the match.
  func makeOperator(input: BatchOperator, context: ExecutionContext) throws -> BatchOperator {
    // Taken now: the share is gone when a choice is made later.
    let share = context.scanShare
    guard let careful else {
      return try makeOperators(
        steps, input: input, context: context, share: share, bound: context.topBound)
    }
    return ReliantMatchOperator(
      input: input, isReliable: { careful.shapes.cover(try context.graphs.graph(graph).snapshot) },
      trusting: { try makeOperators(steps, input: $0, context: context, share: share) },
      careful: { try makeOperators(careful.steps, input: $0, context: context, share: share) })
  }

  private func makeOperators(
    _ steps: [Step], input: BatchOperator, context: ExecutionContext, share: ScanShare?,
    bound: TopBound? = nil
  ) throws -> BatchOperator {
    var current = input
    for (place, step) in steps.enumerated() {
      let stage = MatchStage(
        input: current, context: context, graph: graph, keeping: step.kept,
        adding: step.step.layout.count - step.kept.count, predicates: step.predicates)
      current = try makeOperator(
        step, stage, share: place == 0 ? share : nil, bound: place == 0 ? bound : nil)
    }
    guard let last = steps.last?.step.layout, last != layout else { return current }
    return ComputeOperator(
      input: current, definitions: [], isSequential: false,
      sources: last.slots(of: layout).map { .input($0) }, context: context)
  }

  private func makeOperator(
    _ step: Step, _ stage: MatchStage, share: ScanShare?, bound: TopBound?
  ) throws -> BatchOperator {
    if let lookup = step.lookup { return IndexSeekOperator(stage, lookup) }
    switch step.step.operation {
    case .scan(_, let source):
      return NodeScanOperator(
        stage, source, local: step.local, filter: step.filter, seek: step.seek, upper: step.upper,
        join: step.join, share: share, bound: bound)
    case .checkLabels(let variable, let labels):
      return LabelCheckOperator(stage, slot: try step.input.required(variable), labels)
    case .expand(let expansion):
      return ExpandOperator(stage, expansion, input: step.input)
    case .connect(let expansion):
      return ConnectOperator(stage, expansion, input: step.input)
    case .path:
      guard let path = step.path else { return LabelCheckOperator(stage, slot: nil, nil) }
      return PathOperator(stage, path)
    case .copy(let variable, to: _):
      return CopyOperator(stage, slot: try step.input.required(variable))
    case .assemble(_, let pieces):
      return PathAssemblyOperator(stage, pieces, input: step.input)
    case .filter:
      return LabelCheckOperator(stage, slot: nil, nil)
    }
  }
}

extension RowLayout {
  /// The slots here of the variables of another layout that are here, in the other's order.
  func slots(of other: RowLayout) -> [Int] { other.variables.compactMap { slot(of: $0) } }

  /// The slot of a variable that the planner put here.
  func required(_ variable: BoundVariable) throws -> Int {
    guard let slot = slot(of: variable) else {
      throw GQLError(.invalidReference, "the variable \(variable.name) has no value here")
    }
    return slot
  }
}

extension BoundPathSelector {
  /// How many paths or groups, where the text says so.
  var count: BoundExpression? {
    switch self {
    case .any(let count), .shortest(let count), .shortestGroups(let count): count
    case .all, .anyShortest, .allShortest: nil
    }
  }
}
