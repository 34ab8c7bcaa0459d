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

/// What SET does to one element, in the order of rows and items.
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

  private var assignments: [Assignment] = []
  private var values: [Key: Value] = [:]

  /// Computes what the items set for each row of a batch.
  ///
  /// - Throws: 22G0M where one property is given two different values.
  mutating func add(_ items: [CompiledSetItem], for batch: Batch, in context: ExecutionContext) throws {
    let operands = try items.map { try $0.value?.evaluate(batch, in: context) }
    for row in 0..<batch.rowCount {
      for (item, operand) in zip(items, operands) {
        guard let target = try ElementTarget(batch.columns[item.slot][row]) else { continue }
        let value = operand?[row] ?? .null
        if case .property(let name) = item.kind { try check(Key(target: target, name: name), value) }
        assignments.append(Assignment(target: target, kind: item.kind, value: value))
      }
    }
    try context.limits.reserve(batch.rowCount * items.count * 64)
  }

  private mutating func check(_ key: Key, _ value: Value) throws {
    if let other = values.updateValue(value, forKey: key), other != value {
      throw GQLError(
        .multipleAssignmentsToAGraphElementProperty,
        "one statement sets the property \(key.name) of one element to \(other) and to \(value)")
    }
  }

  /// Writes everything.
  func write(to transaction: Transaction, _ context: ExecutionContext) throws {
    for assignment in assignments {
      let target = assignment.target
      switch assignment.kind {
      case .property(let name):
        try set(name, to: assignment.value, on: target, transaction, context)
      case .allProperties:
        let properties = try transaction.read { try assignment.value.asProperties(in: $0) }
        let kept = properties.filter { !$0.value.isNull }
        try target.replaceProperties(with: Dictionary(kept, uniquingKeysWith: { $1 }), in: transaction)
        context.changes.propertiesSet += kept.count
      case .mergeProperties:
        for (name, value) in try transaction.read({ try assignment.value.asProperties(in: $0) }) {
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
