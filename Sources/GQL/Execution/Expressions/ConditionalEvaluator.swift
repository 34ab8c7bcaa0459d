import GraphStore

/// A searched `CASE`: each result is evaluated only for the rows that reach it.
struct ConditionalEvaluator: Evaluator {
  struct Branch: Sendable {
    let condition: any Evaluator
    let result: any Evaluator
  }

  let branches: [Branch]
  let otherwise: any Evaluator

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var results = [Value](repeating: .null, count: batch.rowCount)
    var open = Array(0..<batch.rowCount)
    var rest = batch
    for branch in branches where !open.isEmpty {
      let places: [Int]
      switch try branch.condition.trueRows(rest, in: context) {
      case .all: places = Array(open.indices)
      case .some(let rows): places = rows
      }
      guard !places.isEmpty else { continue }
      let values = try branch.result.evaluate(
        places.count == open.count ? rest : rest.gathered(places), in: context)
      for (index, place) in places.enumerated() { results[open[place]] = values[index] }
      let taken = Set(places)
      let remaining = open.indices.filter { !taken.contains($0) }
      open = remaining.map { open[$0] }
      rest = rest.gathered(remaining)
    }
    if !open.isEmpty {
      let values = try otherwise.evaluate(rest, in: context)
      for (index, row) in open.enumerated() { results[row] = values[index] }
    }
    return .column(Column(typing: results))
  }
}
