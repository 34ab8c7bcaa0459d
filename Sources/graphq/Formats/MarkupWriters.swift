import GQL
import GraphStore

/// Writes a table in Markdown (the pipes of GitHub Flavored Markdown).
final class MarkdownWriter: RowWriter {
  private let sink: ByteSink
  private var cellText = CellText(elements: nil)
  private var hasWritten = false

  init(_ sink: ByteSink) {
    self.sink = sink
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    cellText = CellText(elements: elements)
    if columns.isEmpty { return }
    if hasWritten { try sink.write("\n") }
    hasWritten = true
    let rules = columns.map { CellText.isRightAligned($0.type) ? "---:" : "---" }
    try sink.write("| " + columns.map { escaped($0.name) }.joined(separator: " | ") + " |\n")
    try sink.write("| " + rules.joined(separator: " | ") + " |\n")
  }

  func write(_ row: [Value]) throws {
    let cells = row.map { $0.isNull ? "" : escaped(cellText.text(of: $0)) }
    try sink.write("| " + cells.joined(separator: " | ") + " |\n")
  }

  func end(_ ending: ResultEnding) throws {}

  /// A text that stays within its cell and shows as it is.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]": result += "\\" + String(character)
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\n", "\r\n": result += "<br>"
      case "\r": break
      default: result.append(character)
      }
    }
    return result
  }
}

/// Writes a table in HTML, a fragment that stands in any page.
final class HTMLTableWriter: RowWriter {
  private let sink: ByteSink
  private var buffer = TextBuffer()
  private var cellText = CellText(elements: nil)
  private var hasColumns = false

  init(_ sink: ByteSink) {
    self.sink = sink
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    cellText = CellText(elements: elements)
    hasColumns = !columns.isEmpty
    if !hasColumns { return }
    buffer.append("<table>\n<thead>\n<tr>")
    for column in columns {
      buffer.append("<th scope=\"col\">")
      buffer.appendXML(column.name)
      buffer.append("</th>")
    }
    buffer.append("</tr>\n</thead>\n<tbody>\n")
    try buffer.drain(to: sink)
  }

  func write(_ row: [Value]) throws {
    buffer.append("<tr>")
    for value in row {
      if value.isNull {
        buffer.append("<td class=\"null\"></td>")
      } else {
        buffer.append(value.isNumeric ? "<td style=\"text-align:right\">" : "<td>")
        buffer.appendXML(cellText.text(of: value))
        buffer.append("</td>")
      }
    }
    buffer.append("</tr>\n")
    try buffer.drain(to: sink)
  }

  func end(_ ending: ResultEnding) throws {
    if hasColumns { try sink.write("</tbody>\n</table>\n") }
  }
}
