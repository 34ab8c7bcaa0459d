import GraphStore

/// A match with its expressions compiled: makes the operators of an execution.
struct MatchProgram: Sendable {
  private struct Step: Sendable {
    let step: MatchStep
    let input: RowLayout
    let predicates: [any Evaluator]
    let local: [any Evaluator]
    let path: CompiledPath?
    let count: (any Evaluator)?
  }

  private let steps: [Step]
  private let graph: GraphReference
  private let last: RowLayout
  private let layout: RowLayout

  init(_ match: PhysicalMatch, scope: PlanScope) throws {
    var input = match.input
    var compiled: [Step] = []
    for step in match.steps {
      var local: [any Evaluator] = []
      var path: CompiledPath?
      var count: (any Evaluator)?
      switch step.operation {
      case .scan(let variable, let source):
        local = try ExpressionCompiler(layout: RowLayout([variable]), scope: scope).compile(source.local)
      case .path(let expansion):
        path = try CompiledPath(expansion.program, scope: scope)
        count = try expansion.selector?.count.map {
          try ExpressionCompiler(layout: .empty, scope: scope).compile($0)
        }
      default: break
      }
      compiled.append(
        Step(
          step: step, input: input,
          predicates: try ExpressionCompiler(layout: step.layout, scope: scope).compile(step.predicates),
          local: local, path: path, count: count))
      input = step.layout
    }
    steps = compiled
    graph = match.graph
    last = input
    layout = match.layout
  }

  /// The operators over the rows of another; the last one gives the columns of the match.
  func makeOperator(input: BatchOperator, context: ExecutionContext) throws -> BatchOperator {
    var current = input
    for step in steps {
      let stage = MatchStage(
        input: current, context: context, graph: graph, keeping: step.input.slots(of: step.step.layout),
        predicates: step.predicates)
      current = try makeOperator(step, stage)
    }
    guard last != layout else { return current }
    return ComputeOperator(
      input: current, definitions: [], isSequential: false,
      sources: last.slots(of: layout).map { .input($0) }, context: context)
  }

  private func makeOperator(_ step: Step, _ stage: MatchStage) throws -> BatchOperator {
    switch step.step.operation {
    case .scan(_, let source):
      return NodeScanOperator(stage, source, local: step.local)
    case .checkLabels(let variable, let labels):
      return LabelCheckOperator(stage, slot: try step.input.required(variable), labels)
    case .expand(let expansion):
      return ExpandOperator(stage, expansion, input: step.input)
    case .connect(let expansion):
      return ConnectOperator(stage, expansion, input: step.input)
    case .path(let expansion):
      guard let path = step.path else { return LabelCheckOperator(stage, slot: nil, nil) }
      return PathOperator(stage, expansion, path, count: step.count, input: step.input)
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
