extension BatchOperator {
  /// All rows that are left; their memory counts against the limit of the query.
  func collected(in context: ExecutionContext) throws -> [Batch] {
    var batches: [Batch] = []
    while let batch = try next() {
      try context.limits.checkpoint()
      try context.limits.reserve(batch.estimatedByteCount)
      batches.append(batch)
    }
    return batches
  }
}

extension Batch {
  /// About how many bytes the batch takes, for the memory budget.
  var estimatedByteCount: Int {
    columns.reduce(64 + rowCount * 8) { $0 + $1.estimatedByteCount }
  }
}

extension Column {
  /// About how many bytes the column takes; texts and lists are guessed from the first rows.
  var estimatedByteCount: Int {
    switch storage {
    case .nodes(let elements): elements.count * 4
    case .edges(let elements): elements.count * 4
    case .int64(let elements): elements.count * 8
    case .float64(let elements): elements.count * 8
    case .boolean(let elements): elements.count
    case .date(let elements): elements.count * 4
    case .string(let elements): elements.reduce(0) { $0 + 16 + ($1.utf8.count > 15 ? $1.utf8.count + 32 : 0) }
    case .values(let elements): elements.reduce(0) { $0 + $1.estimatedByteCount }
    }
  }
}
