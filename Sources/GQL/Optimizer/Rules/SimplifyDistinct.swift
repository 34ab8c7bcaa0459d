extension OptimizerRule {
  /// Leaves out DISTINCT where rows differ anyway, and ORDER BY of a single row.
  ///
  ///     distinct                              project city, n := #1
  ///     project city, n := #1                 aggregate #1 := count(*) by city := p.city
  ///     aggregate #1 := count(*) by city := p.city
  static let simplifyDistinct = OptimizerRule(
    name: "simplify-distinct", summary: "leaves out DISTINCT where rows differ anyway"
  ) { plan in
    plan.transformed { step in
      switch step {
      case .distinct(let input):
        return input.givesAtMostOneRow || input.hasDistinctRows ? input : step
      case .sort(let input, let keys) where keys.allSatisfy(\.expression.isTotal):
        return input.givesAtMostOneRow ? input : step
      case .union(.distinct(let left), let right, .distinct): return .union(left, right, .distinct)
      case .union(let left, .distinct(let right), .distinct): return .union(left, right, .distinct)
      default: return step
      }
    }
  }
}

extension LogicalPlan {
  /// Whether no two rows are the same.
  fileprivate var hasDistinctRows: Bool {
    switch self {
    case .distinct, .union(_, _, .distinct), .except(_, _, .distinct), .intersect(_, _, .distinct):
      return true
    case .sort(let input, _), .page(let input, offset: _, limit: _), .filter(let input, _),
      .extend(let input, _):
      return input.hasDistinctRows
    case .aggregate: return true
    case .project(let input, let columns):
      // Every column that makes the rows differ must still be there, under whatever name.
      let passed = Set(
        columns.compactMap { column in
          if case .variable(let variable) = column.value { variable } else { nil }
        })
      return input.distinguishing.map { passed.isSuperset(of: $0) } ?? false
    default: return false
    }
  }

  /// Columns of which no two rows agree in all; nil where none are known.
  private var distinguishing: [BoundVariable]? {
    switch self {
    case .aggregate(_, keys: let keys, aggregates: _): keys.map(\.variable)
    case .sort(let input, _), .page(let input, offset: _, limit: _), .filter(let input, _),
      .extend(let input, _):
      input.distinguishing
    case .distinct, .union(_, _, .distinct): outputs
    default: nil
    }
  }
}
