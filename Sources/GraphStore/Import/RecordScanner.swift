/// Cuts the bytes of a table into records and fields (RFC 4180, any delimiter).
struct RecordScanner {
  /// Where a field lies in the bytes.
  struct Field {
    var start = 0
    var end = 0
    var isQuoted = false
    /// Whether quotes within are doubled.
    var hasEscapes = false

    var isEmpty: Bool { start == end }
  }

  /// What a record turned out to be.
  enum Outcome: Equatable {
    /// So many fields; no more than there is room for are kept.
    case record(fieldCount: Int)
    /// The record is not of the form; the next one begins after its line.
    case malformed(String)
    /// A quote opens a field, which the caller did not expect.
    case quoted
  }

  /// The reason for which a record may be whole once more bytes are read.
  static let unclosed = "a quoted field is not closed"

  let delimiter: UInt8
  let quote: UInt8
  /// Whether quotes are expected; otherwise the first one ends the scan.
  let readsQuotes: Bool
  /// Where the next record begins.
  private(set) var position: Int
  /// The lines before `position`.
  private(set) var lineCount = 0

  init(_ dialect: TableDialect, at position: Int, readsQuotes: Bool) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    self.readsQuotes = readsQuotes
    self.position = position
  }

  /// Scans one record. The bytes must not end before `position`; a last line needs no line end.
  mutating func next(_ bytes: Span<UInt8>, into fields: inout [Field]) -> Outcome {
    var count = 0
    while true {
      var field = Field(start: position, end: position)
      if position < bytes.count, bytes[position] == quote {
        guard readsQuotes else { return .quoted }
        if let reason = scanQuoted(bytes, &field) {
          skipLine(bytes)
          return .malformed(reason)
        }
      } else {
        scanPlain(bytes)
        field.end = position
      }
      let isLast = position >= bytes.count || bytes[position] != delimiter
      if isLast, !field.isQuoted, field.end > field.start, bytes[field.end - 1] == 0x0D { field.end -= 1 }
      if count < fields.count { fields[count] = field }
      count += 1
      if isLast {
        if position < bytes.count {
          position += 1
          lineCount += 1
        }
        return .record(fieldCount: count)
      }
      position += 1
    }
  }

  /// Goes on to the delimiter or the line end.
  private mutating func scanPlain(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == 0x0A { return }
      position += 1
    }
  }

  /// Reads a quoted field up to the delimiter or the line end after it; gives the reason where it is malformed.
  private mutating func scanQuoted(_ bytes: Span<UInt8>, _ field: inout Field) -> String? {
    let lines = lineCount
    position += 1
    field.start = position
    field.isQuoted = true
    while position < bytes.count {
      if bytes[position] == quote {
        if position + 1 < bytes.count, bytes[position + 1] == quote {
          field.hasEscapes = true
          position += 2
          continue
        }
        field.end = position
        position += 1
        if position + 1 < bytes.count, bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
        if position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A {
          return "text follows the closing quote of a field"
        }
        return nil
      }
      if bytes[position] == 0x0A { lineCount += 1 }
      position += 1
    }
    // Only the line of the opening quote is lost, not the rest of the table.
    position = field.start
    lineCount = lines
    return Self.unclosed
  }

  private mutating func skipLine(_ bytes: Span<UInt8>) {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    if position < bytes.count {
      position += 1
      lineCount += 1
    }
  }
}
