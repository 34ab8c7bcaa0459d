import GraphStore

/// `gql.procedures`: what `CALL` may name.
struct ProceduresProcedure: CallableProcedure {
  /// The procedures beside this one.
  let others: [any CallableProcedure]
  let signature = ProcedureSignature(
    name: "gql.procedures", parameters: [],
    columns: [
      .init("name", .anyString), .init("parameters", .anyString), .init("columns", .anyString),
      .init("summary", .anyString),
    ])
  let summary =
    "What CALL may name: parameters with their types, in brackets where they may be left out, and columns."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) -> [[Value]] {
    (others + [self]).sorted { $0.signature.name < $1.signature.name }.map {
      [
        .string($0.signature.name), .string($0.signature.parametersText), .string($0.signature.columnsText),
        .string($0.summary),
      ]
    }
  }
}

extension ProcedureSignature {
  /// `source NODE, [edges STRING]`.
  var parametersText: String {
    parameters.map { $0.isOptional ? "[\($0.name) \($0.type)]" : "\($0.name) \($0.type)" }
      .joined(separator: ", ")
  }

  /// `node NODE, score FLOAT64`.
  var columnsText: String { columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ") }
}
