/// A record: values by field name, in the order in which they were written.
///
/// Field names are unique. The order is for printing only: records with the same fields in another order are
/// equal (4.16.3 of ISO/IEC 39075:2024: the fields of a record are a set).
public struct Record: Sendable {
  /// The names of the fields, in the order of writing.
  public let names: [String]

  /// The values, in the order of `names`.
  public let values: [Value]

  /// Makes a record of fields; of fields with one name the last counts, at the place of the first.
  public init(_ fields: some Sequence<(String, Value)>) {
    var names: [String] = []
    var values: [Value] = []
    var places: [String: Int] = [:]
    for (name, value) in fields {
      if let place = places[name] {
        values[place] = value
      } else {
        places[name] = names.count
        names.append(name)
        values.append(value)
      }
    }
    self.names = names
    self.values = values
  }

  /// Makes a record of names that are known to be unique, with as many values; nil otherwise.
  public init?(names: [String], values: [Value]) {
    guard names.count == values.count, Set(names).count == names.count else { return nil }
    self.names = names
    self.values = values
  }

  /// How many fields the record has.
  public var count: Int { names.count }

  /// The value of a field, nil where the record has none of that name. Linear in the fields, which are few.
  public subscript(name: String) -> Value? {
    names.firstIndex(of: name).map { values[$0] }
  }

  /// The fields in the order of writing.
  public var fields: [(name: String, value: Value)] {
    Array(zip(names, values)).map { (name: $0.0, value: $0.1) }
  }

  /// The fields by name, which is the order that comparisons use.
  var sortedFields: [(name: String, value: Value)] {
    fields.sorted { TextOrder.compare($0.name, $1.name) == .less }
  }
}

extension Record: ExpressibleByDictionaryLiteral {
  /// Makes a record of a literal: `["year": .int64(2020)]`.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
  }
}

extension Record: Hashable {
  /// Whether two records have the same names with values that are not distinct.
  public static func == (left: Record, right: Record) -> Bool {
    if left.names == right.names { return left.values == right.values }
    guard left.count == right.count else { return false }
    return zip(left.sortedFields, right.sortedFields).allSatisfy {
      $0.name == $1.name && $0.value == $1.value
    }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for field in sortedFields {
      hasher.combine(field.name)
      hasher.combine(field.value)
    }
  }
}
