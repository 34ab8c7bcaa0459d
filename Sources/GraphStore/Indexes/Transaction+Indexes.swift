extension Transaction {
  /// Declares an index and builds it. O(elements with the label · log).
  ///
  /// Throws `GraphError.indexExists` where the name is taken, and `GraphError.uniqueViolation` where a unique index would not
  /// hold of what is there.
  public func createIndex(_ definition: IndexDefinition) throws {
    let draft = try draft()
    guard !draft.indexes.contains(where: { $0.definition.name == definition.name }) else {
      throw GraphError.indexExists(definition.name)
    }
    guard !definition.name.isEmpty, !definition.keys.isEmpty else { throw GraphError.emptyName }
    let index = IndexState(
      definition, label: try label(definition.label), keys: try definition.keys.map { try propertyKey($0) },
      era: era)
    try draft.rebuild(index)
    draft.indexes.append(index)
  }

  /// Drops an index or constraint by its name.
  public func dropIndex(named name: String) throws {
    let draft = try draft()
    guard let position = draft.indexes.firstIndex(where: { $0.definition.name == name }) else {
      throw GraphError.unknownIndex(name)
    }
    draft.indexes.remove(at: position)
  }
}
