import GraphStore

/// A statement that only looks nodes up by one indexed property and returns them or their properties: it runs without
/// operators, in less than a microsecond.
///
/// A class, because the plan and its runs share it; it never changes.
final class PointLookup: Sendable {
  /// A column of the result.
  private enum Output: Sendable {
    case node
    case property(KnownName)
    case constant(Value)
    case parameter(String)
  }

  /// The name by which look-ups without operators are switched off.
  static let rule = "look-up"

  private let label: KnownName
  private let property: KnownName
  private let value: Output
  private let outputs: [Output]

  /// Nil where the plan does anything else.
  init?(_ plan: PhysicalPlan, columns: [BoundVariable]) {
    var outputs = columns.map { BoundExpression.variable($0) }
    var step = plan
    // Each projection says what the columns above it are made of.
    while case .compute(let bindings, isSequential: false) = step.operation {
      let definitions = Dictionary(
        bindings.map { ($0.variable, $0.value) }, uniquingKeysWith: { first, _ in first })
      for place in outputs.indices {
        switch outputs[place] {
        case .variable(let variable): outputs[place] = definitions[variable] ?? outputs[place]
        case .property(of: .variable(let variable), let name):
          if let definition = definitions[variable] { outputs[place] = .property(of: definition, name: name) }
        default: break
        }
      }
      step = step.inputs[0]
    }
    guard case .match(let match) = step.operation, case .unit = step.inputs[0].operation,
      match.graph == .current, match.reliance == nil, match.steps.count == 1,
      match.steps[0].predicates.isEmpty,
      case .scan(let variable, let source) = match.steps[0].operation, let seek = source.seek,
      source.asksOnlyIndex(of: variable), let value = Self.output(seek.value, of: variable)
    else { return nil }
    switch value {
    case .constant, .parameter: self.value = value
    case .node, .property: return nil
    }
    var compiled: [Output] = []
    for output in outputs {
      guard let output = Self.output(output, of: variable) else { return nil }
      compiled.append(output)
    }
    self.outputs = compiled
    label = KnownName(seek.label)
    property = KnownName(seek.property)
  }

  private static func output(_ expression: BoundExpression, of variable: BoundVariable) -> Output? {
    switch expression {
    case .variable(variable): .node
    case .property(of: .variable(variable), let name): .property(KnownName(name))
    case .constant(let value): .constant(value)
    case .parameter(let name): .parameter(name)
    default: nil
    }
  }

  /// What a look-up has come to.
  enum Outcome {
    case none
    /// The values of the only row.
    case row([Value])
    case rows(Batch)
    /// The statement must run as any other: the index is gone, or a parameter is missing.
    case unable
  }

  /// The rows over a graph; values of parameters come from a closure.
  func run(_ snapshot: Snapshot, parameters: (String) -> Value?) -> Outcome {
    guard let label = snapshot.label(label), let key = snapshot.propertyKey(property),
      let wanted = constant(value, parameters)
    else { return .unable }
    // A decimal beside floats is compared as a float: the general way knows how.
    if case .decimal = wanted { return .unable }
    var first: NodeID?
    var others: [NodeID] = []
    let isIndexed = snapshot.forEachNode(with: label, whose: key, equals: wanted) { node in
      if first == nil { first = node } else { others.append(node) }
    }
    guard isIndexed else { return .unable }
    guard let first else { return .none }
    if others.isEmpty { return row(of: first, snapshot, parameters) }
    return rows(of: [first] + others, snapshot, parameters)
  }

  private func row(of node: NodeID, _ snapshot: Snapshot, _ parameters: (String) -> Value?) -> Outcome {
    var values: [Value] = []
    values.reserveCapacity(outputs.count)
    for output in outputs {
      switch output {
      case .node: values.append(.node(node))
      case .property(let name):
        values.append(snapshot.propertyKey(name).map { snapshot.property($0, of: node) } ?? .null)
      case .constant, .parameter:
        guard let value = constant(output, parameters) else { return .unable }
        values.append(value)
      }
    }
    return .row(values)
  }

  private func rows(of nodes: [NodeID], _ snapshot: Snapshot, _ parameters: (String) -> Value?) -> Outcome {
    var columns: [Column] = []
    for output in outputs {
      switch output {
      case .node: columns.append(Column(nodes: nodes))
      case .property(let name):
        let key = snapshot.propertyKey(name)
        columns.append(
          key.map { key in Column(typing: nodes.map { snapshot.property(key, of: $0) }) }
            ?? .nulls(nodes.count))
      case .constant, .parameter:
        guard let value = constant(output, parameters) else { return .unable }
        columns.append(Column(repeating: value, count: nodes.count))
      }
    }
    return .rows(Batch(rowCount: nodes.count, columns: columns))
  }

  private func constant(_ output: Output, _ parameters: (String) -> Value?) -> Value? {
    switch output {
    case .constant(let value): value
    case .parameter(let name): parameters(name)
    case .node, .property: nil
    }
  }
}
