extension TableImporter {
  /// Puts everything that was read into a graph, nodes in the order of their tables, then edges.
  func load(
    _ nodeTables: [TableSchema], _ nodePieces: [[TablePiece]], _ edgeTables: [TableSchema],
    _ edgePieces: [[TablePiece]]
  ) throws -> Graph {
    let graph = Graph()
    try graph.write { transaction in
      for (schema, pieces) in zip(nodeTables, nodePieces) {
        for piece in pieces {
          for row in 0..<piece.rowCount {
            _ = try transaction.insertNode(
              labels: piece.labels(row, schema), properties: piece.properties(row, schema))
          }
        }
      }
      for (schema, pieces) in zip(edgeTables, edgePieces) {
        for piece in pieces {
          for row in 0..<piece.rowCount {
            _ = try transaction.insertEdge(
              from: NodeID(rawValue: piece.sources[row]), to: NodeID(rawValue: piece.targets[row]),
              labels: piece.labels(row, schema), properties: piece.properties(row, schema))
          }
        }
      }
    }
    return graph
  }
}

extension TablePiece {
  /// The labels of a row: the table's and those of its own column.
  fileprivate func labels(_ row: Int, _ schema: TableSchema) -> [String] {
    labelSets.isEmpty ? schema.labels : schema.labels + labelSetNames[Int(labelSets[row])]
  }

  fileprivate func properties(_ row: Int, _ schema: TableSchema) -> [String: Value] {
    var properties: [String: Value] = [:]
    for column in columns.compactMap({ $0 }) + keptIDs(schema) where column.isValid(row) {
      properties[column.name] = column.value(row)
    }
    return properties
  }

  /// The ids of nodes, where the header gives them a name to be kept under.
  fileprivate func keptIDs(_ schema: TableSchema) -> [ImportColumn] {
    ids.map { $0.name.isEmpty ? [] : [$0] } ?? []
  }
}

extension ImportColumn {
  /// The value of a row that has one.
  fileprivate func value(_ row: Int) -> Value {
    switch type {
    case .integer: .int64(integers[row])
    case .float: .float64(floats[row])
    case .boolean: .boolean(booleans[row])
    case .date: CalendarDate(daysSinceEpoch: Int(days[row])).map { .date($0) } ?? .null
    case .string: .string(string(row))
    default: values[row]
    }
  }
}
