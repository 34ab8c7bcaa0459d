/// The number of a label within one graph; node labels and edge labels share the numbers.
public struct LabelID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: LabelID, right: LabelID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a property key within one graph; nodes and edges share the numbers.
public struct PropertyKeyID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: PropertyKeyID, right: PropertyKeyID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The number of a set of labels within one graph; number 0 is the empty set.
///
/// The distinct sets are few, so a label expression is best evaluated once per set.
public struct LabelSetID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  /// The set of no label.
  public static var empty: LabelSetID { LabelSetID(rawValue: 0) }

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: LabelSetID, right: LabelSetID) -> Bool { left.rawValue < right.rawValue }
}
