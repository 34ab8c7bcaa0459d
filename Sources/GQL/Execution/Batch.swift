/// Some rows on their way between two operators: a column per slot, all of one length.
///
/// Batches are dense: a filter gathers the rows it keeps. A row may stand for several equal ones.
struct Batch: Sendable {
  /// The number of rows that an operator aims at; joins may give more for one input row.
  static let preferredRowCount = 2048

  /// How many rows there are, also where there is no column.
  var rowCount: Int
  /// The columns by slot, as the layout of the operator says.
  var columns: [Column]
  /// How many equal rows each row stands for, always positive; nil: one each.
  var multiplicity: [Int64]?

  init(rowCount: Int, columns: [Column], multiplicity: [Int64]? = nil) {
    self.rowCount = rowCount
    self.columns = columns
    self.multiplicity = multiplicity
  }

  /// One row without columns.
  static let unit = Batch(rowCount: 1, columns: [])

  /// The rows at the given places, in that order; a place may come several times.
  func gathered(_ rows: [Int]) -> Batch {
    Batch(
      rowCount: rows.count, columns: columns.map { $0.gathered(rows) },
      multiplicity: multiplicity.map { counts in rows.map { counts[$0] } })
  }

  /// The rows of a range.
  func slice(_ range: Range<Int>) -> Batch {
    range.count == rowCount ? self : gathered(Array(range))
  }

  /// These slots, in this order.
  func selecting(_ slots: [Int]) -> Batch {
    Batch(rowCount: rowCount, columns: slots.map { columns[$0] }, multiplicity: multiplicity)
  }

  /// Adds the rows of another batch of the same layout.
  mutating func append(_ other: Batch) {
    guard rowCount > 0 else {
      self = other
      return
    }
    if multiplicity != nil || other.multiplicity != nil {
      multiplicity =
        (multiplicity ?? Array(repeating: 1, count: rowCount))
        + (other.multiplicity ?? Array(repeating: 1, count: other.rowCount))
    }
    for slot in columns.indices { columns[slot].append(contentsOf: other.columns[slot]) }
    rowCount += other.rowCount
  }

  /// The number of rows that the batch stands for; nil where it leaves 64 bits.
  var representedRowCount: Int64? {
    guard let multiplicity else { return Int64(rowCount) }
    var total: Int64 = 0
    for count in multiplicity {
      let (sum, overflows) = total.addingReportingOverflow(count)
      if overflows { return nil }
      total = sum
    }
    return total
  }
}

extension Batch {
  /// The rows at the given places with only some slots filled; the others hold columns that must not be read.
  func gathered(_ rows: [Int], slots: Set<Int>) -> Batch {
    Batch(
      rowCount: rows.count,
      columns: columns.indices.map { slots.contains($0) ? columns[$0].gathered(rows) : Column(values: []) })
  }
}
