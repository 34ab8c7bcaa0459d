import GraphStore

/// A node or an edge that a statement changes.
enum ElementTarget: Hashable, Sendable {
  case node(NodeID)
  case edge(EdgeID)

  /// The element that a value refers to; nil for null, which is changed by doing nothing.
  ///
  /// - Throws: 22G03 for any other value.
  init?(_ value: Value) throws {
    switch value {
    case .node(let node): self = .node(node)
    case .edge(let edge): self = .edge(edge)
    case .null: return nil
    default:
      throw GQLError(
        .invalidValueType, "only a node or an edge can be changed, not \(value) of type \(value.typeName)")
    }
  }

  func set(_ name: String, to value: Value, in transaction: Transaction) throws {
    switch self {
    case .node(let node): try transaction.set(name, to: value, on: node)
    case .edge(let edge): try transaction.set(name, to: value, on: edge)
    }
  }

  func replaceProperties(with properties: [String: Value], in transaction: Transaction) throws {
    switch self {
    case .node(let node): try transaction.replaceProperties(of: node, with: properties)
    case .edge(let edge): try transaction.replaceProperties(of: edge, with: properties)
    }
  }

  func addLabel(_ name: String, in transaction: Transaction) throws {
    switch self {
    case .node(let node): try transaction.addLabel(name, to: node)
    case .edge(let edge): try transaction.addLabel(name, to: edge)
    }
  }

  func removeLabel(_ name: String, in transaction: Transaction) throws {
    switch self {
    case .node(let node): try transaction.removeLabel(name, from: node)
    case .edge(let edge): try transaction.removeLabel(name, from: edge)
    }
  }

  func labels(in transaction: Transaction) -> [String] {
    switch self {
    case .node(let node): transaction.labels(of: node)
    case .edge(let edge): transaction.labels(of: edge)
    }
  }

  func property(_ name: String, in transaction: Transaction) -> Value {
    switch self {
    case .node(let node): transaction.property(name, of: node)
    case .edge(let edge): transaction.property(name, of: edge)
    }
  }
}

extension Value {
  /// The fields of a record, or the properties of a node or edge, to be set as properties.
  ///
  /// - Throws: 22G03 for any other value.
  func asProperties(in snapshot: Snapshot) throws -> [(name: String, value: Value)] {
    switch self {
    case .record(let record): return record.fields.map { ($0.name, $0.value) }
    case .node(let node): return snapshot.properties(of: node).map { (snapshot.name(of: $0.key), $0.value) }
    case .edge(let edge): return snapshot.properties(of: edge).map { (snapshot.name(of: $0.key), $0.value) }
    case .null: return []
    default:
      throw GQLError(.invalidValueType, "properties come from a record, not from \(self) of type \(typeName)")
    }
  }
}
