import GraphStore

/// What a change of the catalog has replaced, to undo it.
enum CatalogChange: Sendable {
  /// Whether the schema was there before.
  case schema([String], existed: Bool)
  case graph([String], Catalog.CatalogGraph?)
  case graphType([String], GraphTypeDefinition?)
}

extension Catalog {
  /// Takes changes back, the last first.
  func undo(_ changes: [CatalogChange]) {
    update { contents in
      for change in changes.reversed() {
        switch change {
        case .schema(let path, existed: true): contents.schemas.insert(path)
        case .schema(let path, existed: false): contents.schemas.remove(path)
        case .graph(let path, let before): contents.graphs[path] = before
        case .graphType(let path, let before): contents.graphTypes[path] = before
        }
      }
    }
  }
}
