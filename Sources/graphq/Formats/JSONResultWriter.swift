import GQL
import GraphStore

/// Writes one JSON object per statement: columns with types, rows as arrays, the status at the end.
final class JSONResultWriter: RowWriter {
  private let sink: ByteSink
  private var buffer = TextBuffer()
  private var elements: ElementReader?
  private var hasRows = false

  init(_ sink: ByteSink) {
    self.sink = sink
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.elements = elements
    hasRows = false
    buffer.append("{\"columns\":")
    buffer.appendJSONArray(columns) { buffer, column in
      buffer.append("{\"name\":")
      buffer.appendJSON(column.name)
      buffer.append(",\"type\":")
      buffer.appendJSON(column.type.description)
      buffer.append("}")
    }
    buffer.append(",\"rows\":[")
    try buffer.drain(to: sink)
  }

  func write(_ row: [Value]) throws {
    if hasRows { buffer.append(",") }
    hasRows = true
    let elements = elements
    buffer.appendJSONArray(row) { $0.appendJSON($1, elements: elements) }
    try buffer.drain(to: sink)
  }

  func end(_ ending: ResultEnding) throws {
    buffer.append("],\"status\":")
    if let status = ending.status { buffer.appendJSON(status) } else { buffer.append("null") }
    buffer.append("}\n")
    try buffer.drain(to: sink)
  }
}
