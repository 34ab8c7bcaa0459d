import GraphStore

/// The part of a graph that a writer writes: nodes and edges by id, each edge with both its ends.
struct GraphSelection {
  /// In the order of their ids.
  let nodes: [NodeID]
  /// In the order of their ids.
  let edges: [Edge]

  /// An edge with its ends.
  struct Edge {
    let id: EdgeID
    let source: NodeID
    let target: NodeID

    /// Nil for an edge that the snapshot does not hold, such as one that a statement deleted and still returned.
    init?(_ id: EdgeID, of snapshot: Snapshot) {
      guard let source = snapshot.source(of: id), let target = snapshot.target(of: id) else { return nil }
      self.id = id
      self.source = source
      self.target = target
    }
  }

  /// Everything.
  init(all elements: ElementReader) {
    let snapshot = elements.snapshot
    nodes = snapshot.nodes()
    edges = snapshot.edges().compactMap { Edge($0, of: snapshot) }
  }

  /// What the collector has seen.
  init(_ collector: Collector, elements: ElementReader) {
    let snapshot = elements.snapshot
    edges = collector.edges.sorted().compactMap { Edge($0, of: snapshot) }
    var nodes = collector.nodes.filter { snapshot.contains($0) }
    for edge in edges {
      nodes.insert(edge.source)
      nodes.insert(edge.target)
    }
    self.nodes = nodes.sorted()
  }

  /// Gathers the elements that values refer to.
  struct Collector {
    fileprivate(set) var nodes: Set<NodeID> = []
    fileprivate(set) var edges: Set<EdgeID> = []

    /// Looks into a value, lists and records included.
    mutating func add(_ value: Value) {
      switch value {
      case .node(let id): nodes.insert(id)
      case .edge(let id): edges.insert(id)
      case .path(let path):
        nodes.formUnion(path.nodes)
        edges.formUnion(path.edges)
      case .list(let values): for value in values { add(value) }
      case .record(let record): for value in record.values { add(value) }
      default: break
      }
    }

    var isEmpty: Bool { nodes.isEmpty && edges.isEmpty }
  }
}

/// Writes a part of a graph in one format.
protocol GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws
}
