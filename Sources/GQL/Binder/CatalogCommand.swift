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
