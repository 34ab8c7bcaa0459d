import GraphStore

/// The rows of a procedure, joined with the row that it was called for.
final class ProcedureOperator: BatchOperator {
  private let input: BatchOperator
  private let call: BoundProcedureCall
  private let arguments: [any Evaluator]
  private let slots: [Int]
  private let context: ExecutionContext
  private var pending: ArraySlice<Batch> = []

  init(
    input: BatchOperator, call: BoundProcedureCall, arguments: [any Evaluator], slots: [Int],
    context: ExecutionContext
  ) {
    self.input = input
    self.call = call
    self.arguments = arguments
    self.slots = slots
    self.context = context
  }

  override func next() throws -> Batch? {
    while true {
      if let ready = pending.popFirst() { return ready }
      guard let batch = try input.next() else { return nil }
      guard let procedure = context.environment.procedures[call.name.lowercased()] else {
        throw GQLError(.invalidReference, "there is no procedure \(call.name)")
      }
      let snapshot = try context.snapshot(of: call.graph)
      let operands = try arguments.map { try $0.evaluate(batch, in: context) }
      let places = try call.outputs.map { try Self.place(of: $0.column, in: procedure.signature) }
      for row in 0..<batch.rowCount {
        try context.limits.checkpoint()
        append(try procedure.rows(operands.map { $0[row] }, over: snapshot, in: context), places, batch, row)
      }
    }
  }

  private func append(_ rows: [[Value]], _ places: [Int], _ batch: Batch, _ row: Int) {
    if rows.isEmpty {
      guard call.isOptional else { return }
      var result = batch.selecting(slots).gathered([row])
      result.columns += places.map { _ in Column.nulls(1) }
      pending.append(result)
      return
    }
    var start = 0
    while start < rows.count {
      let piece = rows[start..<min(start + context.batchSize, rows.count)]
      var result = batch.selecting(slots).gathered(Array(repeating: row, count: piece.count))
      result.columns += places.map { place in Column(typing: piece.map { $0[place] }) }
      pending.append(result)
      start += piece.count
    }
  }

  private static func place(of column: String, in signature: ProcedureSignature) throws -> Int {
    guard let place = signature.columns.firstIndex(where: { $0.name.lowercased() == column.lowercased() })
    else {
      throw GQLError(.invalidReference, "the procedure \(signature.name) has no column \(column)")
    }
    return place
  }
}
