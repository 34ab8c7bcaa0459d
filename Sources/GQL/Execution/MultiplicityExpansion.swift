/// Hands out the rows of batches one for each that they stand for, in pieces of bounded size.
///
/// For operators that must see every row (`collect_list`, `LIMIT`, results). A row may stand for billions, so that
/// the pieces are made when asked for.
struct MultiplicityExpansion {
  private var batch: Batch
  private var row = 0
  private var given: Int64 = 0

  /// Starts at the first row of a batch.
  init(_ batch: Batch) {
    self.batch = batch
  }

  /// The next rows, at most so many, each standing for itself; nil after the last.
  mutating func next(limit: Int = Batch.preferredRowCount) -> Batch? {
    guard let multiplicity = batch.multiplicity else {
      guard row < batch.rowCount else { return nil }
      defer { row = batch.rowCount }
      return batch
    }
    var rows: [Int] = []
    while row < batch.rowCount, rows.count < limit {
      let count = Int(min(multiplicity[row] - given, Int64(limit - rows.count)))
      rows.append(contentsOf: repeatElement(row, count: count))
      given += Int64(count)
      if given == multiplicity[row] {
        row += 1
        given = 0
      }
    }
    guard !rows.isEmpty else { return nil }
    var piece = batch
    piece.multiplicity = nil
    return piece.gathered(rows)
  }
}
