import GraphStore

/// A look-up by a property in place of a scan.
///
/// The predicate that it answers stays where it is: should the index be gone when the plan runs, the scan is right as well.
struct IndexSeek: Sendable {
  var label: String
  var property: String
  /// Evaluated on the row before the scan.
  var value: BoundExpression

  /// A look-up that some predicate and some index allow for a node, with the number of nodes that it may give.
  static func find(
    for variable: BoundVariable, labels: [BoundLabelExpression], among predicates: [BoundExpression],
    bound: Set<BoundVariable>, _ snapshot: Snapshot
  ) -> (seek: IndexSeek, rows: Double)? {
    guard !snapshot.indexes.isEmpty else { return nil }
    var best: (seek: IndexSeek, rows: Double)?
    for predicate in predicates {
      guard let (property, value) = equality(predicate, of: variable),
        value.freeVariables.isSubset(of: bound),
        !value.hasSubquery, let key = snapshot.propertyKey(named: property)
      else { continue }
      for name in labels.flatMap(\.required) {
        guard let label = snapshot.label(named: name), let index = index(label, key, snapshot) else {
          continue
        }
        let rows = index.definition.isUnique ? 1 : max(1, Double(index.entryCount).squareRoot())
        if rows < best?.rows ?? .infinity {
          best = (IndexSeek(label: name, property: property, value: value), rows)
        }
      }
    }
    return best
  }

  /// An index that finds nodes by one value.
  static func index(_ label: LabelID, _ key: PropertyKeyID, _ snapshot: Snapshot) -> PropertyIndex? {
    snapshot.indexes(label: label, key: key).first { index in
      index.definition.keys.count == 1 && index.definition.kind != .text
    }
  }

  /// The property and the other side, where a predicate compares a property of the variable.
  private static func equality(
    _ predicate: BoundExpression, of variable: BoundVariable
  ) -> (String, BoundExpression)? {
    guard case .binary(.equal, let left, let right) = predicate else { return nil }
    if case .property(of: .variable(variable), let name) = left { return (name, right) }
    if case .property(of: .variable(variable), let name) = right { return (name, left) }
    return nil
  }
}
