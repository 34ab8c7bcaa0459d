import GraphStore

/// A procedure that `CALL` may name: from arguments to rows.
protocol CallableProcedure: Sendable {
  /// The name, the parameters and the columns.
  var signature: ProcedureSignature { get }

  /// What the rows tell, in one sentence for `gql.procedures` and the documentation.
  var summary: String { get }

  /// The rows of one call, each with the columns of the signature.
  ///
  /// - Parameter snapshot: the graph in use as it stands now.
  /// - Throws: a `GQLError` for what is wrong with the arguments.
  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]]
}
