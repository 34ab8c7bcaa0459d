public import GraphStore

extension MinutesReport {
  /// The report as a graph of its own, for formats that draw: an edge per remark, so that a line's weight is their
  /// number; nil where a picture says no more than the table. Takes time linear in the mentions and the edges.
  ///
  /// Where somebody is printed to have spoken, `affiliations-technologies` draws speech only; else presence, under a
  /// label that claims no speech.
  public func picture(of snapshot: Snapshot, options: Options = Options()) throws -> Graph? {
    let walk = MinutesWalk(snapshot)
    let graph = Graph()
    try graph.write { transaction in
      var picture = ReportPicture(transaction, walk)
      switch self {
      case .affiliationsTechnologies:
        if try !picture.drawAffiliations(options, spoken: true) {
          _ = try picture.drawAffiliations(options, spoken: false)
        }
      case .technologiesTopics: try picture.drawTopics()
      case .speakers: try picture.drawSpeakers()
      case .coMentions: try picture.drawCoMentions()
      case .timeline: try picture.drawTimeline()
      case .lexiconGaps: break
      }
    }
    return self == .lexiconGaps ? nil : graph
  }
}

/// Copies nodes of the minutes into a graph and ties them by what remarks show.
private struct ReportPicture {
  private let transaction: Transaction
  private let walk: MinutesWalk
  private var copies: [NodeID: NodeID] = [:]

  init(_ transaction: Transaction, _ walk: MinutesWalk) {
    self.transaction = transaction
    self.walk = walk
  }

  private mutating func copy(_ node: NodeID, _ label: String, _ keys: [String]) throws -> NodeID {
    if let known = copies[node] { return known }
    var properties: [String: Value] = [:]
    for key in keys { properties[key] = walk.snapshot.property(key, of: node) }
    let copy = try transaction.insertNode(labels: [label], properties: properties)
    copies[node] = copy
    return copy
  }

  private mutating func technology(_ node: NodeID) throws -> NodeID {
    try copy(node, "Technology", ["id", "name"])
  }

  private func tie(
    _ source: NodeID, _ label: String, _ target: NodeID, _ remark: NodeID, isDirected: Bool = true
  ) throws {
    try transaction.insertEdge(
      from: source, to: target, labels: [label], directed: isDirected,
      properties: ["reference": walk.snapshot.property("reference", of: remark)])
  }

  /// Returns whether anything was drawn.
  mutating func drawAffiliations(_ options: MinutesReport.Options, spoken: Bool) throws -> Bool {
    for meeting in walk.nodes("Meeting") {
      let all = walk.neighbors(of: meeting, "MADE_AT", .incoming)
      var remarksOf: [NodeID: Set<NodeID>] = [:]
      for attendee in walk.neighbors(of: meeting, "ATTENDED", .incoming) {
        guard let unit = walk.target(of: attendee, "AFFILIATED_WITH") else { continue }
        let organization = options.rollsUpOrganizations ? walk.top(of: unit) : unit
        if spoken {
          remarksOf[organization, default: []].formUnion(walk.neighbors(of: attendee, "SPOKE"))
        } else if walk.text("attendance", attendee) != Attendee.Attendance.absent.rawValue {
          remarksOf[organization, default: []].formUnion(all)
        }
      }
      for (organization, remarks) in remarksOf.sorted(by: { $0.key < $1.key }) {
        for remark in remarks.sorted() {
          for concept in walk.technologies(of: remark).sorted() {
            try tie(
              copy(organization, "Organization", ["id", "name"]), spoken ? "SPOKE_ON" : "PRESENT_FOR",
              technology(concept), remark)
          }
        }
      }
    }
    return !copies.isEmpty
  }

  mutating func drawTopics() throws {
    for remark in walk.nodes("Remark") {
      guard let topic = walk.target(of: remark, "UNDER") else { continue }
      for concept in walk.technologies(of: remark).sorted() {
        try tie(
          technology(concept), "MENTIONED_UNDER", copy(topic, "Topic", ["number", "label", "title"]), remark)
      }
    }
  }

  mutating func drawSpeakers() throws {
    for attendee in walk.nodes("Attendee") {
      for remark in Set(walk.neighbors(of: attendee, "SPOKE")).sorted() {
        let speaker = try copy(attendee, "Attendee", ["name", "printedAffiliation"])
        for concept in walk.technologies(of: remark).sorted() {
          try tie(speaker, "SPOKE_ON", technology(concept), remark)
        }
      }
    }
  }

  mutating func drawCoMentions() throws {
    for remark in walk.nodes("Remark") {
      let technologies = walk.technologies(of: remark).sorted()
      for (index, first) in technologies.enumerated() {
        for second in technologies[(index + 1)...] {
          try tie(technology(first), "NAMED_WITH", technology(second), remark, isDirected: false)
        }
      }
    }
  }

  mutating func drawTimeline() throws {
    for remark in walk.nodes("Remark") {
      guard let meeting = walk.target(of: remark, "MADE_AT") else { continue }
      for concept in walk.technologies(of: remark).sorted() {
        try tie(
          technology(concept), "MENTIONED_AT", copy(meeting, "Meeting", ["name", "date"]), remark)
      }
    }
  }
}
