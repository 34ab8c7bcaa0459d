/// Draws random statements that modify a graph.
///
/// Every inserted element has a key `k` that the statement and its row determine, so that graphs can be compared without
/// regard to the order of rows.
struct ModificationGenerator {
  var random: SeededGenerator
  private var statement = 0
  private var variableCount = 0
  private var keyCount = 0
  private var nodes: [String] = []
  private var edges: [String] = []
  private var numbers: [String] = []
  /// Elements that tell one row from another.
  private var rowElements: [String] = []
  /// Elements that may be deleted by now.
  private var deleted: Set<String> = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// The clauses of a statement, and what it returns.
  mutating func next() -> (clauses: [ModificationClause], results: [ModificationExpression]) {
    statement += 1
    variableCount = 0
    keyCount = 0
    (nodes, edges, numbers, rowElements, deleted) = ([], [], [], [], [])
    var clauses: [ModificationClause] = []
    for _ in 0..<random.number(0...2) { clauses.append(reading()) }
    for _ in 0..<random.number(1...3) {
      clauses.append(modifying())
      if random.happens(12) { clauses.append(reading()) }
    }
    var results: [ModificationExpression] = []
    if clauses.last?.isReading ?? false || random.happens(35) {
      for _ in 0..<random.number(1...2) { results.append(expression()) }
    }
    return (clauses, results)
  }

  private mutating func fresh(_ prefix: String) -> String {
    variableCount += 1
    return "\(prefix)\(variableCount)"
  }

  /// An element that is there, or now and then one that may not be.
  private mutating func pick(_ variables: [String]) -> String? {
    let present = variables.filter { !deleted.contains($0) || random.happens(15) }
    return present.isEmpty ? nil : random.pick(present)
  }

  // MARK: Clauses

  private mutating func reading() -> ModificationClause {
    switch random.number(0...9) {
    case 0...3:
      let variable = fresh("n")
      let filter =
        random.happens(40)
        ? ModificationFilter(
          variable: variable, key: random.pick(["x", "y", "u"]),
          comparison: random.pick([.equal, .less, .notEqual]),
          number: Int64(random.number(0...3))) : nil
      bind(variable, isEdge: false)
      return .nodes(
        variable, label: label(["A", "B", "U", "Z"]), filter: filter, isOptional: random.happens(25))
    case 4...7:
      let (edge, target) = (fresh("e"), fresh("n"))
      var source = fresh("n")
      let known = nodes.filter { !deleted.contains($0) }
      if !known.isEmpty, random.happens(50) {
        source = random.pick(known)
      } else {
        bind(source, isEdge: false)
      }
      bind(edge, isEdge: true)
      bind(target, isEdge: false)
      return .edges(
        source, edge, target, label: label(["S", "T"]), random.pick([.right, .right, .undirected, .any]))
    default:
      let variable = fresh("i")
      numbers.append(variable)
      return .each(variable, (0..<random.number(1...3)).map { _ in Int64(random.number(0...4)) })
    }
  }

  private mutating func bind(_ variable: String, isEdge: Bool) {
    if isEdge { edges.append(variable) } else { nodes.append(variable) }
    rowElements.append(variable)
  }

  private mutating func label(_ labels: [String]) -> String? {
    random.happens(50) ? random.pick(labels) : nil
  }

  private mutating func modifying() -> ModificationClause {
    switch random.number(0...99) {
    case 0..<35: return insertion()
    case 35..<58:
      if let items = setItems() { return .set(items) }
    case 58..<66:
      if let items = removeItems() { return .remove(items) }
    case 66..<80:
      var variables: [String] = []
      for _ in 0..<random.number(1...2) {
        if let variable = pick(random.happens(50) ? edges : nodes + edges) { variables.append(variable) }
      }
      if !variables.isEmpty {
        // A detached node takes edges with it, and other rows may hold the same element under another name.
        deleted.formUnion(nodes + edges)
        return .delete(variables, isDetaching: random.happens(60))
      }
    case 80..<90: return mergedNode()
    default:
      if let source = pick(nodes), let target = pick(nodes) {
        let edge = fresh("e")
        let onCreate = [ModificationClause.SetItem.property(edge, "k", key([source, target], []))]
        bind(edge, isEdge: true)
        return .mergeEdge(
          source, edge, target, label: random.pick(["S", "T"]), onCreate: onCreate, onMatch: counting(edge))
      }
    }
    return insertion()
  }

  private mutating func insertion() -> ModificationClause {
    var newNodes: [ModificationClause.InsertedNode] = []
    var newEdges: [ModificationClause.InsertedEdge] = []
    let bound = nodes
    for _ in 0..<random.number(0...2) {
      let variable = fresh("n")
      newNodes.append(
        .init(
          variable: variable, labels: ["A", "B", "U"].filter { _ in random.happens(40) },
          properties: properties(["x", "y", "u"])))
    }
    let added = newNodes.map(\.variable)
    for _ in 0..<random.number(newNodes.isEmpty ? 1...2 : 0...2) {
      guard let source = pick(bound + added), let target = pick(bound + added) else { break }
      newEdges.append(
        .init(
          variable: fresh("e"), source: source, target: target, isDirected: random.happens(70),
          label: random.happens(85) ? random.pick(["S", "T"]) : nil, properties: properties(["x", "y"])))
    }
    if newNodes.isEmpty, newEdges.isEmpty {
      newNodes.append(.init(variable: fresh("n"), labels: ["A"], properties: properties(["x"])))
    }
    // Only now: the values of a pattern can't name what it inserts.
    nodes += newNodes.map(\.variable)
    edges += newEdges.map(\.variable)
    return .insert(newNodes, newEdges)
  }

  private mutating func properties(_ keys: [String]) -> [ModificationClause.Property] {
    var result = [ModificationClause.Property(key: "k", value: key(rowElements, numbers))]
    for name in keys where random.happens(50) {
      result.append(
        .init(key: name, value: name == "u" ? .integer(Int64(random.number(0...30))) : expression()))
    }
    return result
  }

  private mutating func key(_ elements: [String], _ numbers: [String]) -> ModificationExpression {
    keyCount += 1
    // Of what may be deleted the key can't be read.
    let present = elements.filter { !deleted.contains($0) }
    return .key("t\(statement).\(keyCount)/", elements: present, numbers: numbers.map { .variable($0) })
  }

  private mutating func setItems() -> [ModificationClause.SetItem]? {
    if random.happens(20), let node = pick(nodes) {
      // Alone: what else the statement sets would decide whether two nodes share a value for a moment.
      return [
        random.happens(50) ? .label(node, "U") : .property(node, "u", .integer(Int64(random.number(0...30))))
      ]
    }
    var items: [ModificationClause.SetItem] = []
    for _ in 0..<random.number(1...3) {
      guard let variable = pick(nodes + edges) else { continue }
      let isNode = nodes.contains(variable)
      switch random.number(0...9) {
      case 0...5: items.append(.property(variable, random.pick(["x", "y"]), expression()))
      case 6:
        let kept = ModificationClause.Property(key: "k", value: .property(variable, "k"))
        items.append(.whole(variable, [kept, .init(key: "x", value: expression())]))
      case 7:
        items.append(
          .adding(variable, [.init(key: "y", value: expression()), .init(key: "z", value: expression())]))
      default: items.append(.label(variable, random.pick(isNode ? ["A", "B"] : ["S", "T"])))
      }
    }
    return items.isEmpty ? nil : items
  }

  private mutating func removeItems() -> [ModificationClause.RemoveItem]? {
    var items: [ModificationClause.RemoveItem] = []
    for _ in 0..<random.number(1...2) {
      guard let variable = pick(nodes + edges) else { continue }
      if random.happens(50) {
        items.append(.property(variable, random.pick(["x", "y", "z", "u"])))
      } else {
        items.append(.label(variable, random.pick(nodes.contains(variable) ? ["A", "B", "U"] : ["S", "T"])))
      }
    }
    return items.isEmpty ? nil : items
  }

  private mutating func mergedNode() -> ModificationClause {
    let value: ModificationExpression =
      random.happens(50) ? .integer(Int64(random.number(0...4))) : expression()
    let node = fresh("n")
    keyCount += 1
    // Whichever row inserts the node, its key is the same.
    let key = ModificationExpression.key(
      "t\(statement).\(keyCount)/", elements: [], numbers: [.property(node, "x")])
    bind(node, isEdge: false)
    return .mergeNode(
      node, label: random.pick(["A", "B"]), value, onCreate: [.property(node, "k", key)],
      onMatch: counting(node))
  }

  private mutating func counting(_ variable: String) -> [ModificationClause.SetItem] {
    random.happens(50) ? [.property(variable, "c", .sum(.property(variable, "c"), .integer(1)))] : []
  }

  // MARK: Expressions

  private mutating func expression(depth: Int = 0) -> ModificationExpression {
    switch random.number(0...19) {
    case 0...5: return .integer(Int64(random.number(0...3)))
    case 6: return .null
    case 7: return .integer(random.happens(30) ? .max : 7)
    case 8...9: if !numbers.isEmpty { return .variable(random.pick(numbers)) }
    case 10...12 where depth < 2: return .sum(expression(depth: depth + 1), expression(depth: depth + 1))
    case 13 where depth < 2: return .quotient(expression(depth: depth + 1), expression(depth: depth + 1))
    default: if let owner = pick(nodes + edges) { return .property(owner, random.pick(["x", "y", "c"])) }
    }
    return .integer(1)
  }
}
