import GQL
import GraphStore
import Testing

/// Statements and transactions that write several graphs.
@Suite struct SeveralGraphsTests {
  private let catalog: Catalog
  private let session: Session

  init() throws {
    catalog = Catalog(homeGraph: Graph())
    session = Session(catalog)
    try session.execute("CREATE GRAPH other ANY")
  }

  private func count(_ graph: String) throws -> Int {
    try Session(catalog).execute("USE \(graph) MATCH (n) RETURN count(*) AS n").value()
  }

  @Test func aTransactionPublishesEveryGraph() throws {
    try session.execute("START TRANSACTION")
    try session.execute("INSERT (:A)")
    try session.execute("USE other INSERT (:B)")
    #expect(try session.execute("USE other MATCH (n) RETURN count(*) AS n").value() == 1)
    #expect(try count("other") == 0)
    try session.execute("COMMIT")
    #expect(try count("other") == 1)
    #expect(try count("HOME_GRAPH") == 1)
    // The writers' turns are over.
    try Session(catalog).execute("USE other INSERT (:C)")
    #expect(try count("other") == 2)
  }

  @Test func rollbackForgetsEveryGraph() throws {
    try session.execute("START TRANSACTION")
    try session.execute("USE other INSERT (:B)")
    try session.execute("INSERT (:A)")
    try session.execute("ROLLBACK")
    #expect(try count("other") == 0)
    #expect(try count("HOME_GRAPH") == 0)
    try Session(catalog).execute("USE other INSERT (:C)")
  }

  @Test func aStatementThatFailsLeavesEveryGraphAsItWas() throws {
    try session.execute("START TRANSACTION")
    try session.execute("USE other INSERT (:Kept)")
    #expect(throws: GQLError.self) {
      try session.execute("USE other FOR x IN [1, 0] INSERT (:Lost {value: 1 / x})")
    }
    try session.execute("COMMIT")
    #expect(try count("other") == 1)
  }

  @Test func aReadOnlyTransactionSeesOneStateOfEachGraph() throws {
    try session.execute("START TRANSACTION READ ONLY")
    #expect(try session.execute("USE other MATCH (n) RETURN count(*) AS n").value() == 0)
    try Session(catalog).execute("USE other INSERT (:Late)")
    #expect(try session.execute("USE other MATCH (n) RETURN count(*) AS n").value() == 0)
    try session.execute("COMMIT")
    #expect(try session.execute("USE other MATCH (n) RETURN count(*) AS n").value() == 1)
  }

  @Test func waitingForAnotherWriterEndsAtTheDeadline() throws {
    try session.execute("START TRANSACTION")
    try session.execute("INSERT (:A)")
    var options = SessionOptions()
    options.timeout = .milliseconds(60)
    let second = Session(catalog, options: options)
    let error = #expect(throws: ExecutionLimitError.self) { try second.execute("INSERT (:B)") }
    #expect(error?.kind == .time)
    try session.execute("COMMIT")
    try second.execute("INSERT (:B)")
    #expect(try count("HOME_GRAPH") == 2)
  }
}
