import GraphStore

/// What the statements are made of.
extension ModificationModel {
  mutating func add(_ labels: Set<String>, _ properties: [String: Value], _ counts: inout Counts)
    -> Int
  {
    nextNumber += 1
    nodes[nextNumber] = Node(labels: labels, properties: properties)
    counts.nodesInserted += 1
    return nextNumber
  }

  mutating func add(_ edge: Edge, _ counts: inout Counts) -> Int {
    nextNumber += 1
    edges[nextNumber] = edge
    counts.edgesInserted += 1
    return nextNumber
  }

  /// Throws where a whole statement would leave a value twice.
  func checkUnique() throws {
    guard isUnique else { return }
    let values = nodes.values.filter { $0.labels.contains("U") }.compactMap { $0.properties["u"] }
    if Set(values).count < values.count { throw Failure(statuses: ["G2000"]) }
  }

  func contains(_ element: Element) -> Bool {
    switch element {
    case .node(let id): nodes[id] != nil
    case .edge(let id): edges[id] != nil
    }
  }

  func element(_ variable: String, _ row: Row) -> Element? {
    if case .element(let element)? = row[variable] { element } else { nil }
  }

  func endpoint(_ variable: String, _ row: Row) throws -> Int {
    guard case .node(let id)? = element(variable, row) else { throw Failure(statuses: ["22004"]) }
    guard nodes[id] != nil else { throw Failure(statuses: ["G1002", "22G11"]) }
    return id
  }

  func properties(_ properties: [ModificationClause.Property], in row: Row) throws -> [String: Value] {
    let fields = try Self.collecting(properties) { ($0.key, try value(of: $0.value, in: row)) }
    return Dictionary(uniqueKeysWithValues: fields.filter { !$0.1.isNull })
  }

  func value(of expression: ModificationExpression, in row: Row) throws -> Value {
    switch expression {
    case .integer(let number): return .int64(number)
    case .null: return .null
    case .variable(let name):
      guard case .value(let value)? = row[name] else { return .null }
      return value
    case .property(let owner, let key):
      guard let element = element(owner, row) else { return .null }
      guard contains(element) else { throw Failure(statuses: ["22G11"]) }
      switch element {
      case .node(let id): return nodes[id]?.properties[key] ?? .null
      case .edge(let id): return edges[id]?.properties[key] ?? .null
      }
    case .sum(let left, let right):
      return try combined(left, right, row) { $0.addingReportingOverflow($1) }
    case .quotient(let left, let right):
      return try combined(left, right, row) { left, right in
        guard right != 0 else { throw Failure(statuses: ["22012"]) }
        return left.dividedReportingOverflow(by: right)
      }
    case .key(let tag, let elements, let numbers):
      var text = tag
      for element in elements {
        if case .string(let key) = try value(of: .property(element, "k"), in: row) {
          text += key
        } else {
          text += "-"
        }
      }
      for number in numbers {
        if case .int64(let value) = try value(of: number, in: row) { text += "\(value)" } else { text += "-" }
      }
      return .string(text)
    }
  }

  func combined(
    _ left: ModificationExpression, _ right: ModificationExpression, _ row: Row,
    _ operation: (Int64, Int64) throws -> (partialValue: Int64, overflow: Bool)
  ) throws -> Value {
    let values = (try value(of: left, in: row), try value(of: right, in: row))
    guard case (.int64(let left), .int64(let right)) = values else { return .null }
    let (result, overflows) = try operation(left, right)
    if overflows { throw Failure(statuses: ["22003"]) }
    return .int64(result)
  }
}
