import GraphStore

/// The predicates over a scanned node alone, as far as all of them can be computed page by page.
struct ScanFilter: Sendable {
  private let predicates: [ScanExpression]

  /// Nil where some predicate reads more than properties of the node, or there is none.
  init?(_ predicates: [BoundExpression], of variable: BoundVariable) {
    guard !predicates.isEmpty else { return nil }
    var compiled: [ScanExpression] = []
    for predicate in predicates {
      guard let expression = ScanExpression(predicate, of: variable) else { return nil }
      compiled.append(expression)
    }
    self.predicates = compiled
  }

  /// The computations over one graph; nil where a parameter is missing.
  func computations(_ snapshot: Snapshot, _ context: ExecutionContext) -> [PageComputation]? {
    var computations: [PageComputation] = []
    for predicate in predicates {
      guard let computation = PageComputation(predicate, snapshot, context) else { return nil }
      computations.append(computation)
    }
    return computations
  }
}

extension [PageComputation] {
  /// The nodes of a page for which all predicates are true; nil where the general evaluators must say.
  func marks(_ page: ScanPage) -> PageMarks? {
    var marks = page.nodes
    for predicate in self {
      if marks.isEmpty { break }
      guard predicate.computeTruths(page) else { return nil }
      marks = marks & predicate.truths & predicate.validity
    }
    return marks
  }
}
