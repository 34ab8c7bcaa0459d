import GraphStore
import Testing

@testable import GQL

/// Circles of four edges give what listing gives.
@Suite("Squares are counted right")
struct CountSquareTests {
  @Test("In total and per node, with parallel edges, loops, numbers and predicates", arguments: 0..<6)
  func agreesWithListing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID] = []
      for number in 0..<30 {
        nodes.append(
          try transaction.insertNode(
            labels: [random.pick(["A", "B"])],
            properties: ["x": .int64(Int64(number)), "y": .int64(Int64(random.number(-3...3)))]))
      }
      for _ in 0..<120 {
        _ = try transaction.insertEdge(
          from: random.pick(nodes), to: random.pick(nodes), labels: [random.pick(["S", "S", "T"])],
          directed: random.happens(80), properties: [:])
      }
    }
    for query in Self.queries {
      let results = try [[], [PhysicalPlanner.countingRule]].map { rules in
        var options = SessionOptions()
        options.disabledRules = Set(rules)
        return try Session(graph, options: options).execute(query).rows
      }
      #expect(results[0] == results[1], "seed \(seed): \(query)")
    }
  }

  private static let queries = [
    "MATCH (a)-[:S]-(b)-[:S]-(c)-[:S]-(d)-[:S]-(a) RETURN count(*) AS n",
    "MATCH (a:A)-[:S]->(b:B)-[:S]->(c:A)<-[:S]-(d)<-[:S]-(a) RETURN count(*) AS n",
    "MATCH (a)-[:S]->(b)-[:T]-(c)~[:S]~(d)-[]-(a) RETURN count(*) AS n",
    "MATCH (a)-[:S]-(b)-[:S]-(c)-[:S]-(d)-[:S]-(a) WHERE a.y < 1 AND c.y > 0 RETURN count(*) AS n, sum(b.y) AS s",
    """
    MATCH REPEATABLE ELEMENTS (a)-[:S]-(b)-[:S]->(c)-[:S]-(d)-[:S]->(a), (b)-[:T]->(), (c)-[:T]->()
    RETURN count(*) AS n
    """,
    """
    MATCH (a)-[:S]-(b)-[:S]-(c)-[:S]-(d)-[:S]-(a), (a)-[:T]-(e) WHERE b.y = 1 OR d.y = 2
    RETURN a.x AS x, count(*) AS n ORDER BY x
    """,
    "MATCH (a)-[:S]->(b)-[:S]->(c)<-[:S]-(d)<-[:S]-(a) WHERE b <> d RETURN c.x AS x, count(*) AS n ORDER BY x",
  ]
}
