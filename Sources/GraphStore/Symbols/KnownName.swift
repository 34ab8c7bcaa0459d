import Synchronization

/// A name of a label or of a property key that is looked up again and again: it remembers the number under which it was found
/// last, and asks whether that still bears the name.
///
/// So it is right for any state of any graph, also where a number that a transaction gave was given anew after a rollback.
/// A class, because all who use it share what is remembered. Any thread may use it.
package final class KnownName: Sendable {
  package let name: String
  private let last = Atomic<UInt32>(.max)

  package init(_ name: String) {
    self.name = name
  }

  /// The number of the name in a table. O(1), without hashing where it is the one of the last time.
  func number(in table: borrowing SymbolTable) -> UInt32? {
    let known = last.load(ordering: .relaxed)
    if table.has(name, at: known) { return known }
    guard let number = table.number(of: name) else { return nil }
    last.store(number, ordering: .relaxed)
    return number
  }
}

extension Snapshot {
  /// The number of a label, or nil where the graph never saw it.
  package func label(_ known: KnownName) -> LabelID? {
    known.number(in: state.labels).map(LabelID.init(rawValue:))
  }

  /// The number of a property key, or nil where the graph never saw it.
  package func propertyKey(_ known: KnownName) -> PropertyKeyID? {
    known.number(in: state.keys).map(PropertyKeyID.init(rawValue:))
  }
}
