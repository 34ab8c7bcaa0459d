import GQL
import GraphStore
import Testing

/// The code of the article "First steps", compiled and run; `ArticleCodeTests` holds it against the article.
@Suite struct TutorialTests {
  @Test func firstSteps() throws {
    // Article
    let graph = Graph()
    let session = Session(graph)

    try session.execute(
      """
      INSERT (a:Person {name: $author, born: 1815}),
        (u:University {name: $university}),
        (a)-[:TEACHES_AT {since: 1840}]->(u)
      """,
      parameters: ["author": "Ada", "university": "東京大学"])

    let name = "千尋"
    let graduated: Int? = nil
    try session.execute(
      "INSERT (:Student {name: $name, graduated: $graduated, languages: $languages})",
      parameters: [
        "name": Value(name), "graduated": Value(graduated), "languages": Value(["ja", "en"]),
      ])

    let inserted = try session.execute("INSERT (:Person {name: 'Grace', born: 1906})")
    print(inserted.changes)

    let people = try session.execute(
      "MATCH (p:Person) OPTIONAL MATCH (p)-[:TEACHES_AT]->(u) RETURN p.name AS name, u.name AS university ORDER BY name"
    )
    for row in people {
      let name: String = try row["name"]
      let university: String? = try row["university"]
      print(name, university ?? "nowhere")
    }

    struct Person: Decodable {
      var name: String
      var born: Int
    }
    let decoded = try session.execute("MATCH (p:Person) RETURN p.name AS name, p.born AS born ORDER BY born")
      .map { try $0.decode(Person.self) }
    print(decoded.map(\.name))

    let count: Int = try session.execute("MATCH (p:Person) RETURN count(*) AS people").value()
    print(count)

    let stream = try session.stream("MATCH (p:Person) RETURN p.name AS name")
    while let row = try stream.next() {
      let name: String = try row["name"]
      print(name)
    }

    let triples = try session.stream("MATCH (a), (b), (c) RETURN a, b, c")
    triples.cancel()
    do {
      while try triples.next() != nil {}
    } catch let error as ExecutionLimitError {
      print(error.kind)
    }
    session.cancel()

    try session.execute("START TRANSACTION")
    try session.execute("MATCH (p:Person) SET p.known = true")
    try session.execute("ROLLBACK")

    do {
      try session.execute("MATCH (p:Person) RETURN p.nmae / 0, q")
    } catch let error as GQLError {
      print(error.status.rawValue, error.message)
    }

    print(try session.explain("MATCH (p:Person) WHERE p.born < 1900 RETURN p.name"))
    print(try session.profile("MATCH (p:Person) WHERE p.born < 1900 RETURN p.name"))
    // End of article
    #expect(count == 2)
    #expect(decoded.map(\.name) == ["Ada", "Grace"])
    #expect(inserted.changes.nodesInserted == 1)
    #expect(people.count == 2)
    let students = try session.execute("MATCH (s:Student) RETURN s.name, s.graduated, s.languages")
    #expect(
      students.map(\.values) == [[.string("千尋"), .null, .list([.string("ja"), .string("en")])]])
  }
}
