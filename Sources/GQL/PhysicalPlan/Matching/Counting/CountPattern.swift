/// A pattern of which only the number of matches is wanted, or that number for each node of one vertex.
///
/// It is a conjunction: nodes with labels and predicates of their own, edges between them, and constraints. What else a
/// query may say about a match is no count pattern.
struct CountPattern: Sendable {
  /// A node of the pattern.
  struct Vertex: Sendable {
    var variables: [BoundVariable]
    var labels: [BoundLabelExpression] = []
    /// Predicates over this node alone.
    var predicates: [BoundExpression] = []
  }

  /// An edge of the pattern.
  struct Edge: Sendable, Hashable {
    var from: Int
    var to: Int
    var direction: BoundEdgeDirections
    var labels: BoundLabelExpression?
    /// What it must satisfy together with its ends.
    var condition: EdgeCondition?
    /// The `MATCH` it belongs to, where edges of one must differ; nil: it may be any edge.
    var exclusion: Int?
    /// Whether it only must exist: several such edges count once.
    var isSemi = false

    /// The same edge seen from its other end.
    var reversed: Edge {
      Edge(
        from: to, to: from, direction: direction.reversed, labels: labels, condition: condition?.reversed,
        exclusion: exclusion, isSemi: isSemi)
    }

    /// What it asks for, wherever it stands.
    var shape: Edge {
      Edge(from: 0, to: 0, direction: direction, labels: labels, condition: condition)
    }
  }

  /// `OPTIONAL MATCH` hanging on one vertex: a row without a match counts once.
  struct Branch: Sendable {
    var anchor: Int
    /// Its vertex 0 is the anchor.
    var pattern: CountPattern
  }

  var vertices: [Vertex] = []
  var edges: [Edge] = []
  /// Pairs of vertices that must be different nodes.
  var inequalities: [(Int, Int)] = []
  /// Edges that must not exist.
  var absences: [Edge] = []
  var branches: [Branch] = []

  /// The vertex of a variable.
  func vertex(of variable: BoundVariable) -> Int? {
    vertices.firstIndex { $0.variables.contains(variable) }
  }

  /// Every predicate over one vertex, with those of branches.
  var predicates: [BoundExpression] {
    vertices.flatMap(\.predicates) + branches.flatMap { $0.pattern.predicates }
  }

  /// Every condition of an edge, with those of branches.
  var conditions: [EdgeCondition] {
    edges.compactMap(\.condition) + branches.flatMap { $0.pattern.conditions }
  }
}

/// A count pattern as a step of a plan.
struct CountFold: Sendable {
  var pattern: CountPattern
  /// The vertex whose nodes are listed, each with its number of matches; nil where only the total counts.
  var root: Int?
  /// The variable of the root.
  var variable: BoundVariable?
  /// What is summed over the matches that a row stands for.
  var sums: [Sum] = []

  /// The sum of a number that each node of one vertex has.
  struct Sum: Sendable {
    /// Receives the sum; null where no match has a value.
    var variable: BoundVariable
    var vertex: Int
    /// Over the vertex alone.
    var expression: BoundExpression
  }
}
