/// The concepts of one tab-separated lexicon, with SKOS columns, checked line by line.
///
/// The first line names the columns; their order is free and unknown ones are left aside. `id` and one of
/// `prefLabel@ja`, `prefLabel@en` are needed. Labels in `altLabel` and `hiddenLabel` are separated by `|`.
struct LexiconFile: Sendable {
  /// One concept with all its names.
  struct Entry: Sendable {
    let concept: Concept
    let labels: [(name: Passage, rule: LabelRule)]
    let line: Int
  }

  let name: String
  let entries: [Entry]
  /// Keeps the names of the entries valid.
  let text: FoldedText

  init(name: String, bytes: [UInt8]) throws {
    guard let text = FoldedText(utf8: bytes) else {
      throw LexiconError(file: name, line: 1, problem: "the lexicon is not valid UTF-8")
    }
    defer { withExtendedLifetime(text) {} }
    self.name = name
    self.text = text
    guard let first = text.lines.first, !first.scalars.isEmpty else {
      throw LexiconError(file: name, line: 1, problem: "the lexicon is empty")
    }
    let columns = Columns(LexiconFile.cells(of: text.passage(of: first)).map(\.folded))
    guard columns.id != nil else {
      throw LexiconError(file: name, line: 1, problem: "the first line names no column `id`")
    }
    var entries: [Entry] = []
    entries.reserveCapacity(text.lines.count)
    for line in text.lines.dropFirst() where !line.scalars.isEmpty {
      let cells = LexiconFile.cells(of: text.passage(of: line))
      if cells[0].first == code("#") { continue }
      let entry: Entry
      do throws(Problem) {
        entry = try LexiconFile.entry(columns: columns, cells: cells, line: line.number)
      } catch {
        throw LexiconError(file: name, line: line.number, problem: error.text)
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  private struct Problem: Error { let text: String }

  private static func cells(of line: Passage) -> [Passage] {
    var cells: [Passage] = []
    var start = 0
    for index in 0..<line.count where line[index] == 0x09 {
      cells.append(line.slice(start..<index).trimmed)
      start = index + 1
    }
    cells.append(line.slice(start..<line.count).trimmed)
    return cells
  }

  private static func entry(columns: Columns, cells: [Passage], line: Int) throws(Problem) -> Entry {
    guard cells.count <= columns.count else {
      throw Problem(text: "\(cells.count) cells, but the first line names \(columns.count) columns")
    }
    func cell(_ column: Int?) -> Passage? {
      guard let column, column < cells.count, !cells[column].isEmpty else { return nil }
      return cells[column]
    }
    guard let id = cell(columns.id)?.printed else { throw Problem(text: "the id is missing") }
    guard let kind = Concept.Kind(id: id) else {
      throw Problem(
        text: "the id `\(id)` must begin with tech:, org:, place:, country:, region:, programme: or award:")
    }
    let japanese = cell(columns.japanese)
    let english = cell(columns.english)
    guard let preferred = japanese ?? english else { throw Problem(text: "`\(id)` has no prefLabel") }
    var labels: [(name: Passage, rule: LabelRule)] = [(preferred, .preferred)]
    if let english, japanese != nil { labels.append((english, .preferred)) }
    for (column, rule) in [(columns.alternative, LabelRule.alternative), (columns.hidden, .hidden)] {
      for label in cell(column)?.split(where: { $0 == code("|") }) ?? [] {
        let name = label.trimmed
        if !name.isEmpty { labels.append((name, rule)) }
      }
    }
    if let abbreviation = cell(columns.abbreviation) {
      guard abbreviation.count == 1 else {
        throw Problem(text: "the abbreviation `\(abbreviation.printed)` must be one character")
      }
      labels.append((abbreviation, .abbreviation))
    }
    let concept = Concept(
      id: id, kind: kind, name: preferred.printed, nameEn: english?.printed,
      category: cell(columns.category)?.printed,
      broader: (cell(columns.broader) ?? cell(columns.parent))?.printed,
      ror: cell(columns.ror)?.printed)
    return Entry(concept: concept, labels: labels, line: line)
  }
}

/// Where a lexicon's columns stand; nil for one that it has not.
private struct Columns {
  let count: Int
  let id, japanese, english, alternative, hidden, abbreviation, category, broader, parent, ror: Int?

  init(_ names: [String]) {
    count = names.count
    id = names.firstIndex(of: "id")
    japanese = names.firstIndex(of: "prefLabel@ja")
    english = names.firstIndex(of: "prefLabel@en")
    alternative = names.firstIndex(of: "altLabel")
    hidden = names.firstIndex(of: "hiddenLabel")
    abbreviation = names.firstIndex(of: "abbreviation")
    category = names.firstIndex(of: "kind")
    broader = names.firstIndex(of: "broader")
    parent = names.firstIndex(of: "parent")
    ror = names.firstIndex(of: "ror")
  }
}
