import GraphStore

/// Creating and dropping what the catalog names; each gives what it replaced, or nil where it changed nothing.
extension Catalog {
  func createSchema(_ path: [String], ifNotExists: Bool) throws -> CatalogChange? {
    try update { contents in
      if contents.schemas.contains(path) {
        if ifNotExists { return nil }
        throw Self.exists("schema", path)
      }
      contents.schemas.insert(path)
      return .schema(path, existed: false)
    }
  }

  func dropSchema(_ path: [String], ifExists: Bool) throws -> CatalogChange? {
    try update { contents in
      guard contents.schemas.contains(path), !path.isEmpty else {
        if ifExists, !path.isEmpty { return nil }
        throw Self.missing("schema", path)
      }
      let isUsed = (contents.graphs.keys.map { $0 } + contents.graphTypes.keys).contains {
        $0.dropLast().elementsEqual(path)
      }
      guard !isUsed else {
        throw GQLError(.dependentObjectError, "the schema \(Self.text(path)) is not empty")
      }
      contents.schemas.remove(path)
      return .schema(path, existed: true)
    }
  }

  func createGraph(
    _ path: [String], _ mode: CreateMode, _ graph: Graph, _ type: GraphTypeDefinition?
  ) throws -> CatalogChange? {
    try update { contents in
      try Self.checkSchema(of: path, contents)
      let before = contents.graphs[path]
      if before != nil {
        switch mode {
        case .ifNotExists: return nil
        case .create: throw Self.exists("graph", path)
        case .orReplace: break
        }
      }
      contents.graphs[path] = CatalogGraph(graph: graph, type: type)
      return .graph(path, before)
    }
  }

  func dropGraph(_ path: [String], ifExists: Bool) throws -> CatalogChange? {
    try update { contents in
      guard let before = contents.graphs.removeValue(forKey: path) else {
        if ifExists { return nil }
        throw Self.missing("graph", path)
      }
      return .graph(path, before)
    }
  }

  func createGraphType(_ path: [String], _ mode: CreateMode, _ type: GraphTypeDefinition) throws
    -> CatalogChange?
  {
    try update { contents in
      try Self.checkSchema(of: path, contents)
      let before = contents.graphTypes[path]
      if before != nil {
        switch mode {
        case .ifNotExists: return nil
        case .create: throw Self.exists("graph type", path)
        case .orReplace: break
        }
      }
      contents.graphTypes[path] = type
      return .graphType(path, before)
    }
  }

  func dropGraphType(_ path: [String], ifExists: Bool) throws -> CatalogChange? {
    try update { contents in
      guard let before = contents.graphTypes.removeValue(forKey: path) else {
        if ifExists { return nil }
        throw Self.missing("graph type", path)
      }
      return .graphType(path, before)
    }
  }

  private static func checkSchema(of path: [String], _ contents: Contents) throws {
    let schema = Array(path.dropLast())
    guard contents.schemas.contains(schema) else { throw missing("schema", schema) }
  }

  private static func text(_ path: [String]) -> String { "/" + path.joined(separator: "/") }

  private static func exists(_ kind: String, _ path: [String]) -> GQLError {
    GQLError(
      .invalidReference, "the \(kind) \(text(path)) exists already", hint: "write IF NOT EXISTS to keep it")
  }

  private static func missing(_ kind: String, _ path: [String]) -> GQLError {
    GQLError(.invalidReference, "there is no \(kind) \(text(path))")
  }
}
