/// Parses pieces of one table into columns.
struct TableParser: Sendable {
  let schema: TableSchema
  /// Where the ends of edges are looked up.
  var starts: NodeIndex?
  var ends: NodeIndex?

  /// Parses whole records.
  ///
  /// - Parameters:
  ///   - bytes: The piece; with `isOpen` its last record may be cut, and is then left.
  ///   - consumed: How many bytes were parsed.
  func parse(_ bytes: Span<UInt8>, isOpen: Bool = false, consumed: inout Int) -> PieceOutcome {
    let piece = newPiece()
    if let starts, let ends, isPairOfIDs, !schema.hasQuotes, starts.holdsIntegers, ends.holdsIntegers {
      consumed = bytes.count
      return parsePairs(bytes, starts, ends, into: piece) ? .piece(piece) : .quoted
    }
    var scanner = RecordScanner(schema.dialect, at: 0, readsQuotes: schema.hasQuotes)
    var fields = [RecordScanner.Field](repeating: .init(), count: schema.roles.count)
    while scanner.position < bytes.count {
      let before = scanner
      let outcome = scanner.next(bytes, into: &fields)
      if isOpen, scanner.position >= bytes.count || isUnclosed(outcome) {
        scanner = before
        break
      }
      switch outcome {
      case .quoted: return .quoted
      case .malformed(let reason): piece.faults.append(.init(line: before.lineCount, reason: reason))
      case .record(let count):

        if count == 1, fields[0].isEmpty, !fields[0].isQuoted { continue }
        if count != fields.count {
          let reason = "\(count) fields where the header has \(fields.count)"
          piece.faults.append(.init(line: before.lineCount, reason: reason))
        } else if let widened = parseRow(bytes, fields, line: before.lineCount, into: piece) {
          return widened
        }
      }
    }
    piece.lineCount = scanner.lineCount
    consumed = scanner.position
    return .piece(piece)
  }

  private func isUnclosed(_ outcome: RecordScanner.Outcome) -> Bool {
    outcome == .malformed(RecordScanner.unclosed)
  }

  private var isPairOfIDs: Bool {
    guard schema.roles.count == 2, schema.labels.count <= 1 || schema.isOfEdges else { return false }
    guard case .startID = schema.roles[0], case .endID = schema.roles[1] else { return false }
    return true
  }

  private func newPiece() -> TablePiece {
    let piece = TablePiece(columnCount: schema.roles.count)
    for (index, role) in schema.roles.enumerated() {
      switch role {
      case .property(let name, _): piece.columns[index] = ImportColumn(name: name, type: schema.types[index])
      case .id(_, let name): piece.ids = ImportColumn(name: name ?? "", type: schema.types[index])
      default: break
      }
    }
    return piece
  }

  /// Appends a row; gives a reason to read the table anew, or nil.
  private func parseRow(
    _ bytes: Span<UInt8>, _ fields: [RecordScanner.Field], line: Int, into piece: TablePiece
  ) -> PieceOutcome? {
    var labelText: String?
    for index in fields.indices {
      let field = fields[index]
      switch schema.roles[index] {
      case .property(let name, _):
        guard let column = piece.columns[index] else { continue }
        if column.append(field, of: bytes, quote: schema.dialect.quote) { continue }
        let text = bytes.extracting(field.start..<field.end)
        if schema.isDetected[index], let wider = wider(schema.types[index], for: text) {
          return .widened(column: index, to: wider)
        }
        reject(line, piece, "`\(name)` is not \(schema.types[index].noun): \(shown(text))")
        return nil
      case .id:
        guard let ids = piece.ids else { continue }
        let text = bytes.extracting(field.start..<field.end)
        if field.isEmpty {
          reject(line, piece, "the id is empty")
          return nil
        }
        // An integer as an id is only one that is written in one way; all others are texts.
        if ids.type == .integer, FieldText.integer(text) == nil {
          return .widened(column: index, to: .string)
        }
        if !ids.append(field, of: bytes, quote: schema.dialect.quote) {
          reject(line, piece, "the id is not UTF-8")
          return nil
        }
      case .startID:
        guard let node = node(field, of: bytes, in: starts) else {
          reject(
            line, piece,
            "the start \(shown(bytes.extracting(field.start..<field.end))) is no node of the import")
          return nil
        }
        piece.sources.append(node)
      case .endID:
        guard let node = node(field, of: bytes, in: ends) else {
          reject(
            line, piece,
            "the end \(shown(bytes.extracting(field.start..<field.end))) is no node of the import")
          return nil
        }
        piece.targets.append(node)
      case .labels, .type:
        guard let text = FieldText.string(bytes.extracting(field.start..<field.end)) else {
          reject(line, piece, "a label is not UTF-8")
          return nil
        }
        labelText = labelText.map { $0 + ";" + text } ?? text
      case .ignored: break
      }
    }
    if let labelText {
      guard let set = piece.labelSet(of: labelText) else {
        reject(line, piece, "too many different sets of labels")
        return nil
      }
      piece.labelSets.append(set)
    }
    if !schema.isOfEdges { piece.lines.append(UInt32(clamping: line)) }
    piece.rowCount += 1
    return nil
  }

  /// The node that an end of an edge names.
  private func node(_ field: RecordScanner.Field, of bytes: Span<UInt8>, in index: NodeIndex?) -> UInt32? {
    guard let index else { return nil }
    let text = bytes.extracting(field.start..<field.end)
    var node = NodeIndex.empty
    if index.holdsIntegers {
      if let id = FieldText.integer(text) { node = index.node(of: id) }
    } else if field.hasEscapes {
      node = index.node(of: unescaped(text).span)
    } else {
      node = index.node(of: text)
    }
    return node == NodeIndex.empty ? nil : node
  }

  /// Takes back what the row has appended so far.
  private func reject(_ line: Int, _ piece: TablePiece, _ reason: String) {
    piece.faults.append(.init(line: line, reason: reason))
    for column in piece.columns { column?.truncate(to: piece.rowCount) }
    piece.ids?.truncate(to: piece.rowCount)
    piece.sources.removeLast(max(0, piece.sources.count - piece.rowCount))
    piece.targets.removeLast(max(0, piece.targets.count - piece.rowCount))
  }

  private func wider(_ type: ImportType, for text: Span<UInt8>) -> ImportType? {
    let guess = type.joined(with: ImportType(guessing: text))
    return guess == type ? (type == .string ? nil : .string) : guess
  }

  private func unescaped(_ text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      result.append(text[index])
      index += text[index] == schema.dialect.quote ? 2 : 1
    }
    return result
  }

  private func shown(_ text: Span<UInt8>) -> String {
    let cut = text.extracting(0..<min(40, text.count))
    return "`" + (FieldText.string(cut) ?? "bytes that are not UTF-8") + (text.count > 40 ? "…`" : "`")
  }
}
