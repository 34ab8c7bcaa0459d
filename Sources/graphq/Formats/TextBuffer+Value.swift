import GraphStore

extension TextBuffer {
  /// Appends a value as JSON: numbers in full, temporal values as ISO 8601 strings, bytes as hexadecimal strings, NaN and
  /// infinities as strings, elements and paths as objects.
  ///
  /// - Parameter elements: Where nodes and edges are looked up; without it they are written by id alone.
  mutating func appendJSON(_ value: Value, elements: ElementReader?) {
    switch value {
    case .null: append("null")
    case .boolean(let value): append(value ? "true" : "false")
    case .string(let text): appendJSON(text)
    case .int64(let number): append(number)
    case .float64(let number): number.isFinite ? append(number.description) : appendJSON(value.plainText)
    case .float32(let number): number.isFinite ? append(number.description) : appendJSON(value.plainText)
    case .wideFloat(let number): number.isFinite ? append(value.plainText) : appendJSON(value.plainText)
    case .bytes(let bytes):
      append("\"")
      for byte in bytes { appendHexadecimal(byte) }
      append("\"")
    case .list(let values):
      appendJSONArray(values) { $0.appendJSON($1, elements: elements) }
    case .record(let record):
      append("{")
      appendJSONMembers(record.fields, elements: elements)
      append("}")
    case .node(let id): appendJSON(id, elements: elements)
    case .edge(let id): appendJSON(id, elements: elements)
    case .path(let path):
      append("{\"type\":\"path\",\"elements\":")
      appendJSONArray(path.values) { $0.appendJSON($1, elements: elements) }
      append("}")
    case .object:
      if let table = value.table {
        appendJSONArray(table.rows) { $0.appendJSON($1, elements: elements) }
      } else {
        appendJSON(value.plainText)
      }
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      appendJSON(value.plainText)
    case .int8, .int16, .int32, .int128, .int256, .uint8, .uint16, .uint32, .uint64, .uint128, .uint256,
      .decimal:
      append(value.plainText)
    }
  }

  private mutating func appendJSON(_ node: NodeID, elements: ElementReader?) {
    append("{\"type\":\"node\",\"id\":\"n")
    append(node.rawValue)
    append("\"")
    if let elements {
      append(",\"labels\":")
      appendJSONArray(elements.labels(of: node)) { $0.appendJSON($1) }
      append(",\"properties\":{")
      appendJSONMembers(elements.properties(of: node), elements: elements)
      append("}")
    }
    append("}")
  }

  private mutating func appendJSON(_ edge: EdgeID, elements: ElementReader?) {
    append("{\"type\":\"edge\",\"id\":\"e")
    append(edge.rawValue)
    append("\"")
    if let elements, let ends = elements.ends(of: edge) {
      append(",\"labels\":")
      appendJSONArray(elements.labels(of: edge)) { $0.appendJSON($1) }
      append(
        elements.isDirected(edge) ? ",\"directed\":true,\"source\":\"n" : ",\"directed\":false,\"source\":\"n"
      )
      append(ends.source.rawValue)
      append("\",\"target\":\"n")
      append(ends.target.rawValue)
      append("\",\"properties\":{")
      appendJSONMembers(elements.properties(of: edge), elements: elements)
      append("}")
    }
    append("}")
  }

  private mutating func appendJSONMembers(
    _ members: some Sequence<(name: String, value: Value)>, elements: ElementReader?
  ) {
    var isFirst = true
    for (name, value) in members {
      if !isFirst { append(",") }
      isFirst = false
      appendJSON(name)
      append(":")
      appendJSON(value, elements: elements)
    }
  }

  /// Appends an array, an element at a time.
  mutating func appendJSONArray<Element>(
    _ elements: some Sequence<Element>, _ append: (inout TextBuffer, Element) -> Void
  ) {
    self.append("[")
    var isFirst = true
    for element in elements {
      if !isFirst { self.append(",") }
      isFirst = false
      append(&self, element)
    }
    self.append("]")
  }
}
