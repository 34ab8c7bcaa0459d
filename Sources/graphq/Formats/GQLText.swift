import GraphStore

/// Names and values as a GQL script writes them.
enum GQLText {
  /// A name as it is where it is a plain identifier, between grave accents otherwise.
  static func identifier(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
      scalars.first.map { $0.properties.isIDStart || $0 == "_" } ?? false
      && scalars.allSatisfy { $0.properties.isIDContinue }
    if isPlain { return name }
    let escaped = name.map { $0 == "`" ? "``" : $0 == "\\" ? "\\\\" : String($0) }
    return "`" + escaped.joined() + "`"
  }

  /// A value that reads back with its type.
  static func literal(of value: Value) -> String {
    switch value {
    case .list(let values):
      "[" + values.map(literal).joined(separator: ", ") + "]"
    case .record(let record):
      "{" + record.fields.map { identifier($0.name) + ": " + literal(of: $0.value) }.joined(separator: ", ")
        + "}"
    case .int8, .int16, .int32, .int128, .int256, .uint8, .uint16, .uint32, .uint64, .uint128, .uint256:
      "CAST(\(value.plainText) AS \(value.type))"
    default: value.description
    }
  }
}
