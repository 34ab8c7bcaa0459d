import GraphStore
import Synchronization

/// `SESSION SET`, `SESSION RESET`, `SESSION CLOSE` (clause 7).
extension Session {
  func apply(_ command: SessionCommand, parameters: [String: Value]) throws {
    switch command {
    case .setSchema(let schema):
      guard catalog.schemas.contains(schema) else {
        throw GQLError(.invalidReference, "there is no schema /\(schema.joined(separator: "/"))")
      }
      state.withLock { $0.schema = schema }
    case .setGraph(let reference, let preludes):
      let parameters = try evaluating(preludes, parameters)
      try state.withLock { $0.graph = try graph(reference, $0, parameters) }
    case .setTimeZone(let name):
      let zone = try QueryRun.wrappingErrors { try TimeZoneRules(named: name) }
      state.withLock { $0.timeZone = zone }
    case .setParameter(let name, let ifNotExists, let query):
      if ifNotExists, state.withLock({ $0.parameters[name] != nil }) { return }
      let parameter = try value(of: query, parameters)
      state.withLock { $0.parameters[name] = parameter }
    case .reset(let scope):
      reset(scope)
    case .close:
      state.withLock { state in
        for open in state.transaction?.open.values.map({ $0 }) ?? [] { open.transaction.rollback() }
        catalog.undo(state.transaction?.catalogChanges ?? [])
        state.transaction = nil
        state.isClosed = true
      }
    }
  }

  /// The value that a query of one row and one column gives.
  func value(of query: BoundQuery, _ parameters: [String: Value]) throws -> Value {
    let parameters = try evaluating(query.preludes, parameters)
    let result = try collect(compile(query, parameters: parameters), parameters: parameters)
    guard result.count == 1, let value = result.first(where: { _ in true })?.values.first else {
      throw GQLError(.dataException, "a parameter takes one value, not \(result.count) rows")
    }
    return value
  }

  /// The parameters with what must be known before a command can be planned.
  func evaluating(_ preludes: [Prelude], _ parameters: [String: Value]) throws -> [String: Value] {
    var parameters = parameters
    for prelude in preludes { parameters[prelude.name] = try value(of: prelude.query, parameters) }
    return parameters
  }

  private func reset(_ scope: SessionResetScope) {
    let zone = options.timeZone
    state.withLock { state in
      switch scope {
      case .everything:
        state.schema = []
        state.graph = nil
        state.timeZone = zone
        state.parameters = [:]
      case .characteristics:
        state.schema = []
        state.graph = nil
        state.timeZone = zone
      case .parameters: state.parameters = [:]
      case .schema: state.schema = []
      case .graph: state.graph = nil
      case .timeZone: state.timeZone = zone
      case .parameter(let name): state.parameters[name] = nil
      }
    }
  }
}
