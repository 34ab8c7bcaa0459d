import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// Texts that are awkward on purpose, each beside what a careful reader wrote down before the program read it:
/// `Fixtures/hostile/NAME.txt` and `NAME.truth`. The truth files are never written by the program.
@Suite struct HostileTests {
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Fixture.folder + "/hostile")) ?? []
    return files.filter { !$0.hasSuffix(".truth") }.sorted()
  }()

  @Test(arguments: names) func theReaderAgreesWithTheWrittenTruth(_ name: String) throws {
    let path = Fixture.folder + "/hostile/" + name
    let document = try MinutesReader().read(try Fixture.bytes(path), name: name)
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let truth = String(decoding: try Fixture.bytes(Fixture.folder + "/hostile/\(stem).truth"), as: UTF8.self)
    let expected = truth.split(separator: "\n").map(String.init)
    let read = TruthText.lines(of: document)
    for line in expected where !read.contains(line) { Issue.record("\(name): not read: \(line)") }
    for line in read where !expected.contains(line) { Issue.record("\(name): read, but not true: \(line)") }
    #expect(read == expected, "\(name): the order differs")
  }
}

/// What a document says, a line per fact, in words that a person can write by hand.
enum TruthText {
  static func lines(of document: MinutesDocument) -> [String] {
    var lines: [String] = []
    for sitting in document.sittings {
      let meeting = sitting.meeting
      lines.append("name \(meeting.name ?? "-")")
      lines.append("series \(meeting.series ?? "-") #\(meeting.ordinal.map(String.init) ?? "-")")
      lines.append(
        "when \(meeting.date?.description ?? "-") \(clock(meeting.startsAt)) \(clock(meeting.endsAt))")
      lines.append("place \(meeting.place ?? "-")")
      for attendee in sitting.attendees {
        let roles = attendee.roles.isEmpty ? "-" : attendee.roles.joined(separator: ", ")
        let organizations = attendee.organizations.map(\.name).joined(separator: " < ")
        lines.append(
          "person \(attendee.name) | \(attendee.attendance.rawValue) | \(roles) | \(organizations.isEmpty ? "-" : organizations)"
        )
      }
      for topic in sitting.topics { lines.append("topic \(topic.number) \(topic.title)") }
      for remark in sitting.remarks {
        let speaker = remark.speaker.map { sitting.attendees[$0].name } ?? "-"
        let mentions = remark.mentions.map(\.concept.id).joined(separator: " ")
        lines.append(
          "\(remark.reference) \(remark.attribution.rawValue) \(speaker) | \(remark.text.split(separator: "\n").joined(separator: "⏎")) | \(mentions.isEmpty ? "-" : mentions)"
        )
      }
      lines.append("not understood \(sitting.unexplainedLines.map(String.init).joined(separator: " "))")
    }
    for doubt in document.diagnostics { lines.append("doubt \(doubt.line) \(doubt.message)") }
    return lines
  }

  private static func clock(_ time: LocalTime?) -> String { time.map { String("\($0)".prefix(5)) } ?? "-" }
}
