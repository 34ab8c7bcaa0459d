/// Columns picked from the input or computed.
final class ComputeOperator: BatchOperator {
  /// Where an output column comes from.
  enum Source: Sendable {
    case input(Int)
    case computed(Int)
  }

  private let input: BatchOperator
  private let definitions: [any Evaluator]
  private let isSequential: Bool
  private let sources: [Source]
  private let context: ExecutionContext

  /// If `isSequential`, each definition finds those before it in the slots after the input's.
  init(
    input: BatchOperator, definitions: [any Evaluator], isSequential: Bool, sources: [Source],
    context: ExecutionContext
  ) {
    self.input = input
    self.definitions = definitions
    self.isSequential = isSequential
    self.sources = sources
    self.context = context
  }

  override func next() throws -> Batch? {
    guard let batch = try input.next() else { return nil }
    try context.limits.checkpoint()
    var working = batch
    var computed: [Column] = []
    for definition in definitions {
      let column = try definition.column(working, in: context)
      computed.append(column)
      if isSequential { working.columns.append(column) }
    }
    let columns = sources.map { source in
      switch source {
      case .input(let slot): batch.columns[slot]
      case .computed(let place): computed[place]
      }
    }
    return Batch(rowCount: batch.rowCount, columns: columns, multiplicity: batch.multiplicity)
  }
}
