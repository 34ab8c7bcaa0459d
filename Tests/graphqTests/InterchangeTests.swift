import GraphStore
import Testing

@testable import graphq

@Suite struct InterchangeTests {
  /// Formats that keep everything of a graph and need no engine to be read.
  enum Format: CaseIterable, Sendable {
    case graphML, gexf, graphJSON, lines

    var writer: any GraphWriter {
      switch self {
      case .graphML: GraphMLWriter()
      case .gexf: GEXFWriter()
      case .graphJSON: GraphJSONWriter()
      case .lines: GraphLinesWriter()
      }
    }

    var kind: SourceKind {
      switch self {
      case .graphML: .graphml
      case .gexf: .gexf
      case .graphJSON: .json
      case .lines: .jsonl
      }
    }
  }

  private func text(of graph: Graph, as writer: any GraphWriter) throws -> [UInt8] {
    let elements = ElementReader(snapshot: graph.snapshot())
    let sink = ByteSink()
    try writer.write(GraphSelection(all: elements), of: elements, to: sink)
    return sink.bytes
  }

  private func read(_ bytes: [UInt8], as kind: SourceKind) throws -> Graph {
    let graph = Graph()
    try GraphFileReader.read(bytes, as: kind, into: graph)
    return graph
  }

  @Test(arguments: Format.allCases)
  func keepsEveryGraph(format: Format) throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = RandomGraph(seed: seed)
      let graph = try random.make()
      let bytes = try text(of: graph, as: format.writer)
      let again = try read(bytes, as: format.kind)
      let (before, after) = (GraphText(graph.snapshot()), GraphText(again.snapshot()))
      #expect(
        before == after,
        "seed \(seed)\n\(before)\n---\n\(after)\n---\n\(String(decoding: bytes, as: UTF8.self))")
      if before != after { return }
      #expect(SourceKind(content: bytes) == format.kind)
    }
  }

  /// Cutting a file anywhere gives an error or a graph, never a trap.
  @Test(arguments: Format.allCases)
  func survivesDamage(format: Format) throws {
    var random = RandomGraph(seed: 7)
    let bytes = try text(of: random.make(), as: format.writer)
    for cut in stride(from: 0, to: bytes.count, by: 151) {
      _ = try? read(Array(bytes[..<cut]), as: format.kind)
      var damaged = bytes
      damaged[cut] = UInt8(truncatingIfNeeded: cut &* 31)
      _ = try? read(damaged, as: format.kind)
    }
  }

  @Test func readsNodeLinkOfOthers() throws {
    let networkx = """
      {"directed": true, "multigraph": false, "graph": {}, "nodes": [{"name": "A", "id": 1}, {"id": "x", "age": 3.5}],
       "edges": [{"weight": 2, "type": "KNOWS", "source": 1, "target": "x"}]}
      """
    let graph = try read(Array(networkx.utf8), as: .json).snapshot()
    #expect(
      GraphText(graph).lines == [
        "(0 [] {id: 1, name: 'A'})", "(1 [] {age: 3.5D, id: 'x'})", "0 -> 1 [\"KNOWS\"] {weight: 2}",
      ])
  }

  @Test func readsJSONGraphFormat() throws {
    let text = """
      {"graph": {"directed": false, "nodes": {"a": {"label": "Alice", "metadata": {"n": 1}}, "b": {}},
       "edges": [{"source": "a", "target": "b", "relation": "likes", "metadata": {"w": true}}]}}
      """
    let graph = try read(Array(text.utf8), as: .json).snapshot()
    #expect(
      GraphText(graph).lines == [
        "(0 [] {id: 'a', label: 'Alice', n: 1})", "(1 [] {id: 'b'})", "0 ~ 1 [\"likes\"] {w: TRUE}",
      ])
  }

  @Test func readsGraphMLOfOthers() throws {
    let text = """
      <?xml version='1.0' encoding='utf-8'?>
      <!-- networkx --><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="d1" for="edge" attr.name="weight" attr.type="double"><default>1.5</default></key>
        <key id="d0" for="node" attr.name="name" attr.type="string"/>
        <graph edgedefault="undirected"><node id="a"><data key="d0">x &amp; y</data></node><node id="b"/>
        <edge source="a" target="b"/><edge source="b" target="b" directed="true"><data key="d1">2</data></edge></graph>
      </graphml>
      """
    let graph = try read(Array(text.utf8), as: .graphml).snapshot()
    #expect(
      GraphText(graph).lines == [
        "(0 [] {id: 'a', name: 'x & y'})", "(1 [] {id: 'b'})", "0 ~ 1 [] {weight: 1.5D}",
        "1 -> 1 [] {weight: 2.0D}",
      ])
  }

  @Test(arguments: [
    (SourceKind.json, "{\"nodes\":[{\"id\":1},{\"id\":1}],\"links\":[]}", "a second node with the id `1`"),
    (
      .json, "{\"nodes\":[],\"links\":[{\"source\":1,\"target\":2}]}",
      "an edge names the node `1`, which the file does not hold"
    ),
    (.json, "[1]", "`{` is missing"),
    (.json, "{\"nodes\":[{]}", "a string in double quotes is missing"),
    (.jsonl, "{\"type\":\"node\"}", "a node has no `id`"),
    (.graphml, "<graphml><graph><node/></graph></graphml>", "a node has no id"),
    (.graphml, "<graphml><graph><node id='a'></graph></graphml>", "`</graph>` closes `<node>`"),
    (
      .graphml, "<!DOCTYPE x [<!ENTITY a 'b'>]><graphml/>",
      "a document type with declarations of its own is not read"
    ),
    (.graphml, "<html/>", "not GraphML: there is no `<graph>`"),
    (.gexf, "<gexf><graph><nodes><node/></nodes></graph></gexf>", "a node has no id"),
  ])
  func refuses(kind: SourceKind, text: String, reason: String) {
    let error = #expect(throws: TextError.self) { try read(Array(text.utf8), as: kind) }
    #expect(error?.reason == reason)
  }
}
