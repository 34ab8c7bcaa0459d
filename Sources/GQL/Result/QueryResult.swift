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
  let content: Rows
  /// The number of rows.
  public let count: Int

  /// The rows as they were found.
  enum Rows: Sendable {
    case batches([Batch])
    /// The values of a single row.
    case one([Value])

    var count: Int {
      switch self {
      case .batches(let batches): batches.reduce(0) { $0 + $1.rowCount }
      case .one: 1
      }
    }
  }

  /// Makes a result; without a status it is the one that the rows tell.
  init(
    header: ResultHeader, rows: Rows, status: GQLStatus? = nil, diagnostics: DiagnosticRecord,
    changes: ChangeCounts, snapshot: Snapshot
  ) {
    self.header = header
    content = rows
    count = rows.count
    self.status = status ?? (count == 0 ? .noData : .successfulCompletion)
    self.diagnostics = diagnostics
    self.changes = changes
    self.snapshot = snapshot
  }

  /// The rows column by column.
  var batches: [Batch] {
    switch content {
    case .batches(let batches): batches
    case .one(let values):
      [Batch(rowCount: 1, columns: values.map { Column(repeating: $0, count: 1) })]
    }
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
    RowIterator(header: header, content)
  }
}

/// The rows of a result, one after the other.
public struct RowIterator: IteratorProtocol {
  private let header: ResultHeader
  private let batches: [Batch]
  private var batch = 0
  private var row = 0
  /// The values of the single row, until it was given.
  private var one: [Value]?

  init(header: ResultHeader, _ rows: QueryResult.Rows) {
    self.header = header
    switch rows {
    case .batches(let batches): self.batches = batches
    case .one(let values): (batches, one) = ([], values)
    }
  }

  public mutating func next() -> Row? {
    if let values = one {
      one = nil
      return Row(values, header: header)
    }
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
