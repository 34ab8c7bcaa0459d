import GraphStore

@testable import GQL

/// Draws random graph patterns of everything the path pattern language has.
struct PatternGenerator {
  var random: SeededGenerator
  private var nextVariable = 0
  /// Singleton node variables of the pattern so far, for joins and predicates.
  private var nodeVariables: [BoundVariable] = []
  /// The groups of variables of subpaths.
  private var pathGroups: Set<BoundVariable> = []
  /// Everything that a row shows.
  private var outputs: [BoundVariable] = []
  /// Whether unbounded quantifiers are allowed here.
  private var allowsUnbounded = true
  /// How many quantifiers may still be drawn.
  private var quantifiersLeft = 2

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// A random pattern; with `isSelective` one path with a selector that may leave a choice, and a path variable.
  mutating func pattern(isSelective: Bool = false) -> BoundGraphPattern {
    nodeVariables = []
    outputs = []
    quantifiersLeft = 2
    let matchMode: MatchMode = random.happens(60) ? .differentEdges : .repeatableElements
    let pathCount = isSelective ? 1 : (random.happens(65) ? 1 : 2)
    var paths: [BoundPathPattern] = []
    for _ in 0..<pathCount { paths.append(path(matchMode, isSelective: isSelective)) }
    var predicate: BoundExpression?
    if !isSelective, random.happens(30) { predicate = comparison(among: nodeVariables) }
    return BoundGraphPattern(matchMode: matchMode, paths: paths, predicate: predicate, outputs: outputs)
  }

  private mutating func path(_ matchMode: MatchMode, isSelective: Bool) -> BoundPathPattern {
    var mode = PathMode.walk
    if random.happens(35) { mode = random.pick([.trail, .simple, .acyclic]) }
    var selector = BoundPathSelector.all
    if isSelective {
      let count = BoundExpression.constant(.int64(Int64(random.number(1...3))))
      selector = random.pick([
        .any(count), .anyShortest, .allShortest, .shortest(count), .shortestGroups(count),
      ])
    } else if random.happens(15) {
      let count = BoundExpression.constant(.int64(Int64(random.number(1...2))))
      selector = random.pick([.allShortest, .shortestGroups(count)])
    }
    allowsUnbounded = matchMode == .differentEdges || mode != .walk || isSelective
    let variable = isSelective || random.happens(25) ? variable("p", .path) : nil
    if let variable { outputs.append(variable) }
    let body = concatenation(depth: 0, named: true)
    return BoundPathPattern(variable: variable, mode: mode, selector: selector, body: body)
  }

  private mutating func variable(_ prefix: String, _ type: ValueType, isNamed: Bool = true) -> BoundVariable {
    nextVariable += 1
    return BoundVariable(
      id: nextVariable, name: isNamed ? "\(prefix)\(nextVariable)" : "#\(nextVariable)", type: type,
      isNamed: isNamed)
  }

  /// Nodes with edges or larger parts between them.
  private mutating func concatenation(depth: Int, named: Bool) -> BoundPathExpression {
    var parts: [BoundPathExpression] = [node(depth: depth)]
    for _ in 0..<random.number(depth == 0 ? 0...3 : 1...2) {
      parts.append(segment(depth: depth))
      parts.append(node(depth: depth))
    }
    return .concatenation(parts)
  }

  private mutating func segment(depth: Int) -> BoundPathExpression {
    let choice = random.number(0...99)
    if depth >= 2 || choice < 45 { return edge(depth: depth) }
    if choice < 70, quantifiersLeft > 0 { return quantified(depth: depth) }
    if choice < 78 { return questioned(depth: depth) }
    if choice < 88 { return alternation(depth: depth) }
    return .parenthesized(subpath(depth: depth))
  }

  private mutating func node(depth: Int) -> BoundPathExpression {
    let isNamed = random.happens(60)
    var chosen: BoundVariable?
    if depth == 0, isNamed, !nodeVariables.isEmpty, random.happens(22) { chosen = random.pick(nodeVariables) }
    let variable = chosen ?? variable("n", .node, isNamed: isNamed)
    if chosen == nil, isNamed, depth == 0 {
      nodeVariables.append(variable)
      outputs.append(variable)
    }
    let labels = random.happens(25) ? labels(["A", "B"]) : nil
    var predicate: BoundExpression?
    if random.happens(12) {
      predicate =
        random.happens(50) || !isNamed
        ? propertyTest(variable, isNamed: isNamed) : comparison(among: nodeVariables + [variable])
    }
    return .node(BoundNodePattern(variable: variable, labels: labels, predicate: predicate))
  }

  private mutating func edge(depth: Int) -> BoundPathExpression {
    let isNamed = random.happens(50)
    let variable = variable("e", .edge, isNamed: isNamed)
    if isNamed, depth == 0 { outputs.append(variable) }
    let directions: BoundEdgeDirections = random.pick([
      .right, .right, .left, .any, .any, .undirected, [.left, .right], [.left, .undirected],
      [.undirected, .right],
    ])
    return .edge(
      BoundEdgePattern(
        variable: variable, direction: directions, labels: random.happens(40) ? labels(["S", "T"]) : nil,
        predicate: random.happens(12) ? propertyTest(variable, isNamed: isNamed) : nil))
  }

  private mutating func labels(_ names: [String]) -> BoundLabelExpression {
    switch random.number(0...7) {
    case 0: .wildcard
    case 1: .negation(.label(random.pick(names)))
    case 2: .disjunction(.label(names[0]), .label(names[1]))
    case 3: .conjunction(.label(names[0]), .label(names[1]))
    default: .label(random.pick(names))
    }
  }

  /// Without a name, only equality can be asked for: `{x: 1}`.
  private mutating func propertyTest(_ variable: BoundVariable, isNamed: Bool) -> BoundExpression {
    .binary(
      isNamed ? random.pick([.equal, .less, .greaterOrEqual, .notEqual]) : .equal,
      .property(of: .variable(variable), name: "x"),
      .constant(.int64(Int64(random.number(0...3)))))
  }

  private mutating func comparison(among variables: [BoundVariable]) -> BoundExpression? {
    guard let left = variables.randomElement(using: &random),
      let right = variables.randomElement(using: &random)
    else { return nil }
    if random.happens(40) {
      return .binary(random.pick([.equal, .notEqual]), .variable(left), .variable(right))
    }
    return .binary(
      random.pick([.lessOrEqual, .notEqual, .equal]), .property(of: .variable(left), name: "x"),
      .property(of: .variable(right), name: "x"))
  }

  private mutating func quantified(depth: Int) -> BoundPathExpression {
    quantifiersLeft -= 1
    let lower = random.number(0...2)
    let isUnbounded = allowsUnbounded && random.happens(45)
    let upper = isUnbounded ? nil : lower + random.number(lower == 0 ? 1...2 : 0...2)
    let hidden = outputs
    let visible = nodeVariables
    var body: BoundPathExpression
    if random.happens(50) {
      body = edge(depth: depth + 1)
    } else if random.happens(60) {
      body = .parenthesized(subpath(depth: depth + 1))
    } else {
      body = concatenation(depth: depth + 1, named: true)
    }
    // What may be empty must not be repeated (16.7).
    if body.lengths.lower == 0 { body = edge(depth: depth + 1) }
    outputs = hidden
    nodeVariables = visible
    var groups: [GroupBinding] = []
    for inner in Self.boundVariables(of: body) {
      let group = variable("g", .anyList)
      if inner.type == .path || pathGroups.contains(inner) { pathGroups.insert(group) }
      groups.append(GroupBinding(element: inner, group: group))
      if depth == 0 { outputs.append(group) }
    }
    return .quantified(body, lower: lower, upper: upper, groups: groups)
  }

  private mutating func questioned(depth: Int) -> BoundPathExpression {
    let body: BoundPathExpression
    let visible = nodeVariables
    if random.happens(50) {
      body = edge(depth: depth + 1)
    } else {
      body = concatenation(depth: depth + 1, named: true)
    }
    nodeVariables = visible
    if depth == 0 { outputs += Self.boundVariables(of: body) }
    return .questioned(body)
  }

  private mutating func alternation(depth: Int) -> BoundPathExpression {
    let visible = nodeVariables
    var branches: [BoundPathExpression] = []
    for _ in 0..<random.number(2...3) { branches.append(concatenation(depth: depth + 1, named: false)) }
    nodeVariables = visible
    let alternation: BoundPathExpression =
      random.happens(65) ? .union(branches) : .multisetAlternation(branches)
    if depth == 0 { outputs += Self.boundVariables(of: alternation) }
    return alternation
  }

  private mutating func subpath(depth: Int) -> BoundSubpath {
    let visible = nodeVariables
    let body = concatenation(depth: depth + 1, named: true)
    let inner = Self.boundVariables(of: body)
    let nodes = inner.filter { $0.type == .node }
    // A path has no properties to sum up.
    let groups = inner.filter { if case .list = $0.type { !pathGroups.contains($0) } else { false } }
    nodeVariables = visible
    var predicate: BoundExpression?
    if random.happens(45) {
      if let group = groups.first, random.happens(60) {
        let element = variable("#", .any, isNamed: false)
        predicate = .binary(
          random.pick([.less, .greaterOrEqual]),
          .horizontalAggregate(
            BoundAggregateCall(function: .sum, argument: .property(of: .variable(element), name: "x")),
            element: element,
            group: group), .constant(.int64(Int64(random.number(0...4)))))
      } else {
        // Variables of outside make the predicate a non-local one.
        predicate = comparison(among: nodes + (random.happens(40) ? visible : nodes))
      }
    }
    let variable = random.happens(30) ? variable("q", .path) : nil
    if depth == 0 { outputs += Self.boundVariables(of: body) + (variable.map { [$0] } ?? []) }
    let mode: PathMode = random.happens(25) ? random.pick([.trail, .simple, .acyclic]) : .walk
    return BoundSubpath(variable: variable, mode: mode, body: body, predicate: predicate)
  }

  /// The named variables that an expression binds for the outside, in the order of the text, each once.
  static func boundVariables(of expression: BoundPathExpression) -> [BoundVariable] {
    var seen: Set<BoundVariable> = []
    return allVariables(of: expression).filter { $0.isNamed && seen.insert($0).inserted }
  }

  private static func allVariables(of expression: BoundPathExpression) -> [BoundVariable] {
    switch expression {
    case .node(let pattern): [pattern.variable]
    case .edge(let pattern): [pattern.variable]
    case .concatenation(let parts), .union(let parts), .multisetAlternation(let parts):
      parts.flatMap(allVariables)
    case .parenthesized(let subpath):
      allVariables(of: subpath.body) + (subpath.variable.map { [$0] } ?? [])
    case .quantified(_, _, _, let groups): groups.map(\.group)
    case .questioned(let body): allVariables(of: body)
    }
  }
}
