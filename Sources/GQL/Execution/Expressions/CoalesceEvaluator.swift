import GraphStore

/// `COALESCE`: each argument is evaluated only for the rows in which those before it are null, as the CASE that it stands for
/// (20.7) would do. So an error in a later argument comes up only where that is needed.
struct CoalesceEvaluator: Evaluator {
  let arguments: [any Evaluator]

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let first = try arguments[0].evaluate(batch, in: context)
    if case .constant(let value) = first, !value.isNull { return first }
    var results = (0..<batch.rowCount).map { first[$0] }
    var open = results.indices.filter { results[$0].isNull }
    for argument in arguments.dropFirst() where !open.isEmpty {
      let rows = open.count == batch.rowCount ? batch : batch.gathered(open)
      let operand = try argument.evaluate(rows, in: context)
      for (place, row) in open.enumerated() { results[row] = operand[place] }
      open.removeAll { !results[$0].isNull }
    }
    return .column(Column(typing: results))
  }
}
