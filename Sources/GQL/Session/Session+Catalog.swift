import GraphStore
import Synchronization

/// Statements that change the catalog (clause 12).
extension Session {
  func run(_ commands: [CatalogCommand]) throws -> ResultStream {
    guard !options.isReadOnly else {
      throw GQLError(.readOnlyTransaction, "the session is read-only, and the statement changes the catalog")
    }
    var changes = ChangeCounts()
    for command in commands {
      if try run(command) { changes.catalogChanges += 1 }
    }
    return try emptyResult(changes: changes)
  }

  /// Whether the command changed anything.
  private func run(_ command: CatalogCommand) throws -> Bool {
    switch command {
    case .createSchema(let path, let ifNotExists):
      return try catalog.createSchema(path, ifNotExists: ifNotExists)
    case .dropSchema(let path, let ifExists):
      return try catalog.dropSchema(path, ifExists: ifExists)
    case .createGraph(let path, let mode, let type, let copy):
      return try createGraph(path, mode, type: type, copyOf: copy)
    case .dropGraph(let path, let ifExists):
      return try catalog.dropGraph(path, ifExists: ifExists)
    case .createGraphType(let path, let mode, let source):
      guard let type = try definition(of: source) else {
        throw GQLError(.invalidReference, "an open graph has no type to copy")
      }
      return try catalog.createGraphType(path, mode, type)
    case .dropGraphType(let path, let ifExists):
      return try catalog.dropGraphType(path, ifExists: ifExists)
    case .createIndex, .dropIndex, .dropIndexOn:
      return try runIndexCommand(command)
    }
  }

  private func createGraph(
    _ path: [String], _ mode: CreateMode, type: BoundGraphTypeSource, copyOf copy: GraphReference?
  ) throws -> Bool {
    let definition = try definition(of: type)
    let graph = try copy.map { try snapshot(of: $0).copied() } ?? Graph()
    if let definition { try GraphTypeChecker(definition).check(graph.snapshot()) }
    return try catalog.createGraph(path, mode, graph, definition)
  }

  /// The definition of a graph type; nil for the open one.
  private func definition(of source: BoundGraphTypeSource) throws -> GraphTypeDefinition? {
    switch source {
    case .open: return nil
    case .definition(let definition): return definition
    case .like(let reference):
      return catalog.graphType(of: try state.withLock { try graph(reference, $0) })
    case .catalog(let path):
      guard let definition = catalog.graphType(at: path) else {
        throw GQLError(.invalidReference, "there is no graph type /\(path.joined(separator: "/"))")
      }
      return definition
    case .parameter(let name):
      throw GQLError(.invalidReference, "the parameter $\(name) holds no graph type")
    }
  }

  /// Throws where a statement left a graph that its type does not allow.
  func checkGraphTypes(_ graphs: WorkingGraphs) throws {
    for graph in graphs.written {
      guard let type = catalog.graphType(of: graph.graph) else { continue }
      try GraphTypeChecker(type).check(graph.snapshot)
    }
  }
}
