/// Values that two elements had of a unique key while it was not enforced.
///
/// A class, because every draft of a transaction adds to the same list.
final class DeferredKeys {
  var suspects: [(index: String, values: [Value])] = []
}

extension Transaction {
  /// From now on two elements may have the same value of a unique key, until `checkUniqueKeys` says that none may.
  ///
  /// So a change of many elements need not be in an order in which each step is allowed: two nodes can exchange their keys.
  public func deferUniqueKeys() {
    deferredKeys = deferredKeys ?? DeferredKeys()
    shareDeferredKeys()
  }

  /// Ends what `deferUniqueKeys` began; does nothing where nothing was begun. Linear in the values that stood twice at some time.
  ///
  /// - Throws: `GraphError.uniqueViolation` for a value that still stands twice. The transaction is as it was, for its owner to
  ///   roll back or to mend: unique keys are enforced again for the changes to come.
  public func checkUniqueKeys() throws {
    guard let keys = deferredKeys else { return }
    deferredKeys = nil
    shareDeferredKeys()
    for (name, values) in keys.suspects {
      // The index may be gone since.
      guard let index = state.indexes.first(where: { $0.definition.name == name }) else { continue }
      if state.find(index, equalTo: values).count > 1 { throw GraphError.uniqueViolation(index, values) }
    }
  }

  /// Tells the draft; a later one hears of it when it is made.
  private func shareDeferredKeys() {
    if state.era == era { state.deferredKeys = deferredKeys }
  }
}

extension GraphError {
  /// The refusal of values that another element has.
  static func uniqueViolation(_ index: IndexState, _ values: [Value]) -> GraphError {
    .uniqueViolation(
      constraint: index.definition.name, label: index.definition.label,
      key: index.definition.keys.joined(separator: ", "),
      value: values.map(\.description).joined(separator: ", "))
  }
}
