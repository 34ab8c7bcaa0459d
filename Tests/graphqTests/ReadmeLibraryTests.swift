import GQL
import GraphStore
import Testing

/// The code of the README, compiled and run; `ArticleCodeTests` holds it against the README.
@Suite struct ReadmeLibraryTests {
  @Test func insertsAndFinds() throws {
    // Article
    let graph = Graph()
    let session = Session(graph)
    try session.execute("INSERT (:University {name: $name})", parameters: ["name": "東京大学"])
    for row in try session.execute("MATCH (u:University) RETURN u.name AS name") {
      let name: String = try row["name"]
      print(name)
    }
    // End of article
    #expect(graph.snapshot().nodeCount == 1)
  }
}
