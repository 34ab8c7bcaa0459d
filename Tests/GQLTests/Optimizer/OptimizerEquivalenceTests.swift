import GraphStore
import Testing

@testable import GQL

/// Optimized or not, with each rule off, a query gives the same rows: every text of the scripts about plans and patterns.
@Suite struct OptimizerEquivalenceTests {
  static let scripts =
    PlanScript.names(in: "plans") + [
      "binder/patterns.txt", "binder/projections.txt", "binder/subqueries.txt",
    ]

  @Test(arguments: scripts)
  func rowsStay(_ name: String) throws {
    let graph = Graph()
    try Session(graph).executeScript(Self.people) { _ in }
    for item in try PlanScript(name).cases where Self.isComparable(item.query) {
      let expected = rows(of: item.query, graph, without: Set(Optimizer.rules.map(\.name)))
      #expect(rows(of: item.query, graph, without: []) == expected, "\(item.title)")
      for rule in Optimizer.rules {
        #expect(
          rows(of: item.query, graph, without: [rule.name]) == expected, "\(item.title) without \(rule.name)")
      }
    }
  }

  /// Loops, parallel and undirected edges, nulls, a node with two labels, and a component of its own.
  private static let people = """
    INSERT (a:Person {name: 'A', age: 30, city: 'X', x: 1, xs: [1, 2]}), (b:Person {name: 'B', age: 41, city: 'Y', x: 2}),
      (c:Person&Organization {name: 'C', age: 30, city: 'X', x: 0, xs: []}), (d:Organization {name: 'D', city: 'Y'}),
      (e:Person {name: 'E'}), (a)-[:KNOWS {since: 1}]->(b), (a)-[:KNOWS {since: 4}]->(b), (b)-[:KNOWS {since: 5}]->(c),
      (c)-[:KNOWS {since: 6}]->(a), (a)-[:KNOWS {since: 7}]->(a), (a)-[:WORKS_AT]->(d), (c)-[:WORKS_AT]->(d),
      (b)~[:KNOWS {since: 2}]~(c)
    """

  /// Without an order, a page may be any rows; random numbers and clocks never agree.
  private static func isComparable(_ query: String) -> Bool {
    let isPaged = query.contains("LIMIT") || query.contains("OFFSET ")
    return !(isPaged && !query.contains("ORDER BY")) && !query.contains("rand()")
      && !query.contains("current_date")
      && !query.contains("ANY 3") && !query.contains("INSERT") && !query.contains("MERGE")
  }

  /// The rows in order, sorted, or the error.
  private func rows(of query: String, _ graph: Graph, without rules: Set<String>) -> [String] {
    var options = SessionOptions()
    options.disabledRules = rules
    do {
      let parameters: [String: Value] = [
        "name": .string("A"), "n": .int64(2), "xs": .list([.int64(1), .int64(2)]),
        "map": .record(["name": .string("A")]), "x": .int64(1),
      ]
      let result = try Session(graph, options: options).execute(query, parameters: parameters)
      return result.map { row in row.values.map(\.description).joined(separator: ", ") }.sorted()
    } catch {
      return ["\(error)"]
    }
  }
}
