import GraphStore

/// `MERGE`: for each row its matches, or else the inserted pattern; a later row finds what an earlier one inserted.
final class MergeOperator: ModifyingOperator {
  /// The parts of the step, compiled.
  struct Program: Sendable {
    let insertion: CompiledInsertion
    /// Read the row of the input followed by the variables of the pattern.
    let onCreate: [CompiledSetItem]
    let onMatch: [CompiledSetItem]
    let search: OperatorFactory
    let argumentSlots: [Int]
    /// The variables of the pattern in the order of the search's slots, all of them.
    let searched: [BoundVariable]
    /// Which of these, by place, come out after the slots handed on.
    let added: [Int]
  }

  private let program: Program

  init(
    input: BatchOperator, program: Program, slots: [Int], graph: GraphReference, context: ExecutionContext
  ) {
    self.program = program
    super.init(input: input, slots: slots, graph: graph, context: context)
  }

  override func modify(_ rows: [Batch]) throws -> [Batch] {
    var results: [Batch] = []
    for batch in rows {
      for row in 0..<batch.rowCount {
        try context.limits.checkpoint()
        let single = batch.slice(row..<row + 1)
        results.append(contentsOf: try merge(single))
      }
    }
    return results
  }

  private func merge(_ row: Batch) throws -> [Batch] {
    context.argument = row.selecting(program.argumentSlots)
    let search = try program.search(context)
    var found: [Batch] = []
    while let batch = try search.next() {
      var pieces = MultiplicityExpansion(batch)
      while let piece = pieces.next() { found.append(piece) }
    }
    let isNew = found.isEmpty
    let graph = try context.graphs.graph(graph)
    if isNew {
      let values = try program.insertion.values(for: row, in: context)
      if let name = values.nullProperty {
        throw GQLError(
          .nullValueNotAllowed, "MERGE can't look for the property `\(name)`, which is null",
          hint: "FILTER the rows in which it is null before")
      }
      let elements = try graph.write {
        try program.insertion.insert(0, of: row, values, into: $0, context)
      }
      let columns = program.searched.map { variable in
        Column(typing: [elements[variable] ?? bound(variable, in: row)])
      }
      found = [Batch(rowCount: 1, columns: columns)]
    }
    let items = isNew ? program.onCreate : program.onMatch
    return try found.map { matches in
      var joined = row.gathered(Array(repeating: 0, count: matches.rowCount))
      joined.columns += matches.columns
      if !items.isEmpty {
        var assignments = PropertyAssignments(graph: self.graph)
        try assignments.add(items, for: joined, in: context)
        try graph.write { try assignments.write(to: $0, context) }
      }
      var result = handingOn(joined)
      result.columns += program.added.map { matches.columns[$0] }
      return result
    }
  }

  private func bound(_ variable: BoundVariable, in row: Batch) -> Value {
    program.insertion.layout.slot(of: variable).map { row.columns[$0][0] } ?? .null
  }
}
