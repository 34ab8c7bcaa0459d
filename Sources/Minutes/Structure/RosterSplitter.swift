/// Cuts a line of a roster into the parts that stand for one person each.
enum RosterSplitter {
  /// The parts between commas that stand in no bracket; in prose also between と and 及び.
  static func persons(of content: Passage, isProse: Bool = false) -> [Passage] {
    let separators = separators
    var parts: [Passage] = []
    var depth = 0
    var start = 0
    var index = 0
    while index < content.count {
      let scalar = content[index]
      if scalar == code("(") { depth += 1 }
      if scalar == code(")") { depth -= 1 }
      var length = 0
      if depth <= 0 {
        if separators.contains(scalar) {
          length = 1
        } else if isProse {
          length = content.length(of: "及び", at: index) ?? content.length(of: "並びに", at: index) ?? 0
          if length == 0, scalar == code("と"), index > start { length = 1 }
        } else {
          length = content.length(of: " and ", at: index) ?? 0
        }
      }
      if length > 0 {
        parts.append(content.slice(start..<index).trimmed)
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    parts.append(content.slice(start..<content.count).trimmed)
    return parts.filter { !$0.isEmpty }
  }

  private static let separators = ScalarSet("、,，;")
}

/// A row of a table, drawn with `|` or box lines.
enum TableRow {
  /// The cells of a row; nil where the line is none.
  static func cells(of content: Passage) -> [Passage]? {
    guard let first = content.first else { return nil }
    let bars = bars
    let isBorder = bars.contains(first) || (0x2500...0x257F).contains(first)
    let count = (0..<content.count).count { bars.contains(content[$0]) }
    guard isBorder || count >= 1 && content.contains(" ") && count >= 2 else { return nil }
    var cells: [Passage] = []
    var start = 0
    for index in 0..<content.count where bars.contains(content[index]) {
      if index > 0 || start > 0 { cells.append(content.slice(start..<index).trimmed) }
      start = index + 1
    }
    if start < content.count { cells.append(content.slice(start..<content.count).trimmed) }
    return cells
  }

  private static let bars = ScalarSet("|│┃║￨")
}

/// What a column of a roster's table holds.
enum RosterColumn: Sendable {
  case name, affiliation, role, alias, other

  /// The columns that a header row names; nil where the row names no name column.
  static func header(_ cells: [Passage]) -> [RosterColumn]? {
    let columns = cells.map { cell -> RosterColumn in
      let word = cell.compact.lowercased()
      if names.contains(word) { return .name }
      if affiliations.contains(word) { return .affiliation }
      if roles.contains(word) { return .role }
      return aliases.contains(word) ? .alias : .other
    }
    guard columns.contains(where: { if case .name = $0 { true } else { false } }) else { return nil }
    return columns
  }

  /// The columns by what a row holds.
  static func guess(_ cells: [Passage], lexicon: Lexicon) -> [RosterColumn] {
    var hasName = false
    return cells.map { cell in
      if !hasName, RoleName.words.contains(cell) { return .role }
      if !hasName, PersonName(cell.words) != nil, !OrganizationName.isName(cell) {
        hasName = true
        return .name
      }
      if !Affiliation(cell, lexicon: lexicon).organizations.isEmpty { return .affiliation }
      return RoleName.isRole(cell) ? .role : .other
    }
  }

  private static let names: Set<String> = ["氏名", "名前", "委員名", "委員", "出席者", "name", "participant", "member"]
  private static let affiliations: Set<String> = [
    "所属", "所属・役職", "所属・職名", "所属・役職等", "所属等", "現職", "職業", "肩書", "団体名", "機関名", "organization", "organisation",
    "affiliation",
    "company", "所属機関",
  ]
  private static let roles: Set<String> = ["役職", "職名", "役職名", "区分", "役割", "role", "position", "title", "職"]
  private static let aliases: Set<String> = [
    "abbreviation", "abbr", "initials", "nick", "nickname", "略称", "議席番号", "番号",
  ]
}
