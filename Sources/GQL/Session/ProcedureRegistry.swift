import GraphStore

/// The procedures that a session knows.
struct ProcedureRegistry: Sendable {
  /// By their names in lower case.
  let procedures: [String: any CallableProcedure]
  let signatures: [String: ProcedureSignature]

  init(catalog: Catalog) {
    let all: [any CallableProcedure] =
      [
        LabelsProcedure(), PropertyKeysProcedure(), SchemasProcedure(catalog: catalog),
        GraphsProcedure(catalog: catalog), GraphTypesProcedure(catalog: catalog), SchemaProcedure(),
        IndexesProcedure(), FeaturesProcedure(), TextSearchProcedure(), ShortestPathsProcedure(),
        ColumnsProcedure(),
      ] + AlgorithmProcedure.all
    procedures = Dictionary(
      (all + [ProceduresProcedure(others: all)]).map { ($0.signature.name.lowercased(), $0) },
      uniquingKeysWith: { $1 })
    signatures = procedures.mapValues(\.signature)
  }
}
