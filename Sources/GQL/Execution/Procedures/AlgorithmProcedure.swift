import GraphStore

/// A graph algorithm as a procedure: it runs over a projection of the graph in use, and gives a row for each node in it.
///
/// The first two parameters are the label of the nodes and the label of the edges to look at, null for all.
struct AlgorithmProcedure: CallableProcedure {
  /// What the algorithm computes: for each column behind `node`, a value for each node.
  typealias Computation =
    @Sendable (GraphProjection, AlgorithmArguments, ExecutionLimits) throws -> [[Value]]

  let signature: ProcedureSignature
  let summary: String
  /// How edges are followed, unless the call says otherwise.
  private let orientation: ProjectionOrientation
  private let compute: Computation

  init(
    _ name: String, _ summary: String, orientation: ProjectionOrientation,
    parameters: [ProcedureSignature.Parameter] = [], columns: [ProcedureSignature.Column],
    compute: @escaping Computation
  ) {
    signature = ProcedureSignature(
      name: name,
      parameters: [
        .init("nodes", .anyString, isOptional: true), .init("edges", .anyString, isOptional: true),
      ] + parameters,
      columns: [.init("node", .node)] + columns)
    self.summary = summary
    self.orientation = orientation
    self.compute = compute
  }

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let arguments = AlgorithmArguments(arguments, of: signature)
    let projection = GraphProjection(
      of: snapshot, nodes: try arguments.text("nodes"), edges: try arguments.text("edges"),
      orientation: try arguments.orientation() ?? orientation)
    try context.limits.checkpoint()
    try context.limits.reserve(projection.count * 64)
    let columns = try compute(projection, arguments, context.limits)
    return projection.nodes.enumerated().map { place, node in [.node(node)] + columns.map { $0[place] } }
  }
}

/// The arguments of a call by the names of the parameters.
struct AlgorithmArguments {
  private let values: [String: Value]
  private let name: String

  init(_ values: [Value], of signature: ProcedureSignature) {
    self.values = Dictionary(
      zip(signature.parameters.map(\.name), values).map { ($0, $1) }, uniquingKeysWith: { $1 })
    name = signature.name
  }

  /// A text; nil where it is null or left out.
  func text(_ parameter: String) throws -> String? {
    switch values[parameter] ?? .null {
    case .null: return nil
    case .string(let text): return text
    case let value: throw mismatch(parameter, "a text", value)
    }
  }

  /// A number of any type.
  func number(_ parameter: String, within range: ClosedRange<Double>) throws -> Double? {
    guard let value = values[parameter], !value.isNull else { return nil }
    guard value.isNumeric, case .float64(let number) = try value.cast(to: .float64) else {
      throw mismatch(parameter, "a number", value)
    }
    guard range.contains(number) else {
      throw GQLError(
        .numericValueOutOfRange,
        "`\(parameter)` of \(name) is from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
    return number
  }

  /// A whole number.
  func count(_ parameter: String) throws -> Int? {
    try number(parameter, within: 0...1_000_000_000).map { Int($0) }
  }

  /// A node; 22004 where it is null.
  func node(_ parameter: String) throws -> NodeID {
    switch values[parameter] ?? .null {
    case .node(let node): return node
    case .null: throw GQLError(.nullValueNotAllowed, "`\(parameter)` of \(name) is null")
    case let value: throw mismatch(parameter, "a node", value)
    }
  }

  /// `natural`, `reversed` or `undirected`.
  func orientation() throws -> ProjectionOrientation? {
    guard let text = try text("orientation") else { return nil }
    guard let orientation = ProjectionOrientation(rawValue: text.lowercased()) else {
      throw GQLError(
        .dataException, "there is no orientation '\(text)'",
        hint: "it is one of " + ProjectionOrientation.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return orientation
  }

  private func mismatch(_ parameter: String, _ expected: String, _ value: Value) -> GQLError {
    GQLError(
      .invalidValueType, "`\(parameter)` of \(name) is \(expected), not \(value) of type \(value.typeName)")
  }
}
