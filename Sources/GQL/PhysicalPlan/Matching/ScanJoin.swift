/// An equation between a scanned node and what the rows have already: the nodes are put into a table by one side, and each row
/// looks up its nodes by the other (a hash join).
///
/// The predicate that it comes from stays where it is, so that the table may give more than is wanted.
struct ScanJoin: Sendable {
  /// Over the scanned node alone.
  var key: BoundExpression
  /// Over the row before the scan.
  var value: BoundExpression

  /// The first equation among some predicates that joins a node with bound variables.
  static func find(
    for variable: BoundVariable, among predicates: [BoundExpression], bound: Set<BoundVariable>
  ) -> ScanJoin? {
    for predicate in predicates {
      guard case .binary(.equal, let left, let right) = predicate, predicate.isDeterministic,
        !predicate.hasSubquery
      else { continue }
      for (key, value) in [(left, right), (right, left)] {
        let others = value.freeVariables
        if key.freeVariables == [variable], !others.isEmpty, others.isSubset(of: bound) {
          return ScanJoin(key: key, value: value)
        }
      }
    }
    return nil
  }
}
