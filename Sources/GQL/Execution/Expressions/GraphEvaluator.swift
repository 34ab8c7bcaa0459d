import GraphStore

/// `GRAPH …` as a value.
struct GraphEvaluator: Evaluator {
  let reference: GraphReference

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let graph = try context.graphs.graph(reference).graph
    return .constant(context.environment.describeGraph(graph))
  }
}
