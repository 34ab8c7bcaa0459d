extension Snapshot {
  /// The number of a label, or nil where the graph never saw it.
  public func label(named name: String) -> LabelID? {
    state.labels.number(of: name).map(LabelID.init(rawValue:))
  }

  /// The name of a label; empty for a number of another graph.
  public func name(of label: LabelID) -> String {
    let index = Int(label.rawValue)
    return index < state.labels.names.count ? state.labels.names[index] : ""
  }

  /// Every label that the graph ever saw, of nodes and of edges, by number.
  public var labelNames: [String] { state.labels.names }

  /// The label set of a node, or nil where there is no such node. O(1).
  public func labelSet(of node: NodeID) -> LabelSetID? {
    let raw = state.rawSet(of: node)
    return raw == 0 ? nil : LabelSetID(rawValue: raw - 1)
  }

  /// The label set of an edge, or nil where there is no such edge. O(1).
  public func labelSet(of edge: EdgeID) -> LabelSetID? {
    let shape = state.shape(of: edge)
    return shape.isPresent ? shape.labels : nil
  }

  /// How many label sets there are; their numbers are below.
  public var labelSetCount: Int { state.labelSets.sets.count }

  /// The labels of a set, ascending by number.
  public func labels(in set: LabelSetID) -> [LabelID] { state.labelSets.labels(set) }

  /// The labels of a node by name, in the order of their numbers; empty where there is no such node.
  public func labels(of node: NodeID) -> [String] {
    labelSet(of: node).map { labels(in: $0).map(name(of:)) } ?? []
  }

  /// The labels of an edge by name, in the order of their numbers; empty where there is no such edge.
  public func labels(of edge: EdgeID) -> [String] {
    labelSet(of: edge).map { labels(in: $0).map(name(of:)) } ?? []
  }

  /// Whether a node has a label. O(labels of the node).
  public func has(_ label: LabelID, _ node: NodeID) -> Bool {
    labelSet(of: node).map { state.labelSets.contains(label, in: $0) } ?? false
  }

  /// Whether an edge has a label. O(labels of the edge).
  public func has(_ label: LabelID, _ edge: EdgeID) -> Bool {
    labelSet(of: edge).map { state.labelSets.contains(label, in: $0) } ?? false
  }

  /// The label sets that a predicate accepts: evaluate a label expression once per set, not per element.
  public func labelSets(where accepts: ([LabelID]) throws -> Bool) rethrows -> LabelSetFilter {
    LabelSetFilter(accepted: try state.labelSets.sets.map(accepts))
  }

  /// The label sets that contain a label.
  public func labelSets(with label: LabelID) -> LabelSetFilter {
    labelSets { $0.contains(label) }
  }
}

/// Some of the label sets of a graph.
public struct LabelSetFilter: Hashable, Sendable {
  @usableFromInline let accepted: [Bool]

  init(accepted: [Bool]) {
    self.accepted = accepted
  }

  /// Whether a set is among them. O(1).
  @inlinable
  public func contains(_ set: LabelSetID) -> Bool {
    let index = Int(set.rawValue)
    return index < accepted.count && accepted[index]
  }

  /// Whether no set is among them.
  public var isEmpty: Bool { !accepted.contains(true) }

  /// The other sets of the graph. O(sets).
  package func inverted() -> LabelSetFilter { LabelSetFilter(accepted: accepted.map { !$0 }) }

  /// The sets that are in another filter of the same graph, too. O(sets).
  package func intersection(_ other: LabelSetFilter) -> LabelSetFilter {
    LabelSetFilter(accepted: zip(accepted, other.accepted).map { $0 && $1 })
  }

  /// The sets of either filter; both are of the same graph. O(sets).
  package func union(_ other: LabelSetFilter) -> LabelSetFilter {
    LabelSetFilter(accepted: zip(accepted, other.accepted).map { $0 || $1 })
  }
}
