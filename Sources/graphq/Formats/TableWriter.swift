import GQL
import GraphStore

/// Writes a table for reading: columns aligned by display width, numbers right, null set apart from empty text.
///
/// The first rows decide the widths; they are held back until there are enough of them, the result ends, or a moment has
/// passed. From then on rows stream, so memory stays flat. On a terminal the table is cut to it; elsewhere a
/// longer cell stands out.
final class TableWriter: RowWriter {
  private let sink: ByteSink
  private let style: TerminalStyle
  private let terminalColumns: Int?
  private var columns: [ResultColumn] = []
  private var cellText = CellText(elements: nil)
  private var waiting: [[Cell]] = []
  private var waitingSince = ContinuousClock.now
  private var layout: TableLayout?
  private var isRight: [Bool] = []
  private var hasWritten = false

  private struct Cell {
    let text: String
    let isNull: Bool
  }

  private static let sample = 500
  private static let patience = Duration.milliseconds(200)

  init(_ sink: ByteSink, style: TerminalStyle, terminalColumns: Int?) {
    self.sink = sink
    self.style = style
    self.terminalColumns = terminalColumns
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.columns = columns
    cellText = CellText(elements: elements)
    isRight = columns.map { CellText.isRightAligned($0.type) }
    layout = nil
    waiting = []
    waitingSince = .now
  }

  func write(_ row: [Value]) throws {
    let cells = row.map { Cell(text: TableLayout.singleLine(cellText.text(of: $0)), isNull: $0.isNull) }
    if layout != nil { return try writeLine(cells) }
    if waiting.isEmpty {
      for (index, value) in row.enumerated() where value.isNumeric { isRight[index] = true }
    }
    waiting.append(cells)
    if waiting.count >= Self.sample || .now - waitingSince > Self.patience { try settle() }
  }

  func end(_ ending: ResultEnding) throws {
    guard ending.hasResult else { return }
    if layout == nil { try settle() }
  }

  /// Fixes the widths and writes what waits.
  private func settle() throws {
    let wanted = columns.indices.map { index in
      waiting.reduce(DisplayWidth.of(TableLayout.singleLine(columns[index].name))) {
        max($0, DisplayWidth.of($1[index].text))
      }
    }
    let layout = TableLayout(wanted: wanted, within: terminalColumns)
    self.layout = layout
    if hasWritten { try sink.write("\n") }
    hasWritten = true
    if columns.isEmpty { return }
    try writeHeader(layout)
    for cells in waiting { try writeLine(cells) }
    waiting = []
  }

  private func writeHeader(_ layout: TableLayout) throws {
    let names = layout.widths.indices.map { index in
      style.strong(fitted(TableLayout.singleLine(columns[index].name), index, of: layout))
    }
    let rules = layout.widths.map { style.faint(String(repeating: "─", count: $0)) }
    try sink.write(line(names, layout) + "\n" + line(rules, layout) + "\n")
  }

  private func writeLine(_ cells: [Cell]) throws {
    guard let layout else { return }
    let texts = layout.widths.indices.map { index in
      let text = fitted(cells[index].text, index, of: layout)
      return cells[index].isNull ? style.faint(text) : text
    }
    try sink.write(line(texts, layout) + "\n")
  }

  private func fitted(_ text: String, _ index: Int, of layout: TableLayout) -> String {
    let width = layout.widths[index]
    if terminalColumns == nil, DisplayWidth.of(text) > width { return text }
    return TableLayout.fitted(text, to: width, isRight: isRight[index])
  }

  private func line(_ texts: [String], _ layout: TableLayout) -> String {
    var line = (texts + (layout.hidden > 0 ? [style.faint("…")] : [])).joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
