import GraphStore
import Synchronization

/// `CREATE INDEX` and `DROP INDEX` (extensions).
extension Session {
  /// Whether the command changed anything.
  func runIndexCommand(_ command: CatalogCommand) throws -> Bool {
    try QueryRun.wrappingErrors {
      switch command {
      case .createIndex(let index, let ifNotExists, let reference):
        return try changeIndexes(of: reference) { try create(index, ifNotExists: ifNotExists, in: $0) }
      case .dropIndex(let name, let ifExists, let reference):
        return try changeIndexes(of: reference) { transaction in
          let known = transaction.read(\.indexes)
          guard known.contains(where: { $0.name == name }) else {
            if ifExists { return false }
            throw GQLError(
              .invalidReference, "there is no index \(name)",
              hint: Suggestion.nearest(to: name, among: known.map(\.name)).map { "did you mean \($0)?" })
          }
          try transaction.dropIndex(named: name)
          return true
        }
      case .dropIndexOn(let label, let properties, let ifExists, let reference):
        return try changeIndexes(of: reference) { transaction in
          let names = transaction.read(\.indexes).filter { $0.label == label && $0.keys == properties }.map(
            \.name)
          if names.isEmpty, !ifExists {
            throw GQLError(
              .invalidReference, "there is no index on \(label)(\(properties.joined(separator: ", ")))")
          }
          for name in names { try transaction.dropIndex(named: name) }
          return !names.isEmpty
        }
      default:
        return false
      }
    }
  }

  private func create(_ index: BoundIndex, ifNotExists: Bool, in transaction: Transaction) throws -> Bool {
    let name = index.name ?? ([index.label] + index.properties).joined(separator: "_").lowercased()
    let known = transaction.read(\.indexes)
    if known.contains(where: { $0.name == name }) {
      if ifNotExists { return false }
      throw GQLError(
        .invalidReference, "the index \(name) exists already", hint: "write IF NOT EXISTS to keep it")
    }
    try transaction.createIndex(
      IndexDefinition(
        name: name, kind: index.kind == .text ? .text : .general, isUnique: index.kind == .unique,
        on: index.isOnEdges ? .edge : .node, label: index.label, keys: index.properties))
    return true
  }

  /// Changes the indexes of a graph, in the open transaction where there is one; plans are made anew.
  private func changeIndexes(
    of reference: GraphReference, _ body: (Transaction) throws -> Bool
  ) throws -> Bool {
    let changed = try state.withLock { state in
      try writing(
        reference, &state, parameters: [:], limits: ExecutionLimits(timeout: options.timeout)
      ) { try $0.current.write(body) }
    }
    if changed { plans.removeAll() }
    return changed
  }
}
