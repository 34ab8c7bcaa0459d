/// What readers see of a page of a property: plain pointers.
@safe
struct ColumnView: BitwiseCopyable {
  var kind: ColumnKind
  var layout: StringLayout
  /// Whether `minimum` and `maximum` hold a range.
  var hasRange: Bool
  /// 1,024 bits, one for each id that has the property.
  var validity: Cells<UInt64>
  /// The numbers, offsets, starts or codes.
  var data: Cells<UInt8>
  /// The lengths of loose strings, or the offsets of a dictionary.
  var lengths: Cells<UInt32>
  var heap: Cells<UInt8>
  /// No value is below; the bits of a Double for doubles, which leave NaN out.
  var minimum: Int64
  /// No value is above.
  var maximum: Int64

  static var empty: ColumnView {
    ColumnView(
      kind: .empty, layout: .loose, hasRange: false, validity: .none, data: .none, lengths: .none,
      heap: .none,
      minimum: 0, maximum: 0)
  }

  @inline(__always)
  func isValid(_ local: Int) -> Bool {
    !validity.isNone && validity[local >> 6] & (1 << UInt64(local & 63)) != 0
  }

  func cells<Element: BitwiseCopyable>(_ type: Element.Type) -> Cells<Element> {
    unsafe Cells(
      pointer: UnsafeMutableRawPointer(data.pointer.unsafelyUnwrapped).assumingMemoryBound(to: Element.self))
  }

  /// Where the text of a string lies in the heap.
  func textRange(_ local: Int) -> (start: Int, count: Int) {
    switch layout {
    case .loose:
      return (Int(cells(UInt32.self)[local]), Int(lengths[local]))
    case .packed16:
      let offsets = cells(UInt16.self)
      return (Int(offsets[local]), Int(offsets[local + 1]) - Int(offsets[local]))
    case .packed32:
      let offsets = cells(UInt32.self)
      return (Int(offsets[local]), Int(offsets[local + 1]) - Int(offsets[local]))
    case .dictionary:
      let code = Int(data[local])
      return (Int(lengths[code]), Int(lengths[code + 1]) - Int(lengths[code]))
    }
  }

  func string(_ local: Int) -> String {
    let (start, count) = textRange(local)
    guard count > 0 else { return "" }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: heap.pointer.unsafelyUnwrapped + start, count: count),
      as: UTF8.self)
  }

  /// The value of a valid id, in a page that is not of `.values`.
  func value(_ local: Int) -> Value {
    switch kind {
    case .empty, .values: .null
    case .int64: .int64(cells(Int64.self)[local])
    case .double: .float64(cells(Double.self)[local])
    case .boolean: .boolean(data[local] != 0)
    case .date: Self.date(Int(cells(Int32.self)[local]))
    case .string: .string(string(local))
    default: rareValue(local)
    }
  }

  /// A day; null where the number is none, which only damage can bring about.
  static func date(_ days: Int) -> Value {
    CalendarDate(daysSinceEpoch: days).map(Value.date) ?? .null
  }

  /// Widens the range of the zone map.
  mutating func cover(_ bits: Int64) {
    guard hasRange else {
      (minimum, maximum, hasRange) = (bits, bits, true)
      return
    }
    if kind == .double {
      let value = Double(bitPattern: UInt64(bitPattern: bits))
      if value < Double(bitPattern: UInt64(bitPattern: minimum)) { minimum = bits }
      if value > Double(bitPattern: UInt64(bitPattern: maximum)) { maximum = bits }
    } else {
      minimum = min(minimum, bits)
      maximum = max(maximum, bits)
    }
  }
}
