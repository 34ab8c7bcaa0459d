import GraphStore

/// One term of inclusion and exclusion: a pattern without constraints, counted as it is.
///
/// A violated constraint makes vertices one (`a <> b`), makes edges one (edges that must differ), or asks for an edge
/// (`NOT EXISTS`).
struct CountTerm {
  struct Vertex {
    var labels: [BoundLabelExpression]
    /// The vertices of the pattern that are this one.
    var members: [Int]
  }

  private(set) var vertices: [Vertex]
  private(set) var edges: [CountPattern.Edge]
  private var union: VertexUnion

  /// The pattern itself.
  init(_ pattern: CountPattern) {
    vertices = pattern.vertices.enumerated().map { Vertex(labels: $1.labels, members: [$0]) }
    edges = pattern.edges
    union = VertexUnion(pattern.vertices.count)
  }

  /// The pattern with some constraints violated; nil where no match can violate all of them.
  init?(
    _ pattern: CountPattern, violating violations: [CountConstraints.Violation],
    _ statistics: CountStatistics
  ) {
    self.init(pattern)
    for violation in violations {
      switch violation {
      case .same(let first, let second): unite(first, second)
      case .sameEdge(let first, let second, let isReversed):
        let (left, right) = (pattern.edges[first], pattern.edges[second])
        unite(left.from, isReversed ? right.to : right.from)
        unite(left.to, isReversed ? right.from : right.to)
      case .present(var edge):
        edge.isSemi = true
        edges.append(edge)
      }
    }
    guard uniteEdges(violations) else { return nil }
    normalize()
    if edges.contains(where: { $0.from == $0.to && statistics.isLoopFree($0) }) { return nil }
  }

  /// Which vertex a vertex of the pattern has become.
  func place(of vertex: Int) -> Int { union[vertex] }

  /// Makes two vertices of the pattern one.
  private mutating func unite(_ first: Int, _ second: Int) {
    guard let (kept, lost) = union.unite(first, second) else { return }
    vertices[kept].members += vertices[lost].members
    for labels in vertices[lost].labels where !vertices[kept].labels.contains(labels) {
      vertices[kept].labels.append(labels)
    }
    vertices[lost] = Vertex(labels: [], members: [])
  }

  /// Lets edges that are one satisfy what each of them asks for, and leaves one of them; false where that is impossible.
  private mutating func uniteEdges(_ violations: [CountConstraints.Violation]) -> Bool {
    var union = VertexUnion(edges.count)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for case .sameEdge(let first, let second, let isReversed) in violations {
        union.unite(first, second)
        let other = isReversed ? edges[second].reversed : edges[second]
        let isLoop = place(of: edges[first].from) == place(of: edges[first].to)
        let common = edges[first].direction.passing(isLoop).intersection(other.direction.passing(isLoop))
        if common.isEmpty {
          // An edge that is passed along and against its direction is a loop.
          guard edges[first].direction.isDirected, other.direction.isDirected, !isLoop else { return false }
          unite(edges[first].from, edges[first].to)
          isSettled = false
          continue
        }
        // Directions only become fewer, but for those of a loop: so this ends.
        if edges[first].direction != common { isSettled = false }
        edges[first].direction = common
        let seen = isReversed ? common.reversed : common
        if edges[second].direction != seen { isSettled = false }
        edges[second].direction = seen
      }
    }
    for edge in edges.indices where union[edge] == edge {
      var labels: [BoundLabelExpression] = []
      for other in edges.indices where union[other] == edge {
        if let own = edges[other].labels, !labels.contains(own) { labels.append(own) }
      }
      edges[edge].labels = .conjunction(of: labels)
      for other in edges.indices where union[other] == edge && other != edge {
        let isAlike = place(of: edges[other].from) == place(of: edges[edge].from)
        guard let own = isAlike ? edges[other].condition : edges[other].condition?.reversed else { continue }
        edges[edge].condition = own.and(edges[edge].condition)
      }
    }
    edges = edges.enumerated().filter { union[$0.offset] == $0.offset }.map(\.element)
    return true
  }

  /// The edges between the vertices as they are now; those that only must exist are left out where another edge says so.
  private mutating func normalize() {
    var placed = edges.map { edge in
      var edge = edge
      edge.from = union[edge.from]
      edge.to = union[edge.to]
      edge.exclusion = nil
      return edge.from <= edge.to ? edge : edge.reversed
    }
    var required: Set<CountPattern.Edge> = []
    for var edge in placed where !edge.isSemi {
      edge.isSemi = true
      required.insert(edge)
      if edge.from == edge.to { required.insert(edge.reversed) }
    }
    var seen: Set<CountPattern.Edge> = []
    placed.removeAll { edge in
      guard edge.isSemi else { return false }
      return required.contains(edge) || !seen.insert(edge).inserted
    }
    edges = placed
  }

  /// What two terms have in common when they count the same.
  var key: String {
    let parts = vertices.map { "\($0.members.sorted())" }
    let lines = edges.map {
      "\($0.from) \($0.to) \($0.direction.rawValue) \(String(describing: $0.labels)) \($0.isSemi) \(String(describing: $0.condition))"
    }
    return (parts + lines.sorted()).joined(separator: ";")
  }

  /// The terms of inclusion and exclusion with their signs; those that cancel each other are left out.
  static func all(
    _ pattern: CountPattern, _ constraints: CountConstraints, _ statistics: CountStatistics
  ) -> [(term: CountTerm, sign: Int64)] {
    var terms: [(term: CountTerm, sign: Int64)] = []
    var places: [String: Int] = [:]
    let count = constraints.violations.count
    for subset in 0..<(1 << count) {
      let violated = (0..<count).filter { subset & (1 << $0) != 0 }.map { constraints.violations[$0] }
      guard let term = CountTerm(pattern, violating: violated, statistics) else { continue }
      let sign: Int64 = subset.nonzeroBitCount % 2 == 0 ? 1 : -1
      let key = term.key
      if let place = places[key] {
        terms[place].sign += sign
      } else {
        places[key] = terms.count
        terms.append((term, sign))
      }
    }
    return terms.filter { $0.sign != 0 }
  }
}

extension BoundEdgeDirections {
  /// The ways an edge may be passed; a directed loop that is passed one way is passed the other way, too.
  fileprivate func passing(_ isLoop: Bool) -> BoundEdgeDirections {
    isLoop && isDirected ? union([.left, .right]) : self
  }

  /// Whether a directed edge may be passed.
  fileprivate var isDirected: Bool { !isDisjoint(with: [.left, .right]) }
}
