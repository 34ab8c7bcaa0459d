import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// Many documents made by chance, each with what is known to be in it.
@Suite struct GeneratedTests {
  @Test func everyDocumentIsUnderstoodInFull() throws {
    var generator = MinutesGenerator(seed: 3)
    let reader = MinutesReader()
    for number in 0..<120 {
      let made = generator.next(remarkCount: 6)
      let document = try reader.read(Array(made.text.utf8), name: "\(number)")
      let sitting = try #require(document.sittings.first)
      #expect(sitting.meeting.ordinal == made.ordinal)
      #expect(sitting.meeting.date?.description == "2021-06-04")
      #expect(sitting.meeting.startsAt == LocalTime(hour: 10))
      #expect(sitting.meeting.endsAt == LocalTime(hour: 11, minute: 30))
      #expect(sitting.attendees.count == made.attendees, "\(made.text)")
      #expect(
        sitting.attendees.allSatisfy {
          !$0.organizations.isEmpty || $0.printedAffiliation?.hasPrefix("架空市") == true
        })
      #expect(sitting.topics.count == made.topics)
      #expect(sitting.remarks.count == made.remarks)
      #expect(sitting.remarks.count { $0.speaker != nil } == made.printed)
      let technologies = sitting.remarks.flatMap(\.mentions).filter { $0.concept.kind == .technology }
      #expect(technologies.map(\.concept.id) == made.technologies)
      #expect(sitting.unexplainedLines == [])
      #expect(document.diagnostics == [])
    }
  }

  /// Ten thousand documents, with the speed said. Slow, so only where `GRAPHQ_SLOW` is set; a few hundred otherwise.
  @Test func aFolderOfManyFilesIsIngested() throws {
    let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1"
    let count = isSlow ? 10_000 : 60
    let folder = FileManager.default.temporaryDirectory.path + "/minutes-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var generator = MinutesGenerator(seed: 5)
    var bytes = 0
    var remarks = 0
    for number in 0..<count {
      let made = generator.next(remarkCount: isSlow ? 40 : 5)
      bytes += made.text.utf8.count
      remarks += made.remarks
      try Data(made.text.utf8).write(to: URL(filePath: folder + "/\(number).txt"))
    }
    let graph = Graph()
    let start = ContinuousClock.now
    let report = try MinutesIngester().ingest([folder], into: graph)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if isSlow { print("\(count) documents, \(bytes) bytes, \(Double(bytes) / seconds / 1e6) MB/s in all") }
    #expect(report.failures.isEmpty)
    #expect(report.documents.reduce(0) { $0 + $1.remarks } == remarks)
    #expect(MinutesWalk(graph.snapshot()).nodes("Remark").count == remarks)
  }
}
