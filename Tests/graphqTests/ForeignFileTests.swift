import Foundation
import GraphStore
import Testing

@testable import graphq

/// Files as other programs write them (the small graphs of `Fixtures/foreign`): recognised by their content, read whole, the
/// names that their nodes go by kept.
@Suite struct ForeignFileTests {
  private func lines(of file: String) throws -> [String] {
    let path = Transcript.fixtures.appendingPathComponent("foreign/" + file).path
    let (kind, _) = try SourceLoader.recognize(path)
    let graph = Graph()
    try GraphFileReader.read(FileBytes.read(path), as: kind, into: graph)
    return GraphText(graph.snapshot()).lines
  }

  @Test(arguments: ["networkx-links.json", "networkx-edges.json"])
  func readsNodeLinks(file: String) throws {
    #expect(
      try lines(of: file) == [
        "(0 [] {f: 2.5D, id: 'a', name: '東京', ok: TRUE, x: 1})",
        "(1 [] {id: 'b', name: 'q\"<&>', type: 'thing'})",
        "0 -> 1 [\"KNOWS\"] {weight: 2}", "0 -> 1 [] {weight: 3}", "1 -> 1 [] {}",
      ])
  }

  @Test func readsGraphMLOfNetworkx() throws {
    #expect(
      try lines(of: "networkx.graphml") == [
        "(0 [] {f: 2.5D, id: 'a', name: '東京', ok: TRUE, x: 1})",
        "(1 [] {id: 'b', name: 'q\"<&>', type: 'thing'})",
        "0 -> 1 [\"KNOWS\"] {weight: 2}", "0 -> 1 [] {weight: 3}", "1 -> 1 [] {}",
      ])
  }

  @Test func readsGEXFOfNetworkx() throws {
    #expect(
      try lines(of: "networkx.gexf") == [
        "(0 [] {f: 2.5D, id: 'a', label: 'a', name: '東京', ok: TRUE, x: 1})",
        "(1 [] {id: 'b', label: 'b', name: 'q\"<&>', type: 'thing'})",
        "0 -> 1 [\"KNOWS\"] {networkx_key: 0, weight: 2.0D}", "0 -> 1 [] {networkx_key: 1, weight: 3.0D}",
        "1 -> 1 [] {networkx_key: 0}",
      ])
  }

  @Test func readsGraphMLOfIgraph() throws {
    #expect(
      try lines(of: "igraph.graphml") == [
        "(0 [] {id: 'n0', ok: TRUE})", "(1 [] {id: 'n1', ok: FALSE})", "(2 [] {id: 'n2', ok: TRUE})",
        "0 -> 1 [] {}", "1 -> 2 [] {}",
      ])
  }

  /// A node within another comes before it, because a node is whole only at its end.
  @Test func readsGEXFOfGephi() throws {
    #expect(
      try lines(of: "gephi.gexf") == [
        "(0 [] {Modularity Class: 1, id: '11.0', label: 'Valjean', tags: ['a', 'b']})",
        "(1 [] {Modularity Class: 0, id: '48.0', label: 'Gavroche'})",
        "(2 [] {Modularity Class: 0, id: 'y', label: 'inner', parent: 'x'})",
        "(3 [] {Modularity Class: 0, id: 'x'})",
        "0 ~ 1 [] {weight: 2.0D}", "1 -> 3 [\"SEES\"] {}",
      ])
  }

  @Test func readsGroupsAndLabelsOfYEd() throws {
    #expect(
      try lines(of: "yed.graphml") == [
        "(0 [] {id: 'n0', label: 'Start 日本', url: 'http://x/?a&b'})",
        "(1 [] {id: 'n1::n0', label: 'Inner', parent: 'n1'})", "(2 [] {id: 'n1', label: 'Group'})",
        "0 -> 1 [\"goes to\"] {}",
      ])
  }

  @Test func readsJSONGraphFormat() throws {
    #expect(
      try lines(of: "graph-format.json") == [
        "(0 [] {age: 3, id: 'a', label: 'Alice', type: 'P'})", "(1 [] {id: 'b', label: 'Bob'})",
        "0 ~ 1 [\"KNOWS\"] {w: 1.5D}",
      ])
    #expect(
      try lines(of: "graph-formats.json") == ["(0 [] {id: 'a', label: 'A'})", "(1 [] {id: 'a', label: 'Z'})"])
  }

  /// Neo4j's numbers are its own, but lines may have no other names; in its GraphML labels show that ids mean nothing.
  @Test func readsWhatNeo4jExports() throws {
    #expect(
      try lines(of: "apoc.jsonl") == [
        "(0 [\"User\"] {age: 42, id: '0', name: 'Adam'})", "(1 [\"User\"] {id: 'own', name: 'Jim'})",
        "0 -> 1 [\"KNOWS\"] {since: 1993}",
      ])
    #expect(
      try lines(of: "apoc.graphml") == [
        "(0 [\"Admin\", \"User\"] {name: 'foo'})", "(1 [\"User\"] {})", "0 -> 1 [\"KNOWS\"] {}",
      ])
  }
}
