import GraphStore

/// Which nodes and edges a graph may hold (clause 18.1).
struct GraphTypeDefinition: Sendable, Hashable {
  var nodes: [NodeTypeDefinition]
  var edges: [EdgeTypeDefinition]
}

/// A type of nodes or of edges, as far as both are alike.
protocol ElementTypeDefinition {
  /// All labels, those of the key included.
  var labels: [String] { get }
  var properties: [PropertyTypeDefinition] { get }
}

/// One type of nodes (18.2).
struct NodeTypeDefinition: ElementTypeDefinition, Sendable, Hashable {
  /// The name or alias, for messages.
  var name: String?
  /// The labels that tell the type: the key label set, or all labels where the text names none as key.
  var keyLabels: [String]
  /// All labels, those of the key included.
  var labels: [String]
  var properties: [PropertyTypeDefinition]
}

/// One type of edges (18.3).
struct EdgeTypeDefinition: ElementTypeDefinition, Sendable, Hashable {
  var name: String?
  var isDirected: Bool
  var keyLabels: [String]
  var labels: [String]
  var properties: [PropertyTypeDefinition]
  /// The place of the source's type in the graph type's `nodes`; of an undirected edge, of its first end.
  var source: Int
  var destination: Int
}

/// One property and its type (18.6).
struct PropertyTypeDefinition: Sendable, Hashable {
  var name: String
  var type: ValueType
}

extension ElementTypeDefinition {
  /// Whether an element with these labels and properties is of the type; the ends of an edge aside.
  func allows(labels: Set<String>, properties: [(String, Value)]) -> Bool {
    labels == Set(self.labels) && self.properties.allow(properties)
  }
}

extension [PropertyTypeDefinition] {
  /// Whether the properties are among these, of their types, and none that must be there is missing.
  func allow(_ properties: [(String, Value)]) -> Bool {
    let present = Dictionary(properties, uniquingKeysWith: { $1 })
    let known = Set(map(\.name))
    return present.keys.allSatisfy(known.contains)
      && allSatisfy { $0.type.contains(present[$0.name] ?? .null) }
  }
}
