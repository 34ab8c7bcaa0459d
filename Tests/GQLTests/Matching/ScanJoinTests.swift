import GQL
import GraphStore
import Testing

/// Parts of a pattern that only an equation joins: a table of nodes gives the rows that comparing every pair gives.
@Suite struct ScanJoinTests {
  private let graph = Graph()

  /// Values of every kind that `=` may find equal: whole numbers, decimals, floats, texts, times, lists, records, nothing.
  init() throws {
    let lists: [Value] = [.list([.int64(1), .int64(2)]), .list([.float64(1), .int64(2)])]
    try graph.write { transaction in
      for number in 0..<240 {
        let base = Int64(number % 30)
        let value: Value =
          switch number % 8 {
          case 0, 1: .int64(base)
          case 2: .float64(Double(base))
          case 3: try Value.string("\(base).50").cast(to: .anyDecimal)
          case 4: .float64(Double(base) + 0.5)
          case 5: .string("名\(base)")
          case 6: lists[number % 2]
          default: number % 16 == 7 ? .boolean(number % 3 == 0) : .null
          }
        var properties: [String: Value] = ["number": .int64(Int64(number)), "group": .int64(base / 3)]
        if !value.isNull { properties["value"] = value }
        let node = try transaction.insertNode(labels: [number % 3 == 0 ? "A" : "B"], properties: properties)
        if number > 0 {
          try transaction.insertEdge(
            from: NodeID(rawValue: node.rawValue / 2), to: node, labels: ["E"], properties: [:])
        }
      }
    }
  }

  private static let queries = [
    "MATCH (a:A), (b:B) WHERE a.value = b.value RETURN a.number AS x, b.number AS y",
    "MATCH (a:A), (b) WHERE b.value = a.value AND a.number < b.number RETURN a.number AS x, b.number AS y",
    "MATCH (a:A), (b:A) WHERE a.group = b.group AND a.value <> b.value RETURN a.number AS x, b.number AS y",
    "MATCH (a:A), (b:B) WHERE a.number * 2 = b.number + 1 RETURN a.number AS x, b.number AS y",
    "MATCH (a:A)-[:E]->(b), (c:B)-[:E]->(d) WHERE b.value = d.value RETURN a.number AS x, d.number AS y",
    "MATCH (a:A) MATCH (b:B {value: a.value}) RETURN a.number AS x, b.number AS y",
    "MATCH (a:A) OPTIONAL MATCH (b:B) WHERE a.value = b.value RETURN a.number AS x, b.number AS y",
    "MATCH (a:A) WHERE EXISTS { MATCH (b:B) WHERE b.value = a.value } RETURN a.number AS x",
    "MATCH (a:A) RETURN a.number AS x, VALUE { MATCH (b) WHERE b.value = a.value RETURN count(*) } AS y",
    "FOR v IN [1, 2.5, 3.0E0, '名5', TRUE, NULL, [1, 2]] MATCH (b) WHERE b.value = v RETURN b.number AS x, v AS y",
    "MATCH (a:A), (b:B) WHERE a.value = b.value RETURN count(*) AS x",
    "MATCH (a), (b), (c:A) WHERE a.value = b.value AND c.group = b.group AND a.group = 2 RETURN a.number + b.number AS x, c.number AS y",
  ]

  private func rows(
    _ query: String, threads: Int = 2, batchSize: Int = 1024, rulesOff: Set<String> = []
  ) throws -> [String] {
    var options = SessionOptions()
    options.threads = threads
    options.batchSize = batchSize
    options.disabledRules = rulesOff
    return try Session(graph, options: options).execute(query).map { "\($0.values)" }.sorted()
  }

  @Test(arguments: queries) func aTableGivesTheRowsOfAllPairs(query: String) throws {
    let expected = try rows(query, rulesOff: ["join-by-table"])
    #expect(!expected.isEmpty)
    #expect(try rows(query) == expected)
    #expect(try rows(query, threads: 1, batchSize: 1) == expected)
    #expect(try rows(query, threads: 1, batchSize: 7) == expected)
  }

  @Test func aPlanNamesTheTable() throws {
    let query = "EXPLAIN MATCH (a:A), (b:B) WHERE a.value = b.value RETURN a.number AS x"
    #expect(try rows(query).contains { $0.contains("by a table of") })
    #expect(try !rows(query, rulesOff: ["join-by-table"]).contains { $0.contains("by a table of") })
  }
}
