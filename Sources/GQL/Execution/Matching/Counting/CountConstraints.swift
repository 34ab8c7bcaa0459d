import GraphStore

/// What the matches of a count pattern must not do, as ways of violating it; decided on the statistics of one graph.
struct CountConstraints {
  /// A way in which a match may be wrong.
  enum Violation {
    /// Two vertices are the same node.
    case same(Int, Int)
    /// Two edges of the pattern are one, passed the same way or, if reversed, the other way round.
    case sameEdge(Int, Int, isReversed: Bool)
    /// There is an edge that must not be.
    case present(CountPattern.Edge)
  }

  /// More of them would make too many terms of inclusion and exclusion.
  static let maximumViolations = 6

  private(set) var violations: [Violation] = []

  /// Collects the constraints that the graph does not satisfy by itself; nil where there are too many,
  /// or where one can't be told in simple terms.
  init?(_ pattern: CountPattern, _ statistics: CountStatistics) {
    violations = pattern.inequalities.map { .same($0.0, $0.1) } + pattern.absences.map { .present($0) }
    for second in pattern.edges.indices {
      for first in 0..<second {
        let (left, right) = (pattern.edges[first], pattern.edges[second])
        guard let exclusion = left.exclusion, exclusion == right.exclusion,
          statistics.mayCoincide(left, right, pattern)
        else { continue }
        guard !left.direction.isLopsided, !right.direction.isLopsided else { return nil }
        for isReversed in Self.coincidences(left, right) {
          var places = VertexUnion(pattern.vertices.count)
          places.unite(left, right, isReversed: isReversed)
          let isImplied = pattern.inequalities.contains { places[$0.0] == places[$0.1] }
          // What would make an edge a loop can't be where there are none.
          let isImpossible = pattern.edges.contains {
            places[$0.from] == places[$0.to] && statistics.isLoopFree($0)
          }
          if isImplied || isImpossible { continue }
          violations.append(.sameEdge(first, second, isReversed: isReversed))
        }
      }
    }
    guard violations.count <= Self.maximumViolations else { return nil }
  }

  /// The ways in which two edges of a pattern can be one edge: passed alike, or in opposite ways.
  ///
  /// A loop is passed both ways at once; one of the ways below tells of it.
  private static func coincidences(_ left: CountPattern.Edge, _ right: CountPattern.Edge) -> [Bool] {
    let alike = left.direction.intersection(right.direction)
    let opposite = left.direction.intersection(right.direction.reversed)
    // Edges that follow one another are alike only as a loop, which passing it the other way tells of as well.
    let areChained = left.to == right.from || left.from == right.to
    let areForked = left.from == right.from || left.to == right.to
    if alike.isEmpty || (areChained && opposite.covers(alike)) { return opposite.isEmpty ? [] : [true] }
    return opposite.isEmpty || (areForked && alike.covers(opposite)) ? [false] : [false, true]
  }
}

extension BoundEdgeDirections {
  /// Whether undirected edges are passed, but directed ones in one direction only: the edges that two such patterns have in
  /// common are not told by one set of directions.
  fileprivate var isLopsided: Bool { contains(.undirected) && contains(.left) != contains(.right) }

  /// Whether a loop that the others pass is passed by these, too.
  fileprivate func covers(_ others: BoundEdgeDirections) -> Bool {
    let directed: BoundEdgeDirections = [.left, .right]
    return (others.isDisjoint(with: directed) || !isDisjoint(with: directed))
      && (!others.contains(.undirected) || contains(.undirected))
  }
}

/// Which vertices, or edges, of a pattern have become one.
struct VertexUnion {
  /// The one that stands for each.
  private(set) var places: [Int]

  init(_ count: Int) {
    places = Array(0..<count)
  }

  subscript(vertex: Int) -> Int { places[vertex] }

  /// Makes two vertices one; the lost one, or nil where they were one already.
  @discardableResult
  mutating func unite(_ first: Int, _ second: Int) -> (kept: Int, lost: Int)? {
    let (kept, lost) = (places[first], places[second])
    guard kept != lost else { return nil }
    for place in places.indices where places[place] == lost { places[place] = kept }
    return (kept, lost)
  }

  /// Makes the ends of two edges one.
  mutating func unite(_ left: CountPattern.Edge, _ right: CountPattern.Edge, isReversed: Bool) {
    unite(left.from, isReversed ? right.to : right.from)
    unite(left.to, isReversed ? right.from : right.to)
  }
}
