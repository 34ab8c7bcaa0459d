import GraphStore
import Testing

@testable import GQL

/// The counting queries of the field's benchmark and variants of them, on a small network: folded as listed.
@Suite("Counts over a social network")
struct SmallNetworkTests {
  static let queries: [String] = [
    """
    MATCH (:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)
      <-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(:TagClass) RETURN count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(p2:Person), (p1)<-[:hasCreator]-(c:Comment)-[:replyOf]->(post:Post)-[:hasCreator]->(p2)
    RETURN count(*) AS n
    """,
    """
    MATCH (country:Country)
    MATCH (p1:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p2:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p3:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p1)-[:knows]-(p2)-[:knows]-(p3)-[:knows]-(p1) RETURN count(*) AS n
    """,
    """
    MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), (m)<-[:replyOf]-(:Comment)
    RETURN count(*) AS n
    """,
    """
    MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(:Comment)-[:hasTag]->(t2:Tag) WHERE t1 <> t2
    RETURN count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) WHERE p1 <> p3
    RETURN count(*) AS n
    """,
    """
    MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person)
    OPTIONAL MATCH (m)<-[:likes]-(liker:Person)
    OPTIONAL MATCH (m)<-[:replyOf]-(c:Comment) RETURN count(*) AS n
    """,
    """
    MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(t2:Tag)
    WHERE t1 <> t2 AND NOT EXISTS { (c)-[:hasTag]->(t1) } RETURN count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag)
    WHERE p1 <> p3 AND NOT EXISTS { (p1)-[:knows]-(p3) } RETURN count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(t:Tag) WHERE p1 <> p3
    RETURN t, count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(t:Tag)
    WHERE p1 <> p3 AND p3.age > 40 AND NOT EXISTS { (p1)-[:knows]-(p3) } RETURN t.name AS name, count(*) AS n
    """,
    "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(a) RETURN a, count(*) AS n",
    "MATCH (a:Person)-[:knows]-(b)-[:knows]-(c) RETURN count(*) AS n",
    "MATCH (a:Person)-[:knows]-(b), (x:Tag) RETURN count(*) AS n",
    // Longer, with one exclusion more, per node of a vertex that is not at the end, with conditions.
    """
    MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(d:Person) WHERE a <> c AND b <> d
    RETURN count(*) AS n
    """,
    """
    MATCH (country:Country) MATCH (p1:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p2:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p3:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country)
    MATCH (p1)-[:knows]-(p2)-[:knows]-(p3)-[:knows]-(p1) RETURN country.name AS name, count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(p2:Person), (p1)<-[:hasCreator]-(c:Comment)-[:replyOf]->(post:Post)-[:hasCreator]->(p2)
    RETURN p2.age AS age, count(*) AS n
    """,
    """
    MATCH (p1:Person)-[:knows]-(p2:Person WHERE p2.age < 45),
      (p1)<-[:hasCreator]-(c:Comment)-[:replyOf]->(post)-[:hasCreator]->(p2), (post)-[:hasTag]->(:Tag)
    RETURN c, count(*) AS n
    """,
    """
    MATCH (a:Person)-[:isLocatedIn]->(c:City)<-[:isLocatedIn]-(b:Person), (a)-[:knows]-(b), (b)-[:hasInterest]->(t:Tag)
    RETURN t, count(*) AS n
    """,
    """
    MATCH (a:Person)-[:isLocatedIn]->()-[:isPartOf]->(x:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(b:Person),
      (a)-[:knows]-(b)-[:knows]-(c) RETURN c, count(*) AS n
    """,
    "MATCH (a:Person)-[:knows]-(b)-[:knows]-(c)-[:knows]-(d)-[:knows]-(a) RETURN count(*) AS n",
    "MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a), (a)-[:knows]-(d)-[:knows]-(b) RETURN d.age AS age, count(*) AS n",
    "MATCH (a)-[:knows]->(b)-[:knows]->(c)<-[:knows]-(a), (c)-[:hasInterest]->(t:Tag) RETURN t, count(*) AS n",
    "MATCH (f:Forum)-[:hasMember]->(a:Person)-[:likes]->(m)<-[:containerOf]-(f) RETURN f, count(*) AS n",
    """
    MATCH (t1:Tag)<-[:hasTag]-(m:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(t2:Tag)
    WHERE t1 <> t2 AND NOT EXISTS { (c)-[:hasTag]->(t1) } AND NOT EXISTS { (m)-[:hasTag]->(t2) }
    RETURN t2.name AS name, count(*) AS n
    """,
    """
    MATCH (p:Person)-[:hasInterest]->(t:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(q:Person)
    WHERE p <> q AND EXISTS { (p)-[:knows]-(q) } OPTIONAL MATCH (m)<-[:likes]-(l:Person)
    RETURN q, count(*) AS n
    """,
    "MATCH (p:Person)-[:knows|likes]-(x)-[:hasCreator|knows]-(q:Person) WHERE p <> q RETURN q, count(*) AS n",
    // Conditions on edges, alike and not, and on the nodes at their ends.
    """
    MATCH (a:Person)-[x:knows]-(b:Person)-[y:knows]-(c:Person)-[z:knows]-(a)
    WHERE x.weight > 2 AND y.weight > 2 AND z.weight > 2 RETURN count(*) AS n
    """,
    """
    MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(a)
    WHERE a.age > 25 AND b.age > 25 AND c.age > 25 AND a.age < b.age AND b.age < c.age RETURN count(*) AS n
    """,
    """
    MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(d:Person)-[:knows]-(a)
    WHERE a.age < 45 AND b.age < 45 AND c.age < 45 AND d.age < 45 RETURN count(*) AS n
    """,
    """
    MATCH (a:Person)-[x:knows]-(b)-[:knows]-(c)-[z:knows]-(a) WHERE x.weight > 1 AND c.age > 30 AND a.age < z.weight * 20
    RETURN c.age AS age, count(*) AS n
    """,
    """
    MATCH (a:Person)-[x:knows]->(b)-[y:knows]->(c)-[:hasInterest]->(t:Tag) WHERE x.weight < 4 AND b.age <> c.age
    RETURN t, count(*) AS n
    """,
    """
    MATCH (a:Person)-[x:knows]-(b:Person)-[y:knows]-(c:Person) WHERE x.weight = 3 AND a <> c
    AND NOT EXISTS { (a)-[:knows]-(c) } RETURN count(*) AS n
    """,
    """
    MATCH (m:Message)-[:hasCreator]->(p:Person)
    OPTIONAL MATCH (p)-[x:knows]-(q) WHERE x.weight > 2 RETURN count(*) AS n
    """,
  ]

  @Test("Each query, folded and listed", arguments: SmallNetworkTests.queries.indices)
  func agree(place: Int) throws {
    let text = Self.queries[place]
    for seed in 0..<UInt64(3) {
      let graph = try Self.network(seed: seed)
      let session = Session(graph)
      var options = SessionOptions()
      options.disabledRules = [PhysicalPlanner.countingRule]
      let plain = Session(graph, options: options)
      let folded = counted(try session.execute(text).map(\.values))
      let listed = counted(try plain.execute(text).map(\.values))
      #expect(folded == listed, "seed \(seed): \(text)")
      let plan = try session.explain(text)
      #expect(plan.contains("folding"), "\(plan)")
    }
  }

  @Test("What would list the matches does not run", arguments: SmallNetworkTests.queries.indices)
  func listsNothing(place: Int) throws {
    let report = try Session(try Self.network(seed: 1)).profile(Self.queries[place])
    let lines = report.split(separator: "\n")
    let fold = try #require(lines.firstIndex { $0.contains("by folding") })
    for line in lines[(fold + 1)...] {
      let cells = line.split(separator: "  ").map { $0.trimmingPrefix(while: { $0 == " " }) }
      guard cells.count > 4, let rows = Int(cells[cells.count - 3]) else { continue }
      #expect(rows == 0, "\(report)")
    }
  }

  @Test("After deletions and inside of a transaction")
  func changing() throws {
    var random = SeededGenerator(seed: 0xDE1E7E)
    let graph = try Self.network(seed: 5)
    let session = Session(graph)
    let pattern = "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person) WHERE a <> c"
    let closed = "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(a)"
    func check(_ place: String) throws {
      for match in [pattern, closed] {
        let folded = try session.execute("\(match) RETURN count(*) AS n").map(\.values)
        // Two variables are read: these rows are listed.
        let listed = try session.execute("\(match) RETURN sum(CASE WHEN a = c THEN 1 ELSE 1 END) AS n")
        #expect(folded == listed.map(\.values), "\(place)")
      }
    }
    let listing = try session.explain("\(pattern) RETURN sum(CASE WHEN a = c THEN 1 ELSE 1 END) AS n")
    #expect(listing.contains("listed: several variables are read"), "\(listing)")
    for round in 0..<8 {
      try check("round \(round), before")
      try session.execute("START TRANSACTION")
      let (one, other) = (random.number(0...11), random.number(0...11))
      try session.execute(
        "MATCH (a {name: 'Person\(one)'})-[e:knows]-() DELETE e")
      try check("round \(round), edges deleted")
      try session.execute(
        "MATCH (a {name: 'Person\(other)'}), (b:Person) INSERT (a)-[:knows]->(b)")
      try check("round \(round), edges inserted")
      if round % 3 == 2 { try session.execute("MATCH (a {name: 'Person\(other)'}) DETACH DELETE a") }
      try check("round \(round), a node deleted")
      try session.execute(round % 2 == 0 ? "COMMIT" : "ROLLBACK")
      try check("round \(round), after")
    }
  }

  @Test(
    "Why a count is listed",
    arguments: [
      ("MATCH (a)-[e:knows]->(b) WHERE e.x > 1 RETURN count(*) AS n", "the only edge has a condition"),
      ("MATCH (a)-[:knows]->{1,2}(b) RETURN count(*) AS n", "a path is not a chain of edges"),
      (
        "MATCH (a)-[:knows]->(b)-[:knows]->(c) WHERE a.age < c.age RETURN count(*) AS n",
        "a condition is over nodes that no edge joins"
      ),
      ("MATCH (a)-[:knows]->(b) RETURN a, b, count(*) AS n", "several variables are read"),
    ])
  func refusals(text: String, reason: String) throws {
    let plan = try Session(try Self.network(seed: 0)).explain(text)
    #expect(plan.contains("(listed: \(reason))") && !plan.contains("folding"), "\(plan)")
  }

  /// What a condition makes of a node that is in no match must not end the query.
  @Test func aConditionThatFailsElsewhereIsListed() throws {
    let session = Session(Graph())
    try session.execute(
      "INSERT (a:P {x: 1})-[:E]->(b:B {x: 2})-[:E]->(c:P {x: 1}), (:P {x: 0})-[:F]->(:P {x: 5}), (:Q {x: 0})-[:E]->(:Q)"
    )
    let query = "MATCH (a)-[:E]->(b:B)-[:E]->(c:P) WHERE 4 / a.x > 2 AND 8 / c.x > 1 RETURN count(*) AS n"
    #expect(try session.explain(query).contains("folding"))
    #expect(try session.execute(query).map(\.values) == [[.int64(1)]])
    let report = try session.profile(query)
    #expect(report.contains("(listed: a condition fails)"), "\(report)")
  }

  /// A network with every label and edge label of the benchmark, a few of each.
  private static func network(seed: UInt64) throws -> Graph {
    var random = SeededGenerator(seed: seed &+ 0x50C1A1)
    let graph = Graph()
    try graph.write { transaction in
      func nodes(_ labels: [String], _ count: Int) throws -> [NodeID] {
        try (0..<count).map { number in
          try transaction.insertNode(
            labels: labels,
            properties: ["name": .string("\(labels[0])\(number)"), "age": .int64(Int64(20 + number * 3))])
        }
      }
      func join(_ source: NodeID, _ label: String, _ target: NodeID) throws {
        _ = try transaction.insertEdge(
          from: source, to: target, labels: [label],
          properties: label == "knows" ? ["weight": .int64(Int64(random.number(0...5)))] : [:])
      }
      let countries = try nodes(["Country"], 2)
      let cities = try nodes(["City"], 4)
      let persons = try nodes(["Person"], 12)
      let forums = try nodes(["Forum"], 4)
      let classes = try nodes(["TagClass"], 2)
      let tags = try nodes(["Tag"], 5)
      let posts = try nodes(["Message", "Post"], 8)
      let comments = try nodes(["Comment", "Message"], 16)
      for city in cities { try join(city, "isPartOf", random.pick(countries)) }
      for tag in tags { try join(tag, "hasType", random.pick(classes)) }
      for (place, person) in persons.enumerated() {
        try join(person, "isLocatedIn", random.pick(cities))
        for other in persons[(place + 1)...] where random.happens(45) { try join(person, "knows", other) }
        for tag in tags where random.happens(40) { try join(person, "hasInterest", tag) }
        for forum in forums where random.happens(40) { try join(forum, "hasMember", person) }
        for message in posts + comments where random.happens(15) { try join(person, "likes", message) }
      }
      for post in posts { try join(random.pick(forums), "containerOf", post) }
      for (place, comment) in comments.enumerated() {
        try join(comment, "replyOf", random.pick(posts + comments[..<place]))
      }
      for message in posts + comments {
        try join(message, "hasCreator", random.pick(persons))
        for tag in tags where random.happens(30) { try join(message, "hasTag", tag) }
      }
    }
    return graph
  }
}
