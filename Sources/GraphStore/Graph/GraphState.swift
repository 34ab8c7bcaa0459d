/// Everything that a graph holds at one moment.
///
/// A class, so that a snapshot is one reference. A state that was published, or handed out as a snapshot, never changes: a
/// transaction works on a copy of its own era.
final class GraphState: @unchecked Sendable {
  let era: Era
  var nodeCapacity = 0
  var edgeCapacity = 0
  var nodeCount = 0
  var edgeCount = 0
  var nodes: PageDirectory<NodePage>
  var edges: PageDirectory<EdgePage>
  var labels = SymbolTable()
  var keys = SymbolTable()
  var labelSets = LabelSetTable()
  /// The edges without a label at 0, those of label `i` at `i + 1`; nil where there never was one.
  var adjacency: [LabelAdjacency?] = []
  /// The properties of nodes by key; nil where no node ever had one.
  var nodeColumns: [PropertyColumn?] = []
  var edgeColumns: [PropertyColumn?] = []
  /// The number of nodes with each label set.
  var nodesPerSet: [Int] = [0]
  var triples = TripleCounts()
  var indexes: [IndexState] = []
  /// Where breaches of unique keys are noted, while a transaction does not enforce them.
  var deferredKeys: DeferredKeys?
  /// The file in which pages of this state lie, if it was opened from one.
  var file: MappedFile?
  /// Whether nobody changes this state any more: it was published, or handed out as a snapshot.
  var isLasting = false
  let derived = DerivedValues()

  init(era: Era) {
    self.era = era
    nodes = PageDirectory(era: era)
    edges = PageDirectory(era: era)
  }

  init(copying other: GraphState, era: Era) {
    self.era = era
    nodeCapacity = other.nodeCapacity
    edgeCapacity = other.edgeCapacity
    nodeCount = other.nodeCount
    edgeCount = other.edgeCount
    nodes = other.nodes
    edges = other.edges
    labels = other.labels
    keys = other.keys
    labelSets = other.labelSets
    adjacency = other.adjacency
    nodeColumns = other.nodeColumns
    edgeColumns = other.edgeColumns
    nodesPerSet = other.nodesPerSet
    triples = other.triples
    indexes = other.indexes
    file = other.file
  }
}

// What both snapshots and transactions read.
extension GraphState {
  /// The label set of a node, plus one; 0 where there is no such node.
  func rawSet(of node: NodeID) -> UInt32 {
    let id = Int(node.rawValue)
    guard id < nodeCapacity else { return 0 }
    return nodes.view(id >> PageSize.shift).raw(id & PageSize.mask)
  }

  func shape(of edge: EdgeID) -> EdgeShape {
    let id = Int(edge.rawValue)
    guard id < edgeCapacity else { return .absent }
    return edges.view(id >> PageSize.shift).shape(id & PageSize.mask)
  }

  /// The ends of an edge that is there.
  func ends(of edge: EdgeID) -> (source: NodeID, target: NodeID) {
    let page = Int(edge.rawValue) >> PageSize.shift
    let local = Int(edge.rawValue) & PageSize.mask
    let view = edges.view(page)
    guard !view.targets.isNone else { return (NodeID(rawValue: .max), NodeID(rawValue: .max)) }
    let target = view.targets[local]
    if !view.sources.isNone { return (view.sources[local], target) }
    return (edges.page(page)?.block?.source(of: edge) ?? target, target)
  }

  /// The places in `adjacency` for the edges of a label set.
  func slots(_ set: LabelSetID) -> [Int] {
    let labels = labelSets.labels(set)
    return labels.isEmpty ? [0] : labels.map { Int($0.rawValue) + 1 }
  }

  func adjacency(slot: Int, _ direction: Direction) -> PageDirectory<AdjacencyPage>? {
    guard slot < adjacency.count, let label = adjacency[slot] else { return nil }
    return label.side(direction).directory
  }

  /// Calls `body` with each edge of a node once, in the order of ids.
  func incidentEdges(of node: NodeID) -> [EdgeID] {
    var result: [EdgeID] = []
    for case let label? in adjacency {
      for side in [label.outgoing, label.incoming, label.undirected] where side.entryCount > 0 {
        Adjacency(side.directory).forEachNeighbor(of: node) { _, edge in result.append(edge) }
      }
    }
    return result.count > 1 ? Array(Set(result)).sorted() : result
  }
}
