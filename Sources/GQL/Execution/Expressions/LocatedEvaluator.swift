import GraphStore

/// An expression whose errors point to its place in the text. Costs one call per batch.
struct LocatedEvaluator: Evaluator {
  let inner: any Evaluator
  let origin: Origin

  var mayFail: Bool { inner.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    do {
      return try inner.evaluate(batch, in: context)
    } catch {
      throw GQLError.wrapping(error, at: origin)
    }
  }
}

extension GQLError {
  /// An error as one of the language, at a place in the text unless it has one already.
  static func wrapping(_ error: any Error, at origin: Origin) -> any Error {
    let wrapped = wrapping(error)
    guard var located = wrapped as? GQLError, located.range == nil else { return wrapped }
    located.range = origin.range
    return located
  }
}
