public import GraphStore

/// Several rows of a result, column by column: what a writer of many rows reads without a `Value` per cell.
public struct ResultBatch: Sendable {
  /// The number of rows, at least one.
  public let count: Int
  private let batch: Batch
  private let header: ResultHeader

  init(_ batch: Batch, header: ResultHeader) {
    self.batch = batch
    self.header = header
    count = batch.rowCount
  }

  /// The number of columns.
  public var columnCount: Int { batch.columns.count }

  /// The values of the column at a place, counted from 0.
  public func values(at place: Int) -> ResultValues { ResultValues(batch.columns[place]) }

  /// The rows one by one.
  public var rows: [Row] {
    (0..<count).map { row in Row(batch.columns.map { $0[row] }, header: header) }
  }
}

/// The values of one column of some rows, in arrays of their type where all rows have one.
public struct ResultValues: Sendable {
  /// The values; those of rows that are null mean nothing.
  public enum Storage: Sendable {
    case nodes([NodeID])
    case edges([EdgeID])
    case int64([Int64])
    case float64([Double])
    case boolean([Bool])
    case string([String])
    case date([CalendarDate])
    /// Values of several types, or of another; null is among them.
    case values([Value])
  }

  /// The values.
  public let storage: Storage
  private let validity: Bitmap?

  init(_ column: Column) {
    validity = column.validity
    storage =
      switch column.storage {
      case .nodes(let elements): .nodes(elements)
      case .edges(let elements): .edges(elements)
      case .int64(let elements): .int64(elements)
      case .float64(let elements): .float64(elements)
      case .boolean(let elements): .boolean(elements)
      case .string(let elements): .string(elements)
      case .date(let elements): .date(elements)
      case .values(let elements): .values(elements)
      }
  }

  /// Whether some row may be null.
  public var mayBeNull: Bool { validity != nil }

  /// Whether a row is null; for `values` look at the value itself.
  public func isNull(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }
}
