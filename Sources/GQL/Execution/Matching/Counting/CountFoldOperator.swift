import GraphStore

/// Counts the matches of a pattern without listing them, and sums numbers of their nodes: one row that stands for all of
/// them, or a row for each node of one vertex.
///
/// Constraints are counted by inclusion and exclusion over the ways of violating them. Where the graph at hand does not
/// allow that, the ordinary plan runs instead.
final class CountFoldOperator: BatchOperator {
  private let fold: CountFold
  private let predicates: CountPredicates
  private let makeFallback: () throws -> BatchOperator
  private let context: ExecutionContext
  private var fallback: BatchOperator?
  private var expansion: MultiplicityExpansion?
  private var refusedFor: String?
  private var rows: ArraySlice<Batch>?

  init(
    _ fold: CountFold, predicates: CountPredicates, context: ExecutionContext,
    fallback: @escaping () throws -> BatchOperator
  ) {
    self.fold = fold
    self.predicates = predicates
    self.context = context
    makeFallback = fallback
  }

  override var remark: String? { refusedFor.map { "listed: \($0)" } }

  override func next() throws -> Batch? {
    if fallback != nil { return try nextListed() }
    if rows == nil {
      do {
        rows = try CountFoldRun(fold, predicates, context).batches()[...]
      } catch let refusal as CountEvaluation.NotFoldable {
        refusedFor = refusal.reason
        fallback = try makeFallback()
        return try nextListed()
      }
    }
    return rows?.popFirst()
  }

  /// The next rows of the ordinary plan; one for each match where it has numbers to sum.
  private func nextListed() throws -> Batch? {
    guard !fold.sums.isEmpty else { return try fallback?.next() }
    while true {
      if let piece = expansion?.next(limit: context.batchSize) { return piece }
      guard let batch = try fallback?.next() else { return nil }
      expansion = MultiplicityExpansion(batch)
    }
  }
}
