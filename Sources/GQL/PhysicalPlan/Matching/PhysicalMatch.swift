import GraphStore

/// A graph pattern with its algorithm chosen: steps in order, each extending the rows of the one before.
struct PhysicalMatch: Sendable {
  let steps: [MatchStep]
  /// The graph that is read.
  let graph: GraphReference
  /// The columns of the rows that go in.
  let input: RowLayout
  /// The columns of the rows that come out.
  let layout: RowLayout
  /// How many rows the planner expects.
  let estimatedRows: Double
  /// What the steps rely on, and the steps to take where that is no longer so; nil where they rely on nothing.
  let reliance: Reliance?

  /// The other way of a match.
  struct Reliance: Sendable {
    let shapes: EdgeShapes
    let steps: [MatchStep]
  }
}

/// One step of a match.
struct MatchStep: Sendable {
  var operation: MatchOperation
  /// Predicates that hold after it; their variables are in `layout`.
  var predicates: [BoundExpression]
  /// The columns of its rows: those that it, or a later step, or the reader of the match needs.
  var layout: RowLayout
  var estimatedRows: Double
}

/// What a step of a match does.
enum MatchOperation: Sendable {
  /// Each row with each node that has the labels.
  case scan(BoundVariable, NodeSource)
  /// A node that the rows have already must have the labels.
  case checkLabels(BoundVariable, BoundLabelExpression)
  /// Each row with each edge from a node, and the node that it leads to.
  case expand(EdgeExpansion)
  /// Each row with each edge between two nodes that the rows have.
  case connect(EdgeExpansion)
  /// Each row with each match of a path program from a node.
  case path(PathExpansion)
  /// A second variable for the same element.
  case copy(BoundVariable, to: BoundVariable)
  /// A path variable made of pieces.
  case assemble(BoundVariable, [PathPiece])
  /// Nothing but predicates.
  case filter
}

/// Where the nodes of a scan come from.
struct NodeSource: Sendable {
  /// All of these must hold.
  var labels: BoundLabelExpression?
  /// Predicates over the scanned node alone, checked before rows are joined with it.
  var local: [BoundExpression] = []
  /// A property whose value is known before the scan: an index gives the nodes, where there is one.
  var seek: IndexSeek?
  /// An equation with the row before the scan; nil where there is none, or an index answers it.
  var join: ScanJoin?
}

extension NodeSource {
  /// Whether nothing is asked of the node but its label and that a property equals a value, which an index answers alone.
  func asksOnlyIndex(of variable: BoundVariable) -> Bool {
    guard let seek, seek.kind == .equality, labels?.alternatives == [seek.label], local.count == 1,
      case .binary(.equal, let left, let right) = local[0]
    else { return false }
    let key = BoundExpression.property(of: .variable(variable), name: seek.property)
    return (left == key && right == seek.value) || (right == key && left == seek.value)
  }
}

/// One edge of a pattern as a step.
struct EdgeExpansion: Sendable {
  var from: BoundVariable
  /// The node at the other end; nil where nobody reads it, so that only the number of ways counts.
  var to: BoundVariable?
  /// The variable of the edge; nil where nobody reads it.
  var edge: BoundVariable?
  /// The directions read from `from`.
  var direction: BoundEdgeDirections
  var labels: BoundLabelExpression?
  /// Labels of the other node that the edge does not imply.
  var targetLabels: BoundLabelExpression?
  /// Edges and paths of the row that must not have the new edge.
  var distinct: [BoundVariable]
  /// Whether a node at the other end is given once, however many edges lead to it from whatever rows: nothing else of the rows
  /// is read.
  var givesEachOnce = false
}

/// A path program as a step.
struct PathExpansion: Sendable {
  var program: PathProgram
  var from: BoundVariable
  var to: BoundVariable?
  /// Whether the rows have the end already.
  var isEndBound: Bool
  var mode: PathMode
  var differentEdges: Bool
  /// nil: all matches.
  var selector: BoundPathSelector?
  /// Edges and paths of the row that must have no edge in common with the path.
  var distinct: [BoundVariable]
  /// The variables to give, with their slots in the program.
  var outputs: [(variable: BoundVariable, slot: Int)]
  /// The variable that holds the whole path, if somebody reads it.
  var path: BoundVariable?
  /// Labels of the end that the program does not check.
  var targetLabels: BoundLabelExpression?
}

/// A piece of a path variable.
enum PathPiece: Sendable {
  case node(BoundVariable)
  case edge(BoundVariable)
  /// A path between the nodes before and after it.
  case path(BoundVariable)
}
