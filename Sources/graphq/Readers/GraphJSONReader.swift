import GraphStore

/// Reads node-link JSON (ours, networkx's, D3's) and the JSON Graph Format.
///
/// In node-link JSON a node's `properties` are its properties; where it has none, every member but those with a meaning
/// is one, as networkx writes them. In files of others a node's id is its property `id`.
struct GraphJSONReader {
  private let bytes: [UInt8]
  private var nodeTypes: [String: PropertyType] = [:]
  private var edgeTypes: [String: PropertyType] = [:]
  private var isDirected = true
  /// Whether the file tells the types of its properties, as ours do; their ids mean nothing.
  private var hasTypes = false
  /// Where the values of interest begin, so that they can be read in the right order.
  private var places: [String: Int] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Inserts everything that the text holds.
  mutating func read(into inserter: inout ElementInserter) throws(TextError) {
    var reader = JSONReader(bytes)
    try findPlaces(&reader)
    try reader.expectEnd()
    guard places["nodes"] == nil else { return try readGraph(into: &inserter) }
    // JSON Graph Format: everything is within `graph`, or within each of `graphs`.
    if let place = places["graph"] {
      try readGraph(at: place, into: &inserter)
    } else if let place = places["graphs"] {
      var reader = JSONReader(bytes, at: place)
      try reader.readArray { (reader) throws(TextError) in
        _ = reader.peek()
        inserter.beginGraph()
        try readGraph(at: reader.position, into: &inserter)
        try reader.skipValue()
      }
    } else {
      try readGraph(into: &inserter)
    }
  }

  private mutating func readGraph(
    at place: Int, into inserter: inout ElementInserter
  ) throws(TextError) {
    var reader = JSONReader(bytes, at: place)
    try findPlaces(&reader)
    try readGraph(into: &inserter)
  }

  /// Inserts the graph whose members are found.
  private mutating func readGraph(into inserter: inout ElementInserter) throws(TextError) {
    try readHeader()
    guard places["nodes"] != nil || places["links"] != nil || places["edges"] != nil else {
      throw TextError(reason: "neither node-link JSON nor JSON Graph Format: there are no `nodes`", offset: 0)
    }
    if let place = places["hyperedges"] { throw TextError(reason: "hyperedges are not read", offset: place) }
    if let place = places["nodes"] { try readNodes(at: place, into: &inserter) }
    for name in ["links", "edges"] {
      if let place = places[name] { try readEdges(at: place, into: &inserter) }
    }
  }

  private mutating func findPlaces(_ reader: inout JSONReader) throws(TextError) {
    var found: [String: Int] = [:]
    try reader.readObject { (name, reader) throws(TextError) in
      _ = reader.peek()
      found[name] = reader.position
      try reader.skipValue()
    }
    places = found
  }

  private mutating func readHeader() throws(TextError) {
    isDirected = true
    if let place = places["directed"] {
      var reader = JSONReader(bytes, at: place)
      isDirected = try reader.readValue() != .boolean(false)
    }
    guard let place = places["graph"] else { return }
    var reader = JSONReader(bytes, at: place)
    let types = try reader.readValue()["types"]
    hasTypes = types != nil
    nodeTypes = GraphJSONElement.types(types?["nodes"])
    edgeTypes = GraphJSONElement.types(types?["edges"])
  }

  private func readNodes(at place: Int, into inserter: inout ElementInserter) throws(TextError) {
    var reader = JSONReader(bytes, at: place)
    if reader.peek() == UInt8(ascii: "{") {
      try reader.readObject { (id, reader) throws(TextError) in
        let offset = reader.position
        let node = try reader.readValue()
        try insert(node, .string(id), id: id, at: offset, into: &inserter)
      }
    } else {
      try reader.readArray { (reader) throws(TextError) in
        let offset = reader.position
        let node = try reader.readValue()
        guard let name = node["id"], let id = GraphJSONElement.identifier(name) else {
          throw TextError(reason: "a node has no `id`", offset: offset)
        }
        try insert(node, name, id: id, at: offset, into: &inserter)
      }
    }
  }

  private func insert(
    _ node: JSONValue, _ name: JSONValue, id: String, at offset: Int, into inserter: inout ElementInserter
  ) throws(TextError) {
    let element = GraphJSONElement(node, structural: ["id"], labelNames: ["labels"], types: nodeTypes)
    var properties = try element.properties(at: offset)
    if !hasTypes, properties["id"] == nil { properties["id"] = try? name.propertyValue() }
    try inserter.insertNode(id: id, labels: element.labels, properties: properties, at: offset)
  }

  private func readEdges(at place: Int, into inserter: inout ElementInserter) throws(TextError) {
    var reader = JSONReader(bytes, at: place)
    try reader.readArray { (reader) throws(TextError) in
      let offset = reader.position
      let edge = try reader.readValue()
      guard let source = GraphJSONElement.identifier(edge["source"]),
        let target = GraphJSONElement.identifier(edge["target"])
      else { throw TextError(reason: "an edge has no `source` or no `target`", offset: offset) }
      let element = GraphJSONElement(
        edge, structural: ["source", "target", "key", "id", "directed"],
        labelNames: ["labels", "label", "relation", "type"], types: edgeTypes)
      var isDirected = isDirected
      if case .boolean(let own) = edge["directed"] { isDirected = own }
      // D3 lets links name nodes by their place, and networkx writes nodes of links nowhere else: both must exist.
      try inserter.insertEdge(
        from: source, to: target, labels: element.labels, isDirected: isDirected,
        properties: try element.properties(at: offset), at: offset)
    }
  }
}

/// Labels and properties of one node or edge in JSON.
struct GraphJSONElement {
  let labels: [String]
  private let members: [JSONValue.Member]
  private let types: [String: PropertyType]

  /// - Parameters:
  ///   - structural: Members that are neither properties nor labels.
  ///   - labelNames: Members that hold labels; the first that is there counts, the others are properties.
  init(
    _ value: JSONValue, structural: Set<String>, labelNames: [String], types: [String: PropertyType]
  ) {
    self.types = types
    let labelName = labelNames.first { value[$0].map(Self.isLabels) ?? false }
    labels = labelName.flatMap { value[$0] }.map(Self.labels) ?? []
    if let own = value["properties"]?.members ?? value["metadata"]?.members {
      // The label of a node in JSON Graph Format is a text to show.
      let shown = value["label"].flatMap {
        labelName == "label" ? nil : JSONValue.Member(name: "label", value: $0)
      }
      members = own + (shown.map { [$0] } ?? [])
    } else {
      members = (value.members ?? []).filter { !structural.contains($0.name) && $0.name != labelName }
    }
  }

  /// The properties, with the types that the file declares.
  func properties(at offset: Int) throws(TextError) -> [String: Value] {
    var properties: [String: Value] = [:]
    for member in members {
      do throws(ValueError) {
        properties[member.name] = try member.value.propertyValue(as: types[member.name])
      } catch {
        throw TextError(reason: "the property `\(member.name)`: \(error.message)", offset: offset)
      }
    }
    return properties
  }

  /// The types of a header, `{"age":"INT64"}`.
  static func types(_ value: JSONValue?) -> [String: PropertyType] {
    var types: [String: PropertyType] = [:]
    for member in value?.members ?? [] { types[member.name] = member.value.text.flatMap(PropertyType.init) }
    return types
  }

  /// The text of an id, which may be a string or a number.
  static func identifier(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  private static func isLabels(_ value: JSONValue) -> Bool {
    value.text != nil || value.elements?.allSatisfy { $0.text != nil } ?? false
  }

  private static func labels(_ value: JSONValue) -> [String] {
    (value.elements?.compactMap(\.text) ?? [value.text ?? ""]).filter { !$0.isEmpty }
  }
}
