import GraphStore

/// Writes a graph as a folder of tables in the form of neo4j-admin: one per set of labels of nodes, and one per label of
/// edges, each with typed headers. `graphq import FOLDER`, Neo4j, Kùzu and pandas read them.
///
/// A table has a type per column and no undirected edges; other graphs lose something, and `write` says what.
struct TableFolderWriter {
  let path: String

  /// Writes the tables, and tells in words what they could not hold.
  func write(_ selection: GraphSelection, of elements: ElementReader) throws -> [String] {
    try FileBytes.makeFolder(path)
    let types = PropertyTypes(selection, of: elements)
    let lists = ListTypes(selection, of: elements)
    let nodes = Dictionary(grouping: selection.nodes) { elements.labels(of: $0) }
    var names: Set<String> = []
    for (labels, nodes) in nodes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let file = Self.fileName("nodes", labels, &names)
      let keys = Set(nodes.lazy.flatMap { elements.properties(of: $0).map(\.name) }).sorted()
      try write(file, [":ID", ":LABEL"] + keys.map { Self.header($0, types.ofNodes[$0], lists.ofNodes[$0]) })
      { row in
        for node in nodes {
          row.begin([node.text, labels.joined(separator: ";")])
          try row.add(elements.properties(of: node), keys, types.ofNodes)
        }
      }
    }
    let edges = Dictionary(grouping: selection.edges) { elements.labels(of: $0.id) }
    for (labels, edges) in edges.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let file = Self.fileName("edges", labels, &names)
      let keys = Set(edges.lazy.flatMap { elements.properties(of: $0.id).map(\.name) }).sorted()
      try write(
        file,
        [":START_ID", ":END_ID", ":TYPE"] + keys.map { Self.header($0, types.ofEdges[$0], lists.ofEdges[$0]) }
      ) {
        row in
        for edge in edges {
          row.begin([edge.source.text, edge.target.text, labels.joined(separator: ";")])
          try row.add(elements.properties(of: edge.id), keys, types.ofEdges)
        }
      }
    }
    return Self.losses(selection, elements, types, lists)
  }

  private static func losses(
    _ selection: GraphSelection, _ elements: ElementReader, _ types: PropertyTypes, _ lists: ListTypes
  ) -> [String] {
    var losses: [String] = []
    let undirected = selection.edges.count { !elements.isDirected($0.id) }
    if undirected > 0 {
      losses.append("tables know no undirected edges; \(undirected) became directed")
    }
    let isKept = { (type: PropertyType, list: ListTypes.Element?) in
      if case .scalars = list { return true }
      return Rows.isExact(type)
    }
    let nodes = types.ofNodes.filter { !isKept($0.value, lists.ofNodes[$0.key]) }
    let edges = types.ofEdges.filter { !isKept($0.value, lists.ofEdges[$0.key]) }
    let names = Set(nodes.keys).union(edges.keys)
    if !names.isEmpty {
      let shown = names.sorted().prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
      losses.append("tables have no type for all values of \(shown); they became text or wider numbers")
    }
    return losses
  }

  private func write(_ file: String, _ header: [String], _ body: (inout Rows) throws -> Void) throws {
    var rows = Rows(sink: try FileBytes.sink(path + "/" + file))
    rows.begin(header)
    try rows.end()
    try body(&rows)
    try rows.sink.flush()
  }

  /// A name that every file system takes and that no other table has.
  private static func fileName(_ kind: String, _ labels: [String], _ names: inout Set<String>) -> String {
    let safe = labels.joined(separator: "-").map {
      $0.isLetter || $0.isNumber || "_-".contains($0) ? $0 : "_"
    }
    let base = kind + (safe.isEmpty ? "" : "-" + String(safe.prefix(60)))
    var name = base
    var number = 2
    while !names.insert(name.lowercased()).inserted {
      name = base + "-\(number)"
      number += 1
    }
    return name + ".csv"
  }

  /// `age:int`; a property of several types is written as text.
  private static func header(_ key: String, _ type: PropertyType?, _ element: ListTypes.Element?) -> String {
    let name = String(key.map { $0 == ":" || $0 == "{" ? "_" : $0 })
    if case .scalars(let element) = element { return name + ":" + Rows.typeName(.scalar(element)) + "[]" }
    return name + ":" + Rows.typeName(type)
  }

  /// Properties that are lists of one type, which tables can hold.
  private struct ListTypes {
    enum Element: Equatable {
      case scalars(ScalarType)
      /// Lists of several types, or something else than lists.
      case other
    }

    private(set) var ofNodes: [String: Element] = [:]
    private(set) var ofEdges: [String: Element] = [:]

    init(_ selection: GraphSelection, of elements: ElementReader) {
      for node in selection.nodes {
        for (name, value) in elements.properties(of: node) { Self.note(name, value, in: &ofNodes) }
      }
      for edge in selection.edges {
        for (name, value) in elements.properties(of: edge.id) { Self.note(name, value, in: &ofEdges) }
      }
    }

    private static func note(_ name: String, _ value: Value, in types: inout [String: Element]) {
      guard case .list(let values) = value else { return types[name] = .other }
      for value in values {
        guard let type = ScalarType(of: value), !value.plainText.contains(";"),
          types[name] ?? .scalars(type) == .scalars(type)
        else { return types[name] = .other }
        types[name] = .scalars(type)
      }
      if values.isEmpty, types[name] == nil { types[name] = .scalars(.string) }
    }
  }

  /// Rows on their way to a file.
  private struct Rows {
    let sink: ByteSink
    private var text = TextBuffer()

    init(sink: ByteSink) {
      self.sink = sink
    }

    mutating func begin(_ fields: [String]) {
      for (index, field) in fields.enumerated() {
        if index > 0 { text.append(",") }
        append(field)
      }
    }

    mutating func add(
      _ properties: [ElementReader.Property], _ keys: [String], _ types: [String: PropertyType]
    ) throws {
      let values = Dictionary(properties.map { ($0.name, $0.value) }) { _, last in last }
      for key in keys {
        text.append(",")
        guard let value = values[key] else { continue }
        append(types[key] == .json ? Self.text(of: value) : types[key]?.text(of: value) ?? value.plainText)
      }
      try end()
    }

    mutating func end() throws {
      text.append("\n")
      try text.drain(to: sink)
    }

    /// A list of scalars as neo4j-admin has it, with semicolons; other values as JSON.
    private static func text(of value: Value) -> String {
      if case .list(let values) = value, values.allSatisfy({ ScalarType(of: $0) != nil }) {
        let parts = values.map(\.plainText)
        if parts.allSatisfy({ !$0.contains(";") }) { return parts.joined(separator: ";") }
      }
      if ScalarType(of: value) != nil { return value.plainText }
      return PropertyType.json.text(of: value)
    }

    /// Whether values of a type come back as they were.
    static func isExact(_ type: PropertyType) -> Bool {
      switch type {
      case .scalar(.string), .scalar(.boolean), .scalar(.int64), .scalar(.float64), .scalar(.date),
        .scalar(.localDateTime), .scalar(.zonedDateTime), .scalar(.localTime), .scalar(.zonedTime),
        .scalar(.duration):
        true
      default: false
      }
    }

    static func typeName(_ type: PropertyType?) -> String {
      switch type {
      case .scalar(.boolean): "boolean"
      case .scalar(.int8), .scalar(.int16), .scalar(.int32), .scalar(.int64), .scalar(.uint8),
        .scalar(.uint16),
        .scalar(.uint32):
        "long"
      case .scalar(.float32), .scalar(.float64): "double"
      case .scalar(.date): "date"
      case .scalar(.localDateTime): "localdatetime"
      case .scalar(.zonedDateTime): "datetime"
      case .scalar(.localTime): "localtime"
      case .scalar(.zonedTime): "time"
      case .scalar(.duration): "duration"
      default: "string"
      }
    }

    private mutating func append(_ field: String) {
      let mustQuote =
        field.isEmpty || field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      if !mustQuote { return text.append(field) }
      text.append("\"")
      for byte in field.utf8 {
        if byte == 0x22 { text.append(byte) }
        text.append(byte)
      }
      text.append("\"")
    }
  }
}
