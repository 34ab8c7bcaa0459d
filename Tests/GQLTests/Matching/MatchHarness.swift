import GraphStore
import Testing

@testable import GQL

extension ModelGraph {
  /// The same graph in the store; ids are the numbers of the model.
  func stored() throws -> Graph {
    let graph = Graph()
    try graph.write { transaction in
      var ids: [NodeID] = []
      for node in nodes {
        ids.append(try transaction.insertNode(labels: node.labels.sorted(), properties: node.properties))
      }
      for edge in edges {
        _ = try transaction.insertEdge(
          from: ids[edge.source], to: ids[edge.target], labels: edge.labels.sorted(),
          directed: edge.isDirected, properties: edge.properties)
      }
    }
    return graph
  }
}

/// Runs a pattern alone, from the planner to the last operator.
struct MatchHarness {
  let graph: Graph
  var batchSize = Batch.preferredRowCount
  var timeout = Duration.seconds(20)

  /// The rows of a pattern's outputs.
  func rows(of pattern: BoundGraphPattern, input: [(BoundVariable, Value)] = []) throws -> [[Value]] {
    let snapshot = graph.snapshot()
    let layout = RowLayout(input.map(\.0))
    let planning = PlanningContext(snapshot: { _ in snapshot }, disabledRules: [])
    let match = try PatternPlanner(context: planning).plan(
      pattern, graph: .current, input: layout, required: Set(pattern.outputs), inputRows: 1)
    let now = try #require(ZonedDateTime(secondsSinceEpoch: 0, nanosecond: 0, offset: 0))
    let context = ExecutionContext(
      graphs: WorkingGraphs(current: WorkingGraph(graph, snapshot: snapshot)),
      limits: ExecutionLimits(timeout: timeout), batchSize: batchSize,
      environment: ExecutionEnvironment(now: now))
    let first = Batch(rowCount: 1, columns: input.map { Column(repeating: $0.1, count: 1) })
    let program = try MatchProgram(match, scope: PlanScope())
    let last = try program.makeOperator(input: BatchesOperator([first]), context: context)
    var rows: [[Value]] = []
    while let batch = try last.next() {
      var pieces = MultiplicityExpansion(batch)
      while let piece = pieces.next() {
        for row in 0..<piece.rowCount {
          rows.append(
            pattern.outputs.map { variable in
              match.layout.slot(of: variable).map { piece.columns[$0][row] } ?? .null
            })
        }
      }
    }
    return rows
  }
}

/// Counts how often each row comes.
func counted(_ rows: [[Value]]) -> [[Value]: Int] {
  rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
