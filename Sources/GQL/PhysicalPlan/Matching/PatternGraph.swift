import GraphStore

/// A graph pattern taken apart: nodes that are joined, what lies between them, and predicates over all.
struct PatternGraph {
  /// A node, with every variable that stands for it.
  struct Node {
    var variables: [BoundVariable]
    var labels: [BoundLabelExpression] = []
  }

  /// What lies between two nodes.
  struct Link {
    enum Kind {
      case edge(BoundEdgePattern)
      /// Everything else, walked by a path search.
      case path(BoundPathExpression, mode: PathMode, selector: BoundPathSelector?)
    }

    var kind: Kind
    var from: Int
    var to: Int
    /// The edge variable, or a hidden variable for the whole path of a path link.
    var variable: BoundVariable
    /// The groups of links that must have no edge in common.
    var exclusions: Set<Int>
    /// Variables bound elsewhere that its inner predicates read.
    var dependencies: Set<BoundVariable> = []
  }

  var nodes: [Node] = []
  var links: [Link] = []
  var predicates: [BoundExpression] = []
  /// Path variables and what they are made of.
  var paths: [(variable: BoundVariable, pieces: [PathPiece])] = []
  private var nodeNumbers: [BoundVariable: Int] = [:]
  private var edgeVariables: Set<BoundVariable>
  private var hiddenCount = 0

  init(_ pattern: BoundGraphPattern, input: Set<BoundVariable>) {
    edgeVariables = input
    for (number, path) in pattern.paths.enumerated() {
      var exclusions: Set<Int> = []
      if pattern.matchMode == .differentEdges { exclusions.insert(-1 - path.block) }
      if path.mode == .trail { exclusions.insert(number) }
      add(path, exclusions: exclusions)
    }
    if let predicate = pattern.predicate { predicates += predicate.conjuncts }
    findDependencies()
  }

  /// A variable that no query can name.
  private mutating func hidden(_ type: HiddenType) -> BoundVariable {
    hiddenCount += 1
    return BoundVariable(
      id: Int.min + hiddenCount, name: "#\(type.rawValue)\(hiddenCount)", type: type.valueType, isNamed: false
    )
  }

  private mutating func add(_ path: BoundPathPattern, exclusions: Set<Int>) {
    // A walk whose edges differ is a trail: the exclusions say so.
    let isFree = path.mode == .walk || path.mode == .trail
    let isWhole = path.selector != .all || !isFree || path.body.isAmbiguous
    var parts: [BoundPathExpression] = []
    Self.flatten(path.body, into: &parts, predicates: &predicates, isWhole: isWhole)
    guard isWhole else {
      addParts(parts, variable: path.variable, exclusions: exclusions)
      return
    }
    let start = node(atEnd: parts.first)
    let end = parts.count == 1 ? start : node(atEnd: parts.last)
    let whole = path.variable ?? hidden(.path)
    let to = parts.count == 1 && !Self.isNode(parts.first) ? node(atEnd: nil) : end
    links.append(
      Link(
        kind: .path(
          path.body, mode: path.mode, selector: path.selector == .all ? nil : path.selector), from: start,
        to: to, variable: whole, exclusions: exclusions))
  }

  private static func isNode(_ part: BoundPathExpression?) -> Bool {
    if case .node? = part { true } else { false }
  }

  /// The pattern node of an end of a path that is walked as a whole: the path itself checks its labels and predicates,
  /// but its start is looked for by them.
  private mutating func node(atEnd part: BoundPathExpression?) -> Int {
    guard case .node(let pattern)? = part else {
      nodes.append(Node(variables: [hidden(.node)]))
      return nodes.count - 1
    }
    var end = pattern
    end.predicate = BoundExpression.conjunction(
      of: (pattern.predicate?.conjuncts ?? []).filter { $0.freeVariables.isSubset(of: [pattern.variable]) })
    return add(end)
  }

  /// Parts of a path in a row; parentheses that add nothing but a predicate are opened.
  private static func flatten(
    _ expression: BoundPathExpression, into parts: inout [BoundPathExpression],
    predicates: inout [BoundExpression], isWhole: Bool
  ) {
    switch expression {
    case .concatenation(let inner):
      for part in inner { flatten(part, into: &parts, predicates: &predicates, isWhole: isWhole) }
    case .parenthesized(let subpath) where !isWhole && subpath.mode == .walk && subpath.variable == nil:
      flatten(subpath.body, into: &parts, predicates: &predicates, isWhole: isWhole)
      if let predicate = subpath.predicate { predicates += predicate.conjuncts }
    default:
      parts.append(expression)
    }
  }

  private mutating func add(_ pattern: BoundNodePattern) -> Int {
    let number: Int
    if let known = nodeNumbers[pattern.variable] {
      number = known
    } else {
      nodes.append(Node(variables: [pattern.variable]))
      number = nodes.count - 1
      nodeNumbers[pattern.variable] = number
    }
    if let labels = pattern.labels, !nodes[number].labels.contains(labels) {
      nodes[number].labels.append(labels)
    }
    if let predicate = pattern.predicate {
      for part in predicate.conjuncts where !predicates.contains(part) { predicates.append(part) }
    }
    return number
  }

  /// Adds a path that can be walked piece by piece.
  private mutating func addParts(
    _ parts: [BoundPathExpression], variable: BoundVariable?, exclusions: Set<Int>
  ) {
    var current: Int?
    var pieces: [PathPiece] = []
    var index = 0
    while index < parts.count {
      if case .node(let pattern) = parts[index] {
        let number = add(pattern)
        if let known = current, known != number {
          unite(known, number)
        } else if current == nil {
          pieces.append(.node(pattern.variable))
        }
        current = nodeNumbers[pattern.variable] ?? number
        index += 1
        continue
      }
      if current == nil {
        nodes.append(Node(variables: [hidden(.node)]))
        current = nodes.count - 1
        pieces.append(.node(nodes[nodes.count - 1].variables[0]))
      }
      let part = parts[index]
      let from = current ?? 0
      let to: Int
      if index + 1 < parts.count, case .node(let pattern) = parts[index + 1] {
        _ = add(pattern)
        to = nodeNumbers[pattern.variable] ?? 0
        index += 1
      } else {
        nodes.append(Node(variables: [hidden(.node)]))
        to = nodes.count - 1
      }
      addLink(part, from: from, to: to, exclusions: exclusions, pieces: &pieces)
      pieces.append(.node(nodes[to].variables[0]))
      current = to
      index += 1
    }
    if let variable { paths.append((variable, pieces)) }
  }

  private mutating func addLink(
    _ part: BoundPathExpression, from: Int, to: Int, exclusions: Set<Int>, pieces: inout [PathPiece]
  ) {
    if case .edge(var pattern) = part {
      if let predicate = pattern.predicate { predicates += predicate.conjuncts }
      pattern.predicate = nil
      if !edgeVariables.insert(pattern.variable).inserted {
        // The same edge at a second place: another variable, and a predicate.
        let second = hidden(.edge)
        predicates.append(.binary(.equal, .variable(pattern.variable), .variable(second)))
        pattern.variable = second
      }
      links.append(
        Link(
          kind: .edge(pattern), from: from, to: to, variable: pattern.variable, exclusions: exclusions))
      pieces.append(.edge(pattern.variable))
      return
    }
    let path = hidden(.path)
    links.append(
      Link(
        kind: .path(part, mode: .walk, selector: nil), from: from, to: to, variable: path,
        exclusions: exclusions))
    pieces.append(.path(path))
  }

  /// Makes two nodes one: they stand side by side in a path.
  private mutating func unite(_ first: Int, _ second: Int) {
    for variable in nodes[second].variables { nodeNumbers[variable] = first }
    nodes[first].variables += nodes[second].variables
    for labels in nodes[second].labels where !nodes[first].labels.contains(labels) {
      nodes[first].labels.append(labels)
    }
    nodes[second] = Node(variables: [])
    for index in links.indices {
      if links[index].from == second { links[index].from = first }
      if links[index].to == second { links[index].to = first }
    }
  }

  /// Finds out what each path link needs from outside, and puts its own end into it where it needs that.
  ///
  /// A variable within a path that also stands for a node or an edge of the graph is bound there first, so that the path checks it.
  private mutating func findDependencies() {
    var outside = Set(nodes.flatMap(\.variables))
    for case (let variable, .edge) in links.map({ ($0.variable, $0.kind) }) { outside.insert(variable) }
    for index in links.indices {
      guard case .path(var body, let mode, let selector) = links[index].kind else { continue }
      var read: Set<BoundVariable> = []
      var own: Set<BoundVariable> = []
      body.forEachPart { part in
        part.ownPredicate?.collectFreeVariables(into: &read)
        own.formUnion(part.ownVariables)
      }
      read.subtract(own)
      for end in nodes[links[index].to].variables where read.contains(end) {
        body = .concatenation([body, .node(BoundNodePattern(variable: end, labels: nil, predicate: nil))])
        read.remove(end)
      }
      links[index].kind = .path(body, mode: mode, selector: selector)
      let ends = nodes[links[index].from].variables + nodes[links[index].to].variables
      links[index].dependencies = read.union(body.outerVariables.filter(outside.subtracting(ends).contains))
    }
  }
}

/// What a hidden variable holds.
private enum HiddenType: String {
  case node
  case edge
  case path

  var valueType: ValueType {
    switch self {
    case .node: .node
    case .edge: .edge
    case .path: .path
    }
  }
}
