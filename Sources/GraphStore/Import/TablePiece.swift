/// The rows of one piece of a table, parsed.
///
/// A class, because it passes from the thread that fills it to the one that loads it without a copy. Built by one
/// thread, then only read.
final class TablePiece: @unchecked Sendable {
  /// A row that could not be read: its line within the piece, from 0, and why.
  struct Fault {
    let line: Int
    let reason: String
  }

  var rowCount = 0
  var lineCount = 0
  var faults: [Fault] = []
  /// By column of the header; nil for columns that are no properties.
  var columns: [ImportColumn?]
  /// The ids of nodes, integers or texts.
  var ids: ImportColumn?
  /// The line of each row within the piece, kept for nodes so that a duplicate can name its line.
  var lines: [UInt32] = []
  /// The ends of edges.
  var sources: [NodeID] = []
  var targets: [NodeID] = []
  /// Per row the number of its set of labels, where a column holds labels.
  var labelSets: [UInt16] = []
  var labelSetNames: [[String]] = []
  private var labelSetNumbers: [String: UInt16] = [:]

  /// Rows of nodes or edges that were begun and proved bad; they hold nothing in the columns after the one to blame.
  private var badRows: Set<Int> = []

  init(columnCount: Int) {
    columns = [ImportColumn?](repeating: nil, count: columnCount)
  }

  /// Notes that the row that was appended last is bad. Its cells stay until `removeBadRows`, for taking them back one by
  /// one would slow every row down.
  func markLastRowBad() {
    badRows.insert(rowCount)
  }

  /// Takes out the rows that were marked.
  func removeBadRows() {
    if badRows.isEmpty { return }
    remove(rows: badRows)
    badRows = []
  }

  /// The number of a set of labels from the text of its fields, nil where a piece has too many sets.
  func labelSet(of text: String) -> UInt16? {
    if let number = labelSetNumbers[text] { return number }
    guard labelSetNames.count < Int(UInt16.max) else { return nil }
    let number = UInt16(labelSetNames.count)
    labelSetNames.append(text.split(separator: ";").map(String.init))
    labelSetNumbers[text] = number
    return number
  }
}

/// What became of a piece.
enum PieceOutcome {
  case piece(TablePiece)
  /// A column's type was detected too narrow; its table must be read again with the wider one.
  case widened(column: Int, to: ImportType)
  /// Quotes were found in a table that was thought to have none; it must be read again in order.
  case quoted
}
