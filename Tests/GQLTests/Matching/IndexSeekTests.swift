import GQL
import GraphStore
import Testing

/// Ranges and parts of texts by an index give the rows that a scan gives, and are used where few nodes are wanted.
@Suite struct IndexSeekTests {
  private let scanned: Session
  private let indexed: Session

  /// The same 4,000 nodes twice: whole numbers, decimals, floats, texts, booleans and nothing in one property.
  init() throws {
    let graphs = [Graph(), Graph()]
    for graph in graphs {
      try graph.write { transaction in
        for number in 0..<4000 {
          let value: Value =
            switch number % 8 {
            case 0, 1, 2: .int64(Int64(number))
            case 3: .float64(Double(number) / 10)
            case 4: try Value.string("\(number).5").cast(to: .anyDecimal)
            case 5: .string("部品\(number)号")
            case 6: .boolean(number % 16 == 6)
            default: .null
            }
          var properties: [String: Value] = ["number": .int64(Int64(number))]
          if !value.isNull { properties["value"] = value }
          if number % 8 == 5 { properties["text"] = .string("東京の部品\(number)号と\(number % 100)") }
          _ = try transaction.insertNode(
            labels: number % 3 == 0 ? ["Part", "Old"] : ["Part"], properties: properties)
        }
      }
    }
    scanned = Session(graphs[0])
    indexed = Session(graphs[1])
    try indexed.execute("CREATE INDEX by_value FOR (p:Part) ON (p.value)")
    try indexed.execute("CREATE INDEX by_number FOR (p:Part) ON (p.number)")
    try indexed.execute("CREATE TEXT INDEX by_text FOR (p:Part) ON (p.text)")
  }

  private static let parameters: [String: Value] = [
    "low": .int64(100), "high": .int64(130), "part": .string("品13"), "none": .null, "empty": .string(""),
  ]

  private static let conditions = [
    "p.value > 3990", "p.value >= 3992", "3990 < p.value", "p.value < 3", "p.value <= 0", "p.value > 3995.0",
    "p.value >= 0.3 AND p.value <= 1.1", "p.value > 10 AND p.value < 20", "20 > p.value AND 10 < p.value",
    "p.value >= 12.5 AND p.value <= 12.5", "p.value > $low AND p.value <= $high",
    "p.value > $high AND p.value < $low",
    "p.value > $none AND p.value < $high", "p.value > '部品39' AND p.value < '部品399'", "p.value >= TRUE",
    "p.number >= 3980 AND p.number < 3990 AND p:Old", "p.number > 5", "p.number < 20 AND p.value IS NOT NULL",
    "p.text CONTAINS '品1309号'", "p.text CONTAINS '13'", "p.text CONTAINS $part", "p.text CONTAINS $empty",
    "p.text CONTAINS $none", "p.text STARTS WITH '東京の部品29'", "p.text ENDS WITH '号と13'", "p.text CONTAINS '京'",
    "p.text CONTAINS '無い'", "p.text CONTAINS '品29' AND p.number > 2000",
  ]

  @Test(arguments: conditions)
  func anIndexGivesTheRowsOfAScan(condition: String) throws {
    for query in [
      "MATCH (p:Part) WHERE \(condition) RETURN p.number AS n ORDER BY n",
      "FOR x IN [1, 2, 3] MATCH (p:Part) WHERE \(condition) RETURN x, p.number AS n ORDER BY x, n",
      "MATCH (p:Part) WHERE \(condition) RETURN count(*) AS n",
    ] {
      let expected = try scanned.execute(query, parameters: Self.parameters).map { "\($0.values)" }
      let found = try indexed.execute(query, parameters: Self.parameters).map { "\($0.values)" }
      #expect(found == expected, "\(query)")
    }
  }

  @Test func fewNodesAreSoughtAndManyAreScanned() throws {
    func isSought(_ condition: String) throws -> Bool {
      try indexed.explain("MATCH (p:Part) WHERE \(condition) RETURN p").contains("by the index on Part")
    }
    #expect(try isSought("p.number > 3980"))
    #expect(try isSought("p.number > 10 AND p.number < 20"))
    #expect(try isSought("p.number > $low AND p.number < $high"))
    #expect(try isSought("p.text CONTAINS '品1309号'"))
    #expect(try isSought("p.text STARTS WITH $part"))
    #expect(try !isSought("p.number > 5"))
    #expect(try !isSought("p.number > $low"))
    #expect(try !isSought("p.text CONTAINS '東京'"))
    #expect(try !isSought("p.text CONTAINS ''"))
  }

  @Test func anIndexIsAskedInsideATransaction() throws {
    try indexed.execute("START TRANSACTION")
    try indexed.execute("INSERT (:Part {number: 9000, text: '東京の部品9000号'})")
    try indexed.execute("MATCH (p:Part {number: 3999}) SET p.number = 9001")
    #expect(try indexed.execute("MATCH (p:Part) WHERE p.number > 3997 RETURN count(*) AS n").value() == 3)
    #expect(
      try indexed.execute("MATCH (p:Part) WHERE p.text CONTAINS '9000' RETURN count(*) AS n").value() == 1)
    try indexed.execute("ROLLBACK")
    #expect(try indexed.execute("MATCH (p:Part) WHERE p.number > 3997 RETURN count(*) AS n").value() == 2)
  }
}
