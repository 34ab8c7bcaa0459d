extension GraphState {
  /// The values by which an index knows an element; null where one is missing.
  func values(_ index: IndexState, of id: UInt32) -> [Value] {
    let columns = index.definition.element == .node ? nodeColumns : edgeColumns
    return index.keys.map { key in
      let position = Int(key.rawValue)
      return position < columns.count ? columns[position]?.value(id) ?? .null : .null
    }
  }

  /// Whether an element is there and has the label of an index.
  func isIndexed(_ index: IndexState, _ id: UInt32) -> Bool {
    switch index.definition.element {
    case .node:
      let raw = rawSet(of: NodeID(rawValue: id))
      return raw != 0 && labelSets.contains(index.label, in: LabelSetID(rawValue: raw - 1))
    case .edge:
      let shape = shape(of: EdgeID(rawValue: id))
      return shape.isPresent && labelSets.contains(index.label, in: shape.labels)
    }
  }

  /// The elements that an index finds for equal values, ascending.
  func find(_ index: IndexState, equalTo values: [Value]) -> [UInt32] {
    guard values.count == index.keys.count, !values.contains(where: \.isNull) else { return [] }
    return index.candidates(equalTo: values).filter { id in
      isIndexed(index, id)
        && zip(self.values(index, of: id), values).allSatisfy { Value.equals($0, $1) ?? false }
    }
  }

  /// Throws if an element with the given values would break a unique constraint; notes it where that is for later.
  func checkUnique(_ index: IndexState, _ values: [Value], of id: UInt32?) throws {
    guard index.definition.isUnique, !values.contains(where: \.isNull) else { return }
    guard find(index, equalTo: values).contains(where: { $0 != id }) else { return }
    guard let deferredKeys else { throw GraphError.uniqueViolation(index, values) }
    deferredKeys.suspects.append((index.definition.name, values))
  }

  func writableIndex(_ position: Int) -> IndexState {
    if indexes[position].era == era { return indexes[position] }
    let copy = indexes[position].copied(era: era)
    indexes[position] = copy
    return copy
  }

  /// Enters a new element, or one that is about to go, into the indexes of its labels.
  func index(_ element: IndexDefinition.Element, _ id: UInt32, labels: LabelSetID, isInserted: Bool) {
    for (position, index) in indexes.enumerated()
    where index.definition.element == element && labelSets.contains(index.label, in: labels) {
      writableIndex(position).change(id, values(index, of: id), isInserted: isInserted)
    }
  }

  /// Throws if a new element would break a unique constraint.
  func checkUnique(
    _ element: IndexDefinition.Element, labels: LabelSetID, _ properties: [(key: PropertyKeyID, value: Value)]
  ) throws {
    for index in indexes
    where index.definition.isUnique && index.definition.element == element
      && labelSets.contains(index.label, in: labels)
    {
      let values = index.keys.map { key in properties.last { $0.key == key }?.value ?? .null }
      try checkUnique(index, values, of: nil)
    }
  }

  /// Sets a property and keeps the indexes; throws, and changes nothing, where a unique constraint forbids it.
  func set(
    _ element: IndexDefinition.Element, _ id: UInt32, labels: LabelSetID, _ key: PropertyKeyID,
    to value: Value
  )
    throws
  {
    var changed: [(position: Int, old: [Value], new: [Value])] = []
    for (position, index) in indexes.enumerated()
    where index.definition.element == element && index.keys.contains(key)
      && labelSets.contains(index.label, in: labels)
    {
      let old = values(index, of: id)
      let new = zip(index.keys, old).map { $0 == key ? value : $1 }
      try checkUnique(index, new, of: id)
      changed.append((position, old, new))
    }
    switch element {
    case .node: nodeColumn(key).set(id, to: value)
    case .edge: edgeColumn(key).set(id, to: value)
    }
    for (position, old, new) in changed {
      let index = writableIndex(position)
      index.change(id, old, isInserted: false)
      index.change(id, new, isInserted: true)
    }
  }

  /// Throws if an element that gets other labels would break a unique constraint.
  func checkUnique(_ element: IndexDefinition.Element, _ id: UInt32, from old: LabelSetID, to new: LabelSetID)
    throws
  {
    for index in indexes
    where index.definition.isUnique && index.definition.element == element
      && labelSets.contains(index.label, in: new) && !labelSets.contains(index.label, in: old)
    {
      try checkUnique(index, values(index, of: id), of: id)
    }
  }

  /// Builds an index from the elements; throws where a unique constraint does not hold.
  func rebuild(_ index: IndexState) throws {
    index.rebuild { body in
      let snapshot = Snapshot(self)
      switch index.definition.element {
      case .node:
        snapshot.forEachNode(with: index.label) { body($0.rawValue, values(index, of: $0.rawValue)) }
      case .edge:
        snapshot.forEachEdge(with: index.label) { body($0.rawValue, values(index, of: $0.rawValue)) }
      }
    }
    try checkUnique(index)
  }

  /// Throws if a unique index finds two elements with the same values. O(entries).
  func checkUnique(_ index: IndexState) throws {
    guard index.definition.isUnique, let hashes = index.hashes else { return }
    var last: IndexKey?
    var suspects: [UInt32] = []
    hashes.forEach(from: IndexKey(prefix: 0, id: 0)) { key in
      if last?.prefix == key.prefix { suspects.append(key.id) }
      last = key
      return true
    }
    for id in suspects { try checkUnique(index, values(index, of: id), of: id) }
  }
}
