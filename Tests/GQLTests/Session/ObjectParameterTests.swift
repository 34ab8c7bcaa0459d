import Foundation
import GQL
import GraphStore
import Testing

/// Graphs and tables that a program hands to its statements, and what outlives a catalog's change.
@Suite struct ObjectParameterTests {
  private static func graph(_ name: String) throws -> Graph {
    let graph = Graph()
    try graph.write { _ = try $0.insertNode(labels: ["T"], properties: ["name": .string(name)]) }
    return graph
  }

  @Test func graphsAreParameters() throws {
    let session = Session(Graph())
    let text = "USE $g MATCH (t:T) RETURN t.name AS name"
    for name in ["one", "two"] {
      let result = try session.execute(text, parameters: ["g": .graph(try Self.graph(name), named: name)])
      #expect(try result.value(as: String.self) == name)
    }
    let error = #expect(throws: GQLError.self) { try session.execute(text, parameters: ["g": .int64(1)]) }
    #expect(error?.status == .invalidValueType)
    #expect(throws: GQLError.self) { try session.execute(text) }
  }

  @Test func tablesAreParameters() throws {
    let session = Session(Graph())
    let table = try BindingTable(
      columns: [.init(name: "x", type: .int64)], rows: [1, 2].map { .record(Record([("x", .int64($0))])) })
    let text = "FOR r IN TABLE $t RETURN SUM(r.x) AS s"
    #expect(try session.execute(text, parameters: ["t": .table(table)]).value(as: Int64.self) == 3)
    let given = try session.execute("RETURN TABLE $t AS t", parameters: ["t": .table(table)])
    #expect(given.rows[0].values[0].table === table)
    #expect(throws: ValueError.self) { try BindingTable(columns: table.columns, rows: [.int64(1)]) }
  }

  /// What `$$name` stands for is looked up anew each time, in prepared statements as well.
  @Test func substitutedParametersArePrepared() throws {
    let session = Session(Graph())
    try session.executeScript("CREATE GRAPH /a ANY; CREATE GRAPH /b ANY; USE /b INSERT (:T)") { _ in }
    let prepared = try session.prepare("USE $$g MATCH (t) RETURN count(*) AS n")
    #expect(try prepared.execute(parameters: ["g": .string("/a")]).value(as: Int64.self) == 0)
    #expect(try prepared.execute(parameters: ["g": .string("/b")]).value(as: Int64.self) == 1)
  }

  /// A plan that was made for a graph that is gone is not used for its successor.
  @Test func plansFollowTheCatalog() throws {
    let catalog = Catalog(homeGraph: Graph())
    let (one, other) = (Session(catalog), Session(catalog))
    try one.execute("CREATE GRAPH /g ANY")
    try one.execute("USE /g INSERT (:T {x: 1})")
    try one.executeScript("SESSION SET GRAPH /g; CREATE INDEX FOR (t:T) ON (t.x); SESSION RESET GRAPH") { _ in
    }
    let text = "USE /g MATCH (t:T {x: 1}) RETURN count(*) AS n"
    #expect(try one.execute(text).value(as: Int64.self) == 1)
    try other.execute("CREATE OR REPLACE GRAPH /g ANY")
    #expect(try one.execute(text).value(as: Int64.self) == 0)
    try other.execute("DROP GRAPH /g")
    let error = #expect(throws: GQLError.self) { try one.execute(text) }
    #expect(error?.status == .invalidReference)
  }

  /// GH01: what a URI names is the host's to say.
  @Test func externalGraphTypes() throws {
    let catalog = Catalog(homeGraph: Graph()) { address in
      switch address {
      case "memory:people": return "{(p :Person {name STRING NOT NULL}), (p)-[:KNOWS]->(p)}"
      case "memory:broken": return "{(p :Person"
      default: throw ValueError(status: "42002", message: "no such type")
      }
    }
    let session = Session(catalog)
    try session.execute("CREATE GRAPH TYPE /people COPY OF 'memory:people'")
    try session.execute("CREATE GRAPH /g TYPED /people")
    try session.execute("USE /g INSERT (:Person {name: 'Ada'})-[:KNOWS]->(:Person {name: 'Bob'})")
    #expect(throws: GQLError.self) { try session.execute("USE /g INSERT (:Person)") }
    let broken = #expect(throws: GQLError.self) {
      try session.execute("CREATE GRAPH TYPE /t COPY OF 'memory:broken'")
    }
    #expect(broken?.status == .invalidSyntax)
    let missing = #expect(throws: GQLError.self) {
      try session.execute("CREATE GRAPH TYPE /t COPY OF 'memory:nothing'")
    }
    #expect(missing?.status == .invalidReference)
  }

  /// IL001, IL003: 42007, 42010, 42013 and 42015 are for types with more labels than an element can have.
  @Test func labelsOfTypesAreLimited() throws {
    let session = Session(Graph())
    let labels = (0...65_535).map { "L\($0)" }.joined(separator: "&")
    let cases: [(String, GQLStatus)] = [
      ("(p :P => :\(labels))", .nodeLabelsAboveMaximumInType),
      ("(p :\(labels) =>)", .nodeTypeKeyLabelsAboveMaximum),
      ("(p :P), (p)-[:E => :\(labels)]->(p)", .edgeLabelsAboveMaximumInType),
      ("(p :P), (p)-[:\(labels) =>]->(p)", .edgeTypeKeyLabelsAboveMaximum),
    ]
    for (type, status) in cases {
      let error = #expect(throws: GQLError.self) { try session.execute("CREATE GRAPH TYPE /t {\(type)}") }
      #expect(error?.status == status)
    }
    let fitting = (1...65_535).map { "L\($0)" }.joined(separator: "&")
    try session.execute("CREATE GRAPH TYPE /t {(p :\(fitting))}")
  }

  /// Errors of evaluation point to the expression, under Japanese and emoji as well.
  @Test func runtimeErrorsPointToTheText() throws {
    let session = Session(Graph())
    let text = "FOR 数 IN [1, 0]\nRETURN '🗼東京' AS 名, 10 / 数 AS 商"
    let error = try #require(#expect(throws: GQLError.self) { try session.execute(text) })
    #expect(error.status == .divisionByZero)
    let shown = error.rendered(in: text)
    #expect(shown.contains("2:24") || shown.contains("2:"), "\(shown)")
    let range = try #require(error.range)
    #expect(String(decoding: Array(text.utf8)[range.bytes], as: UTF8.self) == "10 / 数")
    let cached = try #require(#expect(throws: GQLError.self) { try session.execute(text) })
    #expect(cached == error)
  }

  @Test func syntaxIsCheckedWithoutAGraph() {
    #expect(SyntaxCheck.errors(in: "MATCH (n) RETURN n").isEmpty)
    #expect(SyntaxCheck.errors(in: "MATCH (n) RETRUN n; RETURN (").count == 2)
    #expect(SyntaxCheck.errors(in: "RETURN [1][0] AS x").isEmpty)
    #expect(SyntaxCheck.errors(in: "RETURN [1][0] AS x", isStrict: true).count == 1)
  }
}
