import GraphStore

/// A clause of a random statement, and its text.
enum ModificationClause: CustomStringConvertible {
  /// `MATCH (a:L WHERE …)`; optional ones bind null where nothing is found.
  case nodes(String, label: String?, filter: ModificationFilter?, isOptional: Bool)
  /// `MATCH (a)-[e:L]->(b)`
  case edges(String, String, String, label: String?, EdgeKind)
  /// `FOR i IN […]`
  case each(String, [Int64])
  case insert([InsertedNode], [InsertedEdge])
  case set([SetItem])
  case remove([RemoveItem])
  case delete([String], isDetaching: Bool)
  /// `MERGE (n:L {x: …})`
  case mergeNode(String, label: String, ModificationExpression, onCreate: [SetItem], onMatch: [SetItem])
  /// `MERGE (a)-[e:L]->(b)`
  case mergeEdge(String, String, String, label: String, onCreate: [SetItem], onMatch: [SetItem])

  enum EdgeKind { case right, undirected, any }

  struct InsertedNode {
    var variable: String
    var labels: [String]
    var properties: [Property]
  }

  struct InsertedEdge {
    var variable: String
    var source: String
    var target: String
    var isDirected: Bool
    var label: String?
    var properties: [Property]
  }

  struct Property: CustomStringConvertible {
    var key: String
    var value: ModificationExpression
    var description: String { "\(key): \(value)" }
  }

  enum SetItem: CustomStringConvertible {
    case property(String, String, ModificationExpression)
    case whole(String, [Property])
    case adding(String, [Property])
    case label(String, String)

    var description: String {
      switch self {
      case .property(let variable, let key, let value): "\(variable).\(key) = \(value)"
      case .whole(let variable, let fields): "\(variable) = \(filling(fields))"
      case .adding(let variable, let fields): "\(variable) += \(filling(fields))"
      case .label(let variable, let label): "\(variable) IS \(label)"
      }
    }
  }

  enum RemoveItem: CustomStringConvertible {
    case property(String, String)
    case label(String, String)

    var description: String {
      switch self {
      case .property(let variable, let key): "\(variable).\(key)"
      case .label(let variable, let label): "\(variable):\(label)"
      }
    }
  }

  var isReading: Bool {
    switch self {
    case .nodes, .edges, .each: true
    default: false
    }
  }

  var description: String {
    switch self {
    case .nodes(let variable, let label, let filter, let isOptional):
      return (isOptional ? "OPTIONAL " : "") + "MATCH (\(variable)\(label.map { ":" + $0 } ?? "")"
        + "\(filter.map { " WHERE \($0)" } ?? ""))"
    case .edges(let source, let edge, let target, let label, let kind):
      let inner = edge + (label.map { ":" + $0 } ?? "")
      switch kind {
      case .right: return "MATCH (\(source))-[\(inner)]->(\(target))"
      case .undirected: return "MATCH (\(source))~[\(inner)]~(\(target))"
      case .any: return "MATCH (\(source))-[\(inner)]-(\(target))"
      }
    case .each(let variable, let numbers): return "FOR \(variable) IN \(numbers)"
    case .insert(let nodes, let edges):
      let parts =
        nodes.map { "(\($0.variable)\(Self.labels($0.labels)) \(Self.filling($0.properties)))" }
        + edges.map { edge in
          let inner =
            "\(edge.variable)\(Self.labels(edge.label.map { [$0] } ?? [])) \(Self.filling(edge.properties))"
          let (left, right) = edge.isDirected ? ("-", "->") : ("~", "~")
          return "(\(edge.source))\(left)[\(inner)]\(right)(\(edge.target))"
        }
      return "INSERT " + parts.joined(separator: ", ")
    case .set(let items): return "SET " + Self.list(items)
    case .remove(let items): return "REMOVE " + Self.list(items)
    case .delete(let variables, let isDetaching):
      return (isDetaching ? "DETACH " : "") + "DELETE " + variables.joined(separator: ", ")
    case .mergeNode(let variable, let label, let value, let onCreate, let onMatch):
      return "MERGE (\(variable):\(label) {x: \(value)})" + Self.actions(onCreate, onMatch)
    case .mergeEdge(let source, let edge, let target, let label, let onCreate, let onMatch):
      return "MERGE (\(source))-[\(edge):\(label)]->(\(target))" + Self.actions(onCreate, onMatch)
    }
  }

  private static func list(_ items: [some CustomStringConvertible]) -> String {
    items.map(\.description).joined(separator: ", ")
  }

  private static func labels(_ labels: [String]) -> String {
    labels.isEmpty ? "" : ":" + labels.joined(separator: "&")
  }

  private static func filling(_ properties: [Property]) -> String { "{\(list(properties))}" }

  private static func actions(_ onCreate: [SetItem], _ onMatch: [SetItem]) -> String {
    (onCreate.isEmpty ? "" : " ON CREATE SET \(list(onCreate))")
      + (onMatch.isEmpty ? "" : " ON MATCH SET \(list(onMatch))")
  }
}

extension ModificationClause.SetItem {
  fileprivate func filling(_ fields: [ModificationClause.Property]) -> String {
    "{\(fields.map(\.description).joined(separator: ", "))}"
  }
}

/// An expression of a random statement, and its text.
indirect enum ModificationExpression: CustomStringConvertible {
  case integer(Int64)
  case null
  case variable(String)
  case property(String, String)
  case sum(ModificationExpression, ModificationExpression)
  case quotient(ModificationExpression, ModificationExpression)
  /// A text made of a tag and of what tells the row from others: the keys of elements, and numbers.
  case key(String, elements: [String], numbers: [ModificationExpression])

  var description: String {
    switch self {
    case .integer(let number): return "\(number)"
    case .null: return "NULL"
    case .variable(let name): return name
    case .property(let owner, let key): return "\(owner).\(key)"
    case .sum(let left, let right): return "(\(left) + \(right))"
    case .quotient(let left, let right): return "(\(left) / \(right))"
    case .key(let tag, let elements, let numbers):
      let parts =
        ["'\(tag)'"] + elements.map { "COALESCE(\($0).k, '-')" }
        + numbers.map { "COALESCE(CAST(\($0) AS STRING), '-')" }
      return parts.joined(separator: " || ")
    }
  }
}

/// What a node must satisfy: a property compared with a number.
struct ModificationFilter: CustomStringConvertible {
  enum Comparison: String { case equal = "=", less = "<", notEqual = "<>" }

  var variable: String
  var key: String
  var comparison: Comparison
  var number: Int64

  var description: String { "\(variable).\(key) \(comparison.rawValue) \(number)" }
}
