import GraphStore
import Synchronization

/// `SESSION SET`, `SESSION RESET`, `SESSION CLOSE` (clause 7).
extension Session {
  func apply(_ command: SessionCommand, parameters: [String: Value]) throws {
    switch command {
    case .setSchema(let path):
      let schema = try schemaPath(path, parameters)
      guard catalog.schemas.contains(schema) else {
        throw GQLError(.invalidReference, "there is no schema /\(schema.joined(separator: "/"))")
      }
      state.withLock { $0.schema = schema }
    case .setGraph(let reference):
      try state.withLock { $0.graph = try graph(reference, $0) }
    case .setTimeZone(let name):
      let zone = try QueryRun.wrappingErrors { try TimeZoneRules(named: name) }
      state.withLock { $0.timeZone = zone }
    case .setParameter(let name, let ifNotExists, let value):
      if ifNotExists, state.withLock({ $0.parameters[name] != nil }) { return }
      let parameter = try self.parameter(value, parameters)
      state.withLock { $0.parameters[name] = parameter }
    case .reset(let scope):
      reset(scope)
    case .close:
      state.withLock { state in
        for open in state.transaction?.open.values.map({ $0 }) ?? [] { open.transaction.rollback() }
        state.transaction = nil
        state.isClosed = true
      }
    }
  }

  private func schemaPath(_ path: SchemaPath, _ parameters: [String: Value]) throws -> [String] {
    switch path {
    case .path(let names): return names
    case .parameter(let name):
      let known = state.withLock { $0.parameters[name] }
      let value: Value? = parameters[name] ?? { if case .value(let value)? = known { value } else { nil } }()
      guard case .string(let text)? = value else {
        throw GQLError(.invalidReference, "the parameter $\(name) holds no path of a schema")
      }
      return text.split(separator: "/").map { String($0) }
    }
  }

  private func parameter(
    _ value: SessionParameterValue, _ parameters: [String: Value]
  ) throws -> SessionParameter {
    switch value {
    case .graph(let reference): return .graph(try state.withLock { try graph(reference, $0) })
    case .value(let query):
      let result = try run(try compile(query), parameters: parameters).collected()
      guard let row = result.first(where: { _ in true }) else { return .value(.null) }
      guard result.count == 1, let single = row.values.first else {
        throw GQLError(
          .dataException, "the value of a session parameter must be one row, not \(result.count)")
      }
      return .value(single)
    case .table(let query):
      let result = try run(try compile(query), parameters: parameters).collected()
      let names = result.columns.map(\.name)
      return .value(.list(result.map { .record(Record(zip(names, $0.values).map { ($0, $1) })) }))
    }
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
