import GQL
import GraphStore
import Testing

/// Aggregates over scans whose pages several threads share give what one thread gives, in the same order.
@Suite struct ParallelAggregateTests {
  private static let graph: Graph? = {
    let graph = Graph()
    return try? graph.write { transaction in
      let labels = try (0..<3).map { try transaction.labelSet(["L\($0)"]) }
      let keys = try ["x", "g", "t"].map { try transaction.propertyKey($0) }
      for number in 0..<40_000 {
        let value: Value = number % 11 == 0 ? .null : .int64(Int64(number * 7919 % 1000))
        try transaction.insertNode(
          labels: labels[number % 3],
          properties: [
            (keys[0], value), (keys[1], .int64(Int64(number / 5000))), (keys[2], .string("t\(number % 7)")),
          ])
      }
      return graph
    }
  }()

  @Test(arguments: [
    "MATCH (n) RETURN count(*) AS c, count(n.x) AS d, sum(n.x) AS s, min(n.x) AS a, max(n.x) AS b, avg(n.x) AS m",
    "MATCH (n) WHERE n.x * 2 + 1 > 100 RETURN count(*) AS c",
    "MATCH (n:L1) RETURN n.g AS g, count(*) AS c, sum(n.x) AS s",
    "MATCH (n:L1) RETURN n.t AS t, n.g AS g, count(n.x) AS c",
    "MATCH (n:Nothing) RETURN count(*) AS c, sum(n.x) AS s",
    "MATCH (n) WHERE n.x < 3 RETURN collect_list(n.g) AS l",
    "MATCH (n) WHERE n.x < 20 AND EXISTS { MATCH (m:L2) WHERE m.x = n.x AND m.g = 0 } RETURN count(*) AS c",
    "MATCH (n) RETURN count(DISTINCT n.x) AS c",
  ])
  func threadsAgree(_ text: String) throws {
    let graph = try #require(Self.graph)
    var options = SessionOptions()
    options.threads = 1
    let expected = try Session(graph, options: options).execute(text).rows
    options.threads = 3
    #expect(try Session(graph, options: options).execute(text).rows == expected)
  }
}
