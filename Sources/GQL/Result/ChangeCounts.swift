/// What a statement changed in the graph.
public struct ChangeCounts: Sendable, Hashable {
  /// Nodes that were inserted.
  public var nodesInserted = 0
  /// Edges that were inserted.
  public var edgesInserted = 0
  /// Nodes that were deleted.
  public var nodesDeleted = 0
  /// Edges that were deleted, also with their nodes.
  public var edgesDeleted = 0
  /// Properties that were set.
  public var propertiesSet = 0
  /// Properties that were removed.
  public var propertiesRemoved = 0
  /// Labels that elements gained.
  public var labelsAdded = 0
  /// Labels that elements lost.
  public var labelsRemoved = 0
  /// Schemas, graphs, graph types and indexes that were created or dropped.
  public var catalogChanges = 0

  /// Makes counts of nothing.
  public init() {}

  /// Whether nothing was changed.
  public var isEmpty: Bool { self == ChangeCounts() }

  /// Adds the counts of another statement.
  public static func += (left: inout ChangeCounts, right: ChangeCounts) {
    left.nodesInserted += right.nodesInserted
    left.edgesInserted += right.edgesInserted
    left.nodesDeleted += right.nodesDeleted
    left.edgesDeleted += right.edgesDeleted
    left.propertiesSet += right.propertiesSet
    left.propertiesRemoved += right.propertiesRemoved
    left.labelsAdded += right.labelsAdded
    left.labelsRemoved += right.labelsRemoved
    left.catalogChanges += right.catalogChanges
  }
}

extension ChangeCounts: CustomStringConvertible {
  /// The counts that are not zero, in words: `2 nodes inserted, 1 property set`.
  public var description: String {
    let parts: [(Int, String, String)] = [
      (nodesInserted, "node inserted", "nodes inserted"),
      (edgesInserted, "edge inserted", "edges inserted"),
      (nodesDeleted, "node deleted", "nodes deleted"),
      (edgesDeleted, "edge deleted", "edges deleted"),
      (propertiesSet, "property set", "properties set"),
      (propertiesRemoved, "property removed", "properties removed"),
      (labelsAdded, "label added", "labels added"),
      (labelsRemoved, "label removed", "labels removed"),
      (catalogChanges, "catalog change", "catalog changes"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0) \($0 == 1 ? $1 : $2)" }.joined(separator: ", ")
  }
}
