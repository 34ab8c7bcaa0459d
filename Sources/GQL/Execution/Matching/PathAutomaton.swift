import GraphStore

/// A path program with its predicates compiled; shared by all executions of a plan.
struct CompiledPath: Sendable {
  let program: PathProgram
  let predicates: [any Evaluator]
  /// The program as the repetition of one edge, where it is nothing else.
  let repetition: EdgeRepetition?

  init(_ program: PathProgram, scope: PlanScope) throws {
    self.program = program
    repetition = scope.searchesRepetitions ? EdgeRepetition(program) : nil
    predicates = try program.predicates.map { predicate in
      let layout = RowLayout(predicate.slots.map { program.slots[$0].variable })
      return try ExpressionCompiler(layout: layout, scope: scope).compile(predicate.expression)
    }
  }
}

/// A path program made ready for one graph and one execution.
///
/// A class, because searches share it; it belongs to one thread.
final class PathAutomaton {
  let program: PathProgram
  let context: ExecutionContext
  let snapshot: Snapshot
  let nodeFilters: [LabelSetFilter?]
  let steps: [EdgeStep]
  private let predicates: [any Evaluator]

  init(_ path: CompiledPath, _ snapshot: Snapshot, _ context: ExecutionContext) {
    program = path.program
    predicates = path.predicates
    self.snapshot = snapshot
    self.context = context
    nodeFilters = path.program.nodes.map { node in
      node.labels.map { snapshot.labelSets(satisfying: $0) }
    }
    steps = path.program.edges.map { EdgeStep(labels: $0.labels, direction: $0.direction, snapshot) }
  }

  /// Whether a node satisfies the labels of a test.
  func satisfies(_ test: Int, _ node: UInt32) -> Bool {
    guard let filter = nodeFilters[test] else { return true }
    return snapshot.has(NodeID(rawValue: node), filter)
  }

  /// Whether a predicate is true for values in the order of its slots.
  func holds(_ predicate: Int, _ values: [Value]) throws -> Bool {
    let row = Batch(rowCount: 1, columns: values.map { Column(repeating: $0, count: 1) })
    switch try predicates[predicate].trueRows(row, in: context) {
    case .all: return true
    case .some(let rows): return !rows.isEmpty
    }
  }
}
