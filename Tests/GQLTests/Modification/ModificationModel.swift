import GraphStore

/// A graph of dictionaries, and what data-modifying statements do to it, straight from their definition (chapter 13): every
/// clause computes all its values from the graph before it, then writes; a failure leaves nothing behind.
struct ModificationModel {
  enum Element: Hashable {
    case node(Int)
    case edge(Int)
  }

  struct Node {
    var labels: Set<String>
    var properties: [String: Value]
  }

  struct Edge {
    var source: Int
    var target: Int
    var isDirected: Bool
    var labels: Set<String>
    var properties: [String: Value]
  }

  enum Binding {
    case element(Element)
    case value(Value)
  }

  typealias Row = [String: Binding]

  /// A statement fails, with one of these statuses: which row fails first is open.
  struct Failure: Error {
    var statuses: Set<String>
  }

  /// The rows of a statement are too many to bother.
  struct TooMany: Error {}

  /// What a statement inserted and deleted.
  struct Counts: Equatable {
    var nodesInserted = 0
    var edgesInserted = 0
    var nodesDeleted = 0
    var edgesDeleted = 0
  }

  var nodes: [Int: Node] = [:]
  var edges: [Int: Edge] = [:]
  var nextNumber = 0
  /// Whether `u` is unique among nodes with the label `U`.
  var isUnique = false

  /// Runs a statement; gives the values that it returns, a row each.
  mutating func run(
    _ clauses: [ModificationClause], returning results: [ModificationExpression], _ counts: inout Counts
  ) throws -> [[Value]] {
    guard !clauses.contains(where: Self.namesPropertyTwice) else { throw Failure(statuses: ["22G0M"]) }
    var copy = self
    var rows: [Row] = [[:]]
    for (place, clause) in clauses.enumerated() {
      do {
        rows = try copy.run(clause, rows, &counts)
      } catch let failure as Failure {
        guard case .insert = clause else { throw failure }
        throw Failure(statuses: failure.statuses.union(copy.failures(of: clauses[(place + 1)...], rows)))
      }
      if rows.count > 60 { throw TooMany() }
    }
    let values = try Self.collecting(rows) { row in
      try Self.collecting(results) { try copy.value(of: $0, in: row) }
    }
    try copy.checkUnique()
    self = copy
    return results.isEmpty ? [] : values
  }

  /// What the values of insertions that follow a failing one raise: insertions in a row may be done as one, and which error comes
  /// first is not determined (UW001).
  private func failures(of clauses: ArraySlice<ModificationClause>, _ rows: [Row]) -> Set<String> {
    var statuses: Set<String> = []
    for clause in clauses {
      guard case .insert(let nodes, let edges) = clause else { break }
      for row in rows {
        for properties in nodes.map(\.properties) + edges.map(\.properties) {
          do {
            _ = try self.properties(properties, in: row)
          } catch let failure as Failure {
            statuses.formUnion(failure.statuses)
          } catch {}
        }
      }
    }
    return statuses
  }

  /// Two items that name one property are refused whatever they set (IA017), before anything runs.
  private static func namesPropertyTwice(_ clause: ModificationClause) -> Bool {
    guard case .set(let items) = clause else { return false }
    let named = items.compactMap { item -> String? in
      if case .property(let variable, let key, _) = item { "\(variable).\(key)" } else { nil }
    }
    return Set(named).count < named.count
  }

  private mutating func run(_ clause: ModificationClause, _ rows: [Row], _ counts: inout Counts) throws
    -> [Row]
  {
    switch clause {
    case .nodes(let variable, let label, let filter, let isOptional):
      return rows.flatMap { row -> [Row] in
        let found = nodes.filter { _, node in
          (label.map(node.labels.contains) ?? true) && (filter?.holds(node.properties) ?? true)
        }.keys.map { row.binding(variable, to: .element(.node($0))) }
        return found.isEmpty && isOptional ? [row.binding(variable, to: .value(.null))] : found
      }
    case .edges(let source, let variable, let target, let label, let kind):
      return rows.flatMap { row in
        edges.flatMap { id, edge -> [Row] in
          guard label.map(edge.labels.contains) ?? true else { return [] }
          return edge.passages(kind).compactMap { from, to in
            row.joined(source, .node(from))?.joined(target, .node(to))?.joined(variable, .edge(id))
          }
        }
      }
    case .each(let variable, let numbers):
      return rows.flatMap { row in numbers.map { row.binding(variable, to: .value(.int64($0))) } }
    case .insert(let newNodes, let newEdges): return try insert(newNodes, newEdges, rows, &counts)
    case .set(let items):
      try set(items, rows)
      return rows
    case .remove(let items):
      try remove(items, rows)
      return rows
    case .delete(let variables, let isDetaching):
      try delete(variables, isDetaching, rows, &counts)
      return rows
    case .mergeNode, .mergeEdge: return try merge(clause, rows, &counts)
    }
  }

  /// What `body` gives for each item; all failures together, where there are some.
  static func collecting<Item, Result>(_ items: [Item], _ body: (Item) throws -> Result) throws -> [Result] {
    var statuses: Set<String> = []
    let results = try items.compactMap { item -> Result? in
      do {
        return try body(item)
      } catch let failure as Failure {
        statuses.formUnion(failure.statuses)
        return nil
      }
    }
    guard statuses.isEmpty else { throw Failure(statuses: statuses) }
    return results
  }
}

extension ModificationModel.Edge {
  /// From where to where the edge is passed: a loop in one way only.
  func passages(_ kind: ModificationClause.EdgeKind) -> [(Int, Int)] {
    let isAllowed = kind == .any || isDirected == (kind == .right)
    guard isAllowed else { return [] }
    let isOneWay = source == target || (isDirected && kind == .right)
    return isOneWay ? [(source, target)] : [(source, target), (target, source)]
  }
}

extension [String: ModificationModel.Binding] {
  func binding(_ variable: String, to value: ModificationModel.Binding) -> Self {
    merging([variable: value]) { $1 }
  }

  /// The row with a variable bound; nil where it is bound to something else.
  func joined(_ variable: String, _ element: ModificationModel.Element) -> Self? {
    guard let known = self[variable] else { return binding(variable, to: .element(element)) }
    if case .element(element) = known { return self }
    return nil
  }
}

extension ModificationFilter {
  func holds(_ properties: [String: Value]) -> Bool {
    guard case .int64(let value)? = properties[key] else { return false }
    switch comparison {
    case .equal: return value == number
    case .less: return value < number
    case .notEqual: return value != number
    }
  }
}
