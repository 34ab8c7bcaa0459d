import GQL
import GraphStore

/// Writes the rows of one statement after another in one format.
///
/// A class, because a writer keeps its place in the stream between the calls of an engine that owns the loop.
protocol RowWriter: AnyObject {
  /// Begins the result of a statement.
  func begin(columns: [ResultColumn], elements: ElementReader?) throws
  /// Takes a row with a value for each column.
  func write(_ row: [Value]) throws
  /// Takes several rows at once.
  func write(_ batch: ResultBatch) throws
  /// Ends the result of a statement.
  func end(_ ending: ResultEnding) throws
  /// Ends the output, after the last statement.
  func finish() throws
}

/// How a statement ended.
struct ResultEnding: Equatable {
  /// The GQLSTATUS: `00000`, `00001` without a result, `02000` without rows, that of the error which ended the rows; nil
  /// where they were ended by what is no error of the language, such as a limit.
  var status: String? = "00000"
  /// Whether the statement had a result at all, be it an empty one.
  var hasResult = true
}

extension RowWriter {
  func write(_ batch: ResultBatch) throws {
    for row in batch.rows { try write(row.values) }
  }

  func finish() throws {}
}
