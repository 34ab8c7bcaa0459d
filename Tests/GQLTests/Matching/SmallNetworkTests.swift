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
        _ = try transaction.insertEdge(from: source, to: target, labels: [label])
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
