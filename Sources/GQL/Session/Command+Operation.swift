extension Command {
  /// What the command does, for its diagnostic record (23.2).
  var operation: DiagnosticRecord.Operation {
    switch kind {
    case .sessionSetSchema, .sessionSetGraph, .sessionSetTimeZone, .sessionSetParameter: .sessionSet
    case .sessionReset: .sessionReset
    case .sessionClose: .sessionClose
    case .startTransaction: .startTransaction
    case .rollback: .rollback
    case .commit: .commit
    case .procedure(let body): body.operation
    }
  }
}

extension ProcedureBody {
  /// A lone statement of the catalog by its own name, otherwise what kind of procedure it is.
  fileprivate var operation: DiagnosticRecord.Operation {
    let operations = statements.flatMap { step in
      ([step.statement.first] + step.statement.rest.map(\.query)).flatMap { $0.statements.map(\.operation) }
    }
    let catalog = operations.filter { $0 != .query && $0 != .dataModification }
    if catalog.count == 1, operations.allSatisfy({ $0 != .dataModification }) { return catalog[0] }
    if !catalog.isEmpty { return .catalogModification }
    return operations.contains(.dataModification) ? .dataModification : .query
  }
}

extension Statement {
  fileprivate var operation: DiagnosticRecord.Operation {
    switch kind {
    case .insert, .set, .remove, .delete, .merge: .dataModification
    case .createSchema: .createSchema
    case .dropSchema: .dropSchema
    case .createGraph: .createGraph
    case .dropGraph: .dropGraph
    case .createGraphType: .createGraphType
    case .dropGraphType: .dropGraphType
    case .createIndex: .createIndex
    case .dropIndex: .dropIndex
    case .nested(let body): body.operation
    case .call(let call):
      if case .inline(_, let body) = call.call { body.operation } else { .query }
    case .use, .match, .optionalMatch, .filter, .letVariables, .forEach, .orderByAndPage, .returnResult,
      .finish, .select, .with, .showIndexes:
      .query
    }
  }
}

extension DiagnosticRecord {
  /// Makes a record for work in a schema, given as the parts of its path.
  init(operation: Operation, schema: [String]) {
    self.init(operation: operation, currentSchema: "/" + schema.joined(separator: "/"))
  }
}
