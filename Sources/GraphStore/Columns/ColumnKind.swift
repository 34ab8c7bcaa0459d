/// How a page of a property keeps its values.
public enum ColumnKind: UInt8, Sendable, BitwiseCopyable {
  /// No node or edge of the page has the property.
  case empty
  case int64
  case double
  case boolean
  /// Days since 1970-01-01 as `Int32`.
  case date
  /// UTF-8 text.
  case string
  /// Values of other types, or of several.
  case values
  case int8
  case int16
  case int32
  case uint8
  case uint16
  case uint32
  case uint64
  case int128
  case uint128
  case float32
  /// Nanoseconds of the day as `Int64`.
  case localTime
  /// Nanoseconds of the day as `Int64`, then offsets in seconds as `Int32`.
  case zonedTime
  /// Seconds since 1970-01-01T00:00 as `Int64`, then nanoseconds as `Int32`.
  case localDateTime
  /// As a local datetime, then offsets in seconds as `Int32`; without the name of a zone.
  case zonedDateTime
  /// Coefficients as `Int128`, then scales as `Int32`.
  case decimal
}

extension ColumnKind {
  /// The kind of page in which values of a value's type are kept.
  init(of value: Value) {
    self =
      switch value {
      case .int64: .int64
      case .float64: .double
      case .boolean: .boolean
      case .date: .date
      case .string: .string
      case .int8: .int8
      case .int16: .int16
      case .int32: .int32
      case .uint8: .uint8
      case .uint16: .uint16
      case .uint32: .uint32
      case .uint64: .uint64
      case .int128: .int128
      case .uint128: .uint128
      case .float32: .float32
      case .localTime: .localTime
      case .zonedTime: .zonedTime
      case .localDateTime: .localDateTime
      case .zonedDateTime(let time): time.zoneName == nil ? .zonedDateTime : .values
      case .decimal: .decimal
      default: .values
      }
  }

  /// The bytes of each value, in all parts of a page together.
  var width: Int {
    switch self {
    case .boolean, .int8, .uint8: 1
    case .int16, .uint16: 2
    case .date, .int32, .uint32, .float32: 4
    case .int64, .double, .string, .uint64, .localTime: 8
    case .zonedTime, .localDateTime: 12
    case .int128, .uint128, .zonedDateTime: 16
    case .decimal: 20
    case .empty, .values: 0
    }
  }
}

/// How the text of a page of strings lies in memory.
enum StringLayout: UInt8, BitwiseCopyable {
  /// Start and length of each string, in a heap that grows.
  case loose
  /// 1,025 offsets of 16 bits.
  case packed16
  /// 1,025 offsets of 32 bits.
  case packed32
  /// A code of 8 bits each, for at most 256 distinct strings with 257 offsets of 32 bits.
  case dictionary
}
