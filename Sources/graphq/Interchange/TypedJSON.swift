import GraphStore

extension TextBuffer {
  /// Appends a property as JSON that can be read back exactly.
  ///
  /// Strings, booleans, INT64, finite FLOAT64, lists and records are what they are in JSON; every other value is an object
  /// `{"@type":"DATE","@value":"2021-12-09"}`.
  mutating func appendTypedJSON(_ value: Value) {
    switch value {
    case .null, .boolean, .string, .int64:
      appendJSON(value, elements: nil)
    case .float64(let number) where number.isFinite:
      appendJSON(value, elements: nil)
    case .list(let values):
      appendJSONArray(values) { $0.appendTypedJSON($1) }
    case .record(let record):
      let isAmbiguous = record.names.contains("@type")
      if isAmbiguous { append("{\"@type\":\"RECORD\",\"@value\":") }
      append("{")
      for (index, field) in record.fields.enumerated() {
        if index > 0 { append(",") }
        appendJSON(field.name)
        append(":")
        appendTypedJSON(field.value)
      }
      append(isAmbiguous ? "}}" : "}")
    default:
      guard let type = ScalarType(of: value) else { return append("null") }
      append("{\"@type\":")
      appendJSON(type.rawValue)
      append(",\"@value\":")
      appendJSON(PropertyType.scalar(type).text(of: value))
      append("}")
    }
  }
}

extension JSONValue {
  /// The property that typed JSON, or JSON from elsewhere, holds: an integer becomes the smallest of INT64, INT128, INT256
  /// that holds it, another number FLOAT64.
  func propertyValue() throws(ValueError) -> Value {
    switch self {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .string(let text): return .string(text)
    case .number(let text): return try Self.number(text)
    case .array(let elements):
      var values: [Value] = []
      for element in elements { values.append(try element.propertyValue()) }
      return .list(values)
    case .object(let members):
      if let name = self["@type"]?.text, let value = self["@value"], members.count == 2 {
        if name == "RECORD", let fields = value.members { return try Self.record(fields) }
        guard let type = ScalarType(rawValue: name), let text = value.text else {
          throw .invalidType("`\(name)` is no type of a property")
        }
        return try type.value(of: text)
      }
      return try Self.record(members)
    }
  }

  /// The property of a declared type.
  func propertyValue(as type: PropertyType?) throws(ValueError) -> Value {
    switch (type, self) {
    case (.scalar, .null): return .null
    case (.scalar(let type), .string(let text)): return try type.value(of: text)
    case (.scalar(let type), .number(let text)): return try type.value(of: text)
    default: return try propertyValue()
    }
  }

  private static func record(_ members: [Member]) throws(ValueError) -> Value {
    var fields: [(String, Value)] = []
    for member in members { fields.append((member.name, try member.value.propertyValue())) }
    return .record(Record(fields))
  }

  private static func number(_ text: String) throws(ValueError) -> Value {
    if let number = Int64(text) { return .int64(number) }
    if text.utf8.contains(where: { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 }) {
      return try ScalarType.float64.value(of: text)
    }
    if let number = Int128(text) { return .int128(number) }
    return (try? ScalarType.int256.value(of: text)) ?? .float64(Double(text) ?? .infinity)
  }
}
