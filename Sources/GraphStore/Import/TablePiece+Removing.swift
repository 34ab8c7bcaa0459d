extension TablePiece {
  /// Takes rows out; takes time in proportion to all rows.
  func remove(rows: Set<Int>) {
    let kept = (0..<rowCount).filter { !rows.contains($0) }
    columns = columns.map { $0?.keeping(kept) }
    ids = ids?.keeping(kept)
    if !lines.isEmpty { lines = kept.map { lines[$0] } }
    if !labelSets.isEmpty { labelSets = kept.map { labelSets[$0] } }
    if !sources.isEmpty {
      sources = kept.map { sources[$0] }
      targets = kept.map { targets[$0] }
    }
    rowCount = kept.count
  }
}
