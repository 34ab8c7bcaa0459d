import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// The public minutes in `Data/minutes` against what a careful reader wrote down about them.
@Suite struct SeedTests {
  let truth: Truth
  let document: MinutesDocument
  let bytes: [UInt8]

  init() throws {
    truth = try Truth.load()
    bytes = try Fixture.bytes(Fixture.seedPath)
    document = try MinutesReader().read(bytes, name: "2021-12-09-kanmin-gijutsu-kyoryoku-1.txt")
  }

  private var sitting: Sitting {
    get throws { try #require(document.sittings.first) }
  }

  @Test func theFileIsThePublicRecordByteForByte() throws {
    #expect(document.sha256 == truth.source.sha256)
    #expect(document.byteLength == truth.source.bytes)
    #expect(document.encoding == .utf8)
  }

  @Test func headerIsRead() throws {
    let meeting = try sitting.meeting
    #expect(document.title == truth.meeting.documentTitle)
    #expect(document.kind == truth.meeting.documentType)
    #expect(meeting.series == truth.meeting.seriesTitle)
    #expect(meeting.ordinal == truth.meeting.ordinal)
    #expect(meeting.date?.description == truth.meeting.date)
    #expect(meeting.startsAt == LocalTime(hour: 17, minute: 15))
    #expect(meeting.endsAt == LocalTime(hour: 18, minute: 40))
    #expect(meeting.place == truth.meeting.placeText)
    #expect(meeting.source.line == truth.meeting.titleSource.line)
    #expect(meeting.source.bytes == truth.meeting.titleSource.bytes)
  }

  @Test func attendeesAreRead() throws {
    let attendees = try sitting.attendees
    try #require(attendees.count == truth.attendees.count)
    for (attendee, expected) in zip(attendees, truth.attendees) {
      #expect(attendee.printedName == expected.printedName)
      #expect(attendee.name == expected.normalizedName)
      #expect(attendee.familyName == expected.familyName)
      #expect(attendee.givenName == expected.givenName)
      #expect(attendee.printedAffiliation == expected.printedAffiliation)
      #expect(attendee.roles == expected.roles)
      #expect(attendee.attendance == .present)
      #expect(attendee.organizations.first?.id == expected.subUnitId ?? expected.organizationId)
      #expect(attendee.organizations.contains { $0.id == expected.organizationId })
      #expect(attendee.organizations.contains { $0.name == expected.organizationCanonical })
      #expect(attendee.source.line == expected.source.line)
      #expect(attendee.source.bytes == expected.source.bytes)
    }
  }

  @Test func topicsAreRead() throws {
    let topics = try sitting.topics
    try #require(topics.count == truth.topics.count)
    for (topic, expected) in zip(topics, truth.topics) {
      #expect(topic.number == expected.number)
      #expect(topic.label == expected.label)
      #expect(topic.title == expected.title)
      #expect(topic.source.line == expected.source.line)
      #expect(topic.source.bytes == expected.source.bytes)
    }
  }

  @Test func remarksAreReadAndNobodyIsSaidToHaveSpoken() throws {
    let remarks = try sitting.remarks
    try #require(remarks.count == truth.counts.remarks)
    for (remark, expected) in zip(remarks, truth.remarks) {
      #expect(remark.reference == "\(expected.topic)-\(expected.order)")
      #expect(remark.order == expected.index)
      #expect(remark.text == expected.text)
      #expect(remark.attribution == .unattributed)
      #expect(remark.speaker == nil)
      #expect(remark.segments == expected.segments.map(\.bytes))
      #expect(remark.line == expected.segments.first?.line)
      #expect(remark.segments.map { String(decoding: bytes[$0], as: UTF8.self) }.joined() == remark.text)
    }
    #expect(try sitting.unexplainedLines == [])
  }

  @Test func everyMentionIsFoundAndNoTrapFires() throws {
    let kinds = [
      "country": Concept.Kind.place, "region": .place, "place": .place, "technology": .technology,
      "technologyClass": .technology, "organization": .organization, "organizationGroup": .organization,
      "programme": .programme, "award": .programme,
    ]
    for (remark, expected) in zip(try sitting.remarks, truth.remarks) {
      let wanted = expected.mentions.filter { kinds[$0.kind] != nil }
      let found = remark.mentions.map { "\($0.surface) \($0.concept.id) \($0.range.lowerBound)" }
      let listed = wanted.map { mention -> String in
        let start = mention.byteStart(in: expected.text)
        return "\(mention.surface) \(mention.canonicalId) \(start)"
      }
      #expect(found == listed, "remark \(remark.reference)")
      for (mention, wanted) in zip(remark.mentions, wanted) {
        #expect(mention.concept.kind == kinds[wanted.kind])
      }
      for mention in remark.mentions {
        let bytes = Array(remark.text.utf8)[mention.range]
        #expect(String(decoding: bytes, as: UTF8.self) == mention.surface)
      }
    }
    var remarksByTechnology: [String: Set<String>] = [:]
    for remark in try sitting.remarks {
      for mention in remark.mentions where mention.concept.kind == .technology {
        remarksByTechnology[mention.concept.id, default: []].insert(remark.reference)
      }
    }
    #expect(remarksByTechnology == truth.technologyRemarks.mapValues(Set.init))
    #expect(remarksByTechnology.count == truth.counts.distinctTechnologies)
  }
}
