import GraphStore

extension OptimizerRule {
  /// Takes OFFSET and LIMIT before columns are computed, next to the sort that they cut off, and into both sides of UNION ALL.
  ///
  ///     page limit 3                          project name := n.name
  ///     project name := n.name                page limit 3
  ///     sort by n.age                         sort by n.age
  static let pushPages = OptimizerRule(
    name: "push-pages", summary: "takes OFFSET and LIMIT before columns are computed"
  ) { plan in
    plan.transformed { step in
      guard case .page(let input, offset: let offset, limit: let limit) = step else { return step }
      switch input {
      case .project(let inner, let columns) where columns.allSatisfy(\.value.isTotal):
        return .project(.page(inner, offset: offset, limit: limit), columns)
      case .extend(let inner, let bindings) where bindings.allSatisfy(\.value.isTotal):
        return .extend(.page(inner, offset: offset, limit: limit), bindings)
      case .union(let left, let right, .all):
        guard let most = count(offset, limit), !left.isPaged, !right.isPaged else { return step }
        return .page(
          .union(
            .page(left, offset: nil, limit: most), .page(right, offset: nil, limit: most), .all),
          offset: offset,
          limit: limit)
      default: return step
      }
    }
  }

  /// How many rows a page can need at most, where that is known.
  private static func count(_ offset: BoundExpression?, _ limit: BoundExpression?) -> BoundExpression? {
    guard case .constant(.int64(let most))? = limit else { return nil }
    guard let offset else { return limit }
    guard case .constant(.int64(let skipped)) = offset else { return nil }
    let (sum, overflows) = most.addingReportingOverflow(skipped)
    return overflows ? nil : .constant(.int64(sum))
  }
}

extension LogicalPlan {
  fileprivate var isPaged: Bool {
    if isModifying { return true }
    switch self {
    case .page: return true
    case .project(let input, _), .extend(let input, _): return input.isPaged
    default: return false
    }
  }
}
