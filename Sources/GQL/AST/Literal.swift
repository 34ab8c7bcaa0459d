/// `<literal>` (21.2), its escapes decoded but its value not yet checked.
///
/// Numbers and temporal values stay text: only GraphStore knows their limits.
struct Literal: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The literals.
  enum Kind: Sendable {
    /// `TRUE`, `FALSE`.
    case boolean(Bool)
    /// `UNKNOWN`: the boolean null.
    case unknown
    /// `NULL`.
    case null
    /// `'text'`, unescaped.
    case string(String)
    /// `X'01FF'`.
    case bytes([UInt8])
    /// `42`, `0xFF`: digits without prefix and underscores, and their radix (2, 8, 10, 16).
    case integer(digits: String, radix: UInt8)
    /// An exact number with a point, an exponent or the suffix M; without suffix and underscores.
    case decimal(String)
    /// An approximate number; without suffix and underscores.
    case float(String, FloatSuffix?)
    /// `DATE '…'`, `TIME '…'`, …
    case temporal(String, TemporalLiteralKind)
    /// `DURATION '…'`.
    case duration(String)
    /// `INTERVAL '…' YEAR TO MONTH` of SQL.
    indirect case interval(IntervalLiteral)
  }
}

/// `<approximate number suffix>` (21.2).
enum FloatSuffix: Sendable, Hashable {
  /// `F`: 32 bits.
  case float32
  /// `D`: 64 bits.
  case float64
}

/// What a temporal literal says it is; its text may still hold a time zone or none.
enum TemporalLiteralKind: Sendable, Hashable {
  /// `DATE`.
  case date
  /// `TIME`: zoned or local by its text.
  case time
  /// `DATETIME` or `TIMESTAMP`: zoned or local by its text.
  case datetime
  /// `LOCAL TIME` (extension).
  case localTime
  /// `ZONED TIME` (extension).
  case zonedTime
  /// `LOCAL DATETIME` (extension).
  case localDatetime
  /// `ZONED DATETIME` (extension).
  case zonedDatetime
}

/// `<SQL-interval literal>`: SQL's form of a duration.
struct IntervalLiteral: Sendable, Hashable {
  /// `INTERVAL - '…'`.
  var isNegative: Bool
  var text: String
  var start: IntervalField
  /// The last field of `… TO …`.
  var end: IntervalField?
}

/// A field of an SQL interval.
enum IntervalField: Sendable, Hashable, CaseIterable {
  case year
  case month
  case day
  case hour
  case minute
  case second
}
