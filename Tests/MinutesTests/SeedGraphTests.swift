import GraphStore
import Testing

@testable import Minutes

/// The graph of the public minutes and the reports over it.
@Suite struct SeedGraphTests {
  let graph = Graph()
  let report: IngestReport

  init() throws {
    report = try MinutesIngester().ingest([Fixture.seedPath], into: graph)
  }

  @Test func theGraphHasTheModelsNodesAndEdges() {
    let walk = MinutesWalk(graph.snapshot())
    let counts = ["Document", "Meeting", "Attendee", "Topic", "Remark", "Person"].map { walk.nodes($0).count }
    #expect(counts == [1, 1, 9, 3, 23, 0])
    let mentioned = Set(walk.nodes("Remark").flatMap { walk.technologies(of: $0) })
    #expect(mentioned.count == 19)
    #expect(walk.snapshot.label(named: "SPOKE") == nil)
    let tops = Set(walk.nodes("Attendee").flatMap { walk.neighbors(of: $0, "AFFILIATED_WITH") }.map(walk.top))
    #expect(tops.count == 8)
    #expect(walk.snapshot.brokenInvariants().isEmpty)
  }

  @Test func remarksCutAcrossPagesHaveSegments() throws {
    let walk = MinutesWalk(graph.snapshot())
    let cut = walk.nodes("Remark").filter { !walk.snapshot.property("segments", of: $0).isNull }
    #expect(cut.map { walk.text("reference", $0) } == ["2-8", "3-4"])
    let first = try #require(cut.first)
    #expect(
      walk.snapshot.property("segments", of: first)
        == .list([10090, 10531, 10533, 10716].map { .int64($0) }))
  }

  @Test func presenceIsToldApartFromSpeech() {
    let table = MinutesReport.affiliationsTechnologies.table(of: graph.snapshot())
    #expect(table.rows.count == 152)
    #expect(table.rows.allSatisfy { $0[0] == .string("present") })
    #expect(table.notes.first == "23 remarks, none with a printed speaker")
    let printed = MinutesReport.affiliationsTechnologies.table(
      of: graph.snapshot(), options: .init(rollsUpOrganizations: false))
    #expect(printed.rows.count == 171)
  }

  @Test func theOtherReportsHaveRows() {
    let snapshot = graph.snapshot()
    #expect(MinutesReport.speakers.table(of: snapshot).rows.isEmpty)
    #expect(MinutesReport.timeline.table(of: snapshot).rows.count == 19)
    let topics = MinutesReport.technologiesTopics.table(of: snapshot)
    #expect(topics.rows.count == 27)
    let pairs = MinutesReport.coMentions.table(of: snapshot)
    #expect(pairs.rows.first?[2] == .int64(2))
    let gaps = MinutesReport.lexiconGaps.table(of: snapshot)
    #expect(gaps.rows.contains { $0[0] == .string("スタートアップ") })
    for report in MinutesReport.allCases {
      let table = report.table(of: snapshot)
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    }
  }

  @Test func theIngestReportCountsWhatWasUnderstood() throws {
    let document = try #require(report.documents.first)
    #expect(document.forms == [.bullet])
    #expect(document.attendees == 9)
    #expect(document.remarks == 23)
    #expect(document.remarksByAttribution == [.unattributed: 23])
    #expect(document.unexplainedLines.isEmpty)
    #expect(document.mentionsByKind.values.reduce(0, +) == 102)
  }

  @Test func aSecondIngestOfTheSameFileWritesNothing() throws {
    let before = graph.snapshot().nodeCount
    let again = try MinutesIngester().ingest([Fixture.seedPath], into: graph)
    #expect(again.documents.first?.isRepeated == true)
    #expect(graph.snapshot().nodeCount == before)
  }
}

/// Reports over minutes that print who spoke.
@Suite struct SpeechReportTests {
  @Test func speechIsCountedForTheSpeakersOrganization() throws {
    let graph = Graph()
    _ = try MinutesIngester().ingest([Fixture.folder + "/forms/18-ambiguous-name.txt"], into: graph)
    let table = MinutesReport.affiliationsTechnologies.table(of: graph.snapshot())
    let spoken = table.rows.filter { $0[0] == .string("spoke") }.map { $0[1...2].map(\.plainText) }
    #expect(spoken == [["山里村", "中小水力発電"]])
    #expect(table.notes.first == "4 remarks, 2 with a printed speaker")
    let speakers = MinutesReport.speakers.table(of: graph.snapshot())
    #expect(speakers.rows.map { $0[0] } == [.string("低田三雄"), .string("高山次江")])
    #expect(speakers.notes.last == "attribution of remarks: printed 2, roleOnly 2")
  }

  @Test func aTechnologyIsFollowedOverMeetings() throws {
    let graph = Graph()
    _ = try MinutesIngester().ingest([Fixture.folder + "/forms"], into: graph)
    let timeline = MinutesReport.timeline.table(of: graph.snapshot())
    let dates = timeline.rows.filter { $0[0] == .string("ドローン") }.map { $0[1] }
    #expect(dates.count >= 4)
    #expect(zip(dates, dates.dropFirst()).allSatisfy { Value.order($0, $1) != .greater })
  }
}
