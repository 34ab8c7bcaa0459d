import GraphStore

/// A value type with closed node or edge types in it, such as `(:Person {name STRING})` (18.9).
///
/// A reference to an element does not know its labels, so the graph has to be asked: values are tested and cast as `type` says, and
/// must meet the demand then.
struct ClosedType: Sendable, Hashable {
  /// The type with NODE and EDGE in the place of the closed types.
  let type: ValueType
  let demand: Demand
  /// The type as the language writes it.
  let text: String

  /// What the graph must say of the elements in a value.
  indirect enum Demand: Sendable, Hashable {
    case nothing
    case node(NodeTypeDefinition)
    case edge(EdgeTypeDefinition, source: End, destination: End)
    /// Of every element of a list, or row of a table.
    case list(Demand)
    /// Of fields by their names.
    case record([String: Demand])
    /// One of several types with its demand.
    case union([Alternative])
  }

  /// A member of a union.
  struct Alternative: Sendable, Hashable {
    let type: ValueType
    let demand: Demand
  }

  /// The node at an end of an edge: without braces any node with these very labels, as within a graph type.
  struct End: Sendable, Hashable {
    let node: NodeTypeDefinition
    let hasProperties: Bool
  }
}

extension ClosedType {
  /// Whether a value belongs to the type; `IS TYPED`.
  func contains(_ value: Value, in snapshot: Snapshot) -> Bool {
    type.contains(value) && demand.isMet(by: value, in: snapshot)
  }
}

extension ClosedType.Demand {
  /// Whether the elements in a value are such; null is, for the type says where it may be.
  ///
  /// Linear in the value, and in the labels and properties of its elements.
  func isMet(by value: Value, in snapshot: Snapshot) -> Bool {
    switch (self, value) {
    case (.nothing, _), (_, .null): true
    case (.node(let type), .node(let node)): type.allows(node, in: snapshot)
    case (.edge(let type, let source, let destination), .edge(let edge)):
      type.allows(edge, from: source, to: destination, in: snapshot)
    case (.list(let demand), .list(let values)): values.allSatisfy { demand.isMet(by: $0, in: snapshot) }
    case (.list(let demand), .object):
      value.table.map { $0.rows.allSatisfy { demand.isMet(by: $0, in: snapshot) } } ?? false
    case (.record(let demands), .record(let record)):
      record.fields.allSatisfy { demands[$0.name]?.isMet(by: $0.value, in: snapshot) ?? true }
    case (.union(let alternatives), _):
      alternatives.contains { $0.type.contains(value) && $0.demand.isMet(by: value, in: snapshot) }
    default: false
    }
  }
}

extension NodeTypeDefinition {
  fileprivate func allows(_ node: NodeID, in snapshot: Snapshot) -> Bool {
    snapshot.contains(node)
      && allows(labels: Set(snapshot.labels(of: node)), properties: snapshot.namedProperties(of: node))
  }
}

extension ClosedType.End {
  fileprivate func allows(_ end: NodeID?, in snapshot: Snapshot) -> Bool {
    guard let end else { return false }
    return hasProperties
      ? node.allows(end, in: snapshot) : Set(snapshot.labels(of: end)) == Set(node.labels)
  }
}

extension EdgeTypeDefinition {
  fileprivate func allows(
    _ edge: EdgeID, from source: ClosedType.End, to destination: ClosedType.End, in snapshot: Snapshot
  ) -> Bool {
    guard snapshot.contains(edge), snapshot.isDirected(edge) == isDirected,
      allows(labels: Set(snapshot.labels(of: edge)), properties: snapshot.namedProperties(of: edge))
    else { return false }
    let (one, other) = (snapshot.source(of: edge), snapshot.target(of: edge))
    return source.allows(one, in: snapshot) && destination.allows(other, in: snapshot)
      || !isDirected && source.allows(other, in: snapshot) && destination.allows(one, in: snapshot)
  }
}

extension Snapshot {
  /// The properties of a node by name.
  func namedProperties(of node: NodeID) -> [(String, Value)] {
    properties(of: node).map { (name(of: $0.key), $0.value) }
  }

  /// The properties of an edge by name.
  func namedProperties(of edge: EdgeID) -> [(String, Value)] {
    properties(of: edge).map { (name(of: $0.key), $0.value) }
  }
}
