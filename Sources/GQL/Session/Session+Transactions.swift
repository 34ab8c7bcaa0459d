import GraphStore
import Synchronization

/// `START TRANSACTION`, `COMMIT`, `ROLLBACK` (clause 8).
extension Session {
  func apply(_ command: TransactionCommand) throws {
    try state.withLock { state in
      guard !state.isClosed else { throw GQLError(.connectionException, "the session is closed") }
      switch command {
      case .start(let isReadOnly):
        guard state.transaction == nil else {
          throw GQLError(
            .activeTransaction, "a transaction is open already", hint: "COMMIT or ROLLBACK ends it")
        }
        state.transaction = SessionTransaction(isReadOnly: isReadOnly || options.isReadOnly)
      case .commit:
        guard let transaction = state.transaction else {
          throw GQLError(.invalidTransactionTermination, "there is no transaction to commit")
        }
        state.transaction = nil
        try QueryRun.wrappingErrors {
          for open in transaction.open.values { try open.transaction.commit() }
        }
      case .rollback:
        guard let transaction = state.transaction else {
          throw GQLError(.invalidTransactionTermination, "there is no transaction to roll back")
        }
        state.transaction = nil
        for open in transaction.open.values { open.transaction.rollback() }
        catalog.undo(transaction.catalogChanges)
      }
    }
  }
}
