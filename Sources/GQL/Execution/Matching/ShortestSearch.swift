import GraphStore

/// Finds the shortest matches of a path program between a node and each end: so many paths, or groups of one length.
///
/// Breadth-first search gives the ends with the routes that may be shortest, and replaying a route gives its matches.
/// Only for an end none of whose routes is a match (a mode or a predicate over several places forbids it), and for more
/// than one path or group, matches of each length are enumerated, guided by the distances that are left.
struct ShortestSearch {
  /// What is kept per pair of ends.
  enum Selection: Sendable, Hashable {
    case paths(Int)
    case groups(Int)

    var count: Int {
      switch self {
      case .paths(let count), .groups(let count): count
      }
    }
  }

  let automaton: PathAutomaton
  let selection: Selection
  let request: PathWalker.Request
  let start: UInt32

  /// Calls `body` at each match that is kept; the search stands at the match.
  func run(_ body: (PathWalker) throws -> Void) throws {
    guard selection.count > 0 else { return }
    let search = PathWalker(automaton)
    guard selection.count == 1 else {
      try enumerate(search, ends: nil, body)
      return
    }
    let product = try ProductSearch(
      automaton, from: start, externals: request.externals, keepsAllLinks: false)
    var handled = 0
    var unmatched: [UInt32] = []
    while true {
      while handled < product.ends.count {
        let end = product.ends[handled]
        handled += 1
        if let target = request.target, target != end { continue }
        if try !replay(product, to: end, search, body) { unmatched.append(end) }
        if request.target != nil { return try enumerateLeft(search, unmatched, body) }
      }
      if product.isFinished { break }
      try product.advance()
    }
    try enumerateLeft(search, unmatched, body)
  }

  private func enumerateLeft(
    _ search: PathWalker, _ ends: [UInt32], _ body: (PathWalker) throws -> Void
  ) throws {
    if !ends.isEmpty { try enumerate(search, ends: Set(ends), body) }
  }

  /// Gives the matches of the shortest routes to an end; false where there is none.
  private func replay(
    _ product: ProductSearch, to end: UInt32, _ search: PathWalker, _ body: (PathWalker) throws -> Void
  ) throws -> Bool {
    var isMatched = false
    try product.forEachShortestRoute(to: end) { edges, nodes in
      var request = request
      request.target = end
      request.route = (edges, nodes)
      search.begin(at: start, request)
      while try search.advance() {
        isMatched = true
        try body(search)
        if case .paths = selection { return false }
      }
      return true
    }
    return isMatched
  }

  /// Enumerates matches by length until every end has enough, or none is longer.
  private func enumerate(
    _ search: PathWalker, ends: Set<UInt32>?, _ body: (PathWalker) throws -> Void
  ) throws {
    let product = try ProductSearch(automaton, from: start, externals: request.externals, keepsAllLinks: true)
    while !product.isFinished { try product.advance() }
    var open = ends ?? Set(product.ends)
    if let target = request.target { open.formIntersection([target]) }
    var found: [UInt32: Int] = [:]
    guard var length = open.compactMap({ product.distance(to: $0) }).min() else { return }
    while !open.isEmpty {
      let distances = product.distances(toEnds: open)
      var request = request
      request.length = length
      request.remaining = { node, instruction, counters in
        guard let place = product.place(of: node, instruction: instruction, counters: counters),
          distances[place] != .max
        else { return nil }
        return Int(distances[place])
      }
      search.begin(at: start, request)
      var groups: Set<UInt32> = []
      while try search.advance() {
        let end = search.nodes[search.nodes.count - 1]
        guard open.contains(end) else { continue }
        try body(search)
        switch selection {
        case .paths(let count):
          found[end, default: 0] += 1
          if found[end] == count { open.remove(end) }
          if open.isEmpty { return }
        case .groups:
          groups.insert(end)
        }
      }
      for end in groups {
        found[end, default: 0] += 1
        if found[end] == selection.count { open.remove(end) }
      }
      guard search.wasCut else { return }
      length += 1
    }
  }
}
