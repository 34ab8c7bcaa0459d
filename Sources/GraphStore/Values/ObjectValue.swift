/// A reference to something that is no value itself: a graph, or a binding table; or to an element of a certain graph.
///
/// Two references are equal where they refer to the same object, and to the same element of it. They live in rows and parameters, and are never stored.
/// ISO/IEC 39075:2024, 4.4.3 and 4.15.
public struct ObjectValue: Sendable {
  /// What is referred to.
  public let object: any AnyObject & Sendable
  /// `ValueType.graph` or `ValueType.bindingTable`; of an element its own.
  public let type: ValueType
  /// What a result shows: `GRAPH /a/g`.
  public let text: String
  /// The node, edge or path of the graph `object`; nil for a reference to the object as a whole.
  ///
  /// Values hold elements so only where those of several graphs meet, which their numbers don't tell apart.
  public let element: Value?

  package init(_ object: any AnyObject & Sendable, type: ValueType, text: String) {
    self.object = object
    self.type = type
    self.text = text
    element = nil
  }

  /// Makes a reference to an element of a graph.
  package init(_ element: Value, of graph: any AnyObject & Sendable) {
    object = graph
    type = element.type
    text = element.description
    self.element = element
  }
}

extension ObjectValue: Hashable {
  public static func == (left: ObjectValue, right: ObjectValue) -> Bool {
    left.object === right.object && left.element == right.element
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(object))
    hasher.combine(element)
  }
}
