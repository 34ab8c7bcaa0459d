import GraphStore
import Testing

@testable import GQL

/// The order of a pattern's parts is the cheapest by the statistics, not the one that begins most cheaply.
@Suite struct MatchOrderTests {
  private static func graph() throws -> Graph {
    let graph = Graph()
    try Session(graph).executeScript(
      """
      FOR i IN range(1, 100) INSERT (:S {id: i});
      FOR i IN range(1, 2000) INSERT (:P {n: i});
      FOR i IN range(1, 3000) INSERT (:Q {n: i});
      FOR i IN range(1, 3000) INSERT (:R {n: i % 50});
      MATCH (s:S), (p:P) WHERE p.n % 100 = s.id % 100 INSERT (s)-[:A]->(p);
      MATCH (s:S), (q:Q) WHERE q.n % 100 = s.id % 100 INSERT (s)-[:B]->(q);
      MATCH (q:Q), (r:R) WHERE q.n % 3000 = (r.n * 60 + 5) % 3000 INSERT (q)-[:C]->(r)
      """
    ) { _ in }
    return graph
  }

  @Test func whatFiltersComesBeforeWhatMultiplies() throws {
    let session = Session(try Self.graph())
    // From `s`, the way to `p` is the cheaper step, and all that `q` and `r` take away would come after it.
    let text = """
      MATCH (p:P)<-[:A]-(s:S)-[:B]->(q:Q)-[:C]->(r:R) WHERE s.id = 5 AND r.n = 0 RETURN p.n AS p
      """
    let plan = try session.explain(text)
    #expect(
      plan.contains(
        "match scan (s:S) where s.id = 5; expand (s)-[:B]->(q); expand (q)-[:C]->(r) where r.n = 0; "
          + "expand (s)-[:A]->(p)"),
      "\(plan)")
    // Sixty of `r`, all of them behind one of `q`; twenty of `p`.
    #expect(try session.execute(text).count == 1200)
  }

  @Test func plansDoNotHangOnHashing() throws {
    let session = Session(try Self.graph())
    // Every arm costs the same: they follow in the order of the text, behind the first.
    let arms = (1...6).map { "(s)-[:A]->(p\($0):P)" }.joined(separator: ", ")
    let results = (1...6).map { "p\($0).n AS n\($0)" }.joined(separator: ", ")
    let plan = try session.explain("MATCH \(arms) RETURN \(results)")
    let names = plan.split(separator: "->(p").dropFirst().map { $0.prefix(1) }
    #expect(names == ["2", "3", "4", "5", "6"], "\(plan)")
  }
}
