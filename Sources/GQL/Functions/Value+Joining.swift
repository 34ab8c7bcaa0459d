import GraphStore

/// `+` over texts and lists, as Cypher has it (extension).
extension Value {
  /// Whether `+` joins the value to another rather than adding.
  var isJoinable: Bool {
    switch self {
    case .string, .list: true
    default: false
    }
  }

  /// Two lists or two texts as one; a list with a further element at its end or beginning; a text with the digits of a number.
  ///
  /// - Throws: 22G03 for a text with anything else.
  func joined(with other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.null, _), (_, .null): return .null
    case (.list, .list): return try concatenated(with: other)
    case (.list, _): return try concatenated(with: .list([other]))
    case (_, .list): return try Value.list([self]).concatenated(with: other)
    case (.string, _) where other.isNumeric: return try concatenated(with: other.cast(to: .anyString))
    case (_, .string) where isNumeric: return try cast(to: .anyString).concatenated(with: other)
    case (.string, .string): return try concatenated(with: other)
    default: throw .invalidType("+ can't join \(typeName) and \(other.typeName)")
    }
  }
}
