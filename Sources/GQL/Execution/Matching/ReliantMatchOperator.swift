/// Chooses between two ways of a match when its first rows come: one that leaves checks out, which the statistics of the
/// planned graph made needless, and one that makes them, for a graph that has changed since.
final class ReliantMatchOperator: BatchOperator {
  private let input: BatchOperator
  private let isReliable: () throws -> Bool
  private let trusting: (BatchOperator) throws -> BatchOperator
  private let careful: (BatchOperator) throws -> BatchOperator
  private var chosen: BatchOperator?

  init(
    input: BatchOperator, isReliable: @escaping () throws -> Bool,
    trusting: @escaping (BatchOperator) throws -> BatchOperator,
    careful: @escaping (BatchOperator) throws -> BatchOperator
  ) {
    self.input = input
    self.isReliable = isReliable
    self.trusting = trusting
    self.careful = careful
  }

  override func next() throws -> Batch? {
    if let chosen { return try chosen.next() }
    // The first rows are drawn before the graph is looked at: a step below may write.
    guard let first = try input.next() else { return nil }
    let rows = ResumedOperator(first: first, rest: input)
    let made = try isReliable() ? trusting(rows) : careful(rows)
    chosen = made
    return try made.next()
  }
}
