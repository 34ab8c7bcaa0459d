public import GraphStore

/// One row of a result: values by column, by name or by place.
///
///     for row in try session.execute("MATCH (n:Person) RETURN n.name AS name, n.born AS born") {
///       let name: String = try row["name"]
///       let born: Int? = try row["born"]
///     }
public struct Row: Sendable {
  /// The values in the order of the columns.
  public let values: [Value]
  let header: ResultHeader

  init(_ values: [Value], header: ResultHeader) {
    self.values = values
    self.header = header
  }

  /// The columns of the result.
  public var columns: [ResultColumn] { header.columns }

  /// The value of a column as a type of Swift.
  ///
  /// - Throws: `GQLError` 42002 without such a column, 22004 for a null where the type is not optional, and 22G03 for
  ///   a value that the type can't hold.
  public subscript<Decoded: GQLDecodable>(name: String) -> Decoded {
    get throws { try Decoded(gql: value(of: name)) }
  }

  /// The value of the column at a place, counted from 0, as a type of Swift.
  public subscript<Decoded: GQLDecodable>(place: Int) -> Decoded {
    get throws {
      guard values.indices.contains(place) else {
        throw GQLError(.invalidReference, "the result has no column \(place), it has \(values.count)")
      }
      return try Decoded(gql: values[place])
    }
  }

  /// The value of a column, nil where the result has none of that name.
  public func value(named name: String) -> Value? {
    header.place(of: name).map { values[$0] }
  }

  private func value(of name: String) throws -> Value {
    guard let value = value(named: name) else {
      let names = columns.map(\.name).joined(separator: ", ")
      throw GQLError(.invalidReference, "the result has no column \(name)", hint: "its columns are \(names)")
    }
    return value
  }
}

extension Row: Hashable {
  public static func == (left: Row, right: Row) -> Bool {
    left.values == right.values && left.columns.map(\.name) == right.columns.map(\.name)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(values)
  }
}

extension Row: CustomStringConvertible {
  /// The row as a record of the language.
  public var description: String {
    "{" + zip(columns, values).map { "\($0.name): \($1)" }.joined(separator: ", ") + "}"
  }
}
