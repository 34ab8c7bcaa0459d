import GraphStore

/// `REMOVE`: properties and labels.
final class RemoveOperator: ModifyingOperator {
  /// What is removed from the element in a slot.
  struct Item: Sendable {
    enum Kind: Sendable {
      case property(String)
      case label(String)
    }

    let slot: Int
    let kind: Kind
  }

  private let items: [Item]

  init(
    input: BatchOperator, items: [Item], slots: [Int], graph: GraphReference, context: ExecutionContext
  ) {
    self.items = items
    super.init(input: input, slots: slots, graph: graph, context: context)
  }

  override func modify(_ rows: [Batch]) throws -> [Batch] {
    try context.graphs.graph(graph).write { transaction in
      for batch in rows {
        try context.limits.checkpoint()
        for row in 0..<batch.rowCount {
          for item in items {
            guard let target = try ElementTarget(batch.columns[item.slot][row]) else { continue }
            switch item.kind {
            case .property(let name):
              if !target.property(name, in: transaction).isNull { context.changes.propertiesRemoved += 1 }
              try target.set(name, to: .null, in: transaction)
            case .label(let name):
              if target.labels(in: transaction).contains(name) { context.changes.labelsRemoved += 1 }
              try target.removeLabel(name, in: transaction)
            }
          }
        }
      }
    }
    return rows.map(handingOn)
  }
}
