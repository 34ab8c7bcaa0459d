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
    piece.removeBadRows()
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
  ///
  /// After a bad field the columns still get a cell each, so that they keep the same length.
  private func parseRow(
    _ bytes: Span<UInt8>, _ fields: [RecordScanner.Field], line: Int, into piece: TablePiece
  ) -> PieceOutcome? {
    var fault: String?
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
        fault = fault ?? "`\(name)` is not \(schema.types[index].noun): \(shown(text))"
        column.appendNull()
      case .id:
        guard let ids = piece.ids else { continue }
        // An integer as an id is only one that is written in one way; all others are texts.
        let text = bytes.extracting(field.start..<field.end)
        if ids.type == .integer, !field.isEmpty, FieldText.integer(text) == nil {
          return .widened(column: index, to: .string)
        }
        if field.isEmpty { fault = fault ?? "the id is empty" }
        if field.isEmpty || !ids.append(field, of: bytes, quote: schema.dialect.quote) {
          fault = fault ?? "the id is not UTF-8"
          ids.appendNull()
        }
      case .startID:
        let node = node(field, of: bytes, in: starts)
        if node == nil { fault = fault ?? unknown("start", bytes.extracting(field.start..<field.end)) }
        piece.sources.append(node ?? NodeID(rawValue: NodeIndex.empty))
      case .endID:
        let node = node(field, of: bytes, in: ends)
        if node == nil { fault = fault ?? unknown("end", bytes.extracting(field.start..<field.end)) }
        piece.targets.append(node ?? NodeID(rawValue: NodeIndex.empty))
      case .labels, .type:
        let raw = bytes.extracting(field.start..<field.end)
        let text =
          field.hasEscapes
          ? FieldText.string(ImportColumn.unescaped(raw, schema.dialect.quote).span) : FieldText.string(raw)
        if text == nil { fault = fault ?? "a label is not UTF-8" }
        labelText = labelText.map { $0 + ";" + (text ?? "") } ?? text ?? ""
      case .ignored: break
      }
    }
    if let labelText {
      let set = piece.labelSet(of: labelText)
      if set == nil { fault = fault ?? "too many different sets of labels" }
      piece.labelSets.append(set ?? 0)
    }
    if !schema.isOfEdges { piece.lines.append(UInt32(clamping: line)) }
    if let fault {
      piece.faults.append(.init(line: line, reason: fault))
      piece.markLastRowBad()
    }
    piece.rowCount += 1
    return nil
  }

  private func unknown(_ end: String, _ text: Span<UInt8>) -> String {
    "the \(end) \(shown(text)) is no node of the import"
  }

  /// The node that an end of an edge names.
  private func node(_ field: RecordScanner.Field, of bytes: Span<UInt8>, in index: NodeIndex?) -> NodeID? {
    guard let index else { return nil }
    let text = bytes.extracting(field.start..<field.end)
    var node = NodeIndex.empty
    if index.holdsIntegers {
      if let id = FieldText.integer(text) { node = index.node(of: id) }
    } else if field.hasEscapes {
      node = index.node(of: ImportColumn.unescaped(text, schema.dialect.quote).span)
    } else {
      node = index.node(of: text)
    }
    return node == NodeIndex.empty ? nil : NodeID(rawValue: node)
  }

  private func wider(_ type: ImportType, for text: Span<UInt8>) -> ImportType? {
    let guess = type.joined(with: ImportType(guessing: text))
    return guess == type ? (type == .string ? nil : .string) : guess
  }

  private func shown(_ text: Span<UInt8>) -> String {
    let cut = text.extracting(0..<min(40, text.count))
    return "`" + (FieldText.string(cut) ?? "bytes that are not UTF-8") + (text.count > 40 ? "…`" : "`")
  }
}
