extension TableParser {
  /// Parses a table that is nothing but two integers per line, which is what most edges are: eight digits are read at a time,
  /// and some hundreds of ids are looked up at a time.
  ///
  /// - Returns: false where a quote was found.
  func parsePairs(
    _ bytes: Span<UInt8>, _ starts: NodeIndex, _ ends: NodeIndex, into piece: TablePiece
  ) -> Bool {
    var batch = PairBatch()
    // A pair takes four bytes at least; most take more, and the estimate saves growing again and again.
    var pairs = NodePairs(capacity: bytes.count / 12)
    var faults: [TablePiece.Fault] = []
    var line = 0
    let isPlain = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      var reader = unsafe PairReader(
        position: base, end: base + buffer.count, delimiter: schema.dialect.delimiter)
      /// The bytes of the line that begins at an offset.
      func lineBytes(at offset: Int) -> UnsafeBufferPointer<UInt8> {
        var end = unsafe base + offset
        while unsafe end < reader.end, unsafe end.pointee != 0x0A { unsafe end += 1 }
        return unsafe UnsafeBufferPointer(start: base + offset, count: end - (base + offset))
      }
      while unsafe reader.position < reader.end {
        let start = unsafe reader.position - base
        if let (source, target) = reader.next() {
          batch.append(source, target, line: line, offset: start)
        } else {
          let text = unsafe lineBytes(at: start)
          unsafe reader.move(to: base + start + text.count + 1)
          switch reason(for: unsafe text.span, starts, ends) {
          case .quoted: return false
          case .fault(let reason): faults.append(.init(line: line, reason: reason))
          case .empty: break
          }
        }
        line += 1
        let isAtEnd = unsafe reader.position >= reader.end
        guard batch.isFull || isAtEnd else { continue }
        for row in batch.resolve(starts, ends, into: &pairs) {
          if case .fault(let reason) = reason(for: unsafe lineBytes(at: row.offset).span, starts, ends) {
            faults.append(.init(line: row.line, reason: reason))
          }
        }
      }
      return true
    }
    piece.sources = pairs.sources
    piece.targets = pairs.targets
    piece.faults = faults.sorted { $0.line < $1.line }
    piece.rowCount = piece.sources.count
    piece.lineCount = line
    return isPlain
  }

  private enum LineVerdict {
    case empty
    case quoted
    case fault(String)
  }

  /// Says why a line is no pair of nodes.
  private func reason(for text: Span<UInt8>, _ starts: NodeIndex, _ ends: NodeIndex) -> LineVerdict {
    var scanner = RecordScanner(schema.dialect, at: 0, readsQuotes: false)
    var fields = [RecordScanner.Field](repeating: .init(), count: 2)
    guard case .record(let count) = scanner.next(text, into: &fields) else { return .quoted }
    if count == 1, fields[0].isEmpty { return .empty }
    guard count == 2 else { return .fault("\(count) fields where the header has 2") }
    for (field, index, name) in [(fields[0], starts, "start"), (fields[1], ends, "end")] {
      let bytes = text.extracting(field.start..<field.end)
      if let id = FieldText.integer(bytes), index.node(of: id) != NodeIndex.empty { continue }
      let shown = FieldText.string(bytes).map { String($0.prefix(40)) } ?? "bytes that are not UTF-8"
      return .fault("the \(name) `\(shown)` is no node of the import")
    }
    return .empty
  }
}

/// The ends of edges that were read.
private struct NodePairs {
  var sources: [NodeID] = []
  var targets: [NodeID] = []

  init(capacity: Int) {
    sources.reserveCapacity(capacity)
    targets.reserveCapacity(capacity)
  }
}

/// Pairs of ids that wait to be looked up together: look-ups in a large table are slow one by one, but overlap.
private struct PairBatch {
  private static let capacity = 512

  /// Where a pair stands.
  struct Row {
    var line = 0
    var offset = 0
  }

  private var sources = [Int64](repeating: 0, count: capacity)
  private var targets = [Int64](repeating: 0, count: capacity)
  private var rows = [Row](repeating: Row(), count: capacity)
  private var count = 0

  var isFull: Bool { count == Self.capacity }

  @inline(__always)
  mutating func append(_ source: Int64, _ target: Int64, line: Int, offset: Int) {
    sources[count] = source
    targets[count] = target
    rows[count] = Row(line: line, offset: offset)
    count += 1
  }

  /// Looks up what waits, and gives the rows of which an end is no node.
  mutating func resolve(_ starts: NodeIndex, _ ends: NodeIndex, into pairs: inout NodePairs) -> [Row] {
    var missing: [Row] = []
    let count = count
    self.count = 0
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count * 2) { nodes in
      guard let base = nodes.baseAddress else { return }
      unsafe sources.withUnsafeBufferPointer {
        unsafe starts.find(UnsafeBufferPointer(rebasing: $0[..<count]), into: base)
      }
      unsafe targets.withUnsafeBufferPointer {
        unsafe ends.find(UnsafeBufferPointer(rebasing: $0[..<count]), into: base + count)
      }
      for index in 0..<count {
        let (source, target) = unsafe (nodes[index], nodes[count + index])
        if source != NodeIndex.empty, target != NodeIndex.empty {
          pairs.sources.append(NodeID(rawValue: source))
          pairs.targets.append(NodeID(rawValue: target))
        } else {
          missing.append(rows[index])
        }
      }
    }
    return missing
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

  mutating func move(to place: UnsafePointer<UInt8>) {
    unsafe position = min(place, end)
  }

  /// An integer in the form of `FieldText.integer`: at most 15 digits without sign are read as two words of eight.
  @inline(__always)
  private mutating func integer() -> Int64? {
    guard unsafe end - position >= 16 else { return slowInteger() }
    let first = unsafe Self.word(position)
    let count = Self.digitCount(first)
    // A zero at the front, a sign, or no digit at all.
    guard count > 0, first & 0xFF != 0 || count == 1 else { return slowInteger() }
    if count < 8 {
      unsafe position += count
      return Self.number(first << UInt64((8 - count) * 8))
    }
    let more = Self.digitCount(unsafe Self.word(position + 8))
    guard more < 8 else { return slowInteger() }
    // The first digits, then the eight that end the number; where there are no more, the first are none.
    let last = unsafe Self.number(Self.word(position + more))
    let upper = more == 0 ? 0 : Self.number(first << UInt64((8 - more) * 8))
    unsafe position += 8 + more
    return upper * 100_000_000 + last
  }

  private mutating func slowInteger() -> Int64? {
    let start = unsafe position
    while unsafe position < end, unsafe position.pointee &- 0x30 < 10 || position.pointee == 0x2D {
      unsafe position += 1
    }
    return FieldText.integer(unsafe UnsafeBufferPointer(start: start, count: position - start).span)
  }

  /// Eight bytes, each the value of its digit where it is one; the first is the lowest.
  @inline(__always)
  private static func word(_ place: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
      ^ 0x3030_3030_3030_3030
  }

  /// How many bytes from the first on are digits.
  @inline(__always)
  private static func digitCount(_ word: UInt64) -> Int {
    // A byte above 9 gets its upper bit, or has it; what is carried on only reaches bytes behind it.
    let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
    return others == 0 ? 8 : others.trailingZeroBitCount >> 3
  }

  /// The number of eight digits, joined to pairs, pairs of pairs, and all.
  @inline(__always)
  private static func number(_ digits: UInt64) -> Int64 {
    let pairs = digits &* 10 &+ digits >> 8
    let lower = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let upper = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (lower &+ upper) >> 32)
  }
}
