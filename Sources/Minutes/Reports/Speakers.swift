import GraphStore

/// Who spoke, where the minutes print it.
enum Speakers {
  static func table(_ walk: MinutesWalk) -> ReportTable {
    var table = ReportTable(
      columns: ["speaker", "affiliation", "meeting", "date", "remarks", "technologies"])
    for attendee in walk.nodes("Attendee") {
      let remarks = walk.neighbors(of: attendee, "SPOKE")
      guard !remarks.isEmpty, let meeting = walk.target(of: attendee, "ATTENDED") else { continue }
      let technologies = remarks.reduce(into: Set<NodeID>()) { $0.formUnion(walk.technologies(of: $1)) }
      table.rows.append([
        walk.name(attendee), walk.target(of: attendee, "AFFILIATED_WITH").map(walk.name) ?? .null,
        walk.name(meeting), walk.snapshot.property("date", of: meeting), walk.count(Set(remarks).count),
        walk.count(technologies.count),
      ])
    }
    table.sortByColumns([(4, true), (0, false), (3, false)])
    table.notes = [walk.speechNote]
    var attributions: [String: Int] = [:]
    for remark in walk.nodes("Remark") {
      attributions[walk.text("attribution", remark) ?? "?", default: 0] += 1
    }
    if !attributions.isEmpty {
      table.notes.append(
        "attribution of remarks: "
          + attributions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    return table
  }
}
