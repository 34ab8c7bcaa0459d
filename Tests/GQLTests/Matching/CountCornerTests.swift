import Foundation
import GraphStore
import Testing

@testable import GQL

/// Circles of four vertices and more are counted as they are listed.
@Suite("Corners of circles are counted right")
struct CountCornerTests {
  private static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 400 : 5

  /// `R` is a function: no node has two such edges that leave it.
  static let patterns = [
    "(a)<-[:T]-(b)<-[:R]-(c)-[:T]->(d) WHERE a <> d AND NOT EXISTS { (c)-[:T]->(a) } AND NOT EXISTS { (b)-[:T]->(d) }",
    "(a)<-[:T]-(b)<-[:R]-(c)-[:T]->(d), (c)-[:T]->(a), (b)-[:T]->(d)",
    "(a)<-[:T]-(b)<-[:R]-(c)<-[:R]-(d)-[:T]->(a)",
    "(a)<-[:T]-(b)<-[:R]-(c)<-[:R]-(d)-[:T]->(e) WHERE a <> e",
    "(a)<-[:T]-(b)<-[:R]-(c)<-[:R]-(d)-[:T]->(e) WHERE a <> e AND NOT EXISTS { (d)-[:T]->(a) }",
    "(a)-[:E]->(b)-[:E]->(c)-[:E]->(d)-[:E]->(a), (a)-[:R]->(c)",
    "(a)-[:E]-(b)-[:E]-(c)-[:E]-(d)-[:E]-(a), (a)-[:T]-(c)",
    "(a)-[:E]->(b)-[:R]->(c)-[:E]->(d)-[:R]->(e)-[:T]->(a)",
    "(a:A)-[:E]-(b)<-[:T]-(c)-[:R]->(d)-[:E]-(a), (a)-[:E]-(c) WHERE b.n > 1",
    "(a)-[:E]->(b WHERE b.n % 2 = 0)-[:E]->(c)<-[:R]-(d WHERE d.n < 5)-[:E]->(a)",
    "(a)-[:E]-(b)-[:E]-(c)-[:T]->(d), (a)-[:T]->(d) WHERE a <> c AND NOT EXISTS { (a)-[:E]-(c) }",
  ]

  static let results = [
    "count(*) AS n", "a.n AS k, count(*) AS n", "b.n AS k, count(*) AS n", "c.n AS k, count(*) AS n",
    "d.n AS k, count(*) AS n", "count(DISTINCT a) AS n", "sum(b.n - 3) AS s, count(*) AS n",
    "a.n AS k, sum(d.n - 3) AS s",
  ]

  @Test("Random graphs, in total, per node and in sums, with the rule on and off", arguments: patterns)
  func agreesWithListing(_ pattern: String) throws {
    for seed in 0..<Self.rounds {
      let graph = try Self.random(seed: seed)
      for result in Self.results {
        let text = "MATCH \(pattern) RETURN \(result)"
        let rows = try [[], [PhysicalPlanner.countingRule]].map { rules in
          var options = SessionOptions()
          options.disabledRules = Set(rules)
          return try Session(graph, options: options).execute(text).map(\.description).sorted()
        }
        #expect(rows[0] == rows[1], "seed \(seed): \(text)")
      }
    }
  }

  private static func random(seed: UInt64) throws -> Graph {
    var random = SeededGenerator(seed: seed &+ 0xC04)
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID] = []
      for number in 0..<random.number(4...9) {
        nodes.append(
          try transaction.insertNode(
            labels: random.pick([["A"], ["B"], ["A", "B"]]), properties: ["n": .int64(Int64(number))]))
      }
      for _ in 0..<random.number(12...30) {
        _ = try transaction.insertEdge(
          from: random.pick(nodes), to: random.pick(nodes), labels: random.pick([["E"], ["T"]]),
          directed: random.happens(90))
      }
      for node in nodes where random.happens(80) {
        _ = try transaction.insertEdge(from: node, to: random.pick(nodes), labels: ["R"], directed: true)
      }
    }
    return graph
  }
}
