import FoundationEssentials

/// What the truth file beside the seed minutes says, as far as the tests ask.
struct Truth: Decodable {
  struct Place: Decodable {
    let line: Int
    let utf8Start: Int
    let utf8End: Int
    var bytes: Range<Int> { utf8Start..<utf8End }
  }

  struct Source: Decodable {
    let sha256: String
    let bytes: Int
  }

  struct Meeting: Decodable {
    let documentTitle: String
    let documentType: String
    let seriesTitle: String
    let ordinal: Int
    let date: String
    let placeText: String
    let titleSource: Place
  }

  struct Attendee: Decodable {
    let printedName: String
    let normalizedName: String
    let familyName: String
    let givenName: String
    let printedAffiliation: String
    let roles: [String]
    let organizationId: String
    let organizationCanonical: String
    let subUnitId: String?
    let source: Place
  }

  struct Topic: Decodable {
    let number: Int
    let label: String
    let title: String
    let source: Place
  }

  struct Segment: Decodable {
    let line: Int
    let srcUtf8Start: Int
    let srcUtf8End: Int
    var bytes: Range<Int> { srcUtf8Start..<srcUtf8End }
  }

  struct Mention: Decodable {
    let surface: String
    let kind: String
    let canonicalId: String
    /// In Unicode scalars of the remark's text.
    let start: Int

    func byteStart(in text: String) -> Int {
      text.unicodeScalars.prefix(start).reduce(0) { $0 + UTF8.width($1) }
    }
  }

  struct Remark: Decodable {
    let index: Int
    let topic: Int
    let order: Int
    let text: String
    let segments: [Segment]
    let mentions: [Mention]
  }

  struct Counts: Decodable {
    let remarks: Int
    let distinctTechnologies: Int
  }

  let source: Source
  let meeting: Meeting
  let attendees: [Attendee]
  let topics: [Topic]
  let remarks: [Remark]
  let counts: Counts
  let technologyRemarks: [String: [String]]

  static func load() throws -> Truth {
    try JSONDecoder().decode(
      Truth.self, from: Fixture.data(Fixture.folder + "/2021-12-09-kanmin-gijutsu-kyoryoku-1.truth.json"))
  }
}
