import GraphStore
import Testing

@testable import GQL

/// Rows that another thread computes ahead are those that one thread gives, and errors come where they did.
@Suite struct ReadAheadTests {
  private static func graph() throws -> Graph {
    let graph = Graph()
    try graph.write { transaction in
      for number in 0..<6000 {
        try transaction.insertNode(labels: ["N"], properties: ["x": .int64(Int64(number))])
      }
    }
    return graph
  }

  private static func session(_ graph: Graph, threads: Int, batchSize: Int = 16) -> Session {
    var options = SessionOptions()
    options.threads = threads
    options.batchSize = batchSize
    return Session(graph, options: options)
  }

  @Test("The same rows in the same order", arguments: [1, 7, 2048])
  func sameRows(batchSize: Int) throws {
    let graph = try Self.graph()
    for query in [
      "MATCH (n:N) RETURN n.x AS x", "MATCH (n:N) WHERE n.x % 3 = 1 RETURN n.x AS x",
      "MATCH (n:N) RETURN n.x AS x ORDER BY x DESC", "MATCH (n:N) RETURN n.x AS x LIMIT 100",
      "MATCH (n:N) WHERE n.x < 0 RETURN n.x AS x",
    ] {
      let streams = try [1, 2].map {
        try Self.session(graph, threads: $0, batchSize: batchSize).stream(query)
      }
      while let row = try streams[0].next() { #expect(try streams[1].next()?.values == row.values) }
      #expect(try streams[1].next() == nil)
      #expect(try streams[1].next() == nil)
      #expect(streams[0].status == streams[1].status)
    }
  }

  @Test func errorsComeAfterTheRowsBeforeThem() throws {
    let session = Self.session(try Self.graph(), threads: 2)
    let stream = try session.stream("MATCH (n:N) RETURN 1 / (n.x - 5500) AS y")
    var count = 0
    let error = #expect(throws: GQLError.self) {
      while try stream.next() != nil { count += 1 }
    }
    #expect(error?.status.rawValue == "22012")
    // Whole pages come before the one that fails.
    #expect(count == 5500 / Snapshot.pageSize * Snapshot.pageSize)
    #expect(try stream.next() == nil)
  }

  @Test func cancellingEndsTheStream() throws {
    let session = Self.session(try Self.graph(), threads: 2)
    let stream = try session.stream("MATCH (n:N), (m:N) RETURN n.x + m.x AS y")
    for _ in 0..<1000 { #expect(try stream.next() != nil) }
    stream.cancel()
    let error = #expect(throws: ExecutionLimitError.self) {
      while try stream.next() != nil {}
    }
    #expect(error?.kind == .cancellation)
  }

  @Test func aStreamThatIsDroppedEnds() throws {
    let session = Self.session(try Self.graph(), threads: 2)
    for _ in 0..<3 {
      let stream = try session.stream("MATCH (n:N), (m:N) RETURN n.x + m.x AS y")
      for _ in 0..<100 { #expect(try stream.next() != nil) }
    }
    // What was left unread no longer counts as running.
    let rows = try session.execute("MATCH (n:N) RETURN count(*) AS c")
    #expect(rows.map(\.values) == [[.int64(6000)]])
  }
}
