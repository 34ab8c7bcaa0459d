import GraphStore

/// One change of the catalog, its names resolved to paths from the root (clause 12).
enum CatalogCommand: Sendable {
  case createSchema([String], ifNotExists: Bool)
  case dropSchema([String], ifExists: Bool)
  case createGraph([String], CreateMode, type: BoundGraphTypeSource, copyOf: GraphReference?)
  case dropGraph([String], ifExists: Bool)
  case createGraphType([String], CreateMode, BoundGraphTypeSource)
  case dropGraphType([String], ifExists: Bool)
  /// An extension.
  case createIndex(BoundIndex, ifNotExists: Bool, graph: GraphReference)
  /// An extension.
  case dropIndex(name: String, ifExists: Bool, graph: GraphReference)
  /// An extension: the index is named by what it is on.
  case dropIndexOn(label: String, properties: [String], ifExists: Bool, graph: GraphReference)
}

/// Where the type of a graph comes from.
enum BoundGraphTypeSource: Sendable, Hashable {
  /// Everything may be in the graph.
  case open
  /// The type of another graph.
  case like(GraphReference)
  /// A graph type of the catalog.
  case catalog([String])
  case definition(GraphTypeDefinition)
  /// A graph type outside of the catalog, by its URI (17.8).
  case external(String, at: SourceRange)
}

/// An index to be made (an extension).
struct BoundIndex: Sendable {
  /// The name, if the text gives one.
  var name: String?
  var kind: CreateIndexStatement.Kind
  var isOnEdges: Bool
  var label: String
  var properties: [String]
}

/// Which nodes and edges a graph may hold (clause 18.1).
struct GraphTypeDefinition: Sendable, Hashable {
  var nodes: [NodeTypeDefinition]
  var edges: [EdgeTypeDefinition]
}

/// One type of nodes (18.2).
struct NodeTypeDefinition: Sendable, Hashable {
  /// The name or alias, for messages.
  var name: String?
  /// The labels that tell the type: the key label set, or all labels where the text names none as key.
  var keyLabels: [String]
  /// All labels, those of the key included.
  var labels: [String]
  var properties: [PropertyTypeDefinition]
}

/// One type of edges (18.3).
struct EdgeTypeDefinition: Sendable, Hashable {
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
