import GraphStore

/// The statements.
extension ModificationModel {
  mutating func insert(
    _ newNodes: [ModificationClause.InsertedNode], _ newEdges: [ModificationClause.InsertedEdge],
    _ rows: [Row],
    _ counts: inout Counts
  ) throws -> [Row] {
    let fresh = Set(newNodes.map(\.variable))
    let ends = newEdges.flatMap { [$0.source, $0.target] }.filter { !fresh.contains($0) }
    let expressions = newNodes.map(\.properties) + newEdges.map(\.properties)
    let before = self
    let computed = try Self.collecting(rows) { row in
      // What is wrong with ends and with values comes up together.
      let checks: [() throws -> [String: Value]] =
        ends.map { end in
          {
            _ = try before.endpoint(end, row)
            return [:]
          }
        } + expressions.map { properties in { try before.properties(properties, in: row) } }
      let values = try Self.collecting(checks) { try $0() }.dropFirst(ends.count)
      return (row, values.prefix(newNodes.count), values.dropFirst(newNodes.count))
    }
    let inserted = try computed.map { row, nodeProperties, edgeProperties in
      var row = row
      for (node, properties) in zip(newNodes, nodeProperties) {
        row[node.variable] = .element(.node(add(Set(node.labels), properties, &counts)))
      }
      for (edge, properties) in zip(newEdges, edgeProperties) {
        let (source, target) = (try endpoint(edge.source, row), try endpoint(edge.target, row))
        row[edge.variable] = .element(
          .edge(
            add(
              Edge(
                source: source, target: target, isDirected: edge.isDirected,
                labels: Set(edge.label.map { [$0] } ?? []), properties: properties), &counts)))
      }
      return row
    }
    return inserted
  }

  mutating func set(_ items: [ModificationClause.SetItem], _ rows: [Row]) throws {
    var statuses: Set<String> = []
    var assigned: [Element: [String: Value]] = [:]
    var replaced: [Element: [String: Value]] = [:]
    var writes: [(Element, (inout [String: Value], inout Set<String>) -> Void)] = []
    func assign(_ element: Element, _ key: String, _ value: Value) {
      if let other = assigned[element, default: [:]].updateValue(value, forKey: key), other != value {
        statuses.insert("22G0M")
      }
    }
    for item in items {
      do {
        _ = try Self.collecting(rows) { row in
          switch item {
          case .property(let variable, let key, let expression):
            let value = try value(of: expression, in: row)
            guard let element = element(variable, row) else { return }
            assign(element, key, value)
            writes.append((element, { properties, _ in properties[key] = value.isNull ? nil : value }))
          case .whole(let variable, let fields):
            let record = try Self.collecting(fields) { ($0.key, try value(of: $0.value, in: row)) }
            guard let element = element(variable, row) else { return }
            let all = Dictionary(uniqueKeysWithValues: record)
            if let other = replaced.updateValue(all, forKey: element), other != all {
              statuses.insert("22G0M")
            }
            writes.append((element, { properties, _ in properties = all.filter { !$0.value.isNull } }))
          case .adding(let variable, let fields):
            let record = try Self.collecting(fields) { ($0.key, try value(of: $0.value, in: row)) }
            guard let element = element(variable, row) else { return }
            for (key, value) in record { assign(element, key, value) }
            writes.append(
              (
                element,
                { properties, _ in
                  for (key, value) in record { properties[key] = value.isNull ? nil : value }
                }
              ))
          case .label(let variable, let label):
            guard let element = element(variable, row) else { return }
            writes.append((element, { _, labels in labels.insert(label) }))
          }
        }
      } catch let failure as Failure {
        statuses.formUnion(failure.statuses)
      }
    }
    try change(writes, statuses)
  }

  mutating func remove(_ items: [ModificationClause.RemoveItem], _ rows: [Row]) throws {
    var writes: [(Element, (inout [String: Value], inout Set<String>) -> Void)] = []
    for item in items {
      for row in rows {
        switch item {
        case .property(let variable, let key):
          if let element = element(variable, row) {
            writes.append((element, { properties, _ in properties[key] = nil }))
          }
        case .label(let variable, let label):
          if let element = element(variable, row) {
            writes.append((element, { _, labels in labels.remove(label) }))
          }
        }
      }
    }
    try change(writes, [])
  }

  /// Writes, unless something is wrong already or a deleted element were to be changed.
  mutating func change(
    _ writes: [(Element, (inout [String: Value], inout Set<String>) -> Void)], _ statuses: Set<String>
  ) throws {
    var statuses = statuses
    if writes.contains(where: { !contains($0.0) }) { statuses.insert("22G11") }
    guard statuses.isEmpty else { throw Failure(statuses: statuses) }
    for (element, write) in writes {
      switch element {
      case .node(let id):
        guard var node = nodes[id] else { continue }
        write(&node.properties, &node.labels)
        nodes[id] = node
      case .edge(let id):
        guard var edge = edges[id] else { continue }
        write(&edge.properties, &edge.labels)
        edges[id] = edge
      }
    }
  }

  mutating func delete(
    _ variables: [String], _ isDetaching: Bool, _ rows: [Row], _ counts: inout Counts
  ) throws {
    let elements = Set(rows.flatMap { row in variables.compactMap { element($0, row) } })
    let before = edges.count
    for case .edge(let id) in elements { edges[id] = nil }
    for case .node(let id) in elements where nodes[id] != nil {
      let incident = edges.filter { $0.value.source == id || $0.value.target == id }.keys
      guard isDetaching || incident.isEmpty else { throw Failure(statuses: ["G1001"]) }
      for edge in incident { edges[edge] = nil }
      nodes[id] = nil
      counts.nodesDeleted += 1
    }
    counts.edgesDeleted += before - edges.count
  }

  mutating func merge(_ clause: ModificationClause, _ rows: [Row], _ counts: inout Counts) throws
    -> [Row]
  {
    var copy = self
    var tally = counts
    let merged = try Self.collecting(rows) { try copy.merge(clause, row: $0, &tally) }
    self = copy
    counts = tally
    return merged.flatMap { $0 }
  }

  /// Row by row: a later one finds what an earlier one inserted.
  mutating func merge(_ clause: ModificationClause, row: Row, _ counts: inout Counts) throws -> [Row] {
    var found: [Row]
    let (create, match): ([ModificationClause.SetItem], [ModificationClause.SetItem])
    switch clause {
    case .mergeNode(let variable, let label, let expression, let onCreate, let onMatch):
      let value = try value(of: expression, in: row)
      (create, match) = (onCreate, onMatch)
      found = nodes.filter {
        $0.value.labels.contains(label) && !value.isNull && $0.value.properties["x"] == value
      }
      .keys.map { row.binding(variable, to: .element(.node($0))) }
      if found.isEmpty {
        guard !value.isNull else { throw Failure(statuses: ["22004"]) }
        found = [row.binding(variable, to: .element(.node(add([label], ["x": value], &counts))))]
        try set(create, found)
        return found
      }
    case .mergeEdge(let source, let variable, let target, let label, let onCreate, let onMatch):
      (create, match) = (onCreate, onMatch)
      let (from, to) = (try endpoint(source, row), try endpoint(target, row))
      found = edges.filter {
        $0.value.isDirected && $0.value.source == from && $0.value.target == to
          && $0.value.labels.contains(label)
      }.keys.map { row.binding(variable, to: .element(.edge($0))) }
      if found.isEmpty {
        let edge = Edge(source: from, target: to, isDirected: true, labels: [label], properties: [:])
        found = [row.binding(variable, to: .element(.edge(add(edge, &counts))))]
        try set(create, found)
        return found
      }
    default: return []
    }
    try set(match, found)
    return found
  }
}
