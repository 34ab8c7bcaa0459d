import GraphStore

/// Which technologies are named in the same remark; each pair once.
enum CoMentions {
  private struct Pair: Hashable {
    let first: NodeID
    let second: NodeID
  }

  static func table(_ walk: MinutesWalk) -> ReportTable {
    var counts: [Pair: (remarks: Int, meetings: Set<NodeID>)] = [:]
    for remark in walk.nodes("Remark") {
      let technologies = walk.technologies(of: remark).sorted()
      let meeting = walk.target(of: remark, "MADE_AT")
      for (index, first) in technologies.enumerated() {
        for second in technologies[(index + 1)...] {
          counts[Pair(first: first, second: second), default: (0, [])].remarks += 1
          if let meeting {
            counts[Pair(first: first, second: second), default: (0, [])].meetings.insert(meeting)
          }
        }
      }
    }
    var table = ReportTable(
      columns: ["technology", "with", "remarks", "meetings"],
      rows: counts.map { pair, count in
        // The pair reads in the order of the names, whichever node came first.
        var names = [walk.name(pair.first), walk.name(pair.second)]
        if Value.order(names[0], names[1]) == .greater { names.swapAt(0, 1) }
        return names + [walk.count(count.remarks), walk.count(count.meetings.count)]
      })
    table.sortByColumns([(2, true), (0, false), (1, false)])
    return table
  }
}
