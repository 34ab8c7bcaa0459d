extension BuiltinFunction {
  /// The function of a name, in any case; nil where there is none.
  ///
  /// Beside the names of the standard stand those that users bring from Cypher and SQL.
  static func named(_ name: String) -> BuiltinFunction? {
    names[name.lowercased()]
  }

  /// The name by which the language prints the function.
  var name: String { rawValue }

  /// Every name of every function, in lower case; for suggestions.
  static var allNames: [String] { names.keys.sorted() }

  private static let names: [String: BuiltinFunction] = {
    var names = synonyms
    // A statement has one clock, so that Cypher's three are the same.
    for clock in ["transaction", "statement", "realtime"] {
      for (type, function) in clocks { names["\(type).\(clock)"] = function }
    }
    for function in allCases { names[function.rawValue] = function }
    return names
  }()

  private static let clocks: [String: BuiltinFunction] = [
    "date": .date, "localtime": .localTime, "time": .zonedTime, "localdatetime": .localDateTime,
    "datetime": .zonedDateTime,
  ]

  private static let synonyms: [String: BuiltinFunction] = [
    "ceil": .ceiling,
    "pow": .power,
    "character_length": .characterLength,
    "octet_length": .byteLength,
    "toupper": .upper,
    "tolower": .lower,
    "length": .pathLength,
    "relationships": .edges,
    "rels": .edges,
    "elementid": .elementID,
    "start_node": .startNode,
    "end_node": .endNode,
    "to_string": .toString,
    "to_integer": .toInteger,
    "to_float": .toFloat,
    "to_boolean": .toBoolean,
    "localtime": .localTime,
    "time": .zonedTime,
    "localdatetime": .localDateTime,
    "datetime": .zonedDateTime,
    "value_type": .valueType,
  ]
}
