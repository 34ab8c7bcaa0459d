import GraphStore
import Testing

@testable import Minutes

/// Who is the same person in several meetings.
@Suite struct IdentityTests {
  private func minutes(_ number: Int, _ people: [String]) -> [UInt8] {
    Array(
      """
      第\(number)回 柱の会 議事要旨
      日時：令和3年\(number)月1日 10:00～11:00
      場所：柱
      出席者
      \(people.joined(separator: "\n"))
      議事要旨
      ・センサーの話\(number)。
      """.utf8)
  }

  private func identities(_ meetings: [[String]], review: IdentityReview = .init()) throws -> (
    Graph, IngestReport
  ) {
    let graph = Graph()
    let ingester = MinutesIngester(review: review)
    var report: IngestReport?
    for (index, people) in meetings.enumerated() {
      report = try ingester.ingest(minutes(index + 1, people), name: "m\(index + 1).txt", into: graph)
    }
    return (graph, try #require(report))
  }

  private func links(_ graph: Graph) -> [String] {
    let walk = MinutesWalk(graph.snapshot())
    return walk.nodes("Person").flatMap { person in
      walk.neighbors(of: person, "IDENTIFIED_AS", .incoming).map { attendee in
        let edge = walk.edges(of: attendee, "IDENTIFIED_AS").first { walk.snapshot.target(of: $0) == person }
        let confidence = edge.map { walk.snapshot.property("confidence", of: $0).plainText } ?? "?"
        return "\(walk.text("name", person) ?? "?") \(confidence)"
      }
    }.sorted()
  }

  @Test func theSameOrganizationIsSure() throws {
    let (graph, report) = try identities([["柱 太郎　東京大学 教授"], ["柱 太郎　東京大学大学院法学政治学研究科 教授"]])
    #expect(links(graph) == ["柱太郎 1.0", "柱太郎 1.0"])
    #expect(report.identityCount == 2)
  }

  @Test func anotherOrganizationIsLessSure() throws {
    let (graph, _) = try identities([
      ["柱 太郎　東京大学 教授"], ["柱 太郎　東京大学 教授"], ["柱 太郎　キヤノン株式会社 顧問"],
    ])
    #expect(links(graph) == ["柱太郎 0.9", "柱太郎 1.0", "柱太郎 1.0"])
  }

  @Test func twoOfOneNameInOneMeetingAreTwo() throws {
    let graph = Graph()
    let candidates = [
      IdentityCandidate(
        attendee: NodeID(rawValue: 0), name: "柱太郎", organization: ("a", "甲"), meeting: NodeID(rawValue: 9),
        document: "x", line: 1),
      IdentityCandidate(
        attendee: NodeID(rawValue: 1), name: "柱太郎", organization: ("b", "乙"), meeting: NodeID(rawValue: 9),
        document: "x", line: 2),
      IdentityCandidate(
        attendee: NodeID(rawValue: 2), name: "柱太郎", organization: ("c", "丙"), meeting: NodeID(rawValue: 8),
        document: "y", line: 1),
    ]
    let found = IdentityResolver.identities(of: candidates)
    #expect(found.map(\.key) == ["柱太郎 (甲)", "柱太郎 (乙)"])
    #expect(found.allSatisfy { $0.links.map(\.confidence) == [1.0, 0.5] })
    #expect(graph.snapshot().nodeCount == 0)
  }

  @Test func aFamilyNameIdentifiesNobody() throws {
    let (graph, _) = try identities([["柱委員、梁委員"], ["柱委員、梁委員"]])
    #expect(links(graph).isEmpty)
  }

  @Test func aReviewIsObeyed() throws {
    let meetings = [["柱 太郎　東京大学 教授"], ["柱 太郎　同志社大学 教授"], ["柱 太郎　東京大学 教授"]]
    let (_, report) = try identities(meetings)
    let lines = report.identityReview.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "decision\tperson\tdocument\tline\trule\tconfidence\tattendee")
    #expect(lines.count == 5)
    let reviewed = report.identityReview.split(separator: "\n").map { line in
      line.contains("m2.txt") ? "reject" + line : line.contains("m3.txt") ? "keep" + line : String(line)
    }.joined(separator: "\n")
    let review = try IdentityReview(Array(reviewed.utf8), name: "review.tsv")
    let (graph, again) = try identities(meetings, review: review)
    #expect(links(graph) == ["柱太郎 1.0", "柱太郎 1.0"])
    #expect(again.identityCount == 2)
    #expect(again.identityReview.contains("reject\t柱太郎\tm2.txt"))
  }

  @Test(arguments: [
    ("decision\tperson\n", 1), ("decision\tperson\tdocument\tline\nmaybe\ta\tb\t1\n", 2),
    ("decision\tperson\tdocument\tline\nkeep\ta\tb\tx\n", 2),
  ]) func aBrokenReviewIsRefused(_ text: String, _ line: Int) {
    let error = #expect(throws: LexiconError.self) { _ = try IdentityReview(Array(text.utf8), name: "r.tsv") }
    #expect(error?.line == line)
  }
}
