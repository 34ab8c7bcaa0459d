import GraphStore

/// Runs an aggregate over a scan page by page: whole runs of values go into the accumulators, without a batch of rows. A page that
/// can't be computed so goes through the general evaluators.
///
/// A class, because its computations keep their results; it belongs to one thread.
final class ScanAggregation {
  private let program: ScanAggregateProgram
  private let context: ExecutionContext
  private let snapshot: Snapshot
  private let filter: LabelSetFilter?
  private let predicates: [PageComputation]?
  private let key: PageComputation?
  private let arguments: [PageComputation?]

  init(_ program: ScanAggregateProgram, _ context: ExecutionContext) throws {
    self.program = program
    self.context = context
    let snapshot = try context.graphs.graph(program.graph).snapshot
    self.snapshot = snapshot
    filter = program.labels.map { snapshot.labelSets(satisfying: $0) }
    let predicates = program.predicates.map { PageComputation($0, snapshot, context) }
    let arguments = program.arguments.map { $0.map { PageComputation($0, snapshot, context) } }
    key = program.key.flatMap { PageComputation($0, snapshot, context) }
    self.arguments = arguments.map { $0 ?? nil }
    let isComplete =
      predicates.allSatisfy { $0 != nil } && (key != nil) == (program.key != nil)
      && arguments.allSatisfy { $0.map { $0 != nil } ?? true }
    self.predicates = isComplete ? predicates.compactMap { $0 } : nil
  }

  /// Adds the rows of the scan, or of a share of it, to groups.
  func run(_ groups: inout AggregateGroups, share: ScanShare? = nil) throws {
    let pages = share?.pages(of: snapshot.nodePageCount) ?? 0..<snapshot.nodePageCount
    let reader = NodePageReader(snapshot)
    for number in pages {
      if number & 15 == 0 { try context.limits.checkpoint() }
      let marks = PageMarks(reader.marks(ofPage: number, matching: filter))
      if marks.isEmpty { continue }
      let page = ScanPage(number: number, nodes: marks)
      if try !compute(page, &groups) { try addRows(page, &groups) }
    }
  }

  /// Adds a page by its columns; false, with nothing added, where that can't be.
  private func compute(_ page: ScanPage, _ groups: inout AggregateGroups) throws -> Bool {
    guard let predicates, let marks = predicates.marks(page) else { return false }
    if marks.isEmpty { return true }
    for (argument, counts) in zip(arguments, program.countsOnly) {
      if let argument, !argument.isComputed(page, countsOnly: counts) { return false }
    }
    guard let key else {
      try add(marks, to: groups.wholeGroup(), page, &groups)
      return true
    }
    guard key.compute(page), let parts = parts(of: marks, by: key, page) else { return false }
    for part in parts {
      let group = try groups.group(of: part.key, in: context)
      try add(part.marks, to: group, page, &groups)
    }
    return true
  }

  /// Adds the values at some positions to the aggregates of one group.
  private func add(
    _ marks: PageMarks, to group: Int, _ page: ScanPage, _ groups: inout AggregateGroups
  ) throws {
    for (place, argument) in arguments.enumerated() {
      guard let argument else {
        try groups.add(rows: Int64(marks.count), to: group, aggregate: place)
        continue
      }
      let valid = marks & argument.validity
      if valid.isEmpty { continue }
      if program.countsOnly[place] {
        try groups.add(rows: Int64(valid.count), to: group, aggregate: place)
        continue
      }
      var outcome: Result<Void, any Error> = .success(())
      switch argument.kind {
      case .integers:
        argument.withIntegers(page) { values in
          outcome = Result {
            if valid.count == values.count {
              try groups.add(values, to: group, aggregate: place)
            } else {
              let selected = valid.selecting(from: values)
              try groups.add(selected.span, to: group, aggregate: place)
            }
          }
        }
      case .floats:
        argument.withFloats(page) { values in
          outcome = Result {
            if valid.count == values.count {
              try groups.add(values, to: group, aggregate: place)
            } else {
              let selected = valid.selecting(from: values)
              try groups.add(selected.span, to: group, aggregate: place)
            }
          }
        }
      case .constant, .dates, .texts, .truths: break
      }
      try outcome.get()
    }
  }

  /// The positions of each value of the key, in the order of their first positions; nil for keys of another kind than texts with a
  /// dictionary.
  private func parts(
    of marks: PageMarks, by key: PageComputation, _ page: ScanPage
  ) -> [(key: Value, marks: PageMarks)]? {
    if case .constant(let value) = key.kind { return [(value, marks)] }
    guard case .texts = key.kind, case .property(let reader) = key.operation else { return nil }
    var parts: [(key: Value, marks: PageMarks)]?
    reader.withPage(page.number) { properties in
      parts = Self.parts(of: marks, by: properties)
    }
    return parts
  }

  private static func parts(
    of marks: PageMarks, by page: borrowing PropertyPage
  ) -> [(key: Value, marks: PageMarks)]? {
    let validity = PageMarks(page.validityMarks)
    // The part of each code, and 256 for null.
    var places = [Int](repeating: -1, count: 257)
    var firsts: [Int] = []
    // 16 words for each part.
    var words: [UInt64] = []
    let hasDictionary = page.withDictionaryCodes { codes in
      marks.forEach { position in
        let code = validity.contains(position) ? Int(codes[position]) : 256
        if places[code] < 0 {
          places[code] = words.count
          firsts.append(position)
          words.append(contentsOf: repeatElement(0, count: 16))
        }
        words[places[code] + position >> 6] |= 1 << UInt64(position & 63)
      }
    }
    guard hasDictionary else { return nil }
    return firsts.enumerated().map { part, position in
      (page.value(at: position), PageMarks(words[part * 16..<part * 16 + 16]))
    }
  }

  /// Adds a page as rows, as any other plan would.
  private func addRows(_ page: ScanPage, _ groups: inout AggregateGroups) throws {
    var nodes: [NodeID] = []
    page.append(page.nodes, to: &nodes)
    var start = 0
    while start < nodes.count {
      let end = min(start + context.batchSize, nodes.count)
      var batch = Batch(rowCount: end - start, columns: [Column(nodes: Array(nodes[start..<end]))])
      for predicate in program.local where batch.rowCount > 0 {
        if case .some(let rows) = try predicate.trueRows(batch, in: context) { batch = batch.gathered(rows) }
      }
      if !program.hasNodeColumn { batch.columns = [] }
      if batch.rowCount > 0 { try groups.add(batch, in: context) }
      start = end
    }
  }
}

extension PageComputation {
  /// Computes an argument; false also where its values come in a form that no accumulator takes in runs.
  fileprivate func isComputed(_ page: ScanPage, countsOnly: Bool) -> Bool {
    guard compute(page) else { return false }
    switch kind {
    case .integers, .floats, .constant(.null): return true
    case .constant, .dates, .texts, .truths: return countsOnly
    }
  }
}
