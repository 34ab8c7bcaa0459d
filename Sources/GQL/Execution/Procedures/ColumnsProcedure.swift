import GraphStore

/// `gql.columns`: the columns of a binding table, with their types.
struct ColumnsProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.columns", parameters: [.init("table", .bindingTable(nil))],
    columns: [.init("position", .int64), .init("name", .anyString), .init("type", .anyString)])

  let summary = "The columns of a binding table, with their types."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    guard let argument = arguments.first, let table = argument.table else {
      throw GQLError(
        .invalidValueType, "gql.columns takes a table, not \(arguments.first?.typeName ?? "nothing")")
    }
    return table.columns.enumerated().map { place, column in
      [.int64(Int64(place + 1)), .string(column.name), .string(column.type.description)]
    }
  }
}
