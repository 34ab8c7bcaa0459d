public import GraphStore

/// A column of a result: its name and the type of its values.
public struct ResultColumn: Sendable, Hashable {
  /// The name, as `AS` gives it or as the expression reads.
  public let name: String
  /// The type as far as it is known before the query runs; `.any` where it is not.
  public let type: ValueType

  /// Makes a column.
  public init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }
}

/// The columns of a result, with the places of their names.
final class ResultHeader: Sendable {
  let columns: [ResultColumn]
  private let places: [String: Int]

  init(_ columns: [ResultColumn]) {
    self.columns = columns
    places = Dictionary(
      zip(columns.map(\.name), columns.indices), uniquingKeysWith: { first, _ in first })
  }

  func place(of name: String) -> Int? { places[name] }
}
