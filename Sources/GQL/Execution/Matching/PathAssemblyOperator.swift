import GraphStore

/// Rows with a path put together from nodes, edges and paths of their columns.
final class PathAssemblyOperator: BatchOperator {
  private let stage: MatchStage
  private let pieces: [PathPiece]
  private let slots: [Int?]

  init(_ stage: MatchStage, _ pieces: [PathPiece], input: RowLayout) {
    self.stage = stage
    self.pieces = pieces
    slots = pieces.map { piece in
      switch piece {
      case .node(let variable), .edge(let variable), .path(let variable): input.slot(of: variable)
      }
    }
  }

  override func next() throws -> Batch? {
    while let batch = try stage.next() {
      let paths = (0..<batch.rowCount).map { path(batch, $0) }
      if let output = try stage.output(batch, adding: [Column(values: paths)]) { return output }
    }
    return nil
  }

  private func path(_ batch: Batch, _ row: Int) -> Value {
    var nodes: [NodeID] = []
    var edges: [EdgeID] = []
    for (piece, slot) in zip(pieces, slots) {
      guard let slot else { return .null }
      switch (piece, batch.columns[slot][row]) {
      case (.node, .node(let node)):
        // The node after a path piece is there already.
        if nodes.count == edges.count { nodes.append(node) }
      case (.edge, .edge(let edge)):
        edges.append(edge)
      case (.path, .path(let path)):
        nodes += path.nodes.dropFirst()
        edges += path.edges
      default:
        return .null
      }
    }
    return Path(nodes: nodes, edges: edges).map(Value.path) ?? .null
  }
}
