import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// Every form of minutes against its golden graph: `Fixtures/forms/NAME.txt` beside `NAME.txt.golden`, which holds the
/// ingest report and the graph. `UPDATE_GOLDEN=1` writes the golden files anew; read the difference like code.
@Suite struct FormTests {
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Fixture.folder + "/forms")) ?? []
    return files.filter { !$0.hasSuffix(".golden") }.sorted()
  }()

  @Test func thereAreAtLeastThirtyForms() {
    #expect(Self.names.count >= 30)
  }

  @Test(arguments: names) func theGraphIsTheGoldenOne(_ name: String) throws {
    let graph = Graph()
    let report = try MinutesIngester().ingest([Fixture.folder + "/forms/" + name], into: graph)
    let text = "\(report)\n" + GraphText.text(of: graph.snapshot())
    let path = Fixture.folder + "/forms/" + name + ".golden"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    let golden = String(decoding: try Fixture.bytes(path), as: UTF8.self)
    #expect(text == golden)
    #expect(graph.snapshot().brokenInvariants().isEmpty)
  }

  /// Whatever the form, the text of a remark and the surface of a mention are what the file prints.
  @Test(arguments: names) func everyRangeCutsWhatItNames(_ name: String) throws {
    let bytes = try Fixture.bytes(Fixture.folder + "/forms/" + name)
    let document = try MinutesReader().read(bytes, name: name)
    let utf8 = try #require(TextEncoding.decode(bytes)).text.bytes
    for sitting in document.sittings {
      for remark in sitting.remarks {
        #expect(remark.segments.map { String(decoding: utf8[$0], as: UTF8.self) }.joined() == remark.text)
        for mention in remark.mentions {
          #expect(String(decoding: Array(remark.text.utf8)[mention.range], as: UTF8.self) == mention.surface)
        }
      }
      for attendee in sitting.attendees {
        #expect(String(decoding: utf8[attendee.source.bytes], as: UTF8.self).contains(attendee.printedName))
      }
    }
  }
}
