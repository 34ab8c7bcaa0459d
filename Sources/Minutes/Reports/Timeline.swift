import GraphStore

/// How often a technology was mentioned, meeting by meeting.
enum Timeline {
  static func table(_ walk: MinutesWalk) -> ReportTable {
    var table = ReportTable(columns: ["technology", "date", "meeting", "remarks", "mentions"])
    var undated = 0
    for meeting in walk.nodes("Meeting") {
      var counts: [NodeID: (remarks: Int, mentions: Int)] = [:]
      for remark in walk.neighbors(of: meeting, "MADE_AT", .incoming) {
        for technology in walk.technologies(of: remark) {
          counts[technology, default: (0, 0)].remarks += 1
          counts[technology, default: (0, 0)].mentions += walk.mentionCount(of: technology, in: remark)
        }
      }
      let date = walk.snapshot.property("date", of: meeting)
      if date.isNull { undated += 1 }
      for (technology, count) in counts {
        table.rows.append([
          walk.name(technology), date, walk.name(meeting), walk.count(count.remarks),
          walk.count(count.mentions),
        ])
      }
    }
    table.sortByColumns([(0, false), (1, false), (2, false)])
    if undated > 0 {
      table.notes.append("meetings without a printed date: \(undated), last in each technology")
    }
    return table
  }
}
