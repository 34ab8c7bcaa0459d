public import GraphStore

/// All rows of a statement that has run to its end.
///
///     for row in try session.execute("MATCH (n:Person) RETURN n.name AS name") {
///       let name: String = try row["name"]
///     }
public struct QueryResult: Sendable {
  /// The columns, none for a statement without a result.
  public var columns: [ResultColumn] { header.columns }
  /// The outcome: 00000, 00001 for a statement without a result, 02000 for one without rows.
  public let status: GQLStatus
  /// What the outcome is of: the operation and the schema that it worked in (GA08).
  public let diagnostics: DiagnosticRecord
  /// What the statement changed.
  public let changes: ChangeCounts
  /// The graph as the statement left it, to read the labels and properties of nodes and edges in the rows.
  public let snapshot: Snapshot
  let header: ResultHeader
  let batches: [Batch]
  /// The number of rows.
  public let count: Int

  init(
    header: ResultHeader, batches: [Batch], status: GQLStatus, diagnostics: DiagnosticRecord,
    changes: ChangeCounts, snapshot: Snapshot
  ) {
    self.header = header
    self.batches = batches
    self.status = status
    self.diagnostics = diagnostics
    self.changes = changes
    self.snapshot = snapshot
    count = batches.reduce(0) { $0 + $1.rowCount }
  }

  /// The rows, as an array.
  public var rows: [Row] { Array(self) }

  /// The value of the only row's only column.
  ///
  /// - Throws: `GQLError` 22G03 where there is not one row of one column, and what `Row`'s subscripts throw.
  public func value<Decoded: GQLDecodable>(as type: Decoded.Type = Decoded.self) throws -> Decoded {
    guard count == 1, columns.count == 1, let row = first(where: { _ in true }) else {
      throw GQLError(.invalidValueType, "\(count) rows of \(columns.count) columns are no single value")
    }
    return try row[0]
  }
}

extension QueryResult: Sequence {
  public var underestimatedCount: Int { count }

  public func makeIterator() -> RowIterator {
    RowIterator(header: header, batches: batches)
  }
}

/// The rows of a result, one after the other.
public struct RowIterator: IteratorProtocol {
  let header: ResultHeader
  let batches: [Batch]
  private var batch = 0
  private var row = 0

  init(header: ResultHeader, batches: [Batch]) {
    self.header = header
    self.batches = batches
  }

  public mutating func next() -> Row? {
    while batch < batches.count {
      if row < batches[batch].rowCount {
        defer { row += 1 }
        let place = row
        return Row(batches[batch].columns.map { $0[place] }, header: header)
      }
      batch += 1
      row = 0
    }
    return nil
  }
}
