import GraphStore

/// The type of a property that is no list, record or element, by the name that files of every format give it.
enum ScalarType: String, CaseIterable, Sendable {
  case boolean = "BOOL"
  case string = "STRING"
  case bytes = "BYTES"
  case int8 = "INT8"
  case int16 = "INT16"
  case int32 = "INT32"
  case int64 = "INT64"
  case int128 = "INT128"
  case int256 = "INT256"
  case uint8 = "UINT8"
  case uint16 = "UINT16"
  case uint32 = "UINT32"
  case uint64 = "UINT64"
  case uint128 = "UINT128"
  case uint256 = "UINT256"
  case decimal = "DECIMAL"
  case float32 = "FLOAT32"
  case float64 = "FLOAT64"
  case float128 = "FLOAT128"
  case float256 = "FLOAT256"
  case date = "DATE"
  case localTime = "LOCAL TIME"
  case zonedTime = "ZONED TIME"
  case localDateTime = "LOCAL DATETIME"
  case zonedDateTime = "ZONED DATETIME"
  case duration = "DURATION"

  /// The type of a value; nil for null, lists, records and references.
  init?(of value: Value) {
    switch value {
    case .boolean: self = .boolean
    case .string: self = .string
    case .bytes: self = .bytes
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .int128: self = .int128
    case .int256: self = .int256
    case .uint8: self = .uint8
    case .uint16: self = .uint16
    case .uint32: self = .uint32
    case .uint64: self = .uint64
    case .uint128: self = .uint128
    case .uint256: self = .uint256
    case .decimal: self = .decimal
    case .float32: self = .float32
    case .float64: self = .float64
    case .wideFloat(let number): self = number.format == .binary128 ? .float128 : .float256
    case .date: self = .date
    case .localTime: self = .localTime
    case .zonedTime: self = .zonedTime
    case .localDateTime: self = .localDateTime
    case .zonedDateTime: self = .zonedDateTime
    case .duration: self = .duration
    case .null, .list, .record, .node, .edge, .path, .object: return nil
    }
  }
}

extension ScalarType {
  /// The type as the language has it.
  var valueType: ValueType {
    switch self {
    case .boolean: .boolean
    case .string: .anyString
    case .bytes: .anyBytes
    case .int8: .integer(signed: true, bits: 8)
    case .int16: .integer(signed: true, bits: 16)
    case .int32: .integer(signed: true, bits: 32)
    case .int64: .int64
    case .int128: .integer(signed: true, bits: 128)
    case .int256: .integer(signed: true, bits: 256)
    case .uint8: .integer(signed: false, bits: 8)
    case .uint16: .integer(signed: false, bits: 16)
    case .uint32: .integer(signed: false, bits: 32)
    case .uint64: .integer(signed: false, bits: 64)
    case .uint128: .integer(signed: false, bits: 128)
    case .uint256: .integer(signed: false, bits: 256)
    case .decimal: .anyDecimal
    case .float32: .float(bits: 32)
    case .float64: .float64
    case .float128: .float(bits: 128)
    case .float256: .float(bits: 256)
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    case .duration: .duration(nil)
    }
  }

  /// The value that a plain text stands for; bytes are hexadecimal digits.
  func value(of text: String) throws(ValueError) -> Value {
    switch self {
    case .string: return .string(text)
    case .bytes: return try Self.bytes(of: text)
    default: return try Value.string(text).cast(to: valueType)
    }
  }

  private static func bytes(of text: String) throws(ValueError) -> Value {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else {
      throw .invalidTextForCast("`\(text)` are no hexadecimal digits of bytes")
    }
    return .bytes(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }
}
