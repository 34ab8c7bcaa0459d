/// An entry of an index: a number that stands for the value, and the element that has it.
///
/// The number is lossy: what it finds are candidates, which are compared with the values themselves. So an entry never needs to
/// hold the value, and entries that are out of date do no harm.
struct IndexKey: Hashable, Comparable, BitwiseCopyable, Sendable {
  var prefix: UInt64
  var id: UInt32

  static func < (left: IndexKey, right: IndexKey) -> Bool {
    left.prefix < right.prefix || (left.prefix == right.prefix && left.id < right.id)
  }
}

extension IndexKey {
  /// The same number for equal values, of whatever numeric types; the file format depends on it.
  static func hash(_ values: [Value]) -> UInt64 {
    var result: UInt64 = 0
    for value in values { result = (result ^ hash(value)) &* 0x9E37_79B1_85EB_CA87 }
    return result ^ (result >> 29)
  }

  /// The number of one value, as `hash` of it alone.
  static func hash(ofOne value: Value) -> UInt64 {
    let result = hash(value) &* 0x9E37_79B1_85EB_CA87
    return result ^ (result >> 29)
  }

  private static func hash(_ value: Value) -> UInt64 {
    guard case .string(var text) = value else { return order(value) }
    return text.withUTF8 { unsafe FileHash.hash(UnsafeRawBufferPointer($0)) }
  }

  /// A number that grows with the value, though not always where the value does.
  static func order(_ value: Value) -> UInt64 {
    UInt64(value.family.rawValue) << 60 | orderWithinFamily(value) >> 4
  }

  /// The smallest number of the values that are comparable with the given one.
  static func familyStart(_ value: Value) -> UInt64 { UInt64(value.family.rawValue) << 60 }

  /// The greatest number of the values that are comparable with the given one.
  static func familyEnd(_ value: Value) -> UInt64 { familyStart(value) | (1 << 60 - 1) }

  private static func orderWithinFamily(_ value: Value) -> UInt64 {
    switch value {
    case .boolean(let flag): return flag ? 1 << 63 : 0
    case .string(let text):
      var result: UInt64 = 0
      var shift: UInt64 = 56
      for byte in text.utf8.prefix(7) {
        result |= UInt64(byte) << shift
        shift -= 8
      }
      return result
    case .date(let date): return order(Int64(date.daysSinceEpoch) << 24)
    case .localTime(let time): return order(time.nanosecondOfDay)
    case .localDateTime(let time): return order(time.seconds << 4)
    case .zonedDateTime(let time): return order(time.secondsSinceEpoch << 4)
    default: return value.isNumeric ? order(approximation(value)) : 0
    }
  }

  private static func order(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) ^ (1 << 63) }

  private static func order(_ number: Double) -> UInt64 {
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The nearest Double, which is the same for equal numbers of any types.
  private static func approximation(_ value: Value) -> Double {
    switch value {
    case .int64(let number): Double(number)
    case .float64(let number): number.isNaN ? .infinity : number
    case .float32(let number): number.isNaN ? .infinity : Double(number)
    case .int8(let number): Double(number)
    case .int16(let number): Double(number)
    case .int32(let number): Double(number)
    case .uint8(let number): Double(number)
    case .uint16(let number): Double(number)
    case .uint32(let number): Double(number)
    case .uint64(let number): Double(number)
    case .int128(let number): Double(number)
    case .uint128(let number): Double(number)
    case .int256(let number): Double(number.description) ?? 0
    case .uint256(let number): Double(number.description) ?? 0
    case .decimal(let number): Double(number.description) ?? 0
    default: 0
    }
  }

  /// The pairs of neighbouring characters of a text, each once; a text of one character counts as a pair with nothing.
  static func bigrams(_ text: String) -> Set<UInt64> {
    var result: Set<UInt64> = []
    var last: UInt64?
    for scalar in text.unicodeScalars {
      let current = UInt64(scalar.value)
      if let last { result.insert(last << 21 | current) }
      // Every character also stands alone, so that a part of one character is found.
      result.insert(1 << 42 | current)
      last = current
    }
    return result
  }
}
