import Dispatch
import Synchronization

/// Reads tables piece by piece on several threads, and again where a guess about a table proved wrong.
struct TableReading: Sendable {
  let options: ImportOptions
  /// Called after each piece with the bytes that are new.
  let progress: @Sendable (Int) -> Void

  /// The longest record of a table with quotes.
  private static let recordLimit = 1 << 26

  /// A stretch of a table that one thread reads: the records that begin in it.
  private struct Task {
    let table: Int
    let range: Range<Int>
  }

  /// What a round has found, shared by its threads.
  private struct Findings {
    var pieces: [[TablePiece]]
    var widened: [[Int: ImportType]]
    var quoted: Set<Int> = []
    var faultCount = 0
    var error: ImportError?

    /// Whether what is read of a table is of no use any more.
    func isStale(_ table: Int) -> Bool { quoted.contains(table) || !widened[table].isEmpty }
  }

  /// Reads tables whole; the result is in the order of the tables and of their rows.
  func read(
    _ tables: inout [TableSchema], parser: (TableSchema) -> TableParser
  ) throws(ImportError) -> [[TablePiece]] {
    var result = [[TablePiece]](repeating: [], count: tables.count)
    var pending = Array(tables.indices)
    var faultCount = 0
    while !pending.isEmpty {
      let findings = readOnce(pending, tables.map(parser), faultsBefore: faultCount)
      if let error = findings.error { throw error }
      var again: [Int] = []
      for table in pending {
        if findings.isStale(table) {
          again.append(table)
          if findings.quoted.contains(table) { tables[table].hasQuotes = true }
          for (column, type) in findings.widened[table] {
            tables[table].types[column] = tables[table].types[column].joined(with: type)
          }
        } else {
          result[table] = findings.pieces[table]
          faultCount += result[table].reduce(0) { $0 + $1.faults.count }
        }
      }
      pending = again
      if faultCount > faultLimit { break }
    }
    return result
  }

  /// How many bad rows are looked for: those that are borne and one more, or some to tell of.
  private var faultLimit: Int { options.onError == .skip ? options.badRowLimit : 20 }

  private func readOnce(_ pending: [Int], _ parsers: [TableParser], faultsBefore: Int) -> Findings {
    let tasks = pending.flatMap { table in self.tasks(of: table, parsers[table].schema) }
    let findings = Mutex(
      Findings(
        pieces: parsers.map { _ in [] }, widened: parsers.map { _ in [:] }, faultCount: faultsBefore))
    let parts = Mutex([[TablePiece]](repeating: [], count: tasks.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(options.threads, tasks.count))) { _ in
      var buffer = ReadBuffer()
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < tasks.count else { return }
        let task = tasks[number]
        let isDone = findings.withLock {
          $0.isStale(task.table) || $0.error != nil || $0.faultCount > faultLimit
        }
        if isDone { continue }
        do throws(ImportError) {
          let outcome = try read(task, parsers[task.table], &buffer)
          if case .pieces(let pieces) = outcome { parts.withLock { $0[number] = pieces } }
          findings.withLock { note(outcome, of: task.table, in: &$0) }
        } catch {
          findings.withLock { if $0.error == nil { $0.error = error } }
        }
      }
    }
    return findings.withLock { findings in
      parts.withLock { parts in
        for (task, pieces) in zip(tasks, parts) { findings.pieces[task.table] += pieces }
      }
      return findings
    }
  }

  private enum TaskOutcome {
    case pieces([TablePiece])
    case widened(column: Int, to: ImportType)
    case quoted
  }

  private func note(_ outcome: TaskOutcome, of table: Int, in findings: inout Findings) {
    switch outcome {
    case .pieces(let pieces): findings.faultCount += pieces.reduce(0) { $0 + $1.faults.count }
    case .widened(let column, let type):
      findings.widened[table][column] = (findings.widened[table][column] ?? .unknown).joined(with: type)
    case .quoted: findings.quoted.insert(table)
    }
  }

  /// A table without quotes is cut anywhere; one with quotes must be read in order.
  private func tasks(of table: Int, _ schema: TableSchema) -> [Task] {
    let end = schema.file.byteCount
    if schema.hasQuotes { return [Task(table: table, range: schema.start..<max(schema.start, end))] }
    return stride(from: schema.start, to: end, by: options.pieceLength).map {
      Task(table: table, range: $0..<min($0 + options.pieceLength, end))
    }
  }

  private func read(
    _ task: Task, _ parser: TableParser, _ bytes: inout ReadBuffer
  ) throws(ImportError) -> TaskOutcome {
    try parser.schema.hasQuotes ? readInOrder(task, parser, &bytes) : readPiece(task, parser, &bytes)
  }

  /// Reads the records that begin in a range: from behind the first line end in it, unless it is the table's first, to
  /// the first line end behind it.
  private func readPiece(
    _ task: Task, _ parser: TableParser, _ bytes: inout ReadBuffer
  ) throws(ImportError) -> TaskOutcome {
    let file = parser.schema.file
    let isFirst = task.range.lowerBound == parser.schema.start
    // One byte earlier, to see whether a record begins right at the border.
    let start = isFirst ? task.range.lowerBound : task.range.lowerBound - 1
    try file.read(start..<task.range.upperBound, into: &bytes)
    var end = task.range.upperBound
    while end < file.byteCount, bytes.last != 0x0A {
      let before = bytes.count
      let more = min(end + (1 << 12), file.byteCount)
      try file.append(end..<more, to: &bytes)
      if bytes.count == before { break }
      end = more
      if let lineEnd = bytes.firstIndex(of: 0x0A, from: before) {
        bytes.removeLast(bytes.count - lineEnd - 1)
        break
      }
    }
    var first = 0
    if !isFirst {
      guard let lineEnd = bytes.firstIndex(of: 0x0A) else { return .pieces([]) }
      first = lineEnd + 1
    }
    var consumed = 0
    let outcome = bytes.withSpan { parser.parse($0.extracting(first..<$0.count), consumed: &consumed) }
    progress(task.range.count)
    switch outcome {
    case .piece(let piece): return .pieces([piece])
    case .widened(let column, let type): return .widened(column: column, to: type)
    case .quoted: return .quoted
    }
  }

  /// Reads a table from its first row to its last; what is cut at the end of a stretch is read again with the next.
  private func readInOrder(
    _ task: Task, _ parser: TableParser, _ bytes: inout ReadBuffer
  ) throws(ImportError) -> TaskOutcome {
    let file = parser.schema.file
    var pieces: [TablePiece] = []
    bytes.removeAll()
    var position = task.range.lowerBound
    while position < file.byteCount || bytes.count > 0 {
      let more = min(position + options.pieceLength, file.byteCount)
      let before = bytes.count
      try file.append(position..<more, to: &bytes)
      progress(more - position)
      let isEnd = more == file.byteCount || bytes.count == before
      position = more
      var consumed = 0
      let isOpen = !isEnd && bytes.count < Self.recordLimit
      switch bytes.withSpan({ parser.parse($0, isOpen: isOpen, consumed: &consumed) }) {
      case .piece(let piece): pieces.append(piece)
      case .widened(let column, let type): return .widened(column: column, to: type)
      case .quoted: return .quoted
      }
      bytes.removeFirst(consumed)
      if isEnd { break }
    }
    return .pieces(pieces)
  }
}
