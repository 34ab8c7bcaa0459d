import GraphStore

@testable import GQL

/// Finds the matches of a graph pattern straight from the definition of the path pattern language.
///
/// Each path expression is a set of matches, computed from the sets of its parts; nothing is clever. Paths without a bound
/// are cut at `maxLength`, and `isCut` says so.
final class OracleMatcher {
  /// Thrown for expressions that the oracle doesn't know.
  struct Unsupported: Error {}
  /// Thrown where a part has so many matches that brute force takes too long.
  struct TooMany: Error {}
  /// How many matches a part may have.
  static let limit = 1500

  let graph: ModelGraph
  let input: [Int: Value]
  let maxLength: Int
  /// Whether a path longer than `maxLength` was left out.
  private(set) var isCut = false
  /// Whether paths that repeat an edge may be left out from the start.
  private var allTrails = false
  /// Whether paths with more edges than nodes may be.
  private var isSimple = false

  init(graph: ModelGraph, input: [Int: Value] = [:], maxLength: Int = 7) {
    self.graph = graph
    self.input = input
    self.maxLength = maxLength
  }

  /// A match of all paths so far.
  private struct Row {
    var bindings: [Int: Value]
    var edges: [Int] = []
    var pending: [OracleMatch.Pending] = []
    /// The match of each path, without its pending predicates: rows that differ in these alone are one.
    var paths: [OracleMatch] = []
  }

  /// The rows of a pattern as bindings of its outputs, for selectors that leave no choice.
  func rows(of pattern: BoundGraphPattern) throws -> [[Value]] {
    var joined = [Row(bindings: input)]
    for path in pattern.paths {
      let matches = selected(try candidates(of: path, pattern.matchMode), path.selector)
      guard joined.count * matches.count <= Self.limit * 100 else { throw TooMany() }
      joined = joined.flatMap { left in matches.compactMap { join(left, $0, pattern.matchMode) } }
    }
    var seen: Set<[OracleMatch]> = []
    return try joined.filter { row in
      var pending = row.pending
      if let predicate = pattern.predicate { pending.append(.init(predicate: predicate, bindings: [:])) }
      return try pending.allSatisfy { try holds($0, with: row.bindings) } && seen.insert(row.paths).inserted
    }.map { row in pattern.outputs.map { row.bindings[$0.id] ?? .null } }
  }

  /// The matches of a path pattern before its selector.
  func candidates(of path: BoundPathPattern, _ matchMode: MatchMode) throws -> [OracleMatch] {
    allTrails = matchMode == .differentEdges || path.mode == .trail || path.mode == .acyclic
    isSimple = path.mode == .simple
    let found = try matches(of: path.body).filter { match in
      match.satisfies(path.mode) && (matchMode == .repeatableElements || match.satisfies(.trail))
    }.compactMap { match in
      var match = match
      if let variable = path.variable { match.bindings[variable.id] = match.path }
      return try settled(match)
    }
    return Array(Set(found))
  }

  /// The matches of a path expression.
  func matches(of expression: BoundPathExpression) throws -> Set<OracleMatch> {
    switch expression {
    case .node(let pattern):
      return Set(try graph.nodes.indices.compactMap { try match(pattern, at: $0) })
    case .edge(let pattern):
      return Set(
        try graph.nodes.indices.flatMap { node in
          try graph.edges.indices.compactMap { try match(pattern, over: $0, from: node) }
        })
    case .concatenation(let parts):
      var joined: Set<OracleMatch>?
      for part in parts {
        let next = try matches(of: part)
        joined = try joined.map { try concatenated($0, next) } ?? next
      }
      return joined ?? []
    case .parenthesized(let subpath):
      return try matches(of: subpath)
    case .quantified(let body, let lower, let upper, let groups):
      return try iterated(try matches(of: body), lower: lower, upper: upper, groups: groups)
    case .questioned(let body):
      let variables = Self.outerVariables(of: body)
      return try matches(of: body).union(
        graph.nodes.indices.map { node in
          OracleMatch(
            elements: [node], bindings: Dictionary(uniqueKeysWithValues: variables.map { ($0, .null) }))
        })
    case .union(let branches):
      return try alternatives(branches, areMarked: false)
    case .multisetAlternation(let branches):
      return try alternatives(branches, areMarked: true)
    }
  }

  private func match(_ pattern: BoundNodePattern, at node: Int) throws -> OracleMatch? {
    if let labels = pattern.labels, !OracleExpression.satisfies(graph.nodes[node].labels, labels) {
      return nil
    }
    let value = Value.node(NodeID(rawValue: UInt32(node)))
    return try guarded(
      OracleMatch(elements: [node]), by: pattern.predicate, binding: pattern.variable, to: value)
  }

  private func match(_ pattern: BoundEdgePattern, over edge: Int, from node: Int) throws -> OracleMatch? {
    if let labels = pattern.labels, !OracleExpression.satisfies(graph.edges[edge].labels, labels) {
      return nil
    }
    let ways = ModelGraph.Ways(
      right: pattern.direction.contains(.right), left: pattern.direction.contains(.left),
      undirected: pattern.direction.contains(.undirected))
    guard let next = graph.passage(over: edge, from: node, ways) else { return nil }
    let value = Value.edge(EdgeID(rawValue: UInt32(edge)))
    return try guarded(
      OracleMatch(elements: [node, edge, next]), by: pattern.predicate, binding: pattern.variable, to: value)
  }

  private func matches(of subpath: BoundSubpath) throws -> Set<OracleMatch> {
    Set(
      try matches(of: subpath.body).filter { $0.satisfies(subpath.mode) }.compactMap { match in
        var match = match
        if let variable = subpath.variable {
          match.bindings[variable.id] = match.path
          match.places.insert(.init(variable: variable.id, first: 0, last: match.elements.count - 1))
        }
        return try guarded(match, by: subpath.predicate)
      })
  }

  private func concatenated(_ left: Set<OracleMatch>, _ right: Set<OracleMatch>) throws -> Set<OracleMatch> {
    let starts = Dictionary(grouping: right, by: \.first)
    var joined: Set<OracleMatch> = []
    for match in left {
      for next in starts[match.last] ?? [] {
        guard let whole = match.followed(by: next) else { continue }
        if allTrails, !whole.satisfies(.trail) { continue }
        if isSimple, whole.length > graph.nodes.count { continue }
        if whole.length > maxLength {
          isCut = true
        } else {
          joined.insert(whole)
          if joined.count > Self.limit { throw TooMany() }
        }
      }
    }
    return joined
  }

  private func iterated(
    _ body: Set<OracleMatch>, lower: Int, upper: Int?, groups: [GroupBinding]
  ) throws -> Set<OracleMatch> {
    let iteration = Set(
      body.map { match in
        var match = match
        let single = match.bindings
        match.bindings = [:]
        match.places = Set(
          match.places.compactMap { place in
            guard let group = groups.first(where: { $0.element.id == place.variable })?.group else {
              return nil
            }
            return .init(variable: group.id, first: place.first, last: place.last)
          })
        for group in groups {
          match.bindings[group.group.id] = Self.list(single[group.element.id] ?? .null)
        }
        return match
      })
    let empty = Dictionary(uniqueKeysWithValues: groups.map { ($0.group.id, Value.list([])) })
    var level = Set(graph.nodes.indices.map { OracleMatch(elements: [$0], bindings: empty) })
    var found = lower == 0 ? level : []
    var count = 0
    while !level.isEmpty, upper.map({ count < $0 }) ?? true {
      count += 1
      var next: Set<OracleMatch> = []
      for match in level {
        for step in iteration where match.last == step.first {
          var joined = match
          joined.append(elementsOf: step)
          for (group, members) in step.bindings {
            joined.bindings[group] = Self.joined(joined.bindings[group] ?? .list([]), members)
          }
          if allTrails, !joined.satisfies(.trail) { continue }
          if isSimple, joined.length > graph.nodes.count { continue }
          if joined.length > maxLength {
            isCut = true
          } else {
            next.insert(joined)
            if next.count > Self.limit { throw TooMany() }
          }
        }
      }
      level = next
      if count >= lower { found.formUnion(level) }
      if found.count > Self.limit { throw TooMany() }
    }
    return found
  }

  /// The members that an iteration adds: several where the element is itself a group of an inner quantifier, and
  /// none where the iteration did not bind it.
  private static func list(_ value: Value) -> Value {
    if case .list = value { return value }
    return .list(value.isNull ? [] : [value])
  }

  private static func joined(_ left: Value, _ right: Value) -> Value {
    guard case .list(let left) = left, case .list(let right) = right else { return .null }
    return .list(left + right)
  }

  private func alternatives(_ branches: [BoundPathExpression], areMarked: Bool) throws -> Set<OracleMatch> {
    let variables = Set(branches.flatMap(Self.outerVariables))
    var found: Set<OracleMatch> = []
    for (place, branch) in branches.enumerated() {
      for match in try matches(of: branch) {
        var match = match
        for variable in variables where match.bindings[variable] == nil { match.bindings[variable] = .null }
        if areMarked { match.branches.append(place) }
        found.insert(match)
      }
    }
    return found
  }

  /// A match of one element with its variable bound, if the predicate holds.
  ///
  /// A variable that the text left unnamed is seen by the element's own predicate only: it tells no matches apart.
  private func guarded(
    _ match: OracleMatch, by predicate: BoundExpression?, binding variable: BoundVariable, to value: Value
  ) throws -> OracleMatch? {
    var match = match
    match.bindings[variable.id] = value
    guard var held = try guarded(match, by: predicate) else { return nil }
    if variable.isNamed {
      let place = match.length == 0 ? 0 : 1
      held.places.insert(.init(variable: variable.id, first: place, last: place))
    } else {
      held.bindings[variable.id] = nil
    }
    return held
  }

  /// A match if its predicate holds, or with the predicate put off where it names variables of elsewhere.
  private func guarded(_ match: OracleMatch, by predicate: BoundExpression?) throws -> OracleMatch? {
    guard let predicate else { return match }
    do {
      let known = input.merging(match.bindings) { $1 }
      return try OracleExpression(graph: graph, bindings: known).holds(predicate) ? match : nil
    } catch is OracleExpression.Unresolved {
      var match = match
      match.pending.append(.init(predicate: predicate, bindings: match.bindings))
      return match
    }
  }

  /// A match without those of its pending predicates that hold by now; nil where one does not.
  private func settled(_ match: OracleMatch) throws -> OracleMatch? {
    var match = match
    var open: [OracleMatch.Pending] = []
    for pending in match.pending {
      do {
        let known = input.merging(match.bindings) { $1 }
        guard try holds(pending, with: known) else { return nil }
      } catch is OracleExpression.Unresolved {
        open.append(pending)
      }
    }
    match.pending = open
    return match
  }

  private func holds(_ pending: OracleMatch.Pending, with bindings: [Int: Value]) throws -> Bool {
    let known = bindings.merging(pending.bindings) { $1 }
    return try OracleExpression(graph: graph, bindings: known).holds(pending.predicate)
  }

  private func join(_ left: Row, _ right: OracleMatch, _ mode: MatchMode) -> Row? {
    var joined = left
    for (variable, value) in right.bindings {
      if let own = joined.bindings[variable], own != value { return nil }
      joined.bindings[variable] = value
    }
    joined.edges += right.edges
    if mode == .differentEdges, Set(joined.edges).count < joined.edges.count { return nil }
    joined.pending += right.pending
    var path = right
    path.pending = []
    joined.paths.append(path)
    return joined
  }

  private func selected(_ matches: [OracleMatch], _ selector: BoundPathSelector) -> [OracleMatch] {
    let groups: Int
    switch selector {
    case .allShortest: groups = 1
    case .shortestGroups(.constant(.int64(let count))): groups = Int(count)
    default: return matches
    }
    return Dictionary(grouping: matches) { [$0.first, $0.last] }.values.flatMap { partition in
      let lengths = Set(partition.map(\.length)).sorted().prefix(groups)
      return partition.filter { lengths.contains($0.length) }
    }
  }

  /// The ids of variables that an expression binds for the outside.
  static func outerVariables(of expression: BoundPathExpression) -> [Int] {
    switch expression {
    case .node(let pattern): pattern.variable.isNamed ? [pattern.variable.id] : []
    case .edge(let pattern): pattern.variable.isNamed ? [pattern.variable.id] : []
    case .concatenation(let parts), .union(let parts), .multisetAlternation(let parts):
      Array(Set(parts.flatMap(outerVariables)))
    case .parenthesized(let subpath):
      outerVariables(of: subpath.body) + (subpath.variable.map { [$0.id] } ?? [])
    case .quantified(_, _, _, let groups): groups.map(\.group.id)
    case .questioned(let body): outerVariables(of: body)
    }
  }
}
