import GraphStore

/// The elements that an `INSERT` writes, nodes before the edges that join them.
struct InsertPattern: Sendable, Hashable {
  var nodes: [InsertNode]
  var edges: [InsertEdge]
  /// The path variables of `CREATE p = …` (an extension), to be bound after the elements.
  var paths: [InsertPath]

  init(nodes: [InsertNode], edges: [InsertEdge], paths: [InsertPath] = []) {
    self.nodes = nodes
    self.edges = edges
    self.paths = paths
  }
}

/// A path variable and the elements that it runs through, nodes and edges in turn.
struct InsertPath: Sendable, Hashable {
  var variable: BoundVariable
  var elements: [BoundVariable]
}

/// A new node. A node of the pattern that the row already binds is no `InsertNode`.
struct InsertNode: Sendable, Hashable {
  var variable: BoundVariable
  var labels: [String]
  var properties: [BoundRecordField]
  /// A record or element whose fields are further properties (an extension: `CREATE (n $map)`).
  var propertyMap: BoundExpression?

  init(
    variable: BoundVariable, labels: [String], properties: [BoundRecordField],
    propertyMap: BoundExpression? = nil
  ) {
    self.variable = variable
    self.labels = labels
    self.properties = properties
    self.propertyMap = propertyMap
  }
}

/// A new edge between two nodes, each new or bound before.
struct InsertEdge: Sendable, Hashable {
  var variable: BoundVariable
  var source: BoundVariable
  var target: BoundVariable
  var isDirected: Bool
  var labels: [String]
  var properties: [BoundRecordField]
  /// A record or element whose fields are further properties (an extension).
  var propertyMap: BoundExpression?

  init(
    variable: BoundVariable, source: BoundVariable, target: BoundVariable, isDirected: Bool, labels: [String],
    properties: [BoundRecordField], propertyMap: BoundExpression? = nil
  ) {
    self.variable = variable
    self.source = source
    self.target = target
    self.isDirected = isDirected
    self.labels = labels
    self.properties = properties
    self.propertyMap = propertyMap
  }
}

/// One item of a `SET` statement.
enum BoundSetItem: Sendable, Hashable {
  /// `SET n.key = value`; null removes the property.
  case property(BoundVariable, name: String, value: BoundExpression)
  /// `SET n = {…}`: these properties and no others.
  case allProperties(BoundVariable, BoundExpression)
  /// `SET n += {…}` (an extension).
  case mergeProperties(BoundVariable, BoundExpression)
  /// `SET n:Label`.
  case label(BoundVariable, String)
}

/// One item of a `REMOVE` statement.
enum BoundRemoveItem: Sendable, Hashable {
  case property(BoundVariable, name: String)
  case label(BoundVariable, String)
}

/// What `MERGE` looks for, writes where it finds nothing, and sets in either case (an extension).
struct MergePattern: Sendable, Hashable {
  var pattern: BoundGraphPattern
  var insertion: InsertPattern
  var onCreate: [BoundSetItem]
  var onMatch: [BoundSetItem]

  init(
    pattern: BoundGraphPattern, insertion: InsertPattern, onCreate: [BoundSetItem], onMatch: [BoundSetItem]
  ) {
    self.pattern = pattern
    self.insertion = insertion
    self.onCreate = onCreate
    self.onMatch = onMatch
  }
}
