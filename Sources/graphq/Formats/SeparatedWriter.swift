import GQL
import GraphStore

/// Writes csv and tsv (RFC 4180, with line feeds): a header, then a line per row.
///
/// Null is an empty field, and the empty text is `""`. Lists, records and elements are JSON. A second result of the
/// same columns goes on without a header; of others it begins with one after an empty line.
final class SeparatedWriter: RowWriter {
  private let sink: ByteSink
  private let separator: UInt8
  private var buffer = TextBuffer()
  private var header: [String]?
  private var elements: ElementReader?

  init(_ sink: ByteSink, separator: Unicode.Scalar) {
    self.sink = sink
    self.separator = UInt8(truncatingIfNeeded: separator.value)
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.elements = elements
    let names = columns.map(\.name)
    if names.isEmpty || names == header { return }
    if header != nil { buffer.append("\n") }
    header = names
    for (index, name) in names.enumerated() {
      if index > 0 { buffer.append(separator) }
      append(name, isText: names.count == 1)
    }
    buffer.append("\n")
    try buffer.drain(to: sink)
  }

  func write(_ row: [Value]) throws {
    for (index, value) in row.enumerated() {
      if index > 0 { buffer.append(separator) }
      append(value)
    }
    buffer.append("\n")
    try buffer.drain(to: sink)
  }

  func end(_ ending: ResultEnding) throws {}

  private func append(_ value: Value) {
    switch value {
    case .null: break
    case .int64(let number): buffer.append(number)
    case .boolean(let value): buffer.append(value ? "true" : "false")
    case .string(let text): append(text, isText: true)
    case .bytes(let bytes): for byte in bytes { buffer.appendHexadecimal(byte) }
    case .list, .record, .node, .edge, .path:
      var json = TextBuffer()
      json.appendJSON(value, elements: elements)
      append(json.string, isText: true)
    default: append(value.plainText, isText: false)
    }
  }

  /// Appends a field, in quotes where it holds what would end it, or where it is an empty text.
  private func append(_ text: String, isText: Bool) {
    let mustQuote = text.utf8.contains {
      $0 == separator || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    if !mustQuote, !text.isEmpty || !isText { return buffer.append(text) }
    buffer.append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append("\"")
  }
}
