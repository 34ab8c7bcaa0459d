import GraphStore

/// One item of SET with its expression compiled and its element found by slot.
struct CompiledSetItem: Sendable {
  /// What is set.
  enum Kind: Sendable {
    case property(String)
    case allProperties
    case mergeProperties
    case label(String)
  }

  let slot: Int
  let kind: Kind
  /// The right-hand side; nil for a label.
  let value: (any Evaluator)?
}

/// What SET does to elements, item by item: within one item the order of rows makes no difference.
struct PropertyAssignments {
  private struct Key: Hashable {
    let target: ElementTarget
    let name: String
  }

  private struct Assignment {
    let target: ElementTarget
    let kind: CompiledSetItem.Kind
    let value: Value
  }

  private let graph: GraphReference
  /// The assignments of each item.
  private var assignments: [[Assignment]] = []
  private var values: [Key: Value] = [:]
  private var wholes: [ElementTarget: Value] = [:]

  /// Makes an empty list for elements of a graph.
  init(graph: GraphReference) {
    self.graph = graph
  }

  /// Computes what the items set for each row of a batch.
  ///
  /// - Throws: 22G0M where one property is given two different values.
  mutating func add(_ items: [CompiledSetItem], for batch: Batch, in context: ExecutionContext) throws {
    let operands = try items.map { try $0.value?.evaluate(batch, in: context) }
    while assignments.count < items.count { assignments.append([]) }
    for (place, (item, operand)) in zip(items, operands).enumerated() {
      for row in 0..<batch.rowCount {
        guard let target = try ElementTarget(batch.columns[item.slot][row]) else { continue }
        var value = operand?[row] ?? .null
        switch item.kind {
        case .property(let name): try check(Key(target: target, name: name), value)
        case .allProperties:
          value = try properties(of: value, in: context)
          if let other = wholes.updateValue(value, forKey: target), other != value {
            throw Self.conflict("the properties", other, value)
          }
        case .mergeProperties:
          value = try properties(of: value, in: context)
          for (name, value) in value.fields { try check(Key(target: target, name: name), value) }
        case .label: break
        }
        assignments[place].append(Assignment(target: target, kind: item.kind, value: value))
      }
    }
    try context.limits.reserve(batch.rowCount * items.count * 64)
  }

  /// What an element's properties are to become, as a record: read before anything is written.
  private func properties(of value: Value, in context: ExecutionContext) throws -> Value {
    if case .record = value { return value }
    return .record(
      Record(try value.asProperties(in: context.snapshot(of: graph)).map { ($0.name, $0.value) }))
  }

  private mutating func check(_ key: Key, _ value: Value) throws {
    if let other = values.updateValue(value, forKey: key), other != value {
      throw Self.conflict("the property \(key.name)", other, value)
    }
  }

  private static func conflict(_ what: String, _ one: Value, _ other: Value) -> GQLError {
    GQLError(
      .multipleAssignmentsToAGraphElementProperty,
      "one statement sets \(what) of one element to \(one) and to \(other)")
  }

  /// Writes everything.
  func write(to transaction: Transaction, _ context: ExecutionContext) throws {
    for assignment in assignments.joined() {
      let target = assignment.target
      switch assignment.kind {
      case .property(let name):
        try set(name, to: assignment.value, on: target, transaction, context)
      case .allProperties:
        let kept = assignment.value.fields.filter { !$0.value.isNull }
        try target.replaceProperties(with: Dictionary(kept, uniquingKeysWith: { $1 }), in: transaction)
        context.changes.propertiesSet += kept.count
      case .mergeProperties:
        for (name, value) in assignment.value.fields {
          try set(name, to: value, on: target, transaction, context)
        }
      case .label(let name):
        if !target.labels(in: transaction).contains(name) {
          try target.addLabel(name, in: transaction)
          context.changes.labelsAdded += 1
        }
      }
    }
  }

  private func set(
    _ name: String, to value: Value, on target: ElementTarget, _ transaction: Transaction,
    _ context: ExecutionContext
  ) throws {
    if value.isNull {
      if !target.property(name, in: transaction).isNull { context.changes.propertiesRemoved += 1 }
    } else {
      context.changes.propertiesSet += 1
    }
    try target.set(name, to: value, in: transaction)
  }
}

extension Value {
  fileprivate var fields: [(name: String, value: Value)] {
    if case .record(let record) = self { record.fields.map { ($0.name, $0.value) } } else { [] }
  }
}
