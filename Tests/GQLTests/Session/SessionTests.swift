import Foundation
import GQL
import GraphStore
import Testing

/// The public face of a session, used as a client uses it.
@Suite struct SessionTests {
  private func session() throws -> Session {
    let session = Session(Graph())
    try session.execute(
      "INSERT (a:Person {name: $a, born: 1815}), (b:Person {name: $b}), (a)-[:KNOWS {since: 2001}]->(b)",
      parameters: ["a": "Ada", "b": "千尋"])
    return session
  }

  @Test func rowsByName() throws {
    var names: [String] = []
    var years: [Int?] = []
    for row in try session().execute("MATCH (n:Person) RETURN n.name AS name, n.born AS born ORDER BY name") {
      names.append(try row["name"])
      years.append(try row["born"])
    }
    #expect(names == ["Ada", "千尋"])
    #expect(years == [1815, nil])
  }

  @Test func wrongColumnsAndTypes() throws {
    let row = try #require(
      try session().execute("RETURN 'x' AS text, NULL AS nothing, 300 AS big").rows.first)
    #expect(throws: GQLError.self) { let _: Int = try row["text"] }
    #expect(throws: GQLError.self) { let _: String = try row["nothing"] }
    #expect(throws: GQLError.self) { let _: String = try row["absent"] }
    #expect(throws: GQLError.self) { let _: Int8 = try row["big"] }
    let big: Int16 = try row["big"]
    #expect(big == 300)
    let list: [Int] = try #require(try session().execute("RETURN [1, 2] AS l").rows.first)["l"]
    #expect(list == [1, 2])
  }

  private struct Person: Decodable, Equatable {
    struct Details: Decodable, Equatable {
      var born: Int?
      var tags: [String]
    }

    var name: String
    var details: Details
  }

  @Test func decodableRows() throws {
    let people = try session().execute(
      "MATCH (n:Person) RETURN n.name AS name, {born: n.born, tags: ['x', 'y']} AS details ORDER BY name"
    ).map { try $0.decode(Person.self) }
    #expect(
      people == [
        Person(name: "Ada", details: Person.Details(born: 1815, tags: ["x", "y"])),
        Person(name: "千尋", details: Person.Details(born: nil, tags: ["x", "y"])),
      ])
  }

  @Test func decodingErrorsNameTheirPlace() throws {
    let row = try #require(try session().execute("RETURN 'x' AS name, {tags: [1]} AS details").rows.first)
    #expect(throws: DecodingError.self) { try row.decode(Person.self) }
  }

  @Test func literalsAsParameters() throws {
    let parameters: [String: Value] = [
      "i": 1, "d": 1.5, "t": "text", "b": true, "n": .null, "l": [1, "x"], "r": ["a": 1],
    ]
    let row = try #require(
      try session().execute("RETURN $i, $d, $t, $b, $n, $l, $r.a AS a", parameters: parameters).rows.first)
    #expect(row.values == [1, 1.5, "text", true, .null, [1, "x"], 1])
  }

  @Test func streamsComeBatchByBatch() throws {
    let stream = try session().stream("FOR x IN range(1, 5000) RETURN x")
    var sum = 0
    while let row = try stream.next() { sum += try row["x"] }
    #expect(sum == 12_502_500)
    #expect(stream.status == .successfulCompletion)
  }

  @Test func asynchronousRows() async throws {
    var sum = 0
    for try await row in try session().stream("FOR x IN range(1, 100) RETURN x") { sum += try row["x"] }
    #expect(sum == 5050)
  }

  @Test func statusAndChanges() throws {
    let session = try session()
    #expect(try session.execute("MATCH (n:Nothing) RETURN n").status == .noData)
    let result = try session.execute("INSERT (:X)-[:Y]->(:Z {a: 1})")
    #expect(result.status == .omittedResult)
    #expect(result.changes.nodesInserted == 2)
    #expect(result.changes.description == "2 nodes inserted, 1 edge inserted, 1 property set, 3 labels added")
    #expect(try session.execute("MATCH (n:Z) SET n.a = 2 RETURN n.a").value(as: Int.self) == 2)
  }

  @Test func preparedStatementsTakeParameters() throws {
    let statement = try session().prepare("MATCH (n:Person) WHERE n.name = $name RETURN n.born AS born")
    #expect(try statement.execute(parameters: ["name": "Ada"]).value(as: Int?.self) == 1815)
    #expect(try statement.execute(parameters: ["name": "nobody"]).count == 0)
    #expect(throws: GQLError.self) { try statement.execute() }
  }

  @Test func aDeadlineEndsAQuery() throws {
    var options = SessionOptions()
    options.timeout = .milliseconds(50)
    let session = Session(Graph(), options: options)
    #expect(throws: ExecutionLimitError.self) {
      try session.execute(
        "FOR a IN range(1, 3000) FOR b IN range(1, 3000) FOR c IN range(1, 3000) RETURN sum(a * b * c)")
    }
    #expect(try session.execute("RETURN 1 AS x").value(as: Int.self) == 1)
  }

  @Test func aMemoryBudgetEndsAQuery() throws {
    var options = SessionOptions()
    options.memoryLimit = 1_000_000
    let session = Session(Graph(), options: options)
    #expect(throws: ExecutionLimitError.self) {
      try session.execute("FOR a IN range(1, 1000) FOR b IN range(1, 1000) RETURN a, b ORDER BY b DESC, a")
    }
  }

  @Test func readOnlySessionsRefuseWrites() throws {
    var options = SessionOptions()
    options.isReadOnly = true
    let session = Session(Graph(), options: options)
    #expect(throws: GQLError.self) { try session.execute("INSERT (:X)") }
    #expect(throws: GQLError.self) { try session.execute("CREATE GRAPH g ANY") }
  }

  @Test func aStatementSeesNoLaterChange() throws {
    let session = try session()
    let stream = try session.stream("MATCH (n:Person) RETURN count(n) AS c")
    try session.execute("INSERT (:Person)")
    #expect(try stream.next()?["c"] == 2)
    #expect(try session.execute("MATCH (n:Person) RETURN count(n) AS c").value(as: Int.self) == 3)
  }

  @Test func sessionsShareACatalog() throws {
    let catalog = Catalog(homeGraph: Graph())
    try Session(catalog).execute("CREATE GRAPH other ANY")
    let session = Session(catalog)
    try session.execute("USE other INSERT (:X)")
    #expect(catalog.graph(at: ["other"])?.snapshot().nodeCount == 1)
    #expect(catalog.homeGraph.snapshot().nodeCount == 0)
  }

  @Test func strictSessionsRefuseExtensions() throws {
    var options = SessionOptions()
    options.isStrict = true
    let session = Session(Graph(), options: options)
    #expect(throws: (any Error).self) { try session.execute("UNWIND [1] AS x RETURN x") }
    #expect(try session.execute("FOR x IN [1] RETURN x").count == 1)
  }

  // Threads of their own cancel here: on a machine of two cores queries may hold all threads of the pool.

  @Test(.timeLimit(.minutes(1))) func cancellationReachesARunningQuery() throws {
    let session = Session(Graph())
    let canceller = Thread {
      while !Thread.current.isCancelled {
        Thread.sleep(forTimeInterval: 0.005)
        session.cancel()
      }
    }
    canceller.start()
    #expect(throws: ExecutionLimitError.self) {
      try session.execute(
        "FOR a IN range(1, 9999) FOR b IN range(1, 9999) FOR c IN range(1, 9999) RETURN sum(a + b + c)")
    }
    canceller.cancel()
  }

  @Test(.timeLimit(.minutes(1))) func cancellingATaskEndsItsStream() async throws {
    let stream = try Session(Graph()).stream(
      "FOR a IN range(1, 9999) FOR b IN range(1, 9999) FOR c IN range(1, 9999) RETURN sum(a + b + c) AS s")
    let reader = Task.detached {
      for try await _ in stream {}
    }
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.03)
      reader.cancel()
    }
    await #expect(throws: CancellationError.self) { try await reader.value }
  }

  @Test func instancesAsParameters() throws {
    let (name, born, nobody): (String, Int?, Int?) = ("Ada", 1815, nil)
    let date = try #require(CalendarDate(year: 1815, month: 12, day: 10))
    let parameters = [
      "name": Value(name), "born": Value(born), "nobody": Value(nobody), "tags": Value(["a", "b"]),
      "weights": Value(["x": 1.5, "y": 2]), "date": Value(date), "small": Value(UInt8(7)),
    ]
    let row = try #require(
      try session().execute(
        "RETURN $name AS name, $born AS born, $nobody AS nobody, $tags AS tags, $weights AS weights, $date AS date, $small AS small",
        parameters: parameters
      ).rows.first)
    #expect(try row["name"] == name)
    #expect(try row["born"] == born)
    #expect(try row["nobody"] == nobody)
    #expect(try row["tags"] == ["a", "b"])
    #expect(try row["weights"] == ["x": 1.5, "y": 2.0])
    #expect(try row["date"] == date)
    #expect(try row["small"] == UInt8(7))
  }
}
