import GraphStore

@testable import GQL

/// One match of a path expression: a path and what it binds.
struct OracleMatch: Hashable {
  /// Nodes and edges in turn, by number.
  var elements: [Int]
  /// The values of variables by id: of named ones, and of those that patterns join on.
  var bindings: [Int: Value] = [:]
  /// Where on the path named variables are bound.
  ///
  /// The standard compares matches as reduced path bindings (16.4, 22.2): each element of the path with the variables bound to
  /// it. One node bound by a variable at two places of a path makes two matches.
  var places: Set<Place> = []
  /// Predicates that name variables bound elsewhere, with what was bound around them.
  var pending: [Pending] = []
  /// The branches of multiset alternations that were taken: they keep equal matches apart.
  var branches: [Int] = []

  /// A place in `elements`; for the variable of a subpath its first and its last one.
  struct Place: Hashable {
    var variable: Int
    var first: Int
    var last: Int
  }

  struct Pending: Hashable {
    var predicate: BoundExpression
    var bindings: [Int: Value]
  }

  var first: Int { elements[0] }
  var last: Int { elements[elements.count - 1] }
  var length: Int { elements.count / 2 }
  var edges: [Int] { stride(from: 1, to: elements.count, by: 2).map { elements[$0] } }
  var nodes: [Int] { stride(from: 0, to: elements.count, by: 2).map { elements[$0] } }

  /// The path as a value.
  var path: Value {
    var path = Path(NodeID(rawValue: UInt32(elements[0])))
    for place in stride(from: 1, to: elements.count, by: 2) {
      path = path.appending(
        EdgeID(rawValue: UInt32(elements[place])), NodeID(rawValue: UInt32(elements[place + 1])))
    }
    return .path(path)
  }

  /// This match continued by another; nil where they don't meet or bind a variable differently.
  func followed(by next: OracleMatch) -> OracleMatch? {
    guard last == next.first else { return nil }
    var joined = self
    joined.append(elementsOf: next)
    for (variable, value) in next.bindings {
      if let own = joined.bindings[variable], own != value { return nil }
      joined.bindings[variable] = value
    }
    return joined
  }

  /// Goes on with everything of another match but its bindings.
  mutating func append(elementsOf next: OracleMatch) {
    let shift = elements.count - 1
    elements += next.elements.dropFirst()
    places.formUnion(
      next.places.map { Place(variable: $0.variable, first: $0.first + shift, last: $0.last + shift) })
    pending += next.pending
    branches += next.branches
  }

  /// Whether a path mode allows the path.
  func satisfies(_ mode: PathMode) -> Bool {
    switch mode {
    case .walk: true
    case .trail: Set(edges).count == edges.count
    case .acyclic: Set(nodes).count == nodes.count
    case .simple:
      Set(nodes).count == nodes.count
        || (length > 0 && first == last && Set(nodes.dropLast()).count == nodes.count - 1)
    }
  }
}
