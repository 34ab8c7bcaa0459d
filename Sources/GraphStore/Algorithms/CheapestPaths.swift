/// The cheapest paths from one node to all others, by Dijkstra's algorithm (1959) with a binary heap.
///
/// O((nodes + edges) log edges). Among paths of one cost the one found first stays; the order of edges decides, so that the result is
/// the same in every run.
public struct CheapestPaths: Sendable {
  /// Why an edge has no cost.
  public enum Failure: Error, Sendable, Hashable {
    /// The property is missing, or no number.
    case noCost(EdgeID)
    /// The cost is negative or not a number.
    case negativeCost(EdgeID)
  }

  /// The nodes that can be reached, nearest first, with their costs.
  public private(set) var nodes: [(node: NodeID, cost: Double)] = []
  private var arrivals: [UInt32: (edge: EdgeID, from: NodeID)] = [:]
  private let source: NodeID

  /// Finds the paths.
  ///
  /// - Parameters:
  ///   - snapshot: the graph.
  ///   - source: where every path begins.
  ///   - label: the edges to follow, nil for all.
  ///   - key: the property that holds the cost of an edge; nil where each edge costs 1.
  ///   - orientation: which way edges are followed.
  ///   - checkpoint: called every thousand nodes, and may throw to end the work.
  /// - Throws: `Failure` for an edge without a cost, and what `checkpoint` throws.
  public init(
    in snapshot: Snapshot, from source: NodeID, over label: String? = nil, cost key: String? = nil,
    orientation: ProjectionOrientation = .natural, checkpoint: () throws -> Void = {}
  ) throws {
    self.source = source
    let adjacencies = snapshot.adjacencies(over: label, orientation)
    let property = key.map(snapshot.propertyKey(named:))
    var queue = CostQueue()
    var costs: [UInt32: Double] = [source.rawValue: 0]
    queue.push(CostQueue.Entry(cost: 0, node: source))
    while let entry = queue.pop() {
      guard entry.cost == costs[entry.node.rawValue] else { continue }
      nodes.append((entry.node, entry.cost))
      // What is settled is never looked at again, even where a later entry has the same cost.
      costs[entry.node.rawValue] = -1
      if nodes.count % 1024 == 0 { try checkpoint() }
      for adjacency in adjacencies {
        try adjacency.withNeighbors(of: entry.node) { neighbors, edges throws in
          for index in 0..<neighbors.count {
            let (neighbor, edge) = (neighbors[index], edges[index])
            let known = costs[neighbor.rawValue]
            if known == -1 { continue }
            let cost = entry.cost + (try property.map { try Self.cost(of: edge, $0, in: snapshot) } ?? 1)
            if known.map({ cost < $0 }) ?? true {
              costs[neighbor.rawValue] = cost
              arrivals[neighbor.rawValue] = (edge, entry.node)
              queue.push(CostQueue.Entry(cost: cost, node: neighbor))
            }
          }
        }
      }
    }
  }

  private static func cost(of edge: EdgeID, _ key: PropertyKeyID?, in snapshot: Snapshot) throws -> Double {
    guard let key, case let value = snapshot.property(key, of: edge), value.isNumeric,
      case .float64(let cost) = try value.cast(to: .float64)
    else { throw Failure.noCost(edge) }
    guard cost >= 0 else { throw Failure.negativeCost(edge) }
    return cost
  }

  /// The path to a node that can be reached; nil for others. Linear in its length.
  public func path(to node: NodeID) -> Path? {
    var steps: [(edge: EdgeID, from: NodeID)] = []
    var place = node
    while place != source {
      guard let step = arrivals[place.rawValue] else { return nil }
      steps.append(step)
      place = step.from
    }
    return Path(nodes: steps.reversed().map(\.from) + [node], edges: steps.reversed().map(\.edge))
  }
}

/// A binary heap of nodes by cost, then by id.
private struct CostQueue {
  struct Entry {
    let cost: Double
    let node: NodeID

    func precedes(_ other: Entry) -> Bool {
      cost < other.cost || (cost == other.cost && node < other.node)
    }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < entries.count && entries[child].precedes(entries[least]) {
        least = child
      }
      if least == place { return first }
      entries.swapAt(place, least)
      place = least
    }
  }
}
