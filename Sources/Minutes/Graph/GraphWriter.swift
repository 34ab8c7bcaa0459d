import GraphStore

/// Writes documents into a graph, as the model of minutes says. Concepts are nodes once per graph, by their id.
///
/// A class, because it keeps the numbers of names and nodes over the documents of one transaction.
final class GraphWriter {
  private let transaction: Transaction
  /// The nodes of technologies, organizations, places and programmes by label and id.
  private var concepts: [String: NodeID] = [:]
  /// The same for the concepts of the lexicon, which many mentions share.
  private var nodeOfConcept: [ObjectIdentifier: NodeID] = [:]
  private var documents: Set<String> = []
  private var labelSets: [String: LabelSetID] = [:]
  /// The numbers of property keys by the place of `Key`.
  private var keys = [PropertyKeyID?](repeating: nil, count: Key.allCases.count)

  /// The property keys of the model.
  fileprivate enum Key: Int, CaseIterable {
    case uri, title, kind, sha256, byteLength, number, label, printed, name, series, ordinal, date, startsAt,
      endsAt
    case place, familyName, givenName, printedName, printedAffiliation, roles, attendance, reference, order,
      text
    case attribution, segments, surface, start, end, rule, confidence, id, nameEn, ror, line
  }

  /// A writer that goes on with what the graph already holds.
  init(_ transaction: Transaction) {
    self.transaction = transaction
    let snapshot = transaction.snapshot()
    for kind in Concept.Kind.allCases {
      guard let label = snapshot.label(named: kind.rawValue) else { continue }
      snapshot.forEachNode(with: label) { node in
        if case .string(let id) = snapshot.property("id", of: node) { concepts[key(kind, id)] = node }
      }
    }
    guard let label = snapshot.label(named: "Document") else { return }
    snapshot.forEachNode(with: label) { node in
      if case .string(let hash) = snapshot.property("sha256", of: node) { documents.insert(hash) }
    }
  }

  /// Writes a document; returns false, and writes nothing, where the graph holds a file of the same content.
  func write(_ document: MinutesDocument, lexicon: Lexicon) throws -> Bool {
    guard documents.insert(document.sha256).inserted else { return false }
    let node = try insert(
      "Document",
      [
        (.uri, .string(document.name)), (.title, Value(document.title)), (.kind, Value(document.kind)),
        (.sha256, .string(document.sha256)), (.byteLength, .int64(Int64(document.byteLength))),
      ])
    for sitting in document.sittings { try write(sitting, of: node, lexicon) }
    return true
  }

  // MARK: A sitting

  private func write(_ sitting: Sitting, of document: NodeID, _ lexicon: Lexicon) throws {
    let meeting = try write(sitting.meeting)
    try connect(meeting, "RECORDED_IN", document)
    let attendees = try sitting.attendees.map { try write($0, of: meeting) }
    let topics = try sitting.topics.map { topic in
      let node = try insert(
        "Topic",
        [
          (.number, .int64(Int64(topic.number))), (.label, Value(topic.label)),
          (.title, .string(topic.title)),
        ] + place(topic.source))
      try connect(node, "TOPIC_OF", meeting)
      return node
    }
    for remark in sitting.remarks {
      let node = try write(remark, of: meeting)
      if let topic = remark.topic { try connect(node, "UNDER", topics[topic]) }
      if let speaker = remark.speaker {
        try connect(attendees[speaker], "SPOKE", node, [(.printed, Value(remark.printedSpeaker))])
      }
      for mention in remark.mentions { try write(mention, of: node, lexicon) }
    }
  }

  private func write(_ meeting: Meeting) throws -> NodeID {
    try insert(
      "Meeting",
      [
        (.name, Value(meeting.name)), (.series, Value(meeting.series)),
        (.ordinal, meeting.ordinal.map { .int64(Int64($0)) } ?? .null),
        (.date, meeting.date.map(Value.date) ?? .null),
        (.startsAt, meeting.starts.map(Value.localDateTime) ?? .null),
        (.endsAt, meeting.ends.map(Value.localDateTime) ?? .null), (.place, Value(meeting.place)),
      ] + place(meeting.source))
  }

  private func write(_ attendee: Attendee, of meeting: NodeID) throws -> NodeID {
    let node = try insert(
      "Attendee",
      [
        (.name, .string(attendee.name)), (.familyName, Value(attendee.familyName)),
        (.givenName, Value(attendee.givenName)), (.printedName, .string(attendee.printedName)),
        (.printedAffiliation, Value(attendee.printedAffiliation)),
        (.roles, .list(attendee.roles.map(Value.string))),
        (.attendance, .string(attendee.attendance.rawValue)),
      ] + place(attendee.source))
    try connect(node, "ATTENDED", meeting)
    if let organization = try write(chain: attendee.organizations[...]) {
      try connect(node, "AFFILIATED_WITH", organization)
    }
    return node
  }

  private func write(_ remark: Remark, of meeting: NodeID) throws -> NodeID {
    let start = remark.segments.first?.lowerBound ?? 0
    let end = remark.segments.last?.upperBound ?? 0
    let segments = remark.segments.flatMap {
      [Value.int64(Int64($0.lowerBound)), .int64(Int64($0.upperBound))]
    }
    let node = try insert(
      "Remark",
      [
        (.reference, .string(remark.reference)), (.order, .int64(Int64(remark.order))),
        (.text, .string(remark.text)), (.attribution, .string(remark.attribution.rawValue)),
        (.segments, remark.segments.count > 1 ? .list(segments) : .null),
      ] + place(SourcePlace(line: remark.line, bytes: start..<end)))
    try connect(node, "MADE_AT", meeting)
    return node
  }

  private func write(_ mention: Mention, of remark: NodeID, _ lexicon: Lexicon) throws {
    try connect(
      remark, "MENTIONS", write(mention.concept, lexicon),
      [
        (.surface, .string(mention.surface)), (.start, .int64(Int64(mention.range.lowerBound))),
        (.end, .int64(Int64(mention.range.upperBound))), (.rule, .string(mention.rule.rawValue)),
        (.confidence, .float64(mention.rule.confidence)),
      ])
  }

  // MARK: Concepts

  /// The node of a concept, with those above it.
  private func write(_ concept: Concept, _ lexicon: Lexicon) throws -> NodeID {
    if let known = nodeOfConcept[ObjectIdentifier(concept)] { return known }
    let node = try find(concept, lexicon)
    nodeOfConcept[ObjectIdentifier(concept)] = node
    return node
  }

  private func find(_ concept: Concept, _ lexicon: Lexicon) throws -> NodeID {
    if let known = concepts[key(concept.kind, concept.id)] { return known }
    switch concept.kind {
    case .organization:
      let chain = [concept] + lexicon.ancestors(of: concept)
      guard let node = try write(chain: chain.map(OrganizationName.Reference.init)[...]) else { break }
      return node
    case .technology:
      // From the top down, so that each finds the one above it.
      var node: NodeID?
      for step in ([concept] + lexicon.ancestors(of: concept)).reversed() {
        let above = node
        let isKnown = concepts[key(.technology, step.id)] != nil
        let current = try concepts[key(.technology, step.id)] ?? insert(step)
        if !isKnown, let above { try connect(current, "BROADER", above) }
        node = current
      }
      if let node { return node }
    case .place, .programme:
      break
    }
    return try insert(concept)
  }

  private func insert(_ concept: Concept) throws -> NodeID {
    let isTechnology = concept.kind == .technology
    let node = try insert(
      concept.kind.rawValue,
      [
        (.id, .string(concept.id)), (.name, .string(concept.name)),
        (.nameEn, isTechnology ? Value(concept.nameEn) : .null),
      ])
    concepts[key(concept.kind, concept.id)] = node
    return node
  }

  /// The node of the first organization of a chain, each a part of the next.
  private func write(chain: ArraySlice<OrganizationName.Reference>) throws -> NodeID? {
    guard let first = chain.first else { return nil }
    if let known = concepts[key(.organization, first.id)] { return known }
    let node = try insert(
      "Organization",
      [
        (.id, .string(first.id)), (.name, .string(first.name)), (.nameEn, Value(first.nameEn)),
        (.kind, Value(first.kind)), (.ror, Value(first.ror)),
      ])
    concepts[key(.organization, first.id)] = node
    if let above = try write(chain: chain.dropFirst()) { try connect(node, "PART_OF", above) }
    return node
  }

  private func key(_ kind: Concept.Kind, _ id: String) -> String { kind.rawValue + " " + id }

  // MARK: Nodes and edges

  private func place(_ source: SourcePlace) -> [(Key, Value)] {
    [
      (.line, .int64(Int64(source.line))), (.start, .int64(Int64(source.bytes.lowerBound))),
      (.end, .int64(Int64(source.bytes.upperBound))),
    ]
  }

  private func insert(_ label: String, _ properties: [(Key, Value)]) throws -> NodeID {
    try transaction.insertNode(labels: labelSet(label), properties: interned(properties))
  }

  private func connect(
    _ source: NodeID, _ label: String, _ target: NodeID, _ properties: [(Key, Value)] = []
  ) throws {
    try transaction.insertEdge(
      from: source, to: target, labels: labelSet(label), properties: interned(properties))
  }

  private func labelSet(_ label: String) throws -> LabelSetID {
    if let known = labelSets[label] { return known }
    let set = try transaction.labelSet([label])
    labelSets[label] = set
    return set
  }

  private func interned(_ properties: [(Key, Value)]) throws -> [(key: PropertyKeyID, value: Value)] {
    var interned: [(key: PropertyKeyID, value: Value)] = []
    interned.reserveCapacity(properties.count)
    for (key, value) in properties where !value.isNull {
      if let known = keys[key.rawValue] {
        interned.append((known, value))
      } else {
        let number = try transaction.propertyKey("\(key)")
        keys[key.rawValue] = number
        interned.append((number, value))
      }
    }
    return interned
  }
}

extension Value {
  /// A string, or null where there is none.
  init(_ text: String?) { self = text.map(Value.string) ?? .null }
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
