import GraphStore

/// A property of a node or edge, a field of a record, or a component of a temporal value.
///
/// A column of nodes or edges is read from the store's typed columns, without a `Value` per row; page by page where pages differ in
/// type.
struct PropertyEvaluator: Evaluator {
  let element: any Evaluator
  let name: String
  let graph: GraphReference
  /// Whether the element is surely a node or an edge, so that nothing can go wrong.
  let isElement: Bool

  var mayFail: Bool { !isElement || element.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    switch try element.evaluate(batch, in: context) {
    case .constant(let value):
      return .constant(try property(of: value, in: context))
    case .column(let column):
      switch column.storage {
      case .nodes(let nodes):
        let snapshot = try context.graphs.graph(graph).snapshot
        if context.changes.hasDeletions {
          for row in nodes.indices where !column.isNull(row) {
            try Self.check(.node(nodes[row]), in: snapshot)
          }
        }
        guard let key = snapshot.propertyKey(named: name) else { return .constant(.null) }
        if let gathered = snapshot.gather(key, of: nodes) {
          return .column(Column(gathered, given: column.validity))
        }
        return .column(
          PropertyGather(ids: nodes.map(\.rawValue), given: column.validity).gather { page, body in
            snapshot.withNodeProperties(key, page: page, body)
          })
      case .edges(let edges):
        let snapshot = try context.graphs.graph(graph).snapshot
        if context.changes.hasDeletions {
          for row in edges.indices where !column.isNull(row) {
            try Self.check(.edge(edges[row]), in: snapshot)
          }
        }
        guard let key = snapshot.propertyKey(named: name) else { return .constant(.null) }
        if let gathered = snapshot.gather(key, of: edges) {
          return .column(Column(gathered, given: column.validity))
        }
        return .column(
          PropertyGather(ids: edges.map(\.rawValue), given: column.validity).gather { page, body in
            snapshot.withEdgeProperties(key, page: page, body)
          })
      default:
        return .column(Column(typing: try column.boxed.map { try property(of: $0, in: context) }))
      }
    }
  }

  private func property(of value: Value, in context: ExecutionContext) throws -> Value {
    switch value {
    case .null: return .null
    case .node(let node):
      let snapshot = try context.graphs.graph(graph).snapshot
      if context.changes.hasDeletions { try Self.check(value, in: snapshot) }
      return snapshot.property(name, of: node)
    case .edge(let edge):
      let snapshot = try context.graphs.graph(graph).snapshot
      if context.changes.hasDeletions { try Self.check(value, in: snapshot) }
      return snapshot.property(name, of: edge)
    case .record(let record): return record[name] ?? .null
    default: return try TemporalComponents.component(name, of: value)
    }
  }

  /// - Throws: 22G11 for an element that the statement has deleted.
  private static func check(_ element: Value, in snapshot: Snapshot) throws {
    let isThere =
      switch element {
      case .node(let node): snapshot.contains(node)
      case .edge(let edge): snapshot.contains(edge)
      default: true
      }
    if !isThere { throw GQLError(.referenceValueReferentDeleted, "\(element) has been deleted") }
  }
}

extension Column {
  /// Properties of elements of which some may be null themselves.
  fileprivate init(_ gathered: GatheredProperties, given: Bitmap?) {
    let storage: Storage =
      switch gathered.values {
      case .int64(let numbers): .int64(numbers)
      case .double(let numbers): .float64(numbers)
      case .boolean(let truths): .boolean(truths)
      case .string(let texts): .string(texts)
      case .date(let days): .date(days.map { CalendarDate(daysSinceEpoch: Int($0)) ?? .epoch })
      }
    self.init(storage)
    let presence = gathered.presence.map { Bitmap(words: $0, count: count) }
    validity = given.map { given in presence?.intersection(given) ?? given } ?? presence
  }
}
