/// Any value of the language: what a property holds, an expression gives and a row contains.
///
/// Two values are `==`, and hash alike, where they are *not distinct* in the sense of the standard (4.4.4): null is
/// not distinct from null nor NaN from NaN, and a number is not distinct from the same number of another type
/// (`1`, `1.0`, `DECIMAL 1`). This is the equality of DISTINCT, GROUP BY and of sets. The `=` of the language, which
/// knows unknown, is `Value.equals(_:_:)`; the order of ORDER BY is `Value.order(_:_:)`.
///
/// References to nodes, edges and paths belong to one graph; they, graphs and tables are never stored as properties.
public enum Value: Sendable {
  /// No value; of every nullable type.
  case null
  case boolean(Bool)
  /// Unicode text, compared by code point.
  case string(String)
  case bytes([UInt8])
  case int8(Int8)
  case int16(Int16)
  case int32(Int32)
  /// `INT`, the integer of literals.
  case int64(Int64)
  indirect case int128(Int128)
  indirect case int256(Int256)
  case uint8(UInt8)
  case uint16(UInt16)
  case uint32(UInt32)
  case uint64(UInt64)
  indirect case uint128(UInt128)
  indirect case uint256(UInt256)
  indirect case decimal(ExactDecimal)
  case float32(Float)
  /// `FLOAT`.
  case float64(Double)
  /// `FLOAT128`, `FLOAT256`.
  indirect case wideFloat(WideFloat)
  case date(CalendarDate)
  case localTime(LocalTime)
  case zonedTime(ZonedTime)
  case localDateTime(LocalDateTime)
  indirect case zonedDateTime(ZonedDateTime)
  indirect case duration(CalendarDuration)
  case list([Value])
  indirect case record(Record)
  case node(NodeID)
  case edge(EdgeID)
  case path(Path)
  /// A reference to a graph or a binding table.
  indirect case object(ObjectValue)
}

extension Value {
  /// Whether this is null.
  @inlinable
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// Whether this is a number of any type.
  public var isNumeric: Bool { family == .number }

  /// The name of the type as the language writes it, such as `INT64` or `LIST<ANY>`.
  public var typeName: String { type.description }
}

extension Value {
  /// Kinds of values that are comparable with one another, in the order in which a sorted column shows them.
  enum Family: UInt8 {
    case boolean, number, string, bytes
    case date, localTime, zonedTime, localDateTime, zonedDateTime, duration
    case list, record, node, edge, path, object
    case null
  }

  var family: Family {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .string: .string
    case .bytes: .bytes
    case .int8, .int16, .int32, .int64, .int128, .int256: .number
    case .uint8, .uint16, .uint32, .uint64, .uint128, .uint256: .number
    case .decimal, .float32, .float64, .wideFloat: .number
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    case .duration: .duration
    case .list: .list
    case .record: .record
    case .node: .node
    case .edge: .edge
    case .path: .path
    case .object: .object
    }
  }
}
