public import GraphStore
import Synchronization

/// The rows of a statement as they come, for results too large to hold or wanted before the last row is known.
///
///     let stream = try session.stream("MATCH (n) RETURN n.name AS name")
///     while let row = try stream.next() { … }
///     for try await row in stream { … }
///
/// A class, because reading it advances it. It may be handed to another thread; readers take turns.
public final class ResultStream: Sendable {
  /// The columns, none for a statement without a result.
  public var columns: [ResultColumn] { header.columns }
  let header: ResultHeader
  /// The outcome of a statement without a result.
  private let emptyStatus: GQLStatus
  private let cursor: Mutex<Cursor>
  private let cancelling: @Sendable () -> Void

  /// `cancelling` makes the statement end at its next checkpoint, from any thread.
  init(
    header: ResultHeader, emptyStatus: GQLStatus = .omittedResult, source: any RowSource,
    cancelling: @escaping @Sendable () -> Void = {}
  ) {
    self.header = header
    self.emptyStatus = emptyStatus
    self.cancelling = cancelling
    cursor = Mutex(Cursor(source: source))
  }

  /// Ends the statement at its next checkpoint with an `ExecutionLimitError`, even while `next` works on another thread.
  public func cancel() { cancelling() }

  /// The next row; nil after the last.
  ///
  /// - Throws: `GQLError` for what the data makes impossible, `ExecutionLimitError` past a limit.
  public func next() throws -> Row? {
    try cursor.withLock { cursor in
      while true {
        if let batch = cursor.batch, cursor.row < batch.rowCount {
          defer { cursor.row += 1 }
          return Row(batch.columns.map { $0[cursor.row] }, header: header)
        }
        cursor.batch = try cursor.advance()
        cursor.row = 0
        if cursor.batch == nil { return nil }
      }
    }
  }

  /// Several next rows at once, never none; nil after the last. For writers of results.
  ///
  /// - Throws: what `next` throws.
  public func nextRows() throws -> [Row]? {
    try nextRowBatch().map { batch in
      (0..<batch.rowCount).map { row in Row(batch.columns.map { $0[row] }, header: header) }
    }
  }

  /// Several next rows at once, column by column, never none; nil after the last. For writers of many rows.
  ///
  /// - Throws: what `next` throws.
  public func nextBatch() throws -> ResultBatch? {
    try nextRowBatch().map { ResultBatch($0, header: header) }
  }

  /// The outcome so far: final when `next` has given nil.
  public var status: GQLStatus {
    cursor.withLock { cursor in
      if columns.isEmpty { return emptyStatus }
      return cursor.isAtEnd && cursor.rowCount == 0 ? .noData : .successfulCompletion
    }
  }

  /// What the outcome is of: the operation and the schema that it works in (GA08).
  public var diagnostics: DiagnosticRecord { cursor.withLock { $0.diagnostics } }

  /// What the statement changed.
  public var changes: ChangeCounts { cursor.withLock { $0.source.changes } }

  /// The graph that the rows refer to, to read the labels and properties of nodes and edges.
  public var snapshot: Snapshot { cursor.withLock { $0.source.snapshot } }

  /// Ends the statement; `next` gives nil from now on.
  public func close() {
    cursor.withLock { $0.close() }
  }

  func nextRowBatch() throws -> Batch? {
    try cursor.withLock { cursor in
      if let batch = cursor.batch, cursor.row < batch.rowCount {
        cursor.batch = nil
        return batch.slice(cursor.row..<batch.rowCount)
      }
      return try cursor.advance()
    }
  }

  /// Reads all that is left.
  func collected() throws -> QueryResult {
    var batches: [Batch] = []
    while let batch = try nextRowBatch() { batches.append(batch) }
    return QueryResult(
      header: header, rows: .batches(batches), status: status, diagnostics: diagnostics, changes: changes,
      snapshot: snapshot)
  }

  /// The stream with a record of what it is the result of; errors from now on carry it, too.
  func diagnosed(_ record: DiagnosticRecord) -> ResultStream {
    cursor.withLock { $0.diagnostics = record }
    return self
  }
}

/// Where the rows of a stream come from.
protocol RowSource: AnyObject {
  /// The next rows, each standing for itself; nil after the last.
  func next() throws -> Batch?
  /// What has been changed so far.
  var changes: ChangeCounts { get }
  /// The graph that the rows refer to.
  var snapshot: Snapshot { get }
}

/// How far a stream has been read.
///
/// Unchecked, because operators belong to one thread at a time: the stream's mutex sees to that, and nothing else
/// holds on to the source.
private struct Cursor: @unchecked Sendable {
  let source: any RowSource
  var batch: Batch?
  var row = 0
  var rowCount = 0
  var isAtEnd = false
  var diagnostics = DiagnosticRecord(operation: .query)

  init(source: any RowSource) {
    self.source = source
  }

  mutating func advance() throws -> Batch? {
    guard !isAtEnd else { return nil }
    do {
      while let batch = try diagnostics.attached({ try source.next() }) {
        if batch.rowCount > 0 {
          rowCount += batch.rowCount
          return batch
        }
      }
    } catch {
      isAtEnd = true
      throw error
    }
    isAtEnd = true
    return nil
  }

  mutating func close() {
    isAtEnd = true
    batch = nil
  }
}

extension ResultStream: AsyncSequence {
  /// The rows, one after the other. Cancelling the task ends the statement, too, even in the midst of a long search; the
  /// iterator throws `CancellationError` then.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let stream: ResultStream

    public mutating func next() async throws -> Row? {
      try Task.checkCancellation()
      let stream = stream
      return try await withTaskCancellationHandler {
        do {
          return try stream.next()
        } catch let error as ExecutionLimitError where error.kind == .cancellation {
          throw CancellationError()
        }
      } onCancel: {
        stream.cancel()
      }
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }
}
