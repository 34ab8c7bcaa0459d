import GraphStore

/// The elements that an `INSERT` writes, nodes before the edges that join them.
struct InsertPattern: Sendable, Hashable {
  var nodes: [InsertNode]
  var edges: [InsertEdge]

  init(nodes: [InsertNode], edges: [InsertEdge]) {
    self.nodes = nodes
    self.edges = edges
  }
}

/// A new node. A node of the pattern that the row already binds is no `InsertNode`.
struct InsertNode: Sendable, Hashable {
  var variable: BoundVariable
  var labels: [String]
  var properties: [BoundRecordField]

  init(variable: BoundVariable, labels: [String], properties: [BoundRecordField]) {
    self.variable = variable
    self.labels = labels
    self.properties = properties
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

  init(
    variable: BoundVariable, source: BoundVariable, target: BoundVariable, isDirected: Bool, labels: [String],
    properties: [BoundRecordField]
  ) {
    self.variable = variable
    self.source = source
    self.target = target
    self.isDirected = isDirected
    self.labels = labels
    self.properties = properties
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
