import GraphStore

/// The labels of nodes in the model of minutes, in the order in which they are written.
enum NodeTable: UInt8, CaseIterable {
  case document, meeting, attendee, topic, remark, technology, organization, place, programme, person

  init(_ kind: Concept.Kind) {
    switch kind {
    case .technology: self = .technology
    case .organization: self = .organization
    case .place: self = .place
    case .programme: self = .programme
    }
  }

  var label: String {
    switch self {
    case .document: "Document"
    case .meeting: "Meeting"
    case .attendee: "Attendee"
    case .topic: "Topic"
    case .remark: "Remark"
    case .technology: Concept.Kind.technology.rawValue
    case .organization: Concept.Kind.organization.rawValue
    case .place: Concept.Kind.place.rawValue
    case .programme: Concept.Kind.programme.rawValue
    case .person: "Person"
    }
  }

  /// The properties, in the order in which a row's values are added.
  var columns: [RowTable.Column] {
    let source: [RowTable.Column] = [("line", .int64), ("start", .int64), ("end", .int64)]
    switch self {
    case .document:
      return [
        ("uri", .string), ("title", .string), ("kind", .string), ("sha256", .string), ("byteLength", .int64),
      ]
    case .meeting:
      return [
        ("name", .string), ("series", .string), ("ordinal", .int64), ("date", .date), ("startsAt", .values),
        ("endsAt", .values), ("place", .string),
      ] + source
    case .attendee:
      return [
        ("name", .string), ("familyName", .string), ("givenName", .string), ("printedName", .string),
        ("printedAffiliation", .string), ("roles", .values), ("attendance", .string),
      ] + source
    case .topic:
      return [("number", .int64), ("label", .string), ("title", .string)] + source
    case .remark:
      return [
        ("reference", .string), ("order", .int64), ("text", .string), ("attribution", .string),
        ("segments", .values),
      ] + source
    case .organization:
      return [
        ("id", .string), ("name", .string), ("nameEn", .string), ("kind", .string), ("ror", .string),
      ]
    case .technology, .place, .programme:
      return [("id", .string), ("name", .string), ("nameEn", .string)]
    case .person:
      return [("name", .string)]
    }
  }
}

/// The labels of edges in the model of minutes.
enum EdgeTable: UInt8, CaseIterable {
  case recordedIn, attended, affiliatedWith, partOf, broader, topicOf, madeAt, under, spoke, mentions,
    identifiedAs

  var label: String {
    switch self {
    case .recordedIn: "RECORDED_IN"
    case .attended: "ATTENDED"
    case .affiliatedWith: "AFFILIATED_WITH"
    case .partOf: "PART_OF"
    case .broader: "BROADER"
    case .topicOf: "TOPIC_OF"
    case .madeAt: "MADE_AT"
    case .under: "UNDER"
    case .spoke: "SPOKE"
    case .mentions: "MENTIONS"
    case .identifiedAs: "IDENTIFIED_AS"
    }
  }

  var columns: [RowTable.Column] {
    switch self {
    case .spoke: [("printed", .string)]
    case .mentions:
      [
        ("surface", .string), ("start", .int64), ("end", .int64), ("rule", .string), ("confidence", .double),
      ]
    case .identifiedAs: [("confidence", .double), ("rule", .string)]
    case .recordedIn, .attended, .affiliatedWith, .partOf, .broader, .topicOf, .madeAt, .under: []
    }
  }
}
