extension Snapshot {
  /// Calls `body` with each node that has a label and whose property equals a value, by id; false, without a call, where no
  /// index on the two finds equal values.
  ///
  /// O(log entries + matches), without memory of its own.
  package func forEachNode(
    with label: LabelID, whose key: PropertyKeyID, equals value: Value, _ body: (NodeID) -> Void
  ) -> Bool {
    let candidate = state.indexes.first { index in
      index.label == label && index.onlyNodeKey == key && index.hashes != nil
    }
    guard let index = candidate, let entries = index.hashes else { return false }
    if value.isNull { return true }
    let position = Int(key.rawValue)
    guard position < state.nodeColumns.count, let column = state.nodeColumns[position] else { return true }
    let prefix = IndexKey.hash(ofOne: value)
    entries.forEach(from: IndexKey(prefix: prefix, id: 0)) { entry in
      guard entry.prefix == prefix else { return false }
      if state.isIndexed(index, entry.id), Value.equals(column.value(entry.id), value) ?? false {
        body(NodeID(rawValue: entry.id))
      }
      return true
    }
    return true
  }
}
