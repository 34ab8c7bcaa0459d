/// How the edges of a projection are followed.
public enum ProjectionOrientation: String, Sendable, Hashable, CaseIterable {
  /// From source to target; undirected edges both ways.
  case natural
  /// From target to source; undirected edges both ways.
  case reversed
  /// Every edge both ways.
  case undirected
}

/// A part of a graph, laid out for algorithms that walk all of it: dense node numbers and sorted lists of neighbours.
///
/// It holds the nodes of one label (or all), and the edges of one label (or all) between them; parallel edges count as often as they
/// occur. A projection is a copy: 4 bytes per node and per edge, taken in O(nodes + edges).
public struct GraphProjection: Sendable {
  /// The nodes by number, ascending by id.
  public let nodes: [NodeID]

  /// Where each node's neighbours begin in `neighbors`; one more than there are nodes.
  @usableFromInline let offsets: [Int]

  /// The numbers of neighbours, those of one node side by side and ascending.
  @usableFromInline let neighbors: [Int32]

  /// Copies a part of a snapshot.
  ///
  /// A label that the graph never saw gives an empty projection.
  public init(
    of snapshot: Snapshot, nodes nodeLabel: String? = nil, edges edgeLabel: String? = nil,
    orientation: ProjectionOrientation = .natural
  ) {
    let label = nodeLabel.map(snapshot.label(named:))
    nodes = if case .some(.none) = label { [] } else { snapshot.nodes(with: label ?? nil) }
    var numbers = [Int32](repeating: -1, count: snapshot.nodeCapacity)
    for (number, node) in nodes.enumerated() { numbers[Int(node.rawValue)] = Int32(number) }

    let adjacencies = snapshot.adjacencies(over: edgeLabel, orientation)
    var offsets = [0]
    offsets.reserveCapacity(nodes.count + 1)
    var neighbors: [Int32] = []
    for node in nodes {
      let start = neighbors.count
      for adjacency in adjacencies {
        adjacency.withNeighbors(of: node) { slice, _ in
          for index in 0..<slice.count {
            let number = numbers[Int(slice[index].rawValue)]
            if number >= 0 { neighbors.append(number) }
          }
        }
      }
      if adjacencies.count > 1 { neighbors[start...].sort() }
      offsets.append(neighbors.count)
    }
    self.offsets = offsets
    self.neighbors = neighbors
  }

  /// The number of nodes.
  public var count: Int { nodes.count }

  /// The numbers of a node's neighbours, ascending, parallel edges repeated.
  @inlinable
  public func neighbors(of node: Int) -> ArraySlice<Int32> {
    neighbors[offsets[node]..<offsets[node + 1]]
  }

  /// How many edges leave a node.
  @inlinable
  public func degree(of node: Int) -> Int {
    offsets[node + 1] - offsets[node]
  }
}

extension Snapshot {
  /// The lists of neighbours along the edges of a label, or of all where it is nil; none for a label that the graph never saw.
  func adjacencies(over label: String?, _ orientation: ProjectionOrientation) -> [Adjacency] {
    let along = label.map(self.label(named:))
    if case .some(.none) = along { return [] }
    let directions: [Direction] =
      switch orientation {
      case .natural: [.outgoing, .undirected]
      case .reversed: [.incoming, .undirected]
      case .undirected: [.outgoing, .incoming, .undirected]
      }
    return directions.map { adjacency(along ?? nil, $0) }
  }
}
