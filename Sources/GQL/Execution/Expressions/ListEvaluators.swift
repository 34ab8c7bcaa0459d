import GraphStore

/// The elements of one list per row, laid out one after the other beside copies of their rows.
///
/// So the expression inside a comprehension is evaluated over whole batches of elements, not list by list.
struct FlattenedLists {
  /// The outer row of each element.
  private(set) var rows: [Int] = []
  private(set) var elements: [Value] = []
  /// Whether the row has a list at all.
  private(set) var isNull: [Bool] = []

  /// - Throws: 22G03 where a value is neither a list nor null.
  init(_ lists: Operand, count: Int) throws {
    for row in 0..<count {
      switch lists[row] {
      case .null: isNull.append(true)
      case .list(let values):
        isNull.append(false)
        elements.append(contentsOf: values)
        rows.append(contentsOf: repeatElement(row, count: values.count))
      case let value:
        throw GQLError(.invalidValueType, "a list is needed, not \(value) of type \(value.typeName)")
      }
    }
  }

  /// The outer rows with the elements as one further column, cut into batches.
  func forEachBatch(_ outer: Batch, _ body: (Batch, Range<Int>) throws -> Void) throws {
    var start = 0
    while start < rows.count {
      let end = min(start + Batch.preferredRowCount, rows.count)
      var batch = outer.gathered(Array(rows[start..<end]))
      batch.multiplicity = nil
      batch.columns.append(Column(typing: Array(elements[start..<end])))
      try body(batch, start..<end)
      start = end
    }
  }
}

/// `[x IN list WHERE filter | result]`; the element is in the slot after those of the row.
struct ComprehensionEvaluator: Evaluator {
  let list: any Evaluator
  let filter: (any Evaluator)?
  let result: (any Evaluator)?

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let lists = try FlattenedLists(list.evaluate(batch, in: context), count: batch.rowCount)
    var results = [[Value]](repeating: [], count: batch.rowCount)
    try lists.forEachBatch(batch) { inner, range in
      try context.limits.checkpoint()
      var kept = inner
      var places = Array(range)
      if let filter, case .some(let rows) = try filter.trueRows(inner, in: context) {
        kept = inner.gathered(rows)
        places = rows.map { range.lowerBound + $0 }
      }
      let values = try result?.evaluate(kept, in: context)
      for (index, place) in places.enumerated() {
        results[lists.rows[place]].append(values?[index] ?? lists.elements[place])
      }
    }
    return .column(
      Column(values: results.indices.map { lists.isNull[$0] ? .null : .list(results[$0]) }))
  }
}

/// `all`, `any`, `none`, `single` `(x IN list WHERE predicate)`, with three-valued logic.
struct ListQuantifierEvaluator: Evaluator {
  let quantifier: ListQuantifier
  let list: any Evaluator
  let predicate: any Evaluator

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let lists = try FlattenedLists(list.evaluate(batch, in: context), count: batch.rowCount)
    var tallies = [Tally](repeating: Tally(), count: batch.rowCount)
    try lists.forEachBatch(batch) { inner, range in
      try context.limits.checkpoint()
      let truths = try TruthLane(predicate.evaluate(inner, in: context), count: inner.rowCount)
      for place in range {
        switch truths[place - range.lowerBound] {
        case .some(true): tallies[lists.rows[place]].trueCount += 1
        case .some(false): tallies[lists.rows[place]].falseCount += 1
        case nil: tallies[lists.rows[place]].unknownCount += 1
        }
      }
    }
    return .column(
      Column(
        typing: tallies.indices.map { lists.isNull[$0] ? .null : Value(tallies[$0].truth(of: quantifier)) }))
  }

  private struct Tally {
    var trueCount = 0
    var falseCount = 0
    var unknownCount = 0

    func truth(of quantifier: ListQuantifier) -> Bool? {
      switch quantifier {
      case .all: falseCount > 0 ? false : (unknownCount > 0 ? nil : true)
      case .any: trueCount > 0 ? true : (unknownCount > 0 ? nil : false)
      case .none: trueCount > 0 ? false : (unknownCount > 0 ? nil : true)
      case .single: trueCount > 1 ? false : (unknownCount > 0 ? nil : trueCount == 1)
      }
    }
  }
}

/// `reduce(accumulator = initial, x IN list | step)`: the n-th elements of all lists in one batch, then the next.
struct ReduceEvaluator: Evaluator {
  let initial: any Evaluator
  let list: any Evaluator
  /// Reads the accumulator and the element in the two slots after those of the row.
  let step: any Evaluator

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var accumulators = try initial.column(batch, in: context).boxed
    var lists: [[Value]] = []
    let operand = try list.evaluate(batch, in: context)
    for row in 0..<batch.rowCount {
      switch operand[row] {
      case .null:
        lists.append([])
        accumulators[row] = .null
      case .list(let values): lists.append(values)
      case let value:
        throw GQLError(.invalidValueType, "a list is needed, not \(value) of type \(value.typeName)")
      }
    }
    var place = 0
    var open = lists.indices.filter { !lists[$0].isEmpty }
    while !open.isEmpty {
      try context.limits.checkpoint()
      var inner = batch.gathered(open)
      inner.multiplicity = nil
      inner.columns.append(Column(typing: open.map { accumulators[$0] }))
      inner.columns.append(Column(typing: open.map { lists[$0][place] }))
      let values = try step.evaluate(inner, in: context)
      for (index, row) in open.enumerated() {
        // A step that wraps the value so far nests it without end.
        accumulators[row] = try values[index].checkingNesting()
      }
      place += 1
      open.removeAll { lists[$0].count <= place }
    }
    return .column(Column(typing: accumulators))
  }
}

/// `LET x = … IN … END`: each definition is one further slot.
struct LetEvaluator: Evaluator {
  let definitions: [any Evaluator]
  let result: any Evaluator

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var inner = batch
    for definition in definitions { inner.columns.append(try definition.column(inner, in: context)) }
    return try result.evaluate(inner, in: context)
  }
}
