import GQL
import GraphStore
import Testing

@testable import graphq

@Suite struct ScriptRoundTripTests {
  /// The script of a graph, run on an empty one, makes the graph again, but for the order of its nodes.
  @Test func makesTheGraphAgain() throws {
    for seed in 0..<25 as Range<UInt64> {
      var random = RandomGraph(seed: seed)
      let graph = try random.make()
      let elements = ElementReader(snapshot: graph.snapshot())
      let sink = ByteSink()
      try GQLWriter().write(GraphSelection(all: elements), of: elements, to: sink)
      let script = String(decoding: sink.bytes, as: UTF8.self)
      let again = Graph()
      do {
        try Session(again).executeScript(script) { _ in }
      } catch {
        Issue.record("seed \(seed): \(error)\n\(script)")
        return
      }
      let (before, after) = (GraphSummary(graph.snapshot()), GraphSummary(again.snapshot()))
      #expect(before == after, "seed \(seed)\n\(script)")
    }
  }
}
