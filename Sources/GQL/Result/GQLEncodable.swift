public import GraphStore

/// A type of Swift that can become a value of the language.
///
///     let parameters = ["name": Value(name), "years": Value([1815, 1906]), "until": Value(date)]
public protocol GQLEncodable {
  /// The value that stands for the instance; nil becomes null.
  var gqlValue: Value { get }
}

extension Value {
  /// Makes a value of an instance of a type of Swift: a text, a number, a date, an array, a dictionary of texts, an optional.
  public init(_ instance: some GQLEncodable) { self = instance.gqlValue }
}

extension Value: GQLEncodable {
  public var gqlValue: Value { self }
}

extension Bool: GQLEncodable {
  public var gqlValue: Value { .boolean(self) }
}

extension String: GQLEncodable {
  public var gqlValue: Value { .string(self) }
}

extension Substring: GQLEncodable {
  public var gqlValue: Value { .string(String(self)) }
}

extension Int: GQLEncodable {
  public var gqlValue: Value { .int64(Int64(self)) }
}

extension Int8: GQLEncodable {
  public var gqlValue: Value { .int8(self) }
}

extension Int16: GQLEncodable {
  public var gqlValue: Value { .int16(self) }
}

extension Int32: GQLEncodable {
  public var gqlValue: Value { .int32(self) }
}

extension Int64: GQLEncodable {
  public var gqlValue: Value { .int64(self) }
}

extension UInt: GQLEncodable {
  public var gqlValue: Value { .uint64(UInt64(self)) }
}

extension UInt8: GQLEncodable {
  public var gqlValue: Value { .uint8(self) }
}

extension UInt16: GQLEncodable {
  public var gqlValue: Value { .uint16(self) }
}

extension UInt32: GQLEncodable {
  public var gqlValue: Value { .uint32(self) }
}

extension UInt64: GQLEncodable {
  public var gqlValue: Value { .uint64(self) }
}

extension Float: GQLEncodable {
  public var gqlValue: Value { .float32(self) }
}

extension Double: GQLEncodable {
  public var gqlValue: Value { .float64(self) }
}

extension ExactDecimal: GQLEncodable {
  public var gqlValue: Value { .decimal(self) }
}

extension CalendarDate: GQLEncodable {
  public var gqlValue: Value { .date(self) }
}

extension LocalTime: GQLEncodable {
  public var gqlValue: Value { .localTime(self) }
}

extension ZonedTime: GQLEncodable {
  public var gqlValue: Value { .zonedTime(self) }
}

extension LocalDateTime: GQLEncodable {
  public var gqlValue: Value { .localDateTime(self) }
}

extension ZonedDateTime: GQLEncodable {
  public var gqlValue: Value { .zonedDateTime(self) }
}

extension CalendarDuration: GQLEncodable {
  public var gqlValue: Value { .duration(self) }
}

extension Record: GQLEncodable {
  public var gqlValue: Value { .record(self) }
}

extension NodeID: GQLEncodable {
  public var gqlValue: Value { .node(self) }
}

extension EdgeID: GQLEncodable {
  public var gqlValue: Value { .edge(self) }
}

extension Path: GQLEncodable {
  public var gqlValue: Value { .path(self) }
}

extension Optional: GQLEncodable where Wrapped: GQLEncodable {
  public var gqlValue: Value { self?.gqlValue ?? .null }
}

extension Array: GQLEncodable where Element: GQLEncodable {
  public var gqlValue: Value { .list(map(\.gqlValue)) }
}

extension Dictionary: GQLEncodable where Key == String, Value: GQLEncodable {
  /// A record, its fields in the order of their names.
  public var gqlValue: GraphStore.Value {
    .record(Record(sorted { $0.key < $1.key }.map { ($0.key, $0.value.gqlValue) }))
  }
}
