/// Reads single fields of a table from their bytes, without making strings of them where that can be helped.
enum FieldText {
  /// An integer as computers write it: no sign but `-`, no zeros at the front, within 64 bits.
  ///
  /// `007` is a name and not a number.
  static func integer(_ text: Span<UInt8>) -> Int64? {
    let count = text.count
    guard count > 0, count <= 20 else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard start < count else { return nil }
    if text[start] == UInt8(ascii: "0") { return count == 1 ? 0 : nil }
    var magnitude: UInt64 = 0
    for index in start..<count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      if index - start < 18 {
        magnitude = magnitude &* 10 &+ UInt64(digit)
      } else {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
        if overflow || carry { return nil }
        magnitude = sum
      }
    }
    if isNegative { return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
    return Int64(exactly: magnitude)
  }

  /// An integer of a column that is declared so: also `+7` and `007`.
  static func lenientInteger(_ text: Span<UInt8>) -> Int64? {
    if let number = integer(text) { return number }
    guard text.count <= 40, let string = string(text) else { return nil }
    return Int64(string)
  }

  /// A number with a point or an exponent, as floats are written.
  static func looksLikeFloat(_ text: Span<UInt8>) -> Bool {
    var digits = 0
    var hasPoint = false
    for index in 0..<text.count {
      switch text[index] {
      case 0x30...0x39:
        digits += 1
        // `00.5` and `01e5` are names.
        if digits == 2, !hasPoint, text[index - 1] == 0x30, index == 1 || text[index - 2] == 0x2D {
          return false
        }
      case UInt8(ascii: "."):
        if hasPoint { return false }
        hasPoint = true
      case UInt8(ascii: "-") where index == 0: break
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        return digits > 0 && float(text) != nil
      default: return false
      }
    }
    return digits > 0 && hasPoint
  }

  /// A number; `NaN`, `Infinity` and the like included.
  static func float(_ text: Span<UInt8>) -> Double? {
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var hasPoint = false
    var isNegative = false
    for index in 0..<text.count {
      let byte = text[index]
      let digit = byte &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits += 1
        if hasPoint { decimals += 1 }
        if digits > 15 { return slowFloat(text) }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte == UInt8(ascii: "-"), index == 0 {
        isNegative = true
      } else {
        return slowFloat(text)
      }
    }
    guard digits > 0 else { return nil }
    // At most 15 digits and a power of ten up to 10^15 are both exact, so one division rounds right.
    let magnitude = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -magnitude : magnitude
  }

  private static let powersOfTen: [Double] = (0...15).map { exponent in
    (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }

  private static func slowFloat(_ text: Span<UInt8>) -> Double? {
    guard text.count <= 400, let string = string(text) else { return nil }
    if string.utf8.contains(where: { $0 == 0x78 || $0 == 0x58 }) { return nil }
    return Double(string)
  }

  static func boolean(_ text: Span<UInt8>) -> Bool? {
    guard text.count == 4 || text.count == 5 else { return nil }
    // A byte with bit 6 set is a letter or near one; making it lower case can't make another text equal.
    let expected: StaticString = text.count == 4 ? "true" : "false"
    return expected.withUTF8Buffer { letters in
      for index in 0..<text.count where unsafe text[index] | 0x20 != letters[index] || text[index] < 0x41 {
        return nil
      }
      return text.count == 4
    }
  }

  /// The days since 1970-01-01 of `2021-12-09`.
  static func date(_ text: Span<UInt8>) -> Int32? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text, 0..<4), let month = number(text, 5..<7), let day = number(text, 8..<10)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)?.daysSinceEpoch
  }

  /// The date of a text in any form of ISO 8601.
  static func calendarDate(_ text: Span<UInt8>) -> CalendarDate? {
    if let days = date(text) { return CalendarDate(daysSinceEpoch: Int(days)) }
    return string(text).flatMap { try? TemporalText.date($0) }
  }

  /// Whether a text begins as a date and goes on with a time.
  static func looksLikeDateTime(_ text: Span<UInt8>) -> Bool {
    text.count >= 16 && text.count <= 80 && text[10] == UInt8(ascii: "T")
      && date(text.extracting(0..<10)) != nil
  }

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// The text as a string, nil where it is not UTF-8.
  static func string(_ text: Span<UInt8>) -> String? {
    unsafe text.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) }
  }
}
