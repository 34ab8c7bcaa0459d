import GraphStore

extension Binder {
  /// Binds `SELECT` (14.12): matches, a filter, and a projection with HAVING.
  mutating func bindSelect(_ select: SelectStatement, _ start: Working) throws -> Outcome {
    var working = start
    switch select.source {
    case .matches(let matches)?:
      for item in matches {
        if let graph = item.graph {
          working.graph = try graphReference(graph, working.environment(.refused("here")))
        }
        try bind(item.match, &working)
      }
    case .query(graph: let graph, let body)?:
      if let graph { working.graph = try graphReference(graph, working.environment(.refused("here"))) }
      notedGraph = working.graph
      let outcome = try bindProcedure(body, working)
      guard let columns = outcome.columns, !outcome.plan.isModifying else {
        throw refusal("SELECT reads from a query that ends with RETURN", at: body.range)
      }
      working = working.continuing(with: outcome.plan, columns: columns)
    case nil: break
    }
    if let filter = select.filter {
      let predicate = try bindCondition(filter, working.environment(.refused("in WHERE")))
      working.plan = .filter(working.plan, predicate)
    }
    let table = try bind(
      Projection(
        isDistinct: select.quantifier == .distinct, items: select.items, groupBy: select.groupBy,
        having: select.having, page: select.page, range: select.range), working)
    return Outcome(plan: table.plan, columns: table.columns)
  }
}
