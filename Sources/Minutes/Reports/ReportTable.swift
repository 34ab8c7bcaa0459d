public import GraphStore

/// The rows of a report, with what a reader must know to read them rightly.
public struct ReportTable: Sendable {
  public let columns: [String]
  public internal(set) var rows: [[Value]]
  /// Sentences that belong to the rows: why a side is empty, what a number does not claim.
  public internal(set) var notes: [String]

  init(columns: [String], rows: [[Value]] = [], notes: [String] = []) {
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// The rows by the columns from the left, in the order of values.
  mutating func sortByColumns(_ keys: [(column: Int, isDescending: Bool)]) {
    rows.sort { left, right in
      for (column, isDescending) in keys {
        switch Value.order(left[column], right[column]) {
        case .less: return !isDescending
        case .greater: return isDescending
        case .equal: continue
        }
      }
      return false
    }
  }
}
