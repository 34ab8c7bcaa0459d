/// The bad rows of an import, and whether they are borne.
struct FaultList {
  private let options: ImportOptions
  private(set) var rows: [BadRow] = []

  init(options: ImportOptions) {
    self.options = options
  }

  /// Adds the faults of tables, with their lines counted from the beginning of the file.
  mutating func add(_ tables: [TableSchema], _ pieces: [[TablePiece]]) {
    for (table, pieces) in zip(tables, pieces) {
      var line = table.headerLines + 1
      for piece in pieces {
        rows += piece.faults.map { BadRow(path: table.table.path, line: line + $0.line, reason: $0.reason) }
        line += piece.lineCount
      }
    }
  }

  mutating func add(_ row: BadRow) {
    rows.append(row)
  }

  /// Ends the import where there are bad rows that the options do not bear.
  func check() throws(ImportError) {
    switch options.onError {
    case .stop: if !rows.isEmpty { throw .badRows(rows, isOverLimit: false) }
    case .skip:
      if rows.count > options.badRowLimit { throw .badRows(rows, isOverLimit: true) }
    }
  }
}
