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
      let (before, after) = (Self.summary(graph.snapshot()), Self.summary(again.snapshot()))
      #expect(before == after, "seed \(seed)\n\(script)")
    }
  }

  /// Every node and every edge with its ends, each as a text, in the order of the texts.
  private static func summary(_ snapshot: Snapshot) -> [String] {
    let elements = ElementReader(snapshot: snapshot)
    let text = { (properties: [ElementReader.Property]) in
      properties.map { "\($0.name): \($0.value)" }.sorted().joined(separator: ", ")
    }
    let node = { (id: NodeID) in "\(elements.labels(of: id)) {\(text(elements.properties(of: id)))}" }
    let edges = GraphSelection(all: elements).edges.map { edge in
      let ends = [node(edge.source), node(edge.target)]
      let isDirected = elements.isDirected(edge.id)
      return (isDirected ? ends : ends.sorted()).joined(separator: isDirected ? " -> " : " ~ ")
        + " \(elements.labels(of: edge.id)) {\(text(elements.properties(of: edge.id)))}"
    }
    return snapshot.nodes().map(node).sorted() + edges.sorted()
  }
}
