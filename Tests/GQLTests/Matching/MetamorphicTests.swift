import GraphStore
import Testing

@testable import GQL

/// Relations between queries that hold on any graph, asked through a session.
@Suite("Queries that mean the same give the same")
struct MetamorphicTests {
  /// Two texts that must give the same rows.
  static let equalTexts: [(String, String)] = [
    (
      "MATCH (a:A)-[e:S]->(b) RETURN a.x AS p, e.x AS q, b.x AS r",
      "MATCH (b)<-[e:S]-(a:A) RETURN a.x AS p, e.x AS q, b.x AS r"
    ),
    (
      "MATCH (a)-[:S]->(b)-[:T]->(c) RETURN a.x AS p, c.x AS q",
      "MATCH (a)-[:S]->(b), (b)-[:T]->(c) RETURN a.x AS p, c.x AS q"
    ),
    (
      "MATCH (a)-[:S]->(b)-[:T]->(c) RETURN a.x AS p, c.x AS q",
      "MATCH (b)-[:T]->(c), (a)-[:S]->(b) RETURN a.x AS p, c.x AS q"
    ),
    (
      "MATCH (a)-[:S]->{1,3}(b) RETURN a.x AS p, b.x AS q",
      """
      MATCH (a)-[:S]->{1}(b) RETURN a.x AS p, b.x AS q
      UNION ALL MATCH (a)-[:S]->{2}(b) RETURN a.x AS p, b.x AS q
      UNION ALL MATCH (a)-[:S]->{3}(b) RETURN a.x AS p, b.x AS q
      """
    ),
    (
      "MATCH (a WHERE a.x > 1)-[e WHERE e.x < 3]->(b) RETURN a.x AS p, b.x AS q",
      "MATCH (a)-[e]->(b) FILTER a.x > 1 AND e.x < 3 RETURN a.x AS p, b.x AS q"
    ),
    (
      "MATCH ALL SHORTEST (a)-[:S|T]->*(b) RETURN a.x AS p, b.x AS q",
      "MATCH SHORTEST 1 GROUP (a)-[:S|T]->*(b) RETURN a.x AS p, b.x AS q"
    ),
    (
      "MATCH (a)-[:S]->(b) WHERE a.x = 2 RETURN count(*) AS n",
      "MATCH (a)-[:S]->(b) WHERE a.x = $two RETURN count(*) AS n"
    ),
    (
      "MATCH (a)-[:S]->(b)-[:S]->(c) WHERE a <> c RETURN count(*) AS n",
      "MATCH (a)-[:S]->(b)-[:S]->(c) WHERE a <> c RETURN count(a.x) + count(CASE WHEN a.x IS NULL THEN 1 END) AS n"
    ),
  ]

  @Test("Reversed, split, reordered, moved and renamed patterns", arguments: MetamorphicTests.equalTexts)
  func holds(_ pair: (String, String)) throws {
    for seed in 0..<UInt64(12) {
      let session = try session(seed: seed)
      let (left, right) = (try rows(pair.0, session), try rows(pair.1, session))
      #expect(counted(left) == counted(right), "seed \(seed)")
    }
  }

  @Test("A predicate's true, false and unknown parts are the whole")
  func partition() throws {
    for seed in 0..<UInt64(20) {
      let session = try session(seed: seed)
      let pattern = "MATCH (a)-[e]->(b)"
      let whole = try rows("\(pattern) RETURN a.x AS p, b.x AS q", session)
      var parts: [[Value]] = []
      for test in ["a.x < b.x", "NOT (a.x < b.x)", "(a.x < b.x) IS UNKNOWN"] {
        parts += try rows("\(pattern) WHERE \(test) RETURN a.x AS p, b.x AS q", session)
      }
      #expect(counted(whole) == counted(parts), "seed \(seed)")
    }
  }

  @Test("Acyclic paths are trails, trails are walks")
  func modes() throws {
    for seed in 0..<UInt64(20) {
      let session = try session(seed: seed)
      func paths(_ mode: String) throws -> [[Value]: Int] {
        counted(
          try rows(
            "MATCH REPEATABLE ELEMENTS p = \(mode) (a)-[:S|T]->{0,3}(b) RETURN elements(p) AS p", session))
      }
      let (walks, trails, acyclic) = (try paths("WALK"), try paths("TRAIL"), try paths("ACYCLIC"))
      #expect(trails.allSatisfy { walks[$0.key, default: 0] >= $0.value })
      #expect(acyclic.allSatisfy { trails[$0.key, default: 0] >= $0.value })
    }
  }

  private func session(seed: UInt64) throws -> Session {
    var random = SeededGenerator(seed: seed &+ 0x3E7A)
    return Session(try ModelGraph.random(using: &random, maxNodes: 6, maxEdges: 10).stored())
  }

  private func rows(_ text: String, _ session: Session) throws -> [[Value]] {
    try session.execute(text, parameters: ["two": .int64(2)]).map(\.values)
  }
}
