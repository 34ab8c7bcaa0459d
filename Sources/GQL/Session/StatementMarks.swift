import GraphStore

/// Where a statement of several parts began in the session's transaction, to undo all of its parts.
struct StatementMarks {
  private let savepoints: [ObjectIdentifier: Savepoint]
  private let catalogChangeCount: Int

  init(_ transaction: SessionTransaction?) throws {
    savepoints = try transaction?.open.mapValues { try $0.transaction.savepoint() } ?? [:]
    catalogChangeCount = transaction?.catalogChanges.count ?? 0
  }

  /// Brings the graphs of the transaction back to the marks, and gives the changes of the catalog that are to be undone.
  func restore(_ transaction: inout SessionTransaction?) throws -> [CatalogChange] {
    guard let open = transaction?.open, let changes = transaction?.catalogChanges else { return [] }
    for (graph, writing) in open {
      if let savepoint = savepoints[graph] {
        try writing.transaction.rollback(to: savepoint)
      } else {
        writing.transaction.rollback()
        transaction?.open[graph] = nil
      }
    }
    transaction?.catalogChanges = Array(changes.prefix(catalogChangeCount))
    return Array(changes.dropFirst(catalogChangeCount))
  }
}
