/// `<nested graph type specification>` (18.1).
struct GraphTypeSpecification: Sendable {
  var elements: [ElementTypeSpecification]
  var range: SourceRange
}

/// `<element type specification>` (18.1).
enum ElementTypeSpecification: Sendable {
  /// 18.2.
  case node(NodeTypeSpecification)
  /// 18.3.
  case edge(EdgeTypeSpecification)
}

/// `<node type specification>`, pattern and phrase alike (18.2).
struct NodeTypeSpecification: Sendable {
  var name: Identifier?
  /// The name under which edge types of the same graph type speak of it.
  var alias: Identifier?
  var filler: ElementTypeFiller
  var range: SourceRange
}

/// `<edge type specification>`, pattern and phrase alike (18.3).
struct EdgeTypeSpecification: Sendable {
  var name: Identifier?
  /// `DIRECTED` or `UNDIRECTED`, where it is written.
  var declaredKind: EdgeKind?
  /// What the arc or connector says; nil for `TO`, which fits both.
  var connectorKind: EdgeKind?
  var filler: ElementTypeFiller
  /// The source; for an undirected edge type the endpoint written first.
  var source: EndpointTypeReference
  /// The destination, also where the arc points left.
  var destination: EndpointTypeReference
  var range: SourceRange

  /// The kind, by what is written.
  var kind: EdgeKind { declaredKind ?? connectorKind ?? .directed }
}

/// `<edge kind>` (18.3).
enum EdgeKind: Sendable, Hashable {
  case directed
  case undirected
}

/// `<source node type reference>` and its like (18.3).
enum EndpointTypeReference: Sendable {
  /// `(alias)`: a node type of the same graph type.
  case alias(Identifier)
  /// `(:Label {…})`, perhaps empty.
  case filler(ElementTypeFiller)
}

/// `<node type filler>` and `<edge type filler>` (18.2, 18.3).
struct ElementTypeFiller: Sendable {
  /// `labels =>`: the key label set; nil where it is not written.
  var keyLabels: [Identifier]?
  /// The other labels; nil where none are written.
  var labels: [Identifier]?
  /// The property types; nil where no braces are written.
  var properties: [PropertyType]?
  var range: SourceRange

  /// Whether nothing is written.
  var isEmpty: Bool { keyLabels == nil && labels == nil && properties == nil }
}

/// `<property type>` (18.6).
struct PropertyType: Sendable {
  var name: Identifier
  var type: ValueTypeSyntax
  var range: SourceRange
}
