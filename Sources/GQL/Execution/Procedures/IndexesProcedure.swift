import GraphStore

/// `gql.indexes`, `SHOW INDEXES`: the declared indexes of the working graph.
struct IndexesProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.indexes", parameters: [],
    columns: [
      .init("name", .anyString), .init("kind", .anyString), .init("unique", .boolean),
      .init("element", .anyString), .init("label", .anyString), .init("properties", .anyList),
    ])
  let summary = "The declared indexes; SHOW INDEXES gives the same."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) -> [[Value]] {
    snapshot.indexes.sorted { $0.name < $1.name }.map { index in
      [
        .string(index.name), .string("\(index.kind)"), .boolean(index.isUnique),
        .string(index.element == .node ? "NODE" : "EDGE"), .string(index.label),
        .list(index.keys.map { .string($0) }),
      ]
    }
  }
}
