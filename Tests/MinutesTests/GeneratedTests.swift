import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// Documents made by chance in every form, each with the truth about it: all of it is found, and nothing else.
@Suite struct GeneratedTests {
  @Test(arguments: [3, 5, 17, 101, 2_024]) func everyDocumentIsUnderstoodInFull(_ seed: UInt64) throws {
    var generator = MinutesGenerator(seed: seed)
    let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1"
    let reader = MinutesReader()
    for number in 0..<(isSlow ? 2_000 : 150) {
      let made = generator.next(remarkCount: number % 8 + 1)
      let place = "seed \(seed), document \(number): \(made.truth.forms)\n\(made.text)"
      let document = try #require(try? reader.read(Array(made.text.utf8), name: "x"), "\(place)")
      let differences = Difference.between(document, made.truth)
      #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))\n\(place)")
    }
  }

  /// The same documents in the encodings of Japanese word processors.
  @Test(arguments: [TextEncoding.shiftJIS, .eucJP]) func encodingsAreFound(_ encoding: TextEncoding) throws {
    var generator = MinutesGenerator(seed: 77)
    let encoder = JapaneseEncoder(encoding)
    let reader = MinutesReader()
    for _ in 0..<25 {
      let made = generator.next(remarkCount: 5)
      guard let bytes = encoder.bytes(of: made.text) else { continue }
      let document = try reader.read(bytes, name: "x")
      #expect(document.encoding == encoding)
      let differences = Difference.between(document, made.truth)
      #expect(
        differences.isEmpty, "\(differences.joined(separator: "\n"))\n\(made.truth.forms)\n\(made.text)")
    }
  }

  /// Several sittings in one file are read as if each had its own.
  @Test func sittingsOfOneFileAreToldApart() throws {
    var generator = MinutesGenerator(seed: 41)
    for number in 0..<60 {
      let made = (0..<3).map { _ in generator.next(remarkCount: 4) }
      let text = made.map(\.text).joined(separator: "\n\n")
      let document = try MinutesReader().read(Array(text.utf8), name: "x")
      let place = "document \(number): \(made.map(\.truth.forms))\n\(text)"
      try #require(document.sittings.count == made.count, "\(place)")
      for (sitting, one) in zip(document.sittings, made) {
        let differences = Difference.between(sitting, one.truth)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))\n\(place)")
      }
    }
  }

  /// Hundreds of files in a folder, in two runs: the graph holds what the documents hold, each file once.
  @Test func aFolderOfManyFilesIsIngested() throws {
    let count = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 10_000 : 150
    let folder = FileManager.default.temporaryDirectory.path + "/minutes-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var generator = MinutesGenerator(seed: 5)
    var remarks = 0
    var people = 0
    for number in 0..<count {
      let made = generator.next(remarkCount: 5)
      remarks += made.truth.remarks.count
      people += made.truth.people.count
      let document = try MinutesReader().read(Array(made.text.utf8), name: "x")
      let differences = Difference.between(document, made.truth)
      #expect(
        differences.isEmpty, "\(differences.joined(separator: "\n"))\n\(made.truth.forms)\n\(made.text)")
      try Data(made.text.utf8).write(to: URL(filePath: folder + "/\(number).txt"))
    }
    let graph = Graph()
    let report = try MinutesIngester().ingest([folder], into: graph)
    #expect(report.failures.isEmpty)
    #expect(report.documents.reduce(0) { $0 + $1.remarks } == remarks)
    let walk = MinutesWalk(graph.snapshot())
    #expect(walk.nodes("Remark").count == remarks)
    #expect(walk.nodes("Attendee").count == people)
    #expect(graph.snapshot().brokenInvariants().isEmpty)
    // Many documents are loaded together, few are inserted one by one: the graph is the same.
    let other = Graph()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for name in names.prefix(150) {
      _ = try MinutesIngester().ingest([folder + "/" + name], into: other)
    }
    if count <= 150 { #expect(content(of: other.snapshot()) == content(of: graph.snapshot())) }
    let again = try MinutesIngester().ingest([folder], into: graph)
    #expect(again.documents.allSatisfy { $0.isRepeated })
    #expect(MinutesWalk(graph.snapshot()).nodes("Remark").count == remarks)
  }
}

/// What a graph says, whatever its ids: each node, and each edge with what its ends say.
private func content(of snapshot: Snapshot) -> [String] {
  func text(_ labels: [String], _ properties: [(key: PropertyKeyID, value: Value)]) -> String {
    "\(labels) "
      + properties.map { "\(snapshot.name(of: $0.key)): \($0.value.plainText)" }.sorted()
      .joined(separator: ", ")
  }
  var nodes: [NodeID: String] = [:]
  for node in snapshot.nodes() {
    nodes[node] = text(snapshot.labels(of: node), snapshot.properties(of: node))
  }
  let edges = snapshot.edges().map { edge in
    let ends = [snapshot.source(of: edge), snapshot.target(of: edge)].map { $0.flatMap { nodes[$0] } ?? "?" }
    return text(snapshot.labels(of: edge), snapshot.properties(of: edge)) + " | "
      + ends.joined(separator: " | ")
  }
  return (nodes.values + edges).sorted()
}

/// What a reading gets wrong of a made document.
private enum Difference {
  static func between(_ document: MinutesDocument, _ truth: MinutesGenerator.Truth) -> [String] {
    guard let sitting = document.sittings.first, document.sittings.count == 1 else {
      return ["\(document.sittings.count) sittings"]
    }
    var found = between(sitting, truth)
    let doubts = document.diagnostics.map(\.message)
    if doubts.contains(where: { !$0.contains("weekday") }) { found.append("diagnostics: \(doubts)") }
    if doubts.contains(where: { $0.contains("weekday") }) != truth.isWeekdayWrong { found.append("weekday") }
    return found
  }

  static func between(_ sitting: Sitting, _ truth: MinutesGenerator.Truth) -> [String] {
    var found: [String] = []
    func compare<Fact: Equatable>(_ what: String, _ read: Fact, _ true: Fact) {
      if read != `true` { found.append("\(what): read \(read), true \(`true`)") }
    }
    let meeting = sitting.meeting
    compare("name", compact(meeting.name), compact(truth.name))
    compare("series", compact(meeting.series), compact(truth.series))
    compare("ordinal", meeting.ordinal, truth.ordinal)
    compare("date", meeting.date?.description, truth.date)
    compare("startsAt", meeting.startsAt.map { String("\($0)".prefix(5)) }, truth.startsAt)
    compare("endsAt", meeting.endsAt.map { String("\($0)".prefix(5)) }, truth.endsAt)
    compare("place", compact(meeting.place), compact(truth.place))
    compare("people", sitting.attendees.map(\.name), truth.people.map(\.name))
    for (read, person) in zip(sitting.attendees, truth.people) {
      compare("\(person.name) attendance", read.attendance.rawValue, person.attendance)
      compare("\(person.name) top", read.organizations.last?.name, person.top)
      if let post = person.post { compare("\(person.name) post", read.roles.contains(post), true) }
    }
    compare("topics", sitting.topics.map(\.title), truth.topics)
    compare("remarks", sitting.remarks.count, truth.remarks.count)
    for (number, (read, remark)) in zip(sitting.remarks, truth.remarks).enumerated() {
      compare("remark \(number) text", read.text, remark.text)
      compare(
        "remark \(number) speaker", read.speaker.map { sitting.attendees[$0].name },
        remark.speaker.map { truth.people[$0].name })
      compare("remark \(number) attribution", read.attribution.rawValue, remark.attribution)
      compare("remark \(number) topic", read.topic, remark.topic)
      let technologies = read.mentions.filter { $0.concept.kind == .technology }.map(\.concept.id)
      compare("remark \(number) technologies", technologies, remark.technologies)
    }
    compare("lines not understood", sitting.unexplainedLines, [])
    return found
  }

  private static func compact(_ text: String?) -> String { (text ?? "").filter { $0 != " " && $0 != "　" } }
}

/// Writes texts in an encoding by turning its decoder around.
private struct JapaneseEncoder {
  private var bytes: [Unicode.Scalar: [UInt8]] = [:]

  init(_ encoding: TextEncoding) {
    for first in UInt8(0x80)...0xFC {
      decode([first], encoding)
      for second in UInt8(0x40)...0xFE { decode([first, second], encoding) }
    }
  }

  private mutating func decode(_ pair: [UInt8], _ encoding: TextEncoding) {
    guard let (text, _) = TextEncoding.decode(pair, as: encoding) else { return }
    let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
    if scalars.count == 1, bytes[scalars[0]] == nil { bytes[scalars[0]] = pair }
  }

  /// nil where the encoding lacks a character.
  func bytes(of text: String) -> [UInt8]? {
    var all: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        all.append(UInt8(scalar.value))
      } else if let known = bytes[scalar] {
        all += known
      } else {
        return nil
      }
    }
    return all
  }
}
