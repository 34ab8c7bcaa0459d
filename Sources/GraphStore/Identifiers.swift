/// The identity of a node within one graph: dense, and never given to another node.
///
/// Ids grow from 0 in the order of insertion. The id of a deleted node is not used again, so a stale id is an
/// error and never another node.
public struct NodeID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The position of the node in the graph's pages.
  public let rawValue: UInt32

  /// Makes an id from its raw number; whether a graph has such a node is for the graph to say.
  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The identity of an edge within one graph: dense, and never given to another edge.
public struct EdgeID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The position of the edge in the graph's pages.
  public let rawValue: UInt32

  /// Makes an id from its raw number; whether a graph has such an edge is for the graph to say.
  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: EdgeID, right: EdgeID) -> Bool {
    left.rawValue < right.rawValue
  }
}
