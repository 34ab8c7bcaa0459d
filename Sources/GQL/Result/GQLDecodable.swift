public import GraphStore

/// A type of Swift that a value of the language can become.
///
/// An optional is nil for null; every other type refuses null.
public protocol GQLDecodable {
  /// Makes an instance of a value.
  ///
  /// - Throws: `GQLError` 22004 for null, 22003 for a number outside the range, 22G03 for another type.
  init(gql value: Value) throws
}

extension GQLDecodable {
  static func refusal(of value: Value) -> GQLError {
    value.isNull
      ? GQLError(.nullValueNotAllowed, "null is no \(Self.self)", hint: "read it as \(Self.self)?")
      : GQLError(.invalidValueType, "\(value) of type \(value.typeName) is no \(Self.self)")
  }
}

extension Value: GQLDecodable {
  public init(gql value: Value) { self = value }
}

extension Optional: GQLDecodable where Wrapped: GQLDecodable {
  public init(gql value: Value) throws { self = value.isNull ? nil : try Wrapped(gql: value) }
}

extension Bool: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .boolean(let truth) = value else { throw Self.refusal(of: value) }
    self = truth
  }
}

extension String: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .string(let text) = value else { throw Self.refusal(of: value) }
    self = text
  }
}

extension NodeID: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .node(let node) = value else { throw Self.refusal(of: value) }
    self = node
  }
}

extension EdgeID: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .edge(let edge) = value else { throw Self.refusal(of: value) }
    self = edge
  }
}

extension Path: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .path(let path) = value else { throw Self.refusal(of: value) }
    self = path
  }
}

extension Record: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .record(let record) = value else { throw Self.refusal(of: value) }
    self = record
  }
}

extension Array: GQLDecodable where Element: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .list(let elements) = value else {
      throw value.isNull
        ? GQLError(.nullValueNotAllowed, "null is no list")
        : GQLError(.invalidValueType, "\(value) of type \(value.typeName) is no list")
    }
    self = try elements.map { try Element(gql: $0) }
  }
}

extension Dictionary: GQLDecodable where Key == String, Value: GQLDecodable {
  public init(gql value: GraphStore.Value) throws {
    guard case .record(let record) = value else {
      throw value.isNull
        ? GQLError(.nullValueNotAllowed, "null is no record")
        : GQLError(.invalidValueType, "\(value) of type \(value.typeName) is no record")
    }
    self = try Dictionary(uniqueKeysWithValues: record.fields.map { ($0.name, try Value(gql: $0.value)) })
  }
}
