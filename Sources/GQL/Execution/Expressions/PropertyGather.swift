import GraphStore

/// Collects a property of many elements into one column, typed where all pages that they lie in agree.
struct PropertyGather {
  private enum Target {
    case undecided
    case int64([Int64])
    case float64([Double])
    case date([CalendarDate])
    case string([String])
    case boolean([Bool])
    case values([Value])
  }

  /// The raw ids of the elements, and which of them are there at all.
  private let ids: [UInt32]
  private let given: Bitmap?
  private var target = Target.undecided
  private var validity: Bitmap
  private var hasNulls = false

  init(ids: [UInt32], given: Bitmap?) {
    self.ids = ids
    self.given = given
    validity = Bitmap(repeating: true, count: ids.count)
  }

  /// Reads the property for the rows in order; consecutive ids of one page are read together.
  func gather(lending lend: (Int, (borrowing PropertyPage) -> Void) -> Bool) -> Column {
    let pageSize = UInt32(Snapshot.pageSize)
    var gathered = self
    var start = 0
    while start < ids.count {
      let page = ids[start] / pageSize
      var end = start + 1
      while end < ids.count, ids[end] / pageSize == page { end += 1 }
      let run = start..<end
      let isThere = lend(Int(page)) { gathered.read($0, run) }
      if !isThere { gathered.appendNulls(run) }
      start = end
    }
    return gathered.finish()
  }

  private mutating func read(_ page: borrowing PropertyPage, _ run: Range<Int>) {
    let first = page.firstID
    for row in run {
      let isValid = (given.map { $0[row] } ?? true) && page.isValid(Int(ids[row] - first))
      if !isValid {
        validity[row] = false
        hasNulls = true
      }
    }
    switch page.kind {
    case .int64:
      if case .int64(var numbers) = decided(.int64([]), before: run) {
        target = .undecided
        page.withInt64s { span in
          for row in run { numbers.append(span[Int(ids[row] - first)]) }
        }
        target = .int64(numbers)
        return
      }
    case .double:
      if case .float64(var numbers) = decided(.float64([]), before: run) {
        target = .undecided
        page.withDoubles { span in
          for row in run { numbers.append(span[Int(ids[row] - first)]) }
        }
        target = .float64(numbers)
        return
      }
    case .boolean:
      if case .boolean(var truths) = decided(.boolean([]), before: run) {
        target = .undecided
        page.withBooleans { span in
          for row in run { truths.append(span[Int(ids[row] - first)] != 0) }
        }
        target = .boolean(truths)
        return
      }
    case .string:
      if case .string(var texts) = decided(.string([]), before: run) {
        target = .undecided
        for row in run {
          if validity[row], case .string(let text) = page.value(at: Int(ids[row] - first)) {
            texts.append(text)
          } else {
            texts.append("")
          }
        }
        target = .string(texts)
        return
      }
    case .date:
      if case .date(var dates) = decided(.date([]), before: run) {
        target = .undecided
        for row in run {
          if validity[row], case .date(let date) = page.value(at: Int(ids[row] - first)) {
            dates.append(date)
          } else {
            dates.append(.epoch)
          }
        }
        target = .date(dates)
        return
      }
    default: break
    }
    var values = general(before: run)
    target = .undecided
    for row in run { values.append(validity[row] ? page.value(at: Int(ids[row] - first)) : .null) }
    target = .values(values)
  }

  /// The target, after it has taken the type that is wanted where nothing but nulls came before.
  private mutating func decided(_ wanted: Target, before run: Range<Int>) -> Target {
    if case .undecided = target {
      switch wanted {
      case .int64: target = .int64(Array(repeating: 0, count: run.lowerBound))
      case .float64: target = .float64(Array(repeating: 0, count: run.lowerBound))
      case .boolean: target = .boolean(Array(repeating: false, count: run.lowerBound))
      case .string: target = .string(Array(repeating: "", count: run.lowerBound))
      case .date: target = .date(Array(repeating: .epoch, count: run.lowerBound))
      default: break
      }
    }
    return target
  }

  /// What has been gathered, as values.
  private func general(before run: Range<Int>) -> [Value] {
    if case .values(let values) = target { return values }
    let column = typedColumn
    return (0..<run.lowerBound).map { validity[$0] ? column?[$0] ?? .null : .null }
  }

  private var typedColumn: Column? {
    switch target {
    case .undecided: nil
    case .int64(let numbers): Column(.int64(numbers))
    case .float64(let numbers): Column(.float64(numbers))
    case .boolean(let truths): Column(.boolean(truths))
    case .string(let texts): Column(.string(texts))
    case .date(let dates): Column(.date(dates))
    case .values(let values): Column(values: values)
    }
  }

  private mutating func appendNulls(_ run: Range<Int>) {
    for row in run { validity[row] = false }
    hasNulls = true
    let target = self.target
    self.target = .undecided
    switch target {
    case .undecided: break
    case .int64(var numbers):
      numbers.append(contentsOf: repeatElement(0, count: run.count))
      self.target = .int64(numbers)
    case .float64(var numbers):
      numbers.append(contentsOf: repeatElement(0, count: run.count))
      self.target = .float64(numbers)
    case .boolean(var truths):
      truths.append(contentsOf: repeatElement(false, count: run.count))
      self.target = .boolean(truths)
    case .string(var texts):
      texts.append(contentsOf: repeatElement("", count: run.count))
      self.target = .string(texts)
    case .date(var dates):
      dates.append(contentsOf: repeatElement(.epoch, count: run.count))
      self.target = .date(dates)
    case .values(var values):
      values.append(contentsOf: repeatElement(.null, count: run.count))
      self.target = .values(values)
    }
  }

  private func finish() -> Column {
    guard var column = typedColumn else { return .nulls(ids.count) }
    if case .values = column.storage { return column }
    column.validity = hasNulls ? validity : nil
    return column
  }
}
