/// Rows of tables.
extension RosterReader {
  mutating func readRow(_ cells: [Passage], _ line: TextLine) -> Bool {
    if cells.allSatisfy({ $0.allSatisfy { ScalarKind($0) == .other || $0.isSpace } }) { return true }
    if let header = RosterColumn.header(cells) {
      columns = header
      return true
    }
    let columns = self.columns ?? RosterColumn.guess(cells, lexicon: lexicon)
    var entry: RosterEntry?
    var affiliation: [Passage] = []
    var roles: [String] = []
    var alias: String?
    var attendance = self.attendance
    for (cell, column) in zip(cells, columns) where !cell.isEmpty {
      switch column {
      case .name: entry = RosterEntry.entries(in: cell, previous: previous, lexicon: lexicon)?.first
      case .affiliation: affiliation.append(cell)
      case .role:
        if cell.compact.contains("欠席") { attendance = .absent }
        roles.append(cell.compact)
      case .alias: alias = cell.compact
      case .other:
        if cell.compact.contains("欠席") { attendance = .absent }
        if cell.compact.contains("代理") { attendance = .proxy }
      }
    }
    guard var entry else { return false }
    if let first = affiliation.first, let last = affiliation.last {
      let whole = first.joined(to: last)
      entry.affiliation =
        affiliation.count == 1 ? whole.printed : affiliation.map(\.printed).joined(separator: " ")
      for cell in affiliation { entry.add(Affiliation(cell, lexicon: lexicon)) }
    }
    entry.roles = roles + entry.roles
    entry.alias = alias
    if entry.attendance == nil, attendance != self.attendance { entry.attendance = attendance }
    append(entry, [], line)
    previous = entry
    return true
  }
}
