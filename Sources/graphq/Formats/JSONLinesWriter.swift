import GQL
import GraphStore

/// Writes one JSON object per row; columns of one type go straight from their arrays to bytes.
final class JSONLinesWriter: RowWriter {
  private let sink: ByteSink
  private let buffer = OutputBuffer()
  /// What stands before the value of each column: a brace or a comma, and the name with its quotes and colon.
  private var leads: [[UInt8]] = []
  private var elements: ElementReader?

  init(_ sink: ByteSink) {
    self.sink = sink
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.elements = elements
    leads = columns.enumerated().map { place, column in
      var lead = TextBuffer()
      lead.append(place == 0 ? "{" : ",")
      lead.appendJSON(column.name)
      lead.append(":")
      return lead.bytes
    }
  }

  func write(_ row: [Value]) throws {
    if leads.isEmpty { buffer.append(UInt8(ascii: "{")) }
    for (lead, value) in zip(leads, row) {
      buffer.append(lead.span)
      append(value)
    }
    buffer.append("}\n")
    try buffer.drain(to: sink)
  }

  func write(_ batch: ResultBatch) throws {
    guard batch.columnCount <= RowCell.mostColumns else {
      for row in batch.rows { try write(row.values) }
      return
    }
    let columns = (0..<batch.columnCount).map { batch.values(at: $0) }
    try RowCell.withCells(columns, leads: leads) { cells in
      for row in 0..<batch.count {
        if cells.isEmpty { buffer.append(UInt8(ascii: "{")) }
        for index in cells.indices where !cells[index].append(row, to: buffer) {
          append(columns[cells[index].place], row)
        }
        buffer.append("}\n")
        if buffer.count >= OutputBuffer.pieceSize { try buffer.drain(to: sink) }
      }
    }
    try buffer.drain(to: sink)
  }

  func end(_ ending: ResultEnding) throws {}

  @inline(__always)
  private func append(_ column: ResultValues, _ row: Int) {
    if column.mayBeNull, column.isNull(row) { return buffer.append("null") }
    switch column.storage {
    case .int64(let numbers): buffer.append(numbers[row])
    case .string(let texts): buffer.appendJSON(texts[row])
    case .boolean(let truths): buffer.append(truths[row] ? "true" : "false")
    case .float64(let numbers): append(.float64(numbers[row]))
    case .date(let dates): append(.date(dates[row]))
    case .nodes(let nodes): append(.node(nodes[row]))
    case .edges(let edges): append(.edge(edges[row]))
    case .values(let values): append(values[row])
    }
  }

  private func append(_ value: Value) {
    switch value {
    case .int64(let number): buffer.append(number)
    case .string(let text): buffer.appendJSON(text)
    case .null: buffer.append("null")
    default:
      var text = TextBuffer(capacity: 64)
      text.appendJSON(value, elements: elements)
      buffer.append(text.bytes.span)
    }
  }
}
