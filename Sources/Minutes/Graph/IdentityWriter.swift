import GraphStore

/// Writes who is the same person across the meetings of a graph, anew at each run.
struct IdentityWriter {
  let review: IdentityReview

  /// One row of the review file that belongs to what was written.
  struct Row {
    let decision: IdentityReview.Decision?
    let person: String
    let candidate: IdentityCandidate
    let rule: String
    let confidence: Double
  }

  /// Removes the identities of an earlier run and writes those of all attendees that the graph now has.
  func write(_ transaction: Transaction) throws -> [Row] {
    try removeEarlier(transaction)
    let candidates = IdentityWriter.candidates(in: transaction.snapshot())
    var writer = RowWriter(transaction)
    var rows: [Row] = []
    for identity in IdentityResolver.identities(of: candidates) {
      var person: NodeReference?
      for link in identity.links {
        let candidate = candidates[link.candidate]
        let decision = review.decision(person: identity.key, candidate)
        rows.append(
          Row(
            decision: decision, person: identity.key, candidate: candidate, rule: link.rule,
            confidence: link.confidence))
        if decision == .reject { continue }
        let node = person ?? writer.insert(.person) { $0.add(identity.name) }
        person = node
        writer.connect(NodeReference(candidate.attendee), .identifiedAs, node) { row in
          row.add(decision == .keep ? 1.0 : link.confidence)
          row.add(decision == .keep ? "reviewed" : link.rule)
        }
      }
    }
    _ = try writer.flush()
    return rows
  }

  /// Persons that a user has tied to other things stay; their edges of identity are written again.
  private func removeEarlier(_ transaction: Transaction) throws {
    let snapshot = transaction.snapshot()
    guard let label = snapshot.label(named: "IDENTIFIED_AS") else { return }
    var persons: Set<NodeID> = []
    for edge in snapshot.edges(with: label) {
      if let person = snapshot.target(of: edge) { persons.insert(person) }
      try transaction.delete(edge)
    }
    for person in persons.sorted() where transaction.edges(of: person).isEmpty {
      try transaction.delete(person)
    }
  }

  /// The attendees with a full name, in the order of the graph.
  static func candidates(in snapshot: Snapshot) -> [IdentityCandidate] {
    let walk = MinutesWalk(snapshot)
    // Many attendees have one organization, and those of a meeting follow each other.
    var tops: [NodeID: (id: String, name: String)] = [:]
    var last: (meeting: NodeID, document: String)?
    return walk.nodes("Attendee").compactMap { attendee in
      guard let name = walk.text("name", attendee), IdentityWriter.isFull(name, attendee, walk),
        let meeting = walk.target(of: attendee, "ATTENDED")
      else { return nil }
      var organization: (id: String, name: String)?
      if let own = walk.target(of: attendee, "AFFILIATED_WITH") {
        organization = tops[own]
        if organization == nil {
          let top = walk.top(of: own)
          organization = (walk.text("id", top) ?? "", walk.text("name", top) ?? "")
          tops[own] = organization
        }
      }
      if last?.meeting != meeting {
        last = (meeting, walk.target(of: meeting, "RECORDED_IN").flatMap { walk.text("uri", $0) } ?? "")
      }
      let document = last?.document ?? ""
      let line = walk.number("line", attendee) ?? 0
      return IdentityCandidate(
        attendee: attendee, name: name, organization: organization, meeting: meeting, document: document,
        line: line)
    }
  }

  /// A family name alone identifies nobody.
  private static func isFull(_ name: String, _ attendee: NodeID, _ walk: MinutesWalk) -> Bool {
    walk.text("givenName", attendee) != nil
      || walk.text("familyName", attendee) == nil && name.unicodeScalars.count >= 3
  }
}

extension IdentityReview {
  /// The review file of a run: a header and a row for each edge of identity.
  static func text(of rows: [IdentityWriter.Row]) -> String {
    var text = "decision\tperson\tdocument\tline\trule\tconfidence\tattendee\n"
    for row in rows {
      let candidate = row.candidate
      let attendee = [candidate.name, candidate.organization?.name].compactMap { $0 }.joined(separator: " ")
      text += [
        row.decision?.rawValue ?? "", row.person, candidate.document, "\(candidate.line)", row.rule,
        "\(row.confidence)", attendee,
      ].joined(separator: "\t")
      text += "\n"
    }
    return text
  }
}
