import GraphStore

/// The combinations of labels that edges and their ends have in a graph: what a plan that leaves checks out relies on.
struct EdgeShapes: Sendable, Hashable {
  /// One combination.
  private struct Shape: Hashable {
    var source: LabelSetID
    var edge: LabelSetID
    var isDirected: Bool
    var target: LabelSetID

    init(_ triple: EdgeTriple) {
      source = triple.source
      edge = triple.edge
      isDirected = triple.isDirected
      target = triple.target
    }
  }

  private let shapes: Set<Shape>

  init(_ snapshot: Snapshot) {
    shapes = Set(snapshot.edgeTriples.map(Shape.init))
  }

  /// Whether a graph has no other combinations.
  func cover(_ snapshot: Snapshot) -> Bool {
    snapshot.edgeTriples.allSatisfy { shapes.contains(Shape($0)) }
  }
}
