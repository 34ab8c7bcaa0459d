import GraphStore

/// What a sort with a limit tells the scan below it: rows whose first key is beyond the last one that is needed come too late.
///
/// A class, because the sort tightens it while the scan goes on. Both belong to one thread.
final class TopBound {
  /// The first key of a sort as a property of the scanned node, and the direction of the order.
  struct Program: Sendable {
    let key: ScanExpression
    let isDescending: Bool
    let nullsFirst: Bool

    /// Nil where the rows of the sort don't come straight from a scan, or its first key is no property of the scanned node.
    init?(_ keys: [SortKey], over plan: PhysicalPlan) {
      guard let first = keys.first else { return nil }
      var key = first.expression
      var step = plan
      while true {
        switch step.operation {
        case .compute(let bindings, isSequential: false):
          if case .variable(let variable) = key,
            let binding = bindings.first(where: { $0.variable == variable })
          {
            key = binding.value
          }
        case .filter: break
        case .match(let match):
          guard case .unit = step.inputs[0].operation, match.steps.count == 1,
            case .scan(let variable, let source) = match.steps[0].operation, source.seek == nil,
            case .property(of: .variable(variable), let name) = key
          else { return nil }
          self.key = .property(name)
          isDescending = first.isDescending
          nullsFirst = first.nullsFirst
          return
        default: return nil
        }
        step = step.inputs[0]
      }
    }
  }

  let program: Program
  private var last: Value?
  private var computation: PageComputation?

  init(_ program: Program) {
    self.program = program
  }

  /// Takes the key of the last row that is needed so far.
  func tighten(to key: Value) {
    switch key {
    // Others have orders that a comparison does not say all about: NaN, numbers of several types.
    case .int64, .string, .date: last = key
    default: return
    }
    computation = nil
  }

  /// The nodes of a page that may still be needed; all where the page can't tell.
  func marks(_ page: ScanPage, _ snapshot: Snapshot, _ context: ExecutionContext) -> PageMarks {
    guard let last else { return page.nodes }
    if computation == nil {
      // Rows that are equal in the first key may win by a later one.
      let operation: BoundBinaryOperator = program.isDescending ? .greaterOrEqual : .lessOrEqual
      computation = PageComputation(
        .comparison(operation, program.key, .constant(last)), snapshot, context)
    }
    guard let computation, computation.computeTruths(page), isOfOneType(computation, as: last) else {
      return page.nodes
    }
    let nulls = program.nullsFirst ? ~computation.validity : .none
    return page.nodes & (computation.truths & computation.validity | nulls)
  }

  /// Whether the keys of the page at hand are of the type of the last one: only those does a comparison order as a sort does.
  private func isOfOneType(_ computation: PageComputation, as last: Value) -> Bool {
    guard case .comparison(_, let key, _) = computation.operation else { return false }
    switch (key.kind, last) {
    case (.integers, .int64), (.texts, .string), (.dates, .date), (.constant(.null), _): return true
    default: return false
    }
  }
}
