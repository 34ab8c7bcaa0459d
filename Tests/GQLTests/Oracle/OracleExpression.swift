import GraphStore

@testable import GQL

/// The few expressions that random patterns use, evaluated one row at a time.
struct OracleExpression {
  /// Thrown where an expression names a variable that is not bound yet.
  struct Unresolved: Error {}

  let graph: ModelGraph
  let bindings: [Int: Value]

  /// Whether a predicate is true: unknown is not.
  func holds(_ predicate: BoundExpression) throws -> Bool {
    try evaluate(predicate) == .boolean(true)
  }

  func evaluate(_ expression: BoundExpression) throws -> Value {
    switch expression {
    case .constant(let value): return value
    case .variable(let variable): return try value(of: variable)
    case .property(let owner, let name): return property(name, of: try evaluate(owner))
    case .isNull(let operand): return .boolean(try evaluate(operand).isNull)
    case .unary(.not, let operand):
      guard case .boolean(let truth) = try evaluate(operand) else { return .null }
      return .boolean(!truth)
    case .binary(let operation, let left, let right):
      return try combine(operation, evaluate(left), evaluate(right))
    case .isLabeled(let operand, let labels):
      switch try evaluate(operand) {
      case .node(let node): return .boolean(Self.satisfies(graph.nodes[Int(node.rawValue)].labels, labels))
      case .edge(let edge): return .boolean(Self.satisfies(graph.edges[Int(edge.rawValue)].labels, labels))
      default: return .null
      }
    case .isDirected(let operand):
      guard case .edge(let edge) = try evaluate(operand) else { return .null }
      return .boolean(graph.edges[Int(edge.rawValue)].isDirected)
    case .horizontalAggregate(let call, let element, let group):
      return try aggregate(call, element: element, group: group)
    default:
      throw OracleMatcher.Unsupported()
    }
  }

  /// Whether labels satisfy a label expression.
  static func satisfies(_ labels: Set<String>, _ expression: BoundLabelExpression) -> Bool {
    switch expression {
    case .label(let label): labels.contains(label)
    case .wildcard: !labels.isEmpty
    case .negation(let operand): !satisfies(labels, operand)
    case .conjunction(let left, let right): satisfies(labels, left) && satisfies(labels, right)
    case .disjunction(let left, let right): satisfies(labels, left) || satisfies(labels, right)
    }
  }

  private func value(of variable: BoundVariable) throws -> Value {
    guard let value = bindings[variable.id] else { throw Unresolved() }
    return value
  }

  private func property(_ name: String, of owner: Value) -> Value {
    switch owner {
    case .node(let node): graph.nodes[Int(node.rawValue)].properties[name] ?? .null
    case .edge(let edge): graph.edges[Int(edge.rawValue)].properties[name] ?? .null
    default: .null
    }
  }

  private func combine(_ operation: BoundBinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    switch operation {
    case .and:
      if left == .boolean(false) || right == .boolean(false) { return .boolean(false) }
      return left.isNull || right.isNull ? .null : .boolean(true)
    case .or:
      if left == .boolean(true) || right == .boolean(true) { return .boolean(true) }
      return left.isNull || right.isNull ? .null : .boolean(false)
    case .equal, .notEqual:
      if left.isNull || right.isNull { return .null }
      return .boolean((left == right) == (operation == .equal))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard case .int64(let left) = left, case .int64(let right) = right else { return .null }
      switch operation {
      case .less: return .boolean(left < right)
      case .lessOrEqual: return .boolean(left <= right)
      case .greater: return .boolean(left > right)
      default: return .boolean(left >= right)
      }
    default:
      throw OracleMatcher.Unsupported()
    }
  }

  private func aggregate(_ call: BoundAggregateCall, element: BoundVariable, group: BoundVariable) throws
    -> Value
  {
    guard case .list(let members) = try value(of: group) else { return .null }
    var values: [Value] = []
    for member in members {
      guard let argument = call.argument else {
        values.append(member)
        continue
      }
      var inner = bindings
      inner[element.id] = member
      let value = try OracleExpression(graph: graph, bindings: inner).evaluate(argument)
      if !value.isNull { values.append(value) }
    }
    switch call.function {
    case .count: return .int64(Int64(values.count))
    case .sum:
      let numbers = values.compactMap { if case .int64(let number) = $0 { number } else { nil } }
      return numbers.isEmpty ? .null : .int64(numbers.reduce(0, +))
    default: throw OracleMatcher.Unsupported()
    }
  }
}
