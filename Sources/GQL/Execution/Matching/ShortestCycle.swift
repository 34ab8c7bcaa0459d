import GraphStore

/// The length of a shortest way from a node back to itself that passes no edge twice.
///
/// Breadth-first, each node marked by the first edge of the way to it: two ways that begin with different edges close the shortest
/// cycle where they first meet. For edges that are passed in both directions or in one, not in a mixture.
struct ShortestCycle {
  private struct Mark {
    var branch: UInt32
    var distance: Int
    var edge: UInt32
  }

  private let step: EdgeStep
  private let isOneWay: Bool
  private let limits: ExecutionLimits

  /// Nil where some edges are passed in one direction only and others in both.
  init?(_ automaton: PathAutomaton, edge: Int) {
    switch automaton.program.edges[edge].direction {
    case .right, .left: isOneWay = true
    case [.left, .right], .undirected, .any: isOneWay = false
    default: return nil
    }
    step = automaton.steps[edge]
    limits = automaton.context.limits
  }

  /// The number of edges; nil where there is no such way of so many edges at most.
  func length(at start: UInt32, atMost upper: Int?) throws -> Int? {
    let greatest = upper ?? .max
    if greatest < 1 { return nil }
    var marks: [UInt32: Mark] = [:]
    var front: [UInt32] = []
    var shortest = Int.max
    step.forEachWay(from: NodeID(rawValue: start)) { neighbor, edge in
      if neighbor.rawValue == start {
        shortest = 1
      } else if marks[neighbor.rawValue] != nil {
        // Two edges to one neighbour: there by the one, back by the other.
        if !isOneWay { shortest = min(shortest, 2) }
      } else {
        marks[neighbor.rawValue] = Mark(branch: edge.rawValue, distance: 1, edge: edge.rawValue)
        front.append(neighbor.rawValue)
      }
    }
    var distance = 1
    while !front.isEmpty, shortest > distance * 2, distance < greatest {
      var next: [UInt32] = []
      for node in front {
        try limits.checkpoint()
        guard let own = marks[node] else { continue }
        step.forEachWay(from: NodeID(rawValue: node)) { neighbor, edge in
          if neighbor.rawValue == start {
            if edge.rawValue != own.edge || isOneWay { shortest = min(shortest, distance + 1) }
            return
          }
          guard let other = marks[neighbor.rawValue] else {
            marks[neighbor.rawValue] = Mark(branch: own.branch, distance: distance + 1, edge: edge.rawValue)
            next.append(neighbor.rawValue)
            return
          }
          if !isOneWay, other.branch != own.branch {
            shortest = min(shortest, distance + other.distance + 1)
          }
        }
        // Nothing shorter can come from nodes as far as this one.
        if shortest <= distance + 1 { break }
      }
      front = next
      distance += 1
    }
    return shortest == .max || shortest > greatest ? nil : shortest
  }
}
