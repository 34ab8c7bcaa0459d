import GraphStore

/// The functions of nodes and edges (20.10, and extensions).
enum ElementFunctions {
  static func evaluate(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    switch arguments.function {
    case .elementID: return .string(try elementID(arguments))
    case .identifier: return .int64(try identifier(arguments))
    case .keys: return .list(try properties(arguments, context).map { .string($0.0) })
    case .properties:
      if case .record = arguments[0] { return arguments[0] }
      return .record(Record(try properties(arguments, context)))
    case .labels: return .list(try labels(arguments, context).map(Value.string))
    case .type:
      guard case .edge = arguments[0] else { throw arguments.mismatch(0, "an EDGE") }
      return try labels(arguments, context).first.map(Value.string) ?? .null
    default: return try endpoint(arguments, context)
    }
  }

  /// `n0` or `e0` (ID076).
  private static func elementID(_ arguments: FunctionArguments) throws(ValueError) -> String {
    switch arguments[0] {
    case .node, .edge: arguments[0].description
    default: throw arguments.mismatch(0, "a NODE or EDGE")
    }
  }

  private static func identifier(_ arguments: FunctionArguments) throws(ValueError) -> Int64 {
    switch arguments[0] {
    case .node(let id): Int64(id.rawValue)
    case .edge(let id): Int64(id.rawValue)
    default: throw arguments.mismatch(0, "a NODE or EDGE")
    }
  }

  private static func labels(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> [String] {
    let graph = try graph(of: context, holding: arguments[0])
    switch arguments[0] {
    case .node(let id): return graph.labels(of: id)
    case .edge(let id): return graph.labels(of: id)
    default: throw arguments.mismatch(0, "a NODE or EDGE")
    }
  }

  private static func properties(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> [(String, Value)] {
    switch arguments[0] {
    case .record(let record): return record.fields.map { ($0.name, $0.value) }
    case .node(let id):
      let graph = try graph(of: context, holding: arguments[0])
      return graph.properties(of: id).map { (graph.name(of: $0.key), $0.value) }
    case .edge(let id):
      let graph = try graph(of: context, holding: arguments[0])
      return graph.properties(of: id).map { (graph.name(of: $0.key), $0.value) }
    default: throw arguments.mismatch(0, "a NODE, EDGE or RECORD")
    }
  }

  private static func endpoint(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    guard case .edge(let id) = arguments[0] else { throw arguments.mismatch(0, "an EDGE") }
    let graph = try graph(of: context, holding: arguments[0])
    let node = arguments.function == .startNode ? graph.source(of: id) : graph.target(of: id)
    return node.map(Value.node) ?? .null
  }

  /// The graph to read from; 22G11 where it does not hold the element any more.
  private static func graph(of context: FunctionContext, holding element: Value) throws(ValueError)
    -> Snapshot
  {
    guard let graph = context.graph else {
      throw ValueError(status: "22G11", message: "there is no graph to read \(element) from")
    }
    let isPresent =
      switch element {
      case .node(let id): graph.contains(id)
      case .edge(let id): graph.contains(id)
      default: true
      }
    if !isPresent { throw ValueError(status: "22G11", message: "\(element) has been deleted") }
    return graph
  }
}
