// No nil literal: beside an optional `Value` it would silently mean null.

extension Value: ExpressibleByBooleanLiteral {
  /// A `BOOL`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension Value: ExpressibleByIntegerLiteral {
  /// An `INT64`.
  public init(integerLiteral value: Int64) { self = .int64(value) }
}

extension Value: ExpressibleByFloatLiteral {
  /// A `FLOAT64`.
  public init(floatLiteral value: Double) { self = .float64(value) }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A `STRING`.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension Value: ExpressibleByArrayLiteral {
  /// A `LIST`.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Value: ExpressibleByDictionaryLiteral {
  /// A `RECORD`, its fields in the order of the literal.
  public init(dictionaryLiteral elements: (String, Value)...) { self = .record(Record(elements)) }
}
