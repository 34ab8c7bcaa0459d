import GraphStore
import Testing

@testable import GQL

/// Numbers of edges, multiplied page by page, give what listing gives: over bulk-loaded lists, those of one edge for each of a run of
/// nodes among them, and over lists that were written since.
@Suite("Degrees are multiplied right")
struct CountDegreeTests {
  /// Small degrees fit into 32 bits whatever they are multiplied by, those of hubs don't.
  @Test("After a load, in a transaction that deletes and inserts, and after it", arguments: [1, 2000])
  func agreesWithListing(hubDegree: Int) throws {
    let sessions = try [[], [PhysicalPlanner.countingRule]].map { rules in
      var options = SessionOptions()
      options.disabledRules = Set(rules)
      return Session(try Self.loaded(hubDegree: hubDegree), options: options)
    }
    let changes = [
      "FINISH", "START TRANSACTION",
      "MATCH (m:M)-[e:hasTag]->(t:T) WHERE m.x % 7 = 0 DELETE e",
      "MATCH (m:M) WHERE m.x % 11 = 3 DETACH DELETE m",
      "MATCH (m:M), (p:P) WHERE m.x % 100 = 5 AND p.x < 20 INSERT (p)-[:likes]->(m)",
      "COMMIT",
    ]
    var totals: Set<String> = []
    for change in changes {
      for session in sessions { try session.execute(change) }
      for query in Self.queries {
        let rows = try sessions.map { try $0.execute(query).rows }
        #expect(rows[0] == rows[1], "\(query) after \(change)")
        totals.insert("\(rows[0])")
      }
    }
    #expect(totals.count > 8)
  }

  private static let queries = [
    "MATCH (:T)<-[:hasTag]-(m:M)-[:by]->(:P), (m)<-[:likes]-(:P) RETURN count(*) AS n",
    """
    MATCH (:T)<-[:hasTag]-(m:M)-[:by]->(:P) OPTIONAL MATCH (m)<-[:likes]-(p:P) OPTIONAL MATCH (m)<-[:replyOf]-(c:M)
    RETURN count(*) AS n
    """,
    "MATCH (m:M) OPTIONAL MATCH (m)-[:by]->(p:P) OPTIONAL MATCH (m)-[:likes|hasTag]-(o) RETURN count(*) AS n",
    "MATCH (m:M)-[:hasTag]->(t:T) OPTIONAL MATCH (m)<-[:replyOf]-(c)-[:by]->(p:P) RETURN count(*) AS n",
    "MATCH (m:M)<-[:replyOf]-(c) OPTIONAL MATCH (m)<-[:likes]-(p:P) RETURN m.x AS x, count(*) AS n ORDER BY x",
  ]

  private static func loaded(hubDegree: Int) throws -> Graph {
    let graph = Graph()
    let loader = BulkLoader(graph)
    var random = SeededGenerator(seed: 11)
    var nodes: [String: [NodeID]] = [:]
    for (label, count) in [("M", 2200), ("P", 300), ("T", 100)] {
      let range = try loader.addNodes(labels: [label], count: count)
      var column = BulkColumn(.int64)
      for number in 0..<count { column.append(Int64(number)) }
      try loader.setNodeProperty("x", of: range, to: column)
      nodes[label] = range.map { NodeID(rawValue: $0) }
    }
    let messages = try #require(nodes["M"])
    let (persons, tags) = (try #require(nodes["P"]), try #require(nodes["T"]))
    func add(_ label: String, _ count: Int, _ ends: () -> (NodeID, NodeID)) throws {
      let pairs = (0..<count).map { _ in ends() }
      try loader.addEdges(labels: [label], sources: pairs.map(\.0), targets: pairs.map(\.1))
    }
    // One edge for each node of a run that begins and ends within pages.
    var author = 300
    try add("by", 1500) {
      author += 1
      return (messages[author], random.pick(persons))
    }
    try add("hasTag", 3000) { (random.pick(messages), random.pick(tags)) }
    try add("likes", 3000) { (random.pick(persons), random.pick(messages)) }
    try add("replyOf", 900) { (random.pick(messages), random.pick(messages)) }
    // The nodes with the most edges of each kind differ, so that few rows are listed.
    try add("hasTag", hubDegree) { (messages[2100], random.pick(tags)) }
    try add("likes", hubDegree) { (random.pick(persons), messages[2101]) }
    try add("replyOf", hubDegree) { (random.pick(messages), messages[2102]) }
    try loader.finish()
    return graph
  }
}
