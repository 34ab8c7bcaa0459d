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

  var vertices: [Vertex]
  var edges: [CountPattern.Edge]
  /// Which vertex each vertex of the pattern has become.
  var places: [Int]

  init(_ pattern: CountPattern) {
    vertices = pattern.vertices.enumerated().map { Vertex(labels: $1.labels, members: [$0]) }
    edges = pattern.edges
    places = Array(pattern.vertices.indices)
  }

  /// Makes two vertices of the pattern one.
  mutating func unite(_ first: Int, _ second: Int) {
    let (kept, lost) = (places[first], places[second])
    guard kept != lost else { return }
    vertices[kept].members += vertices[lost].members
    for labels in vertices[lost].labels where !vertices[kept].labels.contains(labels) {
      vertices[kept].labels.append(labels)
    }
    vertices[lost] = Vertex(labels: [], members: [])
    for place in places.indices where places[place] == lost { places[place] = kept }
  }

  /// The edges between the vertices as they are now; those that only must exist are left out where another edge says so.
  mutating func normalize() {
    var placed = edges.map { edge in
      var edge = edge
      edge.from = places[edge.from]
      edge.to = places[edge.to]
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
      "\($0.from) \($0.to) \($0.direction.rawValue) \(String(describing: $0.labels)) \($0.isSemi)"
    }
    return (parts + lines.sorted()).joined(separator: ";")
  }
}
