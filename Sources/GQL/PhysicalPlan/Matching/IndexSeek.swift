import GraphStore

/// A look-up by a property in place of a scan.
///
/// The predicates that it answers stay where they are: should the index be gone when the plan runs, the scan is right as well, and
/// an index may find more than is wanted.
struct IndexSeek: Sendable {
  /// What is asked of the index.
  enum Kind: Sendable {
    /// Nodes whose property equals `value`.
    case equality
    /// Nodes whose property is `value` or more.
    case from
    /// Nodes whose property is `value` or less.
    case upTo
    /// Nodes whose property lies between `value` and `upper`.
    case between
    /// Nodes whose text has `value` somewhere in it.
    case text
  }

  var kind: Kind
  var label: String
  var property: String
  /// Evaluated on the row before the scan; but for equality a constant or a parameter.
  var value: BoundExpression
  /// The other end of `between`.
  var upper: BoundExpression?

  /// A look-up that some predicates and some index allow for a node, with the number of nodes that it may give.
  static func find(
    for variable: BoundVariable, labels: [BoundLabelExpression], among predicates: [BoundExpression],
    bound: Set<BoundVariable>, _ snapshot: Snapshot
  ) -> (seek: IndexSeek, rows: Double)? {
    guard !snapshot.indexes.isEmpty else { return nil }
    var best: (seek: IndexSeek, rows: Double)?
    for wish in IndexWish.all(of: variable, among: predicates, bound: bound) {
      guard let key = snapshot.propertyKey(named: wish.property) else { continue }
      for name in labels.flatMap(\.required) {
        guard let label = snapshot.label(named: name),
          let index = index(wish.kind, label, key, snapshot), let rows = wish.estimatedRows(index),
          rows < best?.rows ?? .infinity
        else { continue }
        let seek = IndexSeek(
          kind: wish.kind, label: name, property: wish.property, value: wish.value, upper: wish.upper)
        best = (seek, rows)
      }
    }
    return best
  }

  /// An index that answers such a question about one property.
  static func index(_ kind: Kind, _ label: LabelID, _ key: PropertyKeyID, _ snapshot: Snapshot)
    -> PropertyIndex?
  {
    snapshot.indexes(label: label, key: key).first { index in
      switch kind {
      case .equality: index.definition.keys.count == 1 && index.definition.kind != .text
      case .from, .upTo, .between: index.hasOrder
      case .text: index.definition.kind == .text
      }
    }
  }

  /// The most candidates of a range or a part of a text for which the index costs less than a scan: nodes by the index come in no
  /// order of the store, and one by one.
  static func limit(_ index: PropertyIndex) -> Int { max(64, index.entryCount / 32) }
}

/// What predicates would ask of an index on one property of a node.
struct IndexWish {
  var kind: IndexSeek.Kind
  var property: String
  var value: BoundExpression
  var upper: BoundExpression?

  /// Every wish of some predicates about a variable, where others are bound.
  static func all(
    of variable: BoundVariable, among predicates: [BoundExpression], bound: Set<BoundVariable>
  ) -> [IndexWish] {
    var wishes: [IndexWish] = []
    for predicate in predicates {
      guard case .binary(let operation, let left, let right) = predicate else { continue }
      for (one, other, isFlipped) in [(left, right, false), (right, left, true)] {
        guard case .property(of: .variable(variable), let name) = one, !other.hasSubquery,
          let kind = kind(of: operation, isFlipped: isFlipped),
          kind == .equality ? other.freeVariables.isSubset(of: bound) : other.isFixed
        else { continue }
        wishes.append(IndexWish(kind: kind, property: name, value: other))
      }
    }
    for lower in wishes where lower.kind == .from {
      for upper in wishes where upper.kind == .upTo && upper.property == lower.property {
        wishes.append(
          IndexWish(kind: .between, property: lower.property, value: lower.value, upper: upper.value))
      }
    }
    return wishes
  }

  private static func kind(of operation: BoundBinaryOperator, isFlipped: Bool) -> IndexSeek.Kind? {
    switch operation {
    case .equal: .equality
    case .greater, .greaterOrEqual: isFlipped ? .upTo : .from
    case .less, .lessOrEqual: isFlipped ? .from : .upTo
    case .containsText, .startsWith, .endsWith: isFlipped ? nil : .text
    default: nil
    }
  }

  /// So many equal entries are looked at to plan.
  private static let fewEntries = 10_000

  /// About how many nodes an index would give; nil where a scan would cost less.
  func estimatedRows(_ index: PropertyIndex) -> Double? {
    let limit = IndexSeek.limit(index)
    let count: Int?
    switch (kind, value, upper) {
    case (.equality, .constant(let value), _):
      return Double(max(1, index.estimatedCount(equalTo: value, limit: Self.fewEntries)))
    case (.equality, _, _): return index.definition.isUnique ? 1 : max(1, index.estimatedCountPerValue)
    case (.from, .constant(let value), _):
      count = index.estimatedCount(from: .init(value), limit: limit)
    case (.upTo, .constant(let value), _):
      count = index.estimatedCount(to: .init(value), limit: limit)
    case (.between, .constant(let value), .constant(let upper)?):
      count = index.estimatedCount(from: .init(value), to: .init(upper), limit: limit)
    case (.text, .constant(.string(let part)), _):
      count = index.estimatedCount(containing: part, limit: limit)
    // A parameter may make them few; if not, the operator scans.
    case (.between, _, _), (.text, .parameter, _): count = limit - 1
    default: count = nil
    }
    guard let count, count < limit else { return nil }
    return max(1, Double(count))
  }
}

extension BoundExpression {
  /// Whether the expression has one value throughout a statement.
  fileprivate var isFixed: Bool {
    switch self {
    case .constant(let value): !value.isNull
    case .parameter: true
    default: false
    }
  }
}
