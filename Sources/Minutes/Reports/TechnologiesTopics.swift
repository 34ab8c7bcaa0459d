import GraphStore

/// Under which topics each technology was mentioned.
enum TechnologiesTopics {
  private struct Key: Hashable {
    let technology: NodeID
    let meeting: NodeID
    /// nil for remarks before the first topic.
    let topic: NodeID?
  }

  static func table(_ walk: MinutesWalk) -> ReportTable {
    var counts: [Key: (remarks: Int, mentions: Int)] = [:]
    for remark in walk.nodes("Remark") {
      guard let meeting = walk.target(of: remark, "MADE_AT") else { continue }
      for technology in walk.technologies(of: remark) {
        let key = Key(technology: technology, meeting: meeting, topic: walk.target(of: remark, "UNDER"))
        counts[key, default: (0, 0)].remarks += 1
        counts[key, default: (0, 0)].mentions += walk.mentionCount(of: technology, in: remark)
      }
    }
    var table = ReportTable(
      columns: ["technology", "meeting", "date", "topic", "title", "remarks", "mentions"],
      rows: counts.map { key, count in
        [
          walk.name(key.technology), walk.name(key.meeting), walk.snapshot.property("date", of: key.meeting),
          key.topic.map { walk.snapshot.property("number", of: $0) } ?? .null,
          key.topic.map { walk.snapshot.property("title", of: $0) } ?? .null, walk.count(count.remarks),
          walk.count(count.mentions),
        ]
      })
    table.sortByColumns([(0, false), (2, false), (1, false), (3, false)])
    return table
  }
}
