import GraphStore

/// Writes documents into a graph, as the model of minutes says. Concepts are nodes once per graph, by their id.
///
/// Documents are gathered and written together: `finish()` writes the last of them. It keeps the names and nodes over the
/// documents of one transaction.
struct GraphWriter {
  private var rows: RowWriter
  /// The nodes of technologies, organizations, places and programmes by label and id.
  private var concepts: [String: NodeReference] = [:]
  /// The same for the concepts of the lexicon, which many mentions share.
  private var nodeOfConcept: [ObjectIdentifier: NodeReference] = [:]
  private var documents: Set<String> = []
  /// The bytes of the files that are gathered, and how many are written together.
  private var gatheredBytes = 0
  private static let maximumGatheredBytes = 32 << 20

  /// A writer that goes on with what the graph already holds.
  init(_ transaction: Transaction) {
    rows = RowWriter(transaction)
    let snapshot = transaction.snapshot()
    for kind in Concept.Kind.allCases {
      guard let label = snapshot.label(named: kind.rawValue) else { continue }
      snapshot.forEachNode(with: label) { node in
        if case .string(let id) = snapshot.property("id", of: node) {
          concepts[key(kind, id)] = NodeReference(node)
        }
      }
    }
    guard let label = snapshot.label(named: "Document") else { return }
    snapshot.forEachNode(with: label) { node in
      if case .string(let hash) = snapshot.property("sha256", of: node) { documents.insert(hash) }
    }
  }

  /// Writes a document; returns false, and writes nothing, where the graph holds a file of the same content.
  mutating func write(_ document: MinutesDocument, lexicon: Lexicon) throws -> Bool {
    guard documents.insert(document.sha256).inserted else { return false }
    let node = rows.insert(.document) { row in
      row.add(document.name)
      row.add(document.title)
      row.add(document.kind)
      row.add(document.sha256)
      row.add(document.byteLength)
    }
    for sitting in document.sittings { write(sitting, of: node, lexicon) }
    gatheredBytes += document.byteLength
    if gatheredBytes >= Self.maximumGatheredBytes { try finish() }
    return true
  }

  /// Writes what is gathered. More documents may follow.
  mutating func finish() throws {
    let written = try rows.flush()
    gatheredBytes = 0
    concepts = concepts.mapValues { NodeReference(written[$0]) }
    nodeOfConcept = nodeOfConcept.mapValues { NodeReference(written[$0]) }
  }

  // MARK: A sitting

  private mutating func write(_ sitting: Sitting, of document: NodeReference, _ lexicon: Lexicon) {
    let meeting = write(sitting.meeting)
    rows.connect(meeting, .recordedIn, document)
    let attendees = sitting.attendees.map { write($0, of: meeting) }
    let topics = sitting.topics.map { topic in
      let node = rows.insert(.topic) { row in
        row.add(topic.number)
        row.add(topic.label)
        row.add(topic.title)
        row.add(topic.source)
      }
      rows.connect(node, .topicOf, meeting)
      return node
    }
    // Remarks and mentions are many, and a span lends them where an array would copy.
    let remarks = sitting.remarks.span
    for index in remarks.indices {
      let node = write(remarks[index], of: meeting)
      if let topic = remarks[index].topic { rows.connect(node, .under, topics[topic]) }
      if let speaker = remarks[index].speaker {
        let printed = remarks[index].printedSpeaker
        rows.connect(attendees[speaker], .spoke, node) { $0.add(printed) }
      }
      let mentions = remarks[index].mentions.span
      for mention in mentions.indices { write(mentions[mention], of: node, lexicon) }
    }
  }

  private mutating func write(_ meeting: Meeting) -> NodeReference {
    rows.insert(.meeting) { row in
      row.add(meeting.name)
      row.add(meeting.series)
      row.add(meeting.ordinal)
      row.add(meeting.date.map(Value.date) ?? .null)
      row.add(meeting.starts.map(Value.localDateTime) ?? .null)
      row.add(meeting.ends.map(Value.localDateTime) ?? .null)
      row.add(meeting.place)
      row.add(meeting.source)
    }
  }

  private mutating func write(_ attendee: Attendee, of meeting: NodeReference) -> NodeReference {
    let node = rows.insert(.attendee) { row in
      row.add(attendee.name)
      row.add(attendee.familyName)
      row.add(attendee.givenName)
      row.add(attendee.printedName)
      row.add(attendee.printedAffiliation)
      row.add(.list(attendee.roles.map(Value.string)))
      row.add(attendee.attendance.rawValue)
      row.add(attendee.source)
    }
    rows.connect(node, .attended, meeting)
    if let organization = write(chain: attendee.organizations[...]) {
      rows.connect(node, .affiliatedWith, organization)
    }
    return node
  }

  private mutating func write(_ remark: Remark, of meeting: NodeReference) -> NodeReference {
    let node = rows.insert(.remark) { row in
      row.add(remark.reference)
      row.add(remark.order)
      row.add(remark.text)
      row.add(remark.attribution.rawValue)
      row.add(remark.segments.count > 1 ? Value(remark.segments) : .null)
      row.add(
        SourcePlace(
          line: remark.line,
          bytes: (remark.segments.first?.lowerBound ?? 0)..<(remark.segments.last?.upperBound ?? 0)))
    }
    rows.connect(node, .madeAt, meeting)
    return node
  }

  private mutating func write(_ mention: Mention, of remark: NodeReference, _ lexicon: Lexicon) {
    rows.connect(remark, .mentions, write(mention.concept, lexicon)) { row in
      row.add(mention.surface)
      row.add(mention.range.lowerBound)
      row.add(mention.range.upperBound)
      row.add(mention.rule.rawValue)
      row.add(mention.rule.confidence)
    }
  }

  // MARK: Concepts

  /// The node of a concept, with those above it.
  private mutating func write(_ concept: Concept, _ lexicon: Lexicon) -> NodeReference {
    if let known = nodeOfConcept[ObjectIdentifier(concept)] { return known }
    let node = find(concept, lexicon)
    nodeOfConcept[ObjectIdentifier(concept)] = node
    return node
  }

  private mutating func find(_ concept: Concept, _ lexicon: Lexicon) -> NodeReference {
    if let known = concepts[key(concept.kind, concept.id)] { return known }
    switch concept.kind {
    case .organization:
      let chain = [concept] + lexicon.ancestors(of: concept)
      guard let node = write(chain: chain.map(OrganizationName.Reference.init)[...]) else { break }
      return node
    case .technology:
      // From the top down, so that each finds the one above it.
      var node: NodeReference?
      for step in ([concept] + lexicon.ancestors(of: concept)).reversed() {
        let above = node
        let known = concepts[key(.technology, step.id)]
        let current = known ?? insert(step)
        if known == nil, let above { rows.connect(current, .broader, above) }
        node = current
      }
      if let node { return node }
    case .place, .programme:
      break
    }
    return insert(concept)
  }

  private mutating func insert(_ concept: Concept) -> NodeReference {
    let node =
      concept.kind == .organization
      ? insert(OrganizationName.Reference(concept))
      : rows.insert(NodeTable(concept.kind)) { row in
        row.add(concept.id)
        row.add(concept.name)
        row.add(concept.kind == .technology ? concept.nameEn : nil)
      }
    concepts[key(concept.kind, concept.id)] = node
    return node
  }

  private mutating func insert(_ organization: OrganizationName.Reference) -> NodeReference {
    let node = rows.insert(.organization) { row in
      row.add(organization.id)
      row.add(organization.name)
      row.add(organization.nameEn)
      row.add(organization.kind)
      row.add(organization.ror)
    }
    concepts[key(.organization, organization.id)] = node
    return node
  }

  /// The node of the first organization of a chain, each a part of the next.
  private mutating func write(chain: ArraySlice<OrganizationName.Reference>) -> NodeReference? {
    guard let first = chain.first else { return nil }
    if let known = concepts[key(.organization, first.id)] { return known }
    let node = insert(first)
    if let above = write(chain: chain.dropFirst()) { rows.connect(node, .partOf, above) }
    return node
  }

  private func key(_ kind: Concept.Kind, _ id: String) -> String { kind.rawValue + " " + id }
}

extension Value {
  /// The begins and ends of ranges, one after the other.
  fileprivate init(_ ranges: [Range<Int>]) {
    self = .list(ranges.flatMap { [.int64(Int64($0.lowerBound)), .int64(Int64($0.upperBound))] })
  }
}

extension Meeting {
  /// Date and time of the beginning, where both are printed.
  var starts: LocalDateTime? {
    guard let date, let startsAt else { return nil }
    return LocalDateTime(date, startsAt)
  }

  /// Date and time of the end; past midnight it is the next day.
  var ends: LocalDateTime? {
    guard let date, let endsAt else { return nil }
    if let startsAt, endsAt < startsAt, let next = CalendarDate(daysSinceEpoch: Int(date.daysSinceEpoch) + 1)
    {
      return LocalDateTime(next, endsAt)
    }
    return LocalDateTime(date, endsAt)
  }
}
