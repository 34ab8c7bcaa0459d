import GraphStore

/// What an edge of a count pattern must satisfy together with the nodes at its ends.
///
/// Its predicates read variables of its own, so that edges with the same condition are alike whatever they are called.
struct EdgeCondition: Sendable, Hashable {
  /// Over `from`, `edge` and `to`.
  private(set) var predicates: [BoundExpression]

  /// The node that the edge is seen from.
  static let from = variable(1, .node)
  static let edge = variable(2, .edge)
  /// The node at its other end.
  static let to = variable(3, .node)
  /// The columns that the predicates are compiled for.
  static let layout = RowLayout([from, edge, to])

  private static func variable(_ number: Int, _ type: ValueType) -> BoundVariable {
    BoundVariable(id: Int.min + number, name: "#\(number)", type: type, isNamed: false)
  }

  /// A predicate over an edge and its ends; nil where it can't be said of any other edge.
  init?(
    _ predicate: BoundExpression, from: [BoundVariable], edge: BoundVariable, to: [BoundVariable]
  ) {
    var names: [BoundVariable: BoundExpression] = [edge: .variable(Self.edge)]
    for variable in from { names[variable] = .variable(Self.from) }
    for variable in to where names[variable] == nil { names[variable] = .variable(Self.to) }
    guard let own = predicate.substituting(names) else { return nil }
    predicates = [own]
  }

  private init(_ predicates: [BoundExpression]) {
    self.predicates = predicates
  }

  /// The same condition seen from the other end.
  var reversed: EdgeCondition {
    let names: [BoundVariable: BoundExpression] = [
      Self.from: .variable(Self.to), Self.to: .variable(Self.from),
    ]
    return EdgeCondition(predicates.map { $0.substituting(names) ?? $0 })
  }

  /// Both conditions.
  func and(_ other: EdgeCondition?) -> EdgeCondition {
    EdgeCondition(predicates + (other?.predicates ?? []).filter { !predicates.contains($0) })
  }
}
