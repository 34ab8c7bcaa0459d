import GraphStore

/// The predicates of a count pattern, compiled: those of vertices over one column, those of edges over an edge and its ends.
struct CountPredicates: Sendable {
  private var compiled: [BoundExpression: any Evaluator] = [:]

  init(_ pattern: CountPattern, scope: PlanScope) throws {
    for predicate in pattern.predicates {
      let layout = RowLayout(Array(predicate.freeVariables))
      compiled[predicate] = try ExpressionCompiler(layout: layout, scope: scope).compile(predicate)
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
    do {
      return try evaluator.trueRows(batch, in: context)
    } catch is ValueError {
      throw CountEvaluation.NotFoldable(reason: "a condition fails")
    } catch let error as GQLError where error.status.classCode == "22" {
      throw CountEvaluation.NotFoldable(reason: "a condition fails")
    }
  }

  /// A predicate over one variable without the variable's name.
  static func nameless(_ predicate: BoundExpression) -> BoundExpression {
    let names = predicate.freeVariables.map { ($0, BoundExpression.variable(EdgeCondition.from)) }
    return predicate.substituting(Dictionary(uniqueKeysWithValues: names)) ?? predicate
  }
}
