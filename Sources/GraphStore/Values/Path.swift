/// A walk through a graph: a node, then as often as it has edges an edge and the node it leads to.
public struct Path: Hashable, Sendable {
  /// The raw ids of nodes and edges in turn; an odd number of them, nodes at even places.
  private let elements: [UInt32]

  /// The path of length 0 at a node.
  public init(_ node: NodeID) {
    elements = [node.rawValue]
  }

  /// The path over nodes joined by edges; nil unless there is one more node than edges.
  public init?(nodes: [NodeID], edges: [EdgeID]) {
    guard nodes.count == edges.count + 1, let first = nodes.first else { return nil }
    var elements = [first.rawValue]
    elements.reserveCapacity(nodes.count + edges.count)
    for (edge, node) in zip(edges, nodes.dropFirst()) {
      elements.append(edge.rawValue)
      elements.append(node.rawValue)
    }
    self.elements = elements
  }

  private init(elements: [UInt32]) {
    self.elements = elements
  }

  /// The number of edges (`PATH_LENGTH`).
  public var length: Int { elements.count / 2 }

  /// The node the path starts at.
  public var start: NodeID { NodeID(rawValue: elements[0]) }

  /// The node the path ends at.
  public var end: NodeID { NodeID(rawValue: elements[elements.count - 1]) }

  /// The nodes in the order of the walk, one more than edges.
  public var nodes: [NodeID] {
    stride(from: 0, to: elements.count, by: 2).map { NodeID(rawValue: elements[$0]) }
  }

  /// The edges in the order of the walk.
  public var edges: [EdgeID] {
    stride(from: 1, to: elements.count, by: 2).map { EdgeID(rawValue: elements[$0]) }
  }

  /// Nodes and edges in turn (`ELEMENTS`).
  public var values: [Value] {
    elements.indices.map { index in
      index % 2 == 0
        ? .node(NodeID(rawValue: elements[index])) : .edge(EdgeID(rawValue: elements[index]))
    }
  }

  /// The path through an edge to one more node.
  public func appending(_ edge: EdgeID, _ node: NodeID) -> Path {
    Path(elements: elements + [edge.rawValue, node.rawValue])
  }

  /// This path continued by one that starts where it ends; nil where it starts elsewhere.
  public func concatenated(with other: Path) -> Path? {
    end == other.start ? Path(elements: elements + other.elements.dropFirst()) : nil
  }

  /// Three-way comparison: element by element, a prefix first.
  static func order(_ left: Path, _ right: Path) -> Ordering {
    for (one, other) in zip(left.elements, right.elements) where one != other {
      return Ordering(one, other)
    }
    return Ordering(left.elements.count, right.elements.count)
  }
}
