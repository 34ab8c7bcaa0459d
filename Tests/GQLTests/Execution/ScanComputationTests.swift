import GQL
import GraphStore
import Testing

/// Scans that are computed page by page over the store's columns give what the general evaluators give.
@Suite("Scans computed by page")
struct ScanComputationTests {
  /// The name by which computing by page is switched off.
  private static let rule = "compute-pages"

  private static let graph: Graph? = try? mixed()

  /// Pages of every kind: full, with nulls, with few distinct texts, with long ones, with values of several types, near the bounds
  /// of 64 bits, half deleted, and of other labels.
  private static func mixed() throws -> Graph {
    let graph = Graph()
    let loader = BulkLoader(graph)
    let count = 5000
    let range = try loader.addNodes(labels: ["A"], count: count)
    var random = SeededGenerator(seed: 7)
    func column(_ value: (Int) -> Value) throws -> BulkColumn {
      let values = (0..<count).map(value)
      let kind: ColumnKind =
        switch values.first(where: { !$0.isNull }) {
        case .int64: .int64
        case .float64: .double
        case .boolean: .boolean
        default: .string
        }
      var column = BulkColumn(kind)
      for value in values {
        switch value {
        case .int64(let number): column.append(number)
        case .float64(let number): column.append(number)
        case .boolean(let truth): column.append(truth)
        case .string(let text): column.append(utf8: Array(text.utf8).span)
        default: column.appendNull()
        }
      }
      return column
    }
    try loader.setNodeProperty("x", of: range, to: try column { .int64(Int64($0 * 7919 % 1000) - 300) })
    try loader.setNodeProperty(
      "n", of: range, to: try column { $0 % 3 == 0 ? .null : .int64(Int64($0 % 50)) })
    try loader.setNodeProperty(
      "f", of: range, to: try column { $0 % 97 == 0 ? .float64(.nan) : .float64(Double($0 % 80) / 4) })
    try loader.setNodeProperty("b", of: range, to: try column { .boolean($0 % 5 == 0) })
    try loader.setNodeProperty(
      "s", of: range,
      to: try column { $0 % 11 == 0 ? .null : .string(["red", "green", "blue", "ağaç"][$0 % 4]) })
    let words = ["history", "war", "graph", "é", "query", "warhistory", ""]
    try loader.setNodeProperty(
      "t", of: range,
      to: try column { _ in
        .string((0..<random.number(0...9)).map { _ in random.pick(words) }.joined(separator: " "))
      })
    try loader.setNodeProperty(
      "big", of: range, to: try column { .int64($0 % 2 == 0 ? .max - Int64($0) : .min + Int64($0)) })
    try loader.finish()
    try graph.write { transaction in
      for number in 0..<3000 {
        try transaction.insertNode(
          labels: number % 4 == 0 ? ["A", "B"] : ["B"],
          properties: [
            "x": number % 9 == 0 ? .string("text") : .int64(Int64(number)),
            "f": number % 2 == 0 ? .int64(Int64(number)) : .float64(Double(number)),
            "n": .null, "s": .string("loose \(number % 6)"), "t": .string("war of \(number)"),
          ])
      }
      for number in stride(from: 0, to: 5000, by: 3) where number > 2000 {
        try transaction.delete(NodeID(rawValue: UInt32(number)))
      }
    }
    return graph
  }

  static let predicates = [
    "n.x > 100", "n.x * 2 + 1 > 100", "n.x * 2 + 1 >= 100", "n.x * 2 < 101", "101 <= n.x * -2",
    "n.x * -3 <= -10", "-7 * n.x > 20", "n.x * -3 < 10", "n.x * 3 = 30", "n.x * 3 = 31", "n.x * 3 <> 31",
    "5 - n.x <= 3", "5 - n.x * 2 = -95", "(10 - n.n) * 4 > 9", "n.x * 0 = 0",
    "n.x * 3 - 9223372036854775807 > 5", "n.big + 1 > 5", "n.big * 2 > 0",
    "n.big - 1 < 9223372036854775700", "n.big * -1 >= 3", "0 - n.big < 7",
    "n.n * 9223372036854775807 > 3", "n.f * 2 + 1 > 10", "n.s + 1 > 3",
    "100 < n.x - n.n", "n.n = 7", "n.n <> 7", "NOT n.n = 7", "n.n IS NULL",
    "n.n IS NOT NULL AND n.x % 7 = 3", "n.x / 10 >= 20 OR n.n < 4", "n.x > 100000", "n.x > -100000",
    "n.f > 3", "n.f < 2.5", "n.f * 2 >= 1e1", "n.f = n.f", "n.f + n.x > 50", "n.b", "NOT n.b",
    "n.b AND n.x > 0",
    "n.s = 'red'", "n.s <> 'red'", "n.s < 'green'", "n.s >= 'c'", "n.s STARTS WITH 'gr'",
    "n.s ENDS WITH 'aç'",
    "n.s CONTAINS 'e'", "n.t CONTAINS 'history war'", "n.t CONTAINS 'war'", "n.t CONTAINS ''", "n.t = ''",
    "n.t < 'history war'", "n.t <= 'graph gr'", "n.t > 'history'", "n.t >= 'war of 12'", "n.t <> 'war'",
    "n.t < ''", "n.t >= ''", "n.t = 'history war'", "'warhistory' < n.t",
    "n.t STARTS WITH 'war'", "n.t CONTAINS 'y w' AND n.x > 0", "n.big > 0", "n.big + 1 > 0", "n.big * 2 > 0",
    "n.big - n.x < 0", "n.missing > 3", "n.missing IS NULL", "n.x = NULL", "n.x > $p", "$p < n.x", "n.s = $q",
    "n.x > 1 OR n.missing > 3", "NOT (n.x > 1 AND n.missing > 3)", "n.x = 'text'", "n.x / n.n > 2",
    "n.x / 0 > 1 AND n.x > 2",
  ]

  @Test("Predicates", arguments: predicates)
  func predicatesAgree(_ predicate: String) throws {
    try agree("MATCH (n:A) WHERE \(predicate) RETURN count(*) AS c")
    try agree("MATCH (n:A) WHERE \(predicate) RETURN n AS n")
    try agree("MATCH (n) WHERE \(predicate) RETURN n.s AS s, count(*) AS c")
  }

  @Test(
    "Aggregates",
    arguments: [
      "count(*) AS c", "count(n.n) AS c, count(n.s) AS d, count(n.b) AS e", "sum(n.n) AS s, avg(n.n) AS a",
      "min(n.n) AS a, max(n.n) AS b", "sum(n.x + n.n) AS s", "min(n.s) AS a", "avg(n.f) AS a",
      "max(n.f) AS a",
      "sum(n.big) AS s", "sum(n.n * 2) AS s, count(*) AS c", "sum(n.missing) AS s, count(n.missing) AS c",
      "sum(n.x) AS s", "count(DISTINCT n.n) AS c", "collect_list(n.n) AS l", "sum(3) AS s",
    ])
  func aggregatesAgree(_ list: String) throws {
    for pattern in [
      "(n:A)", "(n)", "(n:B)", "(n:Nothing)", "(n:A WHERE n.n > 20)", "(n:A WHERE n.s = 'red')",
    ] {
      try agree("MATCH \(pattern) RETURN \(list)")
      try agree("MATCH \(pattern) RETURN n.s AS key, \(list)")
      try agree("MATCH \(pattern) RETURN n.n AS key, \(list)")
      try agree("MATCH \(pattern) RETURN n.missing AS key, \(list)")
    }
  }

  @Test(
    "The first rows of an order",
    arguments: ["n.x", "n.n", "n.f", "n.b", "n.s", "n.t", "n.big", "n.missing"])
  func firstRowsAgree(_ key: String) throws {
    for order in ["\(key)", "\(key) DESC", "\(key) DESC NULLS FIRST", "\(key) NULLS FIRST"] {
      for limit in [1, 10, 700] {
        try agree("MATCH (n:A) RETURN n AS n, \(key) AS k ORDER BY \(order), n LIMIT \(limit)")
        try agree("MATCH (n) WHERE n.x > 5 RETURN n AS n ORDER BY \(order), n LIMIT \(limit)")
      }
    }
  }

  /// The rows are those without computing by page, whatever the threads and the size of batches.
  private func agree(_ text: String) throws {
    let graph = try #require(Self.graph)
    var options = SessionOptions()
    options.threads = 1
    options.disabledRules = [Self.rule]
    let expected = outcome(text, graph, options)
    options.disabledRules = []
    #expect(outcome(text, graph, options) == expected, "\(text)")
    options.batchSize = 7
    #expect(outcome(text, graph, options) == expected, "\(text) in small batches")
    options.batchSize = 2048
    options.threads = 3
    #expect(outcome(text, graph, options) == expected, "\(text) with threads")
  }

  private func outcome(_ text: String, _ graph: Graph, _ options: SessionOptions) -> [String] {
    do {
      let parameters: [String: Value] = ["p": .int64(250), "q": .string("blue")]
      return try Session(graph, options: options).execute(text, parameters: parameters).map(\.description)
    } catch let error as GQLError {
      return [error.status.rawValue]
    } catch {
      return ["\(error)"]
    }
  }
}
