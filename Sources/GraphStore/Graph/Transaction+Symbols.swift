extension Transaction {
  /// The number of a label, which is new where the graph never saw the name.
  public func label(_ name: String) throws -> LabelID {
    guard !name.isEmpty else { throw GraphError.emptyName }
    if let number = state.labels.number(of: name) { return LabelID(rawValue: number) }
    return LabelID(rawValue: try draft().labels.intern(name))
  }

  /// The number of a property key, which is new where the graph never saw the name.
  public func propertyKey(_ name: String) throws -> PropertyKeyID {
    guard !name.isEmpty else { throw GraphError.emptyName }
    if let number = state.keys.number(of: name) { return PropertyKeyID(rawValue: number) }
    return PropertyKeyID(rawValue: try draft().keys.intern(name))
  }

  /// The number of a set of labels, given in any order.
  public func labelSet(_ names: [String]) throws -> LabelSetID {
    if names.isEmpty { return .empty }
    if names.count == 1, let number = state.labels.number(of: names[0]),
      let set = state.labelSets.single(number)
    {
      return set
    }
    return try labelSet(names.map { try label($0) })
  }

  /// The number of a set of labels, given in any order.
  public func labelSet(_ labels: [LabelID]) throws -> LabelSetID {
    for label in labels where Int(label.rawValue) >= state.labels.names.count { throw GraphError.emptyName }
    return try draft().labelSets.intern(labels)
  }

  func checked(_ set: LabelSetID) throws -> LabelSetID {
    guard Int(set.rawValue) < state.labelSets.sets.count else { throw GraphError.emptyName }
    return set
  }

  func checked(_ properties: [(key: PropertyKeyID, value: Value)]) throws -> [(
    key: PropertyKeyID, value: Value
  )] {
    for (key, value) in properties { try check(key, value) }
    return properties
  }

  func check(_ key: PropertyKeyID, _ value: Value) throws {
    let index = Int(key.rawValue)
    guard index < state.keys.names.count else { throw GraphError.emptyName }
    guard value.isStorable else {
      throw GraphError.unstorableValue(key: state.keys.names[index], typeName: value.typeName)
    }
  }

  /// The properties by key, in the order of their names so that the numbers of new keys don't depend on hashing.
  func propertyList(_ properties: [String: Value]) throws -> [(key: PropertyKeyID, value: Value)] {
    if properties.isEmpty { return [] }
    return try properties.sorted { $0.key < $1.key }.map { name, value in
      let key = try propertyKey(name)
      try check(key, value)
      return (key, value)
    }
  }
}
