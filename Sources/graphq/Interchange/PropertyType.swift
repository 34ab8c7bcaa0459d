import GraphStore

/// What a format that types its properties once (GraphML, GEXF, JSON with a header) can say of one property.
enum PropertyType: Equatable, Sendable {
  /// Every value is of this type; a file holds its plain text.
  case scalar(ScalarType)
  /// Values of several types, lists or records; a file holds typed JSON.
  case json

  /// The name in a file.
  var name: String {
    switch self {
    case .scalar(let type): type.rawValue
    case .json: "JSON"
    }
  }

  /// The type of that name, nil for a name that no file of ours holds.
  init?(name: String) {
    if name == "JSON" {
      self = .json
    } else if let type = ScalarType(rawValue: name) {
      self = .scalar(type)
    } else {
      return nil
    }
  }

  /// The text of a value in a file.
  func text(of value: Value) -> String {
    switch self {
    case .scalar(.bytes):
      var text = TextBuffer()
      if case .bytes(let bytes) = value { for byte in bytes { text.appendHexadecimal(byte) } }
      return text.string
    case .scalar: return value.plainText
    case .json:
      var text = TextBuffer()
      text.appendTypedJSON(value)
      return text.string
    }
  }
}

/// The properties of a part of a graph with their types, found in one pass before a file is written.
struct PropertyTypes {
  /// By name, for nodes.
  private(set) var ofNodes: [String: PropertyType] = [:]
  /// By name, for edges.
  private(set) var ofEdges: [String: PropertyType] = [:]

  /// Looks at every property once.
  ///
  /// - Parameter canHold: Whether the format can hold a text as it is; a property with one that it can't is written
  ///   as JSON, which escapes it.
  init(
    _ selection: GraphSelection, of elements: ElementReader, canHold: (String) -> Bool = { _ in true }
  ) {
    for node in selection.nodes {
      for property in elements.properties(of: node) { Self.note(property, in: &ofNodes, canHold) }
    }
    for edge in selection.edges {
      for property in elements.properties(of: edge.id) { Self.note(property, in: &ofEdges, canHold) }
    }
  }

  private static func note(
    _ property: ElementReader.Property, in types: inout [String: PropertyType], _ canHold: (String) -> Bool
  ) {
    if types[property.name] == .json { return }
    guard let scalar = ScalarType(of: property.value) else { return types[property.name] = .json }
    if case .string(let text) = property.value, !canHold(text) { return types[property.name] = .json }
    switch types[property.name] {
    case nil: types[property.name] = .scalar(scalar)
    case .scalar(scalar): break
    default: types[property.name] = .json
    }
  }
}
