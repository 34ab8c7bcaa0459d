/// Collects the values of one page and lays them out as compactly as their types allow.
@safe
struct ColumnPageBuilder {
  /// Consecutive rows of one column for consecutive ids.
  private struct Run {
    var local: Int
    var column: Int
    var row: Int
    var count: Int
  }

  private let era: Era
  private let columns: [BulkColumn?]
  private var runs: [Run] = []
  private var kind: ColumnKind = .empty
  private var byteCount = 0
  /// How many values were added.
  private(set) var count = 0

  init(_ columns: [BulkColumn?], era: Era) {
    self.columns = columns
    self.era = era
  }

  /// Adds a row for an id above the last one, unless the row has no value.
  mutating func add(_ local: Int, _ column: Int, _ row: Int) {
    guard let isPresent = columns[column]?.isPresent(row), isPresent else { return }
    count += 1
    let last = runs.count - 1
    if last >= 0, runs[last].column == column, runs[last].local + runs[last].count == local,
      runs[last].row + runs[last].count == row
    {
      runs[last].count += 1
    } else {
      runs.append(Run(local: local, column: column, row: row, count: 1))
    }
  }

  /// Decides the kind, once all rows are added.
  private mutating func settle() {
    // Runs may be as many as rows: none takes a copy of its column.
    for run in runs {
      guard let own = columns[run.column]?.kind else { continue }
      if kind == .empty { kind = own } else if kind != own { kind = .values }
      if own == .string, let first = columns[run.column]?.textRange(run.row),
        let last = columns[run.column]?.textRange(run.row + run.count - 1)
      {
        byteCount += last.upperBound - first.lowerBound
      }
    }
  }

  private func forEachRun(_ body: (Run, BulkColumn) -> Void) {
    for run in runs {
      if let column = columns[run.column] { body(run, column) }
    }
  }

  func values() -> [(local: Int, value: Value)] {
    var result: [(local: Int, value: Value)] = []
    forEachRun { run, column in
      for index in 0..<run.count { result.append((run.local + index, column.value(run.row + index))) }
    }
    return result
  }

  mutating func page() -> ColumnPage {
    settle()
    if kind == .string, byteCount < Int(Int32.max) { return stringPage() }
    if kind == .values || kind == .string { return genericPage() }
    let width = kind.width
    let slab = Slab(byteCount: ColumnPage.validityBytes + PageSize.count * width, zeroed: true)
    var view = ColumnView.empty
    view.kind = kind
    view.validity = slab.cells(as: UInt64.self)
    view.data = slab.cells(at: ColumnPage.validityBytes, as: UInt8.self)
    forEachRun { run, column in
      for index in 0..<run.count {
        let local = run.local + index
        let row = run.row + index
        mark(local, view)
        switch kind {
        case .int64:
          view.cells(Int64.self)[local] = column.int64s[row]
          view.cover(column.int64s[row])
        case .double:
          view.cells(Double.self)[local] = column.doubles[row]
          if !column.doubles[row].isNaN { view.cover(Int64(bitPattern: column.doubles[row].bitPattern)) }
        case .date:
          view.cells(Int32.self)[local] = column.int32s[row]
          view.cover(Int64(column.int32s[row]))
        case .boolean: view.data[local] = UInt8(truncatingIfNeeded: column.int32s[row])
        default: break
        }
      }
    }
    return ColumnPage(view: view, owner: slab, era: era)
  }

  private func mark(_ local: Int, _ view: ColumnView) {
    view.validity[local >> 6] = view.validity[local >> 6] | UInt64(1) << UInt64(local & 63)
  }

  private func genericPage() -> ColumnPage {
    let page = ColumnPage.empty(era: era)
    for (local, value) in values() { page.set(local, to: value) }
    return page
  }

  private func stringPage() -> ColumnPage {
    if let page = dictionaryPage() { return page }
    let isNarrow = byteCount <= Int(UInt16.max)
    let offsetBytes = (PageSize.count + 1) * (isNarrow ? 2 : 4)
    let heapStart = ColumnPage.validityBytes + (offsetBytes + 7) & ~7
    let slab = Slab(byteCount: heapStart + byteCount)
    var view = ColumnView.empty
    view.kind = .string
    view.layout = isNarrow ? .packed16 : .packed32
    view.validity = slab.cells(as: UInt64.self)
    view.validity.fill(with: 0, count: ColumnPage.validityWords)
    view.data = slab.cells(at: ColumnPage.validityBytes, as: UInt8.self)
    view.heap = slab.cells(at: heapStart, as: UInt8.self)
    var used = 0
    var next = 0
    func setOffset(_ local: Int) {
      if isNarrow {
        view.cells(UInt16.self)[local] = UInt16(used)
      } else {
        view.cells(UInt32.self)[local] = UInt32(used)
      }
    }
    forEachRun { run, column in
      // The strings of a run lie one after the other.
      let start = column.textRange(run.row).lowerBound
      let end = column.textRange(run.row + run.count - 1).upperBound
      column.copyBytes(start..<end, to: view.heap.advanced(by: used))
      for index in 0..<run.count {
        let local = run.local + index
        while next <= local {
          setOffset(next)
          next += 1
        }
        mark(local, view)
        used += column.textRange(run.row + index).count
      }
    }
    while next <= PageSize.count {
      setOffset(next)
      next += 1
    }
    return ColumnPage(view: view, owner: slab, era: era)
  }

  /// A page of codes where there are few distinct strings; nil where it would not be smaller.
  private func dictionaryPage() -> ColumnPage? {
    guard count >= 32 else { return nil }
    // The code, plus one, of the text that a slot found first; texts that share a slot lie behind it.
    var slots = InlineArray<1024, UInt8>(repeating: 0)
    var texts: [(column: Int, range: Range<Int>)] = []
    var codeOfLocal: [(local: Int, code: UInt8)] = []
    codeOfLocal.reserveCapacity(count)
    for run in runs {
      guard let column = columns[run.column] else { continue }
      for index in 0..<run.count {
        // Long or mostly distinct text does not repay the trouble.
        if texts.count > 16, texts.count * 2 > codeOfLocal.count { return nil }
        let range = column.textRange(run.row + index)
        if range.count > 64 { return nil }
        var slot = column.slot(of: range) & 1023
        while slots[slot] != 0 {
          let known = texts[Int(slots[slot]) - 1]
          if let other = columns[known.column], column.hasText(range, as: known.range, of: other) { break }
          slot = (slot + 1) & 1023
        }
        if slots[slot] == 0 {
          guard texts.count < 255 else { return nil }
          texts.append((run.column, range))
          slots[slot] = UInt8(texts.count)
        }
        codeOfLocal.append((run.local + index, slots[slot] - 1))
      }
    }
    let heapCount = texts.reduce(0) { $0 + $1.range.count }
    let lengthStart = ColumnPage.validityBytes + PageSize.count
    let heapStart = lengthStart + (texts.count + 1) * 4
    guard PageSize.count + (texts.count + 1) * 4 + heapCount < (PageSize.count + 1) * 2 + byteCount else {
      return nil
    }
    let slab = Slab(byteCount: heapStart + heapCount, zeroed: true)
    var view = ColumnView.empty
    view.kind = .string
    view.layout = .dictionary
    view.validity = slab.cells(as: UInt64.self)
    view.data = slab.cells(at: ColumnPage.validityBytes, as: UInt8.self)
    view.lengths = slab.cells(at: lengthStart, as: UInt32.self)
    view.heap = slab.cells(at: heapStart, as: UInt8.self)
    for (local, code) in codeOfLocal {
      mark(local, view)
      view.data[local] = code
    }
    var used = 0
    for (code, text) in texts.enumerated() {
      view.lengths[code] = UInt32(used)
      columns[text.column]?.copyBytes(text.range, to: view.heap.advanced(by: used))
      used += text.range.count
    }
    view.lengths[texts.count] = UInt32(used)
    return ColumnPage(view: view, owner: slab, era: era)
  }
}
