import GraphStore

/// A procedure that `CALL` may name: from arguments to rows.
protocol CallableProcedure: Sendable {
  /// The name, the parameters and the columns.
  var signature: ProcedureSignature { get }

  /// The rows of one call, each with the columns of the signature.
  ///
  /// - Throws: a `GQLError` for what is wrong with the arguments.
  func rows(_ arguments: [Value], in context: ExecutionContext) throws -> [[Value]]
}
