import Foundation
import GQL
import GraphStore
import Testing

/// All paths along one repeated edge are as many, and end where, the general search says.
@Suite("All paths that repeat one edge")
struct RepeatedEdgeWalkTests {
  private static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 60 : 2

  @Test("Numbers and ends", arguments: ["-[:E]->", "<-[:E]-", "-[:E]-", "~[:F]~", "-[]-", "-[:E|F]-"])
  func agrees(_ edge: String) throws {
    for seed in 0..<Self.rounds {
      let graph = try Self.random(seed: seed)
      for quantifier in ["+", "*", "{0,2}", "{1,3}", "{2,}", "{2,4}", "{0,0}"] {
        let path = "\(edge)\(quantifier)"
        let bounded = quantifier.hasSuffix(",}") || quantifier.count == 1 ? "\(edge){0,3}" : path
        for text in [
          "MATCH (a:A)\(path)(b) RETURN count(*) AS n", "MATCH (a:A)\(path)(b:B) RETURN count(*) AS n",
          "MATCH (a)\(path)(b:B) RETURN b, count(*) AS n", "MATCH (a:A)\(path)(b) RETURN a, b",
          "MATCH (a)\(path)(a) RETURN a, count(*) AS n", "MATCH TRAIL (a:A)\(path)(b:B) RETURN count(*) AS n",
          "MATCH REPEATABLE ELEMENTS (a:A)\(bounded)(b:B) RETURN count(*) AS n",
          "MATCH REPEATABLE ELEMENTS (a:A)\(bounded)(b:B) RETURN b.x AS x",
          "MATCH (a:A), (b:B) MATCH (a)\(path)(b) RETURN count(*) AS n",
          "MATCH (a:A)\(path)(b), (b)-[:E]->(c) RETURN count(*) AS n",
          "MATCH (a:A)\(path)(b)\(path)(c:B) RETURN count(*) AS n",
          "MATCH ACYCLIC (a:A)\(path)(b) RETURN count(*) AS n", "MATCH SIMPLE (a)\(path)(b:A) RETURN b",
          "MATCH (a:A) OPTIONAL MATCH (a)\(path)(b:B) RETURN a, count(b) AS n",
          "MATCH (a:A)\(path)(b WHERE b.x > 1) RETURN count(*) AS n",
        ] {
          #expect(
            outcome(text, graph) == outcome(text, graph, rulesOff: ["search-repetitions"]),
            "seed \(seed): \(text)"
          )
        }
      }
    }
  }

  @Test("Long paths into a circle, and around one")
  func longPaths() throws {
    let graph = Graph()
    try Session(graph).execute(
      """
      FOR i IN range(0, 99) INSERT (:A {x: i})
      NEXT MATCH (a:A), (b:A) FILTER b.x = a.x + 1 OR (a.x = 99 AND b.x = 50) INSERT (a)-[:E]->(b)
      """)
    for (text, count) in [
      // The circle has 50 edges; from before it each trail ends where the circle closes.
      ("MATCH (a:A {x: 0})-[:E]->*(b) RETURN count(*) AS n", 101),
      ("MATCH (a:A {x: 60})-[:E]->+(b) RETURN count(*) AS n", 50),
      ("MATCH (a:A {x: 60})-[:E]->{40,}(b) RETURN count(*) AS n", 11),
      ("MATCH (a:A)-[:E]->+(b) RETURN count(*) AS n", 50 * 50 + (1...50).reduce(0) { $0 + $1 + 50 }),
    ] {
      #expect(outcome(text, graph) == outcome(text, graph, rulesOff: ["search-repetitions"]), "\(text)")
      let rows = try Session(graph).execute(text).map(\.values)
      #expect(rows == [[.int64(Int64(count))]], "\(text)")
    }
  }

  private static func random(seed: UInt64) throws -> Graph {
    var random = SeededGenerator(seed: seed &+ 0xA11)
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID] = []
      for number in 0..<random.number(1...6) {
        nodes.append(
          try transaction.insertNode(
            labels: random.pick([["A"], ["B"], ["A", "B"], []]), properties: ["x": .int64(Int64(number))]))
      }
      for _ in 0..<random.number(0...8) {
        try transaction.insertEdge(
          from: random.pick(nodes), to: random.pick(nodes), labels: random.pick([["E"], ["E"], ["F"]]),
          directed: random.happens(70))
      }
    }
    return graph
  }

  private func outcome(_ text: String, _ graph: Graph, rulesOff: Set<String> = []) -> [String] {
    var options = SessionOptions()
    options.disabledRules = rulesOff
    options.timeout = .seconds(20)
    do {
      return try Session(graph, options: options).execute(text).map(\.description).sorted()
    } catch let error as GQLError {
      return [error.status.rawValue]
    } catch {
      return ["\(error)"]
    }
  }
}
