/// `<insert path pattern>`: nodes with edges between them (16.5).
struct InsertPathPattern: Sendable {
  /// `p = …` before the pattern (extension of CREATE and MERGE).
  var variable: Identifier?
  var start: InsertElementPattern
  /// Each an edge and the node it leads to.
  var steps: [InsertStep]
  var range: SourceRange
}

/// An edge and the next node of an insert pattern.
struct InsertStep: Sendable {
  /// `.left`, `.right` or `.undirected`; `.any` only in MERGE.
  var direction: EdgeDirection
  var edge: InsertElementPattern
  var node: InsertElementPattern
  var range: SourceRange
}

/// `<insert element pattern filler>`: what a new node or edge is called and has (16.5).
struct InsertElementPattern: Sendable {
  var variable: Identifier?
  /// `TEMP x`.
  var isTemporary: Bool
  var labels: [Identifier]
  /// The properties; nil where no braces are written.
  var properties: [PropertyAssignment]?
  /// All properties from one record value, as in `CREATE (n $map)` (extension).
  var propertyMap: Expression?
  var range: SourceRange
}

/// `<property key value pair>`: `name: value` (16.7).
struct PropertyAssignment: Sendable {
  var name: Identifier
  var value: Expression
  var range: SourceRange
}

/// `<set item>` (13.3).
struct SetItem: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The items.
  indirect enum Kind: Sendable {
    /// `n.name = value`.
    case property(Identifier, name: Identifier, value: Expression)
    /// `n = {…}`: every other property goes.
    case allProperties(Identifier, [PropertyAssignment])
    /// `n IS Label` or `n:Label`.
    case label(Identifier, Identifier)
    /// `n = expression`: the properties of a record or element (extension).
    case allPropertiesFrom(Identifier, Expression)
    /// `n += expression`: other properties stay (extension).
    case mergeProperties(Identifier, Expression)
  }
}

/// `<remove item>` (13.4).
struct RemoveItem: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The items.
  enum Kind: Sendable {
    /// `n.name`.
    case property(Identifier, name: Identifier)
    /// `n IS Label` or `n:Label`.
    case label(Identifier, Identifier)
  }
}

/// `<delete statement>` (13.5).
struct DeleteStatement: Sendable {
  var mode: DeleteMode?
  var items: [Expression]
  var range: SourceRange
}

/// Whether a node takes its edges with it (13.5).
enum DeleteMode: Sendable {
  /// `DETACH`: its edges go too.
  case detach
  /// `NODETACH`, the default: a node with edges is refused.
  case noDetach
}

/// `MERGE pattern ON CREATE SET … ON MATCH SET …` (extension): match it, or insert it.
struct MergeStatement: Sendable {
  var pattern: InsertPathPattern
  var onCreate: [SetItem]
  var onMatch: [SetItem]
  var range: SourceRange
}
