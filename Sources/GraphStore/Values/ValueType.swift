/// A type of values, in the sense of `<value type>` of the grammar; nullable unless wrapped in `notNull`.
public indirect enum ValueType: Sendable, Hashable {
  /// `ANY VALUE`: every value.
  case any
  /// `ANY PROPERTY VALUE`: every value that a property may hold.
  case propertyValue
  /// `NULL`: null alone.
  case null
  /// `NOTHING`: no value at all.
  case nothing
  case boolean
  /// `STRING(minimum, maximum)`, lengths in characters; nil is without bound.
  case string(minimum: Int, maximum: Int?)
  /// `BYTES(minimum, maximum)`, lengths in bytes.
  case bytes(minimum: Int, maximum: Int?)
  /// `INT64`, `UINT8` …; bits are 8, 16, 32, 64, 128 or 256.
  case integer(signed: Bool, bits: Int)
  /// `DECIMAL(precision, scale)`; without a precision, any number of at most 38 digits and any scale.
  case decimal(precision: Int?, scale: Int?)
  /// `FLOAT16` to `FLOAT256`; numbers of 16 bits are held in 32.
  case float(bits: Int)
  case date
  case localTime
  case zonedTime
  case localDateTime
  case zonedDateTime
  /// `DURATION(YEAR TO MONTH)` or `(DAY TO SECOND)`; nil is every duration, an extension.
  case duration(DurationKind?)
  /// `LIST<element>[maximum]`.
  case list(ValueType, maximum: Int?)
  /// `RECORD {…}`, or with nil `ANY RECORD`.
  case record([RecordField]?)
  case node
  case edge
  case path
  /// `GRAPH {…}`, the type of references to graphs whose own type reads so; nil is `ANY GRAPH`.
  case graph(type: String?)
  /// `TABLE {…}`, the type of references to tables with such columns; nil is any table, an extension.
  case bindingTable([RecordField]?)
  /// `ANY<A | B>`: the values of several types.
  case union([ValueType])
  /// `T NOT NULL`.
  case notNull(ValueType)

  /// A field of a record type.
  public struct RecordField: Sendable, Hashable {
    /// The name of the field.
    public let name: String
    /// The type of its values.
    public let type: ValueType

    /// A field of a record type.
    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }
}

extension ValueType {
  /// `INT`, which is INT64.
  public static let int64 = ValueType.integer(signed: true, bits: 64)
  /// `FLOAT`, which is FLOAT64.
  public static let float64 = ValueType.float(bits: 64)
  /// `STRING` of any length.
  public static let anyString = ValueType.string(minimum: 0, maximum: nil)
  /// `BYTES` of any length.
  public static let anyBytes = ValueType.bytes(minimum: 0, maximum: nil)
  /// `LIST<ANY>` of any length.
  public static let anyList = ValueType.list(.any, maximum: nil)
  /// `DECIMAL` of any precision.
  public static let anyDecimal = ValueType.decimal(precision: nil, scale: nil)

  /// Whether null belongs to the type.
  public var isNullable: Bool {
    switch self {
    case .notNull, .nothing: false
    case .union(let types): types.contains { $0.isNullable }
    default: true
    }
  }

  /// The type without NOT NULL around it.
  public var unwrapped: ValueType {
    if case .notNull(let type) = self { type.unwrapped } else { self }
  }

  /// The type with null: `INT64` of `INT64 NOT NULL`.
  public var nullable: ValueType { unwrapped }

  /// The type without null: `INT64 NOT NULL` of `INT64`.
  public var nonNull: ValueType {
    switch self {
    case .notNull, .nothing: self
    case .null: .nothing
    default: .notNull(self)
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// The text of the type as the language writes it.
  public var description: String {
    switch self {
    case .any: "ANY"
    case .propertyValue: "ANY PROPERTY VALUE"
    case .null: "NULL"
    case .nothing: "NOTHING"
    case .boolean: "BOOL"
    case .string(let minimum, let maximum): "STRING" + ValueType.lengths(minimum, maximum)
    case .bytes(let minimum, let maximum): "BYTES" + ValueType.lengths(minimum, maximum)
    case .integer(let signed, let bits): "\(signed ? "INT" : "UINT")\(bits)"
    case .decimal(nil, _): "DECIMAL"
    case .decimal(let precision?, let scale): "DECIMAL(\(precision)\(scale.map { ", \($0)" } ?? ""))"
    case .float(let bits): "FLOAT\(bits)"
    case .date: "DATE"
    case .localTime: "LOCAL TIME"
    case .zonedTime: "ZONED TIME"
    case .localDateTime: "LOCAL DATETIME"
    case .zonedDateTime: "ZONED DATETIME"
    case .duration(.yearToMonth?): "DURATION(YEAR TO MONTH)"
    case .duration(.dayToSecond?): "DURATION(DAY TO SECOND)"
    case .duration: "DURATION"
    case .list(let element, let maximum): "LIST<\(element)>\(maximum.map { "[\($0)]" } ?? "")"
    case .record(nil): "ANY RECORD"
    case .record(let fields?):
      "RECORD \(ValueType.text(fields))"
    case .node: "NODE"
    case .edge: "EDGE"
    case .path: "PATH"
    case .graph(let type): type.map { "GRAPH \($0)" } ?? "ANY GRAPH"
    case .bindingTable(nil): "TABLE"
    case .bindingTable(let fields?): "TABLE \(ValueType.text(fields))"
    case .union(let types): "ANY<\(types.map(\.description).joined(separator: " | "))>"
    case .notNull(let type): "\(type) NOT NULL"
    }
  }

  private static func text(_ fields: [RecordField]) -> String {
    "{\(fields.map { "\(Value.identifier($0.name)) \($0.type)" }.joined(separator: ", "))}"
  }

  private static func lengths(_ minimum: Int, _ maximum: Int?) -> String {
    guard let maximum else { return "" }
    return minimum == 0 ? "(\(maximum))" : "(\(minimum), \(maximum))"
  }
}

extension Value {
  /// The most specific type of the value, of any length; that of null is NULL.
  public var type: ValueType {
    switch self {
    case .null: .null
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
    case .wideFloat(let number): .float(bits: number.format.bits)
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    case .duration(let value): .duration(value.kind == .mixed ? nil : value.kind)
    case .list(let values): .list(Value.commonType(of: values), maximum: nil)
    case .record(let record):
      .record(record.fields.map { ValueType.RecordField(name: $0.name, type: $0.value.type) })
    case .node: .node
    case .edge: .edge
    case .path: .path
    case .object(let reference): reference.type
    }
  }

  /// The one type of all values, nulls apart, or ANY where they differ; NOTHING of none.
  private static func commonType(of values: [Value]) -> ValueType {
    var common: ValueType?
    for value in values where !value.isNull {
      let type = value.type
      if common == nil { common = type }
      if common != type { return .any }
    }
    return common ?? (values.isEmpty ? .nothing : .null)
  }
}
