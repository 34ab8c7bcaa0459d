import GraphStore

/// A step that writes: it consumes all rows of its input, computes every value, and only then writes.
///
/// So no row of the statement sees what another row of it wrote, and an error in an expression comes before the first
/// change.
class ModifyingOperator: BatchOperator {
  let context: ExecutionContext
  let graph: GraphReference
  private let input: BatchOperator
  private let slots: [Int]
  private var results: ArraySlice<Batch>?

  /// `slots` are the columns to hand on.
  init(input: BatchOperator, slots: [Int], graph: GraphReference, context: ExecutionContext) {
    self.input = input
    self.slots = slots
    self.graph = graph
    self.context = context
  }

  final override func next() throws -> Batch? {
    if results == nil {
      var rows: [Batch] = []
      for batch in try input.collected(in: context) {
        var pieces = MultiplicityExpansion(batch)
        while let piece = pieces.next() { rows.append(piece) }
      }
      results = try modify(rows)[...]
    }
    return results?.popFirst()
  }

  /// Writes, and gives the rows to hand on.
  func modify(_ rows: [Batch]) throws -> [Batch] { rows.map(handingOn) }

  /// The columns that later steps read.
  final func handingOn(_ batch: Batch) -> Batch { batch.selecting(slots) }
}

extension GQLError {
  /// What the store refuses, with the condition that the standard has for it.
  init(_ error: GraphError) {
    let status: GQLStatus =
      switch error {
      case .unknownNode, .unknownEdge: .referenceValueReferentDeleted
      case .nodeHasEdges: .edgesStillExist
      case .unstorableValue: .invalidValueType
      case .uniqueViolation: .graphTypeViolation
      case .indexExists, .unknownIndex: .invalidReference
      case .emptyName: .invalidSyntax
      case .transactionEnded, .unknownSavepoint: .invalidTransactionState
      default: .dataException
      }
    self.init(status, error.description)
  }

  /// Any error of a layer below as one of the language; limits stay what they are.
  static func wrapping(_ error: any Error) -> any Error {
    switch error {
    case let error as GraphError: GQLError(error)
    case let error as ValueError:
      GQLError(GQLStatus(rawValue: error.status) ?? .dataException, error.message)
    default: error
    }
  }
}
