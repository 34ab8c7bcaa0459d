/// An index that was declared: on the nodes or the edges with a label, by one property or several.
public struct IndexDefinition: Hashable, Sendable {
  /// What the index finds.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// Equality and ranges.
    case general
    /// Equality only, of all properties at once.
    case hash
    /// Ranges of the first property, and equality less well.
    case ordered
    /// Parts of text, by pairs of characters; right for languages without spaces.
    case text
  }

  /// Whether nodes or edges are indexed.
  public enum Element: UInt8, Hashable, Sendable {
    case node
    case edge
  }

  /// Unique among the indexes and constraints of a graph.
  public var name: String
  /// What the index finds.
  public var kind: Kind
  /// Whether two elements must not have the same values; null is the same as nothing.
  public var isUnique: Bool
  /// Whether it is of nodes or of edges.
  public var element: Element
  /// The label of the elements that it holds.
  public var label: String
  /// The properties, in the order in which look-ups give their values.
  public var keys: [String]

  /// Makes a definition. Several keys are found by equality of all of them.
  public init(
    name: String, kind: Kind = .general, isUnique: Bool = false, on element: Element = .node, label: String,
    keys: [String]
  ) {
    self.name = name
    self.kind = kind
    self.isUnique = isUnique
    self.element = element
    self.label = label
    self.keys = keys
  }
}
