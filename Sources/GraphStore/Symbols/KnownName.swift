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

  /// The number under which the name was found last, if it bears that number among some names.
  @inline(__always)
  func lastNumber(among names: [String]) -> UInt32? {
    let known = last.load(ordering: .relaxed)
    let index = Int(known)
    return index < names.count && names[index] == name ? known : nil
  }

  /// Looks the name up and remembers its number.
  @inline(never)
  func number(in table: SymbolTable) -> UInt32? {
    guard let number = table.number(of: name) else { return nil }
    last.store(number, ordering: .relaxed)
    return number
  }
}

extension Snapshot {
  /// The number of a label, or nil where the graph never saw it. O(1), without hashing where it is the one of the last time.
  package func label(_ known: KnownName) -> LabelID? {
    let number = known.lastNumber(among: state.labels.names) ?? known.number(in: state.labels)
    return number.map(LabelID.init(rawValue:))
  }

  /// The number of a property key, or nil where the graph never saw it.
  package func propertyKey(_ known: KnownName) -> PropertyKeyID? {
    let number = known.lastNumber(among: state.keys.names) ?? known.number(in: state.keys)
    return number.map(PropertyKeyID.init(rawValue:))
  }
}
