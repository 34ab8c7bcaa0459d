import GQL
import GraphStore
import Testing

/// A look-up without operators gives what the plan with them gives, also after changes.
@Suite("Point look-ups")
struct PointLookupTests {
  private static let texts = [
    "MATCH (n:A {k: $k}) RETURN n.name AS name, n.k AS k", "MATCH (n:A) WHERE n.k = $k RETURN n",
    "MATCH (n:A WHERE $k = n.k) RETURN n.missing AS m, 1 AS one, $k AS k", "MATCH (n:A {k: 3}) RETURN n.name",
    "MATCH (n:A {k: $k}) LET x = n.name RETURN x", "MATCH (n:A {k: $k, name: 'n3'}) RETURN n",
    "MATCH (n:A {k: $k}) RETURN n.k + 1 AS k", "MATCH (n:B {k: $k}) RETURN n",
    "MATCH (n:A {k: $other}) RETURN n",
    "MATCH (n:A {k: $k}) RETURN DISTINCT n.name AS name", "MATCH (n:A&B {k: $k}) RETURN n.name AS name",
  ]

  @Test("With every kind of key, before and after changes", arguments: [false, true])
  func agrees(isPrepared: Bool) throws {
    let graph = Graph()
    let session = Session(graph)
    try session.execute("CREATE INDEX a_k FOR (n:A) ON (n.k)")
    try session.execute(
      "FOR i IN range(0, 20) INSERT (:A {k: i % 15, name: 'n' || CAST(i AS STRING)}), (:B {k: i})")
    var options = SessionOptions()
    options.disabledRules = ["look-up"]
    let slow = Session(graph, options: options)
    let statements = try Self.texts.map { try session.prepare($0) }
    for change in [
      "RETURN 1 AS x", "MATCH (n:A {k: 3}) SET n.k = 7", "MATCH (n:A {k: 7}) DETACH DELETE n",
      "INSERT (:A&B {k: 5, name: 'both'})", "MATCH (n:A {k: 5}) REMOVE n:A", "DROP INDEX a_k",
      "CREATE INDEX a_k FOR (n:A) ON (n.k)",
    ] {
      try session.execute(change)
      for key: Value in [
        .int64(3), .int64(5), .int64(7), .int64(99), .float64(3), .string("3"), .null, .boolean(true),
        .decimal(try ExactDecimal("3.0")), .list([.int64(3)]),
      ] {
        for (text, statement) in zip(Self.texts, statements) {
          let expected = outcome { try slow.execute(text, parameters: ["k": key]) }
          let result = outcome {
            isPrepared
              ? try statement.execute(parameters: ["k": key])
              : try session.execute(text, parameters: ["k": key])
          }
          #expect(result == expected, "\(text) for \(key) after \(change)")
        }
      }
    }
  }

  @Test("In a transaction the look-up sees what the transaction sees")
  func transactions() throws {
    let session = Session(Graph())
    try session.execute("CREATE INDEX FOR (n:A) ON (n.k)")
    try session.execute("INSERT (:A {k: 1})")
    let statement = try session.prepare("MATCH (n:A {k: $k}) RETURN n")
    try session.execute("START TRANSACTION")
    try session.execute("INSERT (:A {k: 2})")
    #expect(try statement.execute(parameters: ["k": .int64(2)]).count == 1)
    try session.execute("ROLLBACK")
    let result = try statement.execute(parameters: ["k": .int64(2)])
    #expect(result.count == 0)
    #expect(result.status == .noData)
    try session.execute("SESSION SET VALUE $k = 1")
    #expect(try statement.execute().count == 1)
    try session.execute("SESSION CLOSE")
    #expect(throws: GQLError.self) { try statement.execute(parameters: ["k": .int64(1)]) }
  }

  @Test("A number that a rollback freed and another name took leads nobody astray")
  func reusedNumbers() throws {
    let session = Session(Graph())
    try session.execute("CREATE INDEX FOR (n:A) ON (n.k)")
    try session.execute("INSERT (:A {k: 1})")
    let statement = try session.prepare("MATCH (n:A {k: $k}) RETURN n.q AS q, n.k AS k")
    func found() throws -> [[Value]] {
      try statement.execute(parameters: ["k": .int64(1)]).map(\.values)
    }
    #expect(try found() == [[.null, .int64(1)]])
    try session.execute("START TRANSACTION")
    try session.execute("MATCH (n:A) SET n.q = 5")
    #expect(try found() == [[.int64(5), .int64(1)]])
    try session.execute("ROLLBACK")
    #expect(try found() == [[.null, .int64(1)]])
    try session.execute("MATCH (n:A) SET n.r = 7")
    #expect(try found() == [[.null, .int64(1)]])
    try session.execute("MATCH (n:A) SET n.q = 9")
    #expect(try found() == [[.int64(9), .int64(1)]])
  }

  @Test("A prepared look-up follows the working graph and the indexes")
  func followsSession() throws {
    let session = Session(Graph())
    try session.execute("CREATE GRAPH other ANY")
    try session.execute("CREATE INDEX a_k FOR (n:A) ON (n.k)")
    try session.execute("INSERT (:A {k: 1, name: 'home'})")
    try session.execute("SESSION SET GRAPH other")
    try session.execute("INSERT (:Z {name: 'z', k: 0}), (:A {k: 1, name: 'other'})")
    try session.execute("CREATE INDEX FOR (n:A) ON (n.k)")
    try session.execute("SESSION SET GRAPH HOME_GRAPH")
    let statement = try session.prepare("MATCH (n:A {k: $k}) RETURN n.name AS name")
    func name() throws -> String { try statement.execute(parameters: ["k": .int64(1)]).value() }
    for _ in 0..<2 {
      #expect(try name() == "home")
      try session.execute("SESSION SET GRAPH other")
      #expect(try name() == "other")
      try session.execute("SESSION SET GRAPH HOME_GRAPH")
    }
    try session.execute("DROP INDEX a_k")
    #expect(try name() == "home")
    let result = try statement.execute(parameters: ["k": .int64(1), "unused": .int64(2)])
    #expect(result.rows.map(\.values) == [[.string("home")]])
    #expect(result.count == 1)
    #expect(throws: GQLError.self) { try statement.execute(parameters: ["other": .int64(1)]) }
  }

  private func outcome(_ run: () throws -> QueryResult) -> [String] {
    do {
      let result = try run()
      return [result.status.rawValue] + result.map(\.description).sorted()
    } catch let error as GQLError {
      return [error.status.rawValue]
    } catch {
      return ["\(error)"]
    }
  }
}
