/// `<value type>` as it is written, synonyms folded (18.9).
struct ValueTypeSyntax: Sendable {
  var kind: Kind
  /// `NOT NULL`.
  var isNotNull: Bool
  var range: SourceRange

  /// The types.
  indirect enum Kind: Sendable {
    /// `BOOL`.
    case boolean
    /// `STRING(min, max)`; `CHAR(n)` has both the same, `VARCHAR(n)` only a maximum.
    case string(minimum: Int?, maximum: Int?)
    /// `BYTES(min, max)`; `BINARY(n)` has both the same.
    case bytes(minimum: Int?, maximum: Int?)
    /// `INT32`, `UINT`, `SMALL INTEGER`, `INT(10)`, …
    case integer(isSigned: Bool, IntegerSize)
    /// `DECIMAL(precision, scale)`.
    case decimal(precision: Int?, scale: Int?)
    /// `FLOAT64`, `REAL`, `DOUBLE`, …
    case float(FloatSize)
    /// `DATE`.
    case date
    /// `TIME`.
    case time(isZoned: Bool)
    /// `DATETIME`.
    case datetime(isZoned: Bool)
    /// `DURATION(YEAR TO MONTH)`; without a qualifier any duration (extension).
    case duration(DurationQualifier?)
    /// `NULL`.
    case null
    /// `NOTHING`, and `NULL NOT NULL`.
    case nothing
    /// `ANY [VALUE]`.
    case any
    /// `[ANY] PROPERTY VALUE`.
    case anyProperty
    /// `A | B`, `ANY <A | B>`.
    case union([ValueTypeSyntax])
    /// `LIST<T>[max]`; a nil element is any value.
    case list(element: ValueTypeSyntax?, maximum: Int?, isGroup: Bool)
    /// `RECORD {…}`; nil is open.
    case record([FieldType]?)
    /// `PATH`.
    case path
    /// `GRAPH {…}`; nil is open.
    case graph(GraphTypeSpecification?)
    /// `TABLE {…}`.
    case bindingTable([FieldType])
    /// `NODE …`; nil is open.
    case node(NodeTypeSpecification?)
    /// `EDGE …`; nil is open.
    case edge(EdgeTypeSpecification?)
  }
}

/// The size of an integer type (18.9).
enum IntegerSize: Sendable, Hashable {
  /// `INT8` to `INT256`.
  case bits(Int)
  /// `INT`.
  case regular
  /// `SMALLINT`.
  case small
  /// `BIGINT`.
  case big
  /// `INT(p)`: binary digits.
  case precision(Int)
}

/// The size of an approximate number (18.9).
enum FloatSize: Sendable, Hashable {
  /// `FLOAT16` to `FLOAT256`.
  case bits(Int)
  /// `FLOAT`.
  case regular
  /// `REAL`.
  case real
  /// `DOUBLE [PRECISION]`.
  case double
  /// `FLOAT(p, s)`: binary digits of the mantissa, and of the exponent.
  case precision(Int, scale: Int?)
}

/// `<temporal duration qualifier>` (18.9).
enum DurationQualifier: Sendable, Hashable {
  /// `YEAR TO MONTH`.
  case yearToMonth
  /// `DAY TO SECOND`.
  case dayToSecond
}

/// `<field type>` (18.10).
struct FieldType: Sendable {
  var name: Identifier
  var type: ValueTypeSyntax
  var range: SourceRange
}
