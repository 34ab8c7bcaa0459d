/// `<catalog schema parent and name>`: an absolute path, its last part the schema's own name (17.1).
struct CatalogSchemaName: Sendable {
  /// The directories from the root.
  var directories: [Identifier]
  var name: Identifier
  var range: SourceRange
}

/// `CREATE SCHEMA …` (12.2).
struct CreateSchemaStatement: Sendable {
  var ifNotExists: Bool
  var name: CatalogSchemaName
  var range: SourceRange
}

/// `DROP SCHEMA …` (12.3).
struct DropSchemaStatement: Sendable {
  var ifExists: Bool
  var name: CatalogSchemaName
  var range: SourceRange
}

/// What a CREATE does with an object that exists.
enum CreateMode: Sendable {
  /// It is an error.
  case create
  /// `IF NOT EXISTS`: the existing one stays.
  case ifNotExists
  /// `OR REPLACE`: the existing one goes.
  case orReplace
}

/// `CREATE GRAPH …` (12.4).
struct CreateGraphStatement: Sendable {
  var mode: CreateMode
  var name: CatalogObjectReference
  var type: GraphTypeSource
  /// `AS COPY OF graph`.
  var source: GraphExpression?
  var range: SourceRange
}

/// The type of a graph that is created (12.4).
enum GraphTypeSource: Sendable {
  /// `ANY`, or nothing (extension): an open graph.
  case open
  /// `LIKE graph`: the type of another graph.
  case like(GraphExpression)
  /// A graph type of the catalog.
  case reference(CatalogReference)
  /// `{ … }`.
  case specification(GraphTypeSpecification)
}

/// `CREATE GRAPH TYPE …` (12.6).
struct CreateGraphTypeStatement: Sendable {
  var mode: CreateMode
  var name: CatalogObjectReference
  /// Never `.open`; `.reference` stands for `COPY OF type`.
  var source: GraphTypeSource
  var range: SourceRange
}

/// `DROP GRAPH …` and `DROP GRAPH TYPE …` (12.5, 12.7).
struct DropObjectStatement: Sendable {
  var ifExists: Bool
  var name: CatalogObjectReference
  var range: SourceRange
}

/// `CREATE INDEX …` (extension).
struct CreateIndexStatement: Sendable {
  /// What kind of index is asked for.
  enum Kind: Sendable {
    /// `INDEX`: equality and ranges.
    case general
    /// `UNIQUE INDEX`: and no two elements with the same values.
    case unique
    /// `TEXT INDEX`: CONTAINS, STARTS WITH, ENDS WITH.
    case text
  }

  var kind: Kind
  var ifNotExists: Bool
  var name: Identifier?
  /// Whether the index is on edges, as in `FOR ()-[e:Label]-() ON (e.name)`.
  var isOnEdges: Bool
  var label: Identifier
  var properties: [Identifier]
  var range: SourceRange
}

/// `DROP INDEX …` (extension), by name, or by label and properties.
struct DropIndexStatement: Sendable {
  /// How the index is named.
  enum Target: Sendable {
    case name(Identifier)
    case properties(label: Identifier, [Identifier])
  }

  var ifExists: Bool
  var target: Target
  var range: SourceRange
}
