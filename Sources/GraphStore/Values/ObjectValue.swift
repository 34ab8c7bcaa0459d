/// A reference to something that is no value itself: a graph, or a binding table.
///
/// Two references are equal where they refer to the same object. They live in rows and parameters, and are never stored.
/// ISO/IEC 39075:2024, 4.4.3 and 4.15.
public struct ObjectValue: Sendable {
  /// What is referred to.
  public let object: any AnyObject & Sendable
  /// `ValueType.graph` or `ValueType.bindingTable`.
  public let type: ValueType
  /// What a result shows: `GRAPH /a/g`.
  public let text: String

  package init(_ object: any AnyObject & Sendable, type: ValueType, text: String) {
    self.object = object
    self.type = type
    self.text = text
  }
}

extension ObjectValue: Hashable {
  public static func == (left: ObjectValue, right: ObjectValue) -> Bool {
    left.object === right.object
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(object))
  }
}
