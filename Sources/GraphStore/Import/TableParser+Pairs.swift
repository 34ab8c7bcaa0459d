extension TableParser {
  /// Parses a table that is nothing but two integers per line, which is what most edges are: digits are read and looked
  /// up in one go, at the speed of the bytes.
  ///
  /// - Returns: false where a quote was found.
  func parsePairs(
    _ bytes: Span<UInt8>, _ starts: NodeIndex, _ ends: NodeIndex, into piece: TablePiece
  ) -> Bool {
    // A pair takes four bytes at least; most take more, and the estimate saves growing again and again.
    piece.sources.reserveCapacity(bytes.count / 12)
    piece.targets.reserveCapacity(bytes.count / 12)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      var reader = unsafe PairReader(
        position: base, end: base + buffer.count, delimiter: schema.dialect.delimiter)
      var sources = NodeCursor(starts)
      var targets = NodeCursor(ends)
      var line = 0
      while unsafe reader.position < reader.end {
        let start = unsafe reader.position
        if let (source, target) = reader.next() {
          let sourceNode = sources.node(of: source)
          let targetNode = targets.node(of: target)
          if sourceNode != NodeIndex.empty, targetNode != NodeIndex.empty {
            piece.sources.append(NodeID(rawValue: sourceNode))
            piece.targets.append(NodeID(rawValue: targetNode))
            line += 1
            continue
          }
        }
        unsafe reader.skipLine(from: start)
        let text = unsafe UnsafeBufferPointer(start: start, count: reader.position - start)
        guard unsafe explain(text.span, line: line, starts, ends, piece) else { return false }
        line += 1
      }
      piece.rowCount = piece.sources.count
      piece.lineCount = line
      return true
    }
  }

  /// Says why a line is no pair of nodes; an empty line is nothing, a quote is false.
  private func explain(
    _ text: Span<UInt8>, line: Int, _ starts: NodeIndex, _ ends: NodeIndex, _ piece: TablePiece
  ) -> Bool {
    var scanner = RecordScanner(schema.dialect, at: 0, readsQuotes: false)
    var fields = [RecordScanner.Field](repeating: .init(), count: 2)
    guard case .record(let count) = scanner.next(text, into: &fields) else { return false }
    if count == 1, fields[0].isEmpty { return true }
    var reason = "\(count) fields where the header has 2"
    if count == 2 {
      for (field, index, name) in [(fields[0], starts, "start"), (fields[1], ends, "end")] {
        let bytes = text.extracting(field.start..<field.end)
        if let id = FieldText.integer(bytes), index.node(of: id) != NodeIndex.empty { continue }
        let shown = FieldText.string(bytes).map { String($0.prefix(40)) } ?? "bytes that are not UTF-8"
        reason = "the \(name) `\(shown)` is no node of the import"
        break
      }
    }
    piece.faults.append(.init(line: line, reason: reason))
    return true
  }
}

/// Reads `digits delimiter digits line-end`.
@safe private struct PairReader {
  private(set) var position: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  let delimiter: UInt8

  /// The next two integers, or nil where the line is anything else; then the position is somewhere in it.
  @inline(__always)
  mutating func next() -> (Int64, Int64)? {
    guard let first = integer(), unsafe position < end, unsafe position.pointee == delimiter else {
      return nil
    }
    unsafe position += 1
    guard let second = integer() else { return nil }
    if unsafe position < end, unsafe position.pointee == 0x0D { unsafe position += 1 }
    guard unsafe position < end else { return (first, second) }
    guard unsafe position.pointee == 0x0A else { return nil }
    unsafe position += 1
    return (first, second)
  }

  /// An integer of at most 18 digits without zeros at the front; others take the slow way.
  @inline(__always)
  private mutating func integer() -> Int64? {
    let start = unsafe position
    var number: Int64 = 0
    while unsafe position < end {
      let digit = unsafe position.pointee &- 0x30
      if digit > 9 { break }
      number = number &* 10 &+ Int64(digit)
      unsafe position += 1
    }
    let count = unsafe position - start
    guard count > 0, count <= 18, unsafe start.pointee != 0x30 || count == 1 else { return nil }
    return number
  }

  /// Goes behind the line end of the line that begins at a place.
  mutating func skipLine(from start: UnsafePointer<UInt8>) {
    unsafe position = start
    while unsafe position < end, unsafe position.pointee != 0x0A { unsafe position += 1 }
    if unsafe position < end { unsafe position += 1 }
  }
}

/// Looks nodes up one after another, and first where the last look-up suggests: tables of edges mostly follow the
/// order of their nodes.
private struct NodeCursor {
  private let index: NodeIndex
  private var lastKey: Int64 = 0
  private var lastNode = NodeIndex.empty

  init(_ index: NodeIndex) {
    self.index = index
  }

  @inline(__always)
  mutating func node(of key: Int64) -> UInt32 {
    if key == lastKey, lastNode != NodeIndex.empty { return lastNode }
    lastKey = key
    let next = Int(lastNode) &+ 1 &- Int(index.firstNode)
    if lastNode != NodeIndex.empty, next >= 0, next < index.sequence.count, index.sequence[next] == key {
      lastNode &+= 1
    } else {
      lastNode = index.node(of: key)
    }
    return lastNode
  }
}
