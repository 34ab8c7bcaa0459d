import GraphStore

/// The predicates of a count pattern and what is summed, compiled: those of vertices over one column, those of edges over an edge
/// and its ends.
struct CountPredicates: Sendable {
  private var compiled: [BoundExpression: any Evaluator] = [:]

  init(_ fold: CountFold, scope: PlanScope) throws {
    let pattern = fold.pattern
    for expression in pattern.predicates + fold.sums.map(\.expression) {
      let layout = RowLayout(Array(expression.freeVariables))
      compiled[expression] = try ExpressionCompiler(layout: layout, scope: scope).compile(expression)
    }
    let compiler = ExpressionCompiler(layout: EdgeCondition.layout, scope: scope)
    for predicate in pattern.conditions.flatMap({ $0.predicates + $0.reversed.predicates })
    where compiled[predicate] == nil {
      compiled[predicate] = try compiler.compile(predicate)
    }
  }

  /// Some predicates of the pattern in their compiled form.
  func evaluators(of predicates: [BoundExpression]) throws -> [any Evaluator] {
    try predicates.map { predicate in
      guard let evaluator = compiled[predicate] else {
        throw CountEvaluation.NotFoldable(reason: "a condition is not known")
      }
      return evaluator
    }
  }

  /// The rows of a batch for which a predicate is true.
  ///
  /// - Throws: `NotFoldable` where a value makes it fail: the node may be in no match, and the ordinary plan not look at it.
  static func trueRows(
    _ evaluator: any Evaluator, _ batch: Batch, in context: ExecutionContext
  ) throws -> TrueRows {
    try refusing("a condition fails") { try evaluator.trueRows(batch, in: context) }
  }

  /// What `body` gives.
  ///
  /// - Throws: `NotFoldable` for a reason where a value makes it fail.
  static func refusing<Found>(_ reason: String, _ body: () throws -> Found) throws -> Found {
    do {
      return try body()
    } catch is ValueError {
      throw CountEvaluation.NotFoldable(reason: reason)
    } catch let error as GQLError where error.status.classCode == "22" {
      throw CountEvaluation.NotFoldable(reason: reason)
    }
  }

  /// A predicate over one variable without the variable's name.
  static func nameless(_ predicate: BoundExpression) -> BoundExpression {
    let names = predicate.freeVariables.map { ($0, BoundExpression.variable(EdgeCondition.from)) }
    return predicate.substituting(Dictionary(uniqueKeysWithValues: names)) ?? predicate
  }
}
