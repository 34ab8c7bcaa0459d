extension TablePiece {
  /// Takes rows of nodes out; takes time in proportion to all rows.
  func remove(rows: Set<Int>) {
    let kept = (0..<rowCount).filter { !rows.contains($0) }
    columns = columns.map { $0?.keeping(kept) }
    ids = ids?.keeping(kept)
    lines = kept.map { lines[$0] }
    if !labelSets.isEmpty { labelSets = kept.map { labelSets[$0] } }
    rowCount = kept.count
  }
}

extension ImportColumn {
  /// A column of some of the rows.
  func keeping(_ rows: [Int]) -> ImportColumn {
    let result = ImportColumn(name: name, type: type)
    for row in rows { result.append(row: row, of: self) }
    return result
  }

  /// The text of a row of text.
  func string(_ row: Int) -> String {
    String(decoding: text[textRange(row)], as: UTF8.self)
  }
}
