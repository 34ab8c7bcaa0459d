/// The values of one property of up to 1,024 consecutive ids, lent to a kernel.
///
/// It can't be copied, so that it can't outlive the closure that it is lent to. Positions are local: id minus `firstID`.
@safe
public struct PropertyPage: ~Copyable {
  let view: ColumnView
  let page: ColumnPage?
  /// The raw id of position 0.
  public let firstID: UInt32
  /// How many positions there are: 1,024, fewer in the last page.
  public let count: Int

  /// What the page holds, and so which of the accessors below is called back.
  public var kind: ColumnKind { view.kind }

  /// Whether an id has the property. O(1).
  public func isValid(_ position: Int) -> Bool {
    precondition(position >= 0 && position < PageSize.count, "position out of the page")
    return view.isValid(position)
  }

  /// Lends the bits that tell which positions have the property, 64 to a word; false where no one has.
  @discardableResult
  public func withValidity<Failure: Error>(
    _ body: (Span<UInt64>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard !view.validity.isNone else { return false }
    let words = (count + 63) / 64
    try unsafe body(Span(_unsafeStart: view.validity.pointer.unsafelyUnwrapped, count: words))
    return true
  }

  /// The least and greatest value that the page may hold, for pages of numbers and dates; NaN is left out.
  ///
  /// The bounds hold for every value but need not be reached: they only widen while a page is written.
  public var zone: (minimum: Value, maximum: Value)? {
    guard view.hasRange else { return nil }
    switch view.kind {
    case .int64: return (.int64(view.minimum), .int64(view.maximum))
    case .double:
      return (
        .float64(Double(bitPattern: UInt64(bitPattern: view.minimum))),
        .float64(Double(bitPattern: UInt64(bitPattern: view.maximum)))
      )
    case .date:
      return (ColumnView.date(Int(view.minimum)), ColumnView.date(Int(view.maximum)))
    default: return nil
    }
  }

  /// The least and greatest integer that a page of `.int64` may hold; nil for other kinds.
  public var integerZone: ClosedRange<Int64>? {
    guard view.kind == .int64, view.hasRange, view.minimum <= view.maximum else { return nil }
    return view.minimum...view.maximum
  }

  /// Lends the integers of a page of `.int64`; a position without the property holds any number. False for other kinds.
  @discardableResult
  public func withInt64s<Failure: Error>(
    _ body: (Span<Int64>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .int64 else { return false }
    try unsafe body(
      Span(_unsafeStart: view.cells(Int64.self).pointer.unsafelyUnwrapped, count: count))
    return true
  }

  /// Lends the numbers of a page of `.double`.
  @discardableResult
  public func withDoubles<Failure: Error>(
    _ body: (Span<Double>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .double else { return false }
    try unsafe body(
      Span(_unsafeStart: view.cells(Double.self).pointer.unsafelyUnwrapped, count: count))
    return true
  }

  /// Lends the days since 1970-01-01 of a page of `.date`.
  @discardableResult
  public func withDates<Failure: Error>(
    _ body: (Span<Int32>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .date else { return false }
    try unsafe body(
      Span(_unsafeStart: view.cells(Int32.self).pointer.unsafelyUnwrapped, count: count))
    return true
  }

  /// Lends the truth values of a page of `.boolean`, as bytes of 0 and 1.
  @discardableResult
  public func withBooleans<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .boolean else { return false }
    try unsafe body(Span(_unsafeStart: view.data.pointer.unsafelyUnwrapped, count: count))
    return true
  }

  /// Lends the UTF-8 bytes of one string of a page of `.string`, without making a String. False where there is none.
  @discardableResult
  public func withUTF8<Failure: Error>(
    at position: Int, _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .string, isValid(position) else { return false }
    let (start, count) = view.textRange(position)
    if count == 0 {
      try body(Span())
      return true
    }
    try unsafe body(
      Span(_unsafeStart: view.heap.pointer.unsafelyUnwrapped + start, count: count))
    return true
  }

  /// Lends the UTF-8 bytes of all strings of a page of `.string` that lie one after the other, in the order of their
  /// positions; false where they don't. `textRange(at:)` tells which bytes belong to a position.
  @discardableResult
  public func withConsecutiveTexts<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .string, view.layout == .packed16 || view.layout == .packed32 else { return false }
    let last = view.textRange(count - 1)
    let end = last.start + last.count
    if end == 0 {
      try body(Span())
      return true
    }
    try unsafe body(Span(_unsafeStart: view.heap.pointer.unsafelyUnwrapped, count: end))
    return true
  }

  /// The bytes of a position among those that `withConsecutiveTexts` lends; empty where it has no string.
  public func textRange(at position: Int) -> Range<Int> {
    precondition(position >= 0 && position < count, "position out of the page")
    guard view.kind == .string else { return 0..<0 }
    let (start, count) = view.textRange(position)
    return start..<start + count
  }

  /// The first position, from one on, whose string reaches beyond a byte of those that `withConsecutiveTexts` lends; the last one where
  /// none does. O(log distance).
  package func textPosition(beyond byte: Int, from start: Int) -> Int {
    precondition(start >= 0 && start < count && view.kind == .string, "position out of the page")
    func reaches(_ position: Int) -> Bool {
      let (start, count) = view.textRange(position)
      return start + count > byte
    }
    var low = start
    var step = 1
    while low + step < count, !reaches(low + step - 1) {
      low += step
      step *= 2
    }
    var high = min(low + step, count) - 1
    while low < high {
      let middle = (low + high) / 2
      if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The bits that tell which positions have the property, as `Snapshot.marks` has them.
  public var validityMarks: SIMD16<UInt64> {
    var marks = SIMD16<UInt64>.zero
    guard !view.validity.isNone else { return marks }
    if count == PageSize.count {
      // As many turns as the vector has words, which needs no place that a variable names.
      for word in 0..<16 { marks[word] = view.validity[word] }
    } else {
      for word in 0..<(count + 63) / 64 { marks[word] = view.validity[word] }
    }
    return marks
  }

  /// The number of distinct strings where the page keeps its strings as codes of a dictionary, else nil.
  public var dictionaryCount: Int? {
    guard view.kind == .string, view.layout == .dictionary else { return nil }
    var last = 0
    for local in 0..<count where view.isValid(local) { last = max(last, Int(view.data[local]) + 1) }
    return last
  }

  /// Lends the dictionary codes of a page of strings: equal codes are equal strings. False where there is no dictionary.
  @discardableResult
  public func withDictionaryCodes<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard view.kind == .string, view.layout == .dictionary else { return false }
    try unsafe body(Span(_unsafeStart: view.data.pointer.unsafelyUnwrapped, count: count))
    return true
  }

  /// The value at a position, null where there is none.
  public func value(at position: Int) -> Value {
    guard isValid(position) else { return .null }
    return view.kind == .values ? page?.value(position) ?? .null : view.value(position)
  }
}
