import GraphStore
import Synchronization

/// Statements that change the catalog (clause 12).
extension Session {
  func run(_ change: BoundCatalogChange, parameters: [String: Value]) throws -> ResultStream {
    guard !options.isReadOnly, !state.withLock({ $0.transaction?.isReadOnly ?? false }) else {
      throw GQLError(
        .readOnlyTransaction, "the transaction is read-only, and the statement changes the catalog")
    }
    let parameters = try evaluating(change.preludes, parameters)
    var changes = ChangeCounts()
    var status = GQLStatus.omittedResult
    var undo: [CatalogChange] = []
    do {
      for command in change.commands {
        let effect = try run(command, parameters: parameters)
        if effect.changed { changes.catalogChanges += 1 }
        if let warning = effect.warning { status = warning }
        if let before = effect.before { undo.append(before) }
      }
    } catch {
      catalog.undo(undo)
      throw error
    }
    state.withLock { $0.transaction?.catalogChanges += undo }
    return try emptyResult(changes: changes, status: status)
  }

  /// Runs the parts of a procedure that changes the catalog and the data; all of them take effect, or none.
  func run(_ sequence: BoundSequence, parameters: [String: Value]) throws -> ResultStream {
    let parameters = try evaluating(sequence.definitions, parameters)
    let isOwn = !isInTransaction
    if isOwn { try apply(.start(isReadOnly: false)) }
    let marks = try state.withLock { try StatementMarks($0.transaction) }
    do {
      var last: QueryResult?
      var changes = ChangeCounts()
      for part in sequence.parts {
        switch part {
        case .query(let query):
          let parameters = try evaluating(query.preludes, parameters)
          last = try collect(compile(query, parameters: parameters), parameters: parameters)
        case .catalog(let change): last = try run(change, parameters: parameters).collected()
        default: break
        }
        changes += last?.changes ?? ChangeCounts()
      }
      if isOwn { try apply(.commit) }
      guard let last else { return try emptyResult() }
      return ResultStream(
        header: last.header, emptyStatus: last.status,
        source: BufferedRows(last.batches, changes: changes, snapshot: last.snapshot))
    } catch {
      if isOwn {
        try apply(.rollback)
      } else {
        let undo = try state.withLock { try marks.restore(&$0.transaction) }
        catalog.undo(undo)
      }
      throw error
    }
  }

  /// What one command did.
  private struct Effect {
    var before: CatalogChange?
    var changed: Bool
    var warning: GQLStatus?

    init(_ before: CatalogChange?, otherwise warning: GQLStatus? = nil) {
      self.before = before
      changed = before != nil
      self.warning = before == nil ? warning : nil
    }
  }

  private func run(_ command: CatalogCommand, parameters: [String: Value]) throws -> Effect {
    switch command {
    case .createSchema(let path, let ifNotExists):
      return Effect(try catalog.createSchema(path, ifNotExists: ifNotExists))
    case .dropSchema(let path, let ifExists):
      return Effect(try catalog.dropSchema(path, ifExists: ifExists))
    case .createGraph(let path, let mode, let type, let copy):
      let definition = try definition(of: type, parameters)
      let graph = try copy.map { try snapshot(of: $0, parameters: parameters).copied() } ?? Graph()
      if let definition { try GraphTypeChecker(definition).check(graph.snapshot()) }
      return Effect(try catalog.createGraph(path, mode, graph, definition))
    case .dropGraph(let path, let ifExists):
      return Effect(try catalog.dropGraph(path, ifExists: ifExists), otherwise: .warningGraphDoesNotExist)
    case .createGraphType(let path, let mode, let source):
      guard let type = try definition(of: source, parameters) else {
        throw GQLError(.invalidReference, "an open graph has no type to copy")
      }
      return Effect(try catalog.createGraphType(path, mode, type))
    case .dropGraphType(let path, let ifExists):
      return Effect(
        try catalog.dropGraphType(path, ifExists: ifExists), otherwise: .warningGraphTypeDoesNotExist)
    case .createIndex, .dropIndex, .dropIndexOn:
      var effect = Effect(nil)
      effect.changed = try runIndexCommand(command)
      return effect
    }
  }

  /// The definition of a graph type; nil for the open one.
  private func definition(
    of source: BoundGraphTypeSource, _ parameters: [String: Value]
  ) throws -> GraphTypeDefinition? {
    switch source {
    case .open: return nil
    case .definition(let definition): return definition
    case .like(let reference):
      return catalog.graphType(of: try state.withLock { try graph(reference, $0, parameters) })
    case .catalog(let path):
      guard let definition = catalog.graphType(at: path) else {
        throw GQLError(.invalidReference, "there is no graph type /\(path.joined(separator: "/"))")
      }
      return definition
    case .external(let address, let range):
      return try externalDefinition(address, at: range)
    }
  }

  /// The graph type that a URI names.
  private func externalDefinition(_ address: String, at range: SourceRange) throws -> GraphTypeDefinition {
    guard let read = catalog.externalObject else {
      throw GQLError(.invalidReference, "graph types outside of the catalog can't be read here", at: range)
    }
    let text: String
    do {
      text = try read(address)
    } catch {
      throw GQLError(.invalidReference, "'\(address)' can't be read: \(error)", at: range)
    }
    do {
      return try Binder(BindingContext(text: text)).bind(Parser.parseGraphType(text))
    } catch {
      let first = (error as? GQLErrors)?.first ?? error as? GQLError
      let message = first?.message ?? "\(error)"
      throw GQLError(first?.status ?? .invalidSyntax, "the graph type '\(address)': \(message)", at: range)
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
