extension TableImporter {
  /// Puts everything that was read into a graph, nodes in the order of their tables.
  ///
  /// Pieces are let go of as they are taken over, so that the columns are not held twice.
  func load(
    _ nodeTables: [TableSchema], _ nodePieces: [[TablePiece]], _ edgeTables: [TableSchema],
    _ edgePieces: [[TablePiece]]
  ) throws -> Graph {
    let graph = Graph()
    let loader = BulkLoader(graph)
    for (schema, pieces) in zip(nodeTables, nodePieces) {
      for piece in pieces { try loadNodes(piece, schema, loader) }
    }
    for (schema, pieces) in zip(edgeTables, edgePieces) {
      for piece in pieces { try loadEdges(piece, schema, loader) }
    }
    try loader.finish()
    return graph
  }

  private func loadNodes(_ piece: TablePiece, _ schema: TableSchema, _ loader: BulkLoader) throws {
    if piece.rowCount == 0 { return }
    var first: UInt32?
    // Rows with the same labels mostly follow one another.
    var row = 0
    while row < piece.rowCount {
      let end = piece.labelSets.isEmpty ? piece.rowCount : piece.endOfRun(from: row)
      let range = try loader.addNodes(labels: piece.labels(row, schema), count: end - row)
      first = first ?? range.lowerBound
      row = end
    }
    guard let first else { return }
    let nodes = first..<(first + UInt32(piece.rowCount))
    let kept = piece.ids.map { $0.name.isEmpty ? [] : [$0] } ?? []
    for column in piece.columns.compactMap({ $0 }) + kept where column.hasValues {
      try loader.setNodeProperty(column.name, of: nodes, to: column.values)
    }
  }

  private func loadEdges(_ piece: TablePiece, _ schema: TableSchema, _ loader: BulkLoader) throws {
    if piece.rowCount == 0 { return }
    if piece.labelSets.isEmpty {
      try loader.addEdges(
        labels: schema.labels, sources: piece.sources, targets: piece.targets,
        properties: piece.columns.compactMap { $0 }.filter(\.hasValues).map { ($0.name, $0.values) })
      return
    }
    let groups = Dictionary(grouping: 0..<piece.rowCount) { piece.labelSets[$0] }
    for (_, rows) in groups.sorted(by: { $0.key < $1.key }) {
      try loader.addEdges(
        labels: piece.labels(rows[0], schema), sources: rows.map { piece.sources[$0] },
        targets: rows.map { piece.targets[$0] },
        properties: piece.columns.compactMap { $0 }.filter(\.hasValues).map {
          ($0.name, $0.keeping(rows).values)
        })
    }
  }
}

extension ImportColumn {
  /// Whether any row has a value.
  fileprivate var hasValues: Bool { values.absentCount < values.count }
}

extension TablePiece {
  /// The labels of a row: the table's and those of its own column.
  fileprivate func labels(_ row: Int, _ schema: TableSchema) -> [String] {
    labelSets.isEmpty ? schema.labels : schema.labels + labelSetNames[Int(labelSets[row])]
  }

  /// The row after those that have the same labels as this one and follow it.
  fileprivate func endOfRun(from row: Int) -> Int {
    var end = row + 1
    while end < rowCount, labelSets[end] == labelSets[row] { end += 1 }
    return end
  }
}
