import GraphStore

extension Row {
  /// The row as a `Decodable` type, each property from the column of its name.
  ///
  ///     struct Person: Decodable {
  ///       var name: String
  ///       var born: Int?
  ///     }
  ///     let people = try session.execute("MATCH (n:Person) RETURN n.name AS name, n.born AS born")
  ///       .map { try $0.decode(Person.self) }
  ///
  /// Records become types with properties and dictionaries, lists become arrays, null becomes nil. Dates, times, decimals and
  /// durations are given as texts.
  ///
  /// - Throws: `DecodingError` where a column is missing or holds something else.
  public func decode<Decoded: Decodable>(_ type: Decoded.Type = Decoded.self) throws -> Decoded {
    let fields = Dictionary(
      zip(columns.map(\.name), values), uniquingKeysWith: { first, _ in first })
    return try Decoded(from: ValueDecoder(content: .fields(fields), codingPath: []))
  }
}

/// Reads values of the language into `Decodable` types.
struct ValueDecoder: Decoder {
  /// What is read: the columns of a row, or one value.
  enum Content {
    case fields([String: Value])
    case value(Value)
  }

  let content: Content
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    switch content {
    case .fields(let fields):
      return KeyedDecodingContainer(KeyedValues(fields: fields, codingPath: codingPath))
    case .value(.record(let record)):
      let fields = Dictionary(record.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
      return KeyedDecodingContainer(KeyedValues(fields: fields, codingPath: codingPath))
    case .value(let value): throw mismatch(value, "a record")
    }
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .value(.list(let values)) = content else { throw mismatch(single, "a list") }
    return ListedValues(values: values, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleValue(value: single, codingPath: codingPath)
  }

  private var single: Value {
    switch content {
    case .value(let value): value
    case .fields(let fields): fields.count == 1 ? fields.values.first ?? .null : .null
    }
  }

  private func mismatch(_ value: Value, _ wanted: String) -> DecodingError {
    .typeMismatch(
      Value.self,
      DecodingError.Context(codingPath: codingPath, debugDescription: "\(value.typeName) is not \(wanted)"))
  }
}

/// A place in a list, for the paths of decoding errors.
struct ListPlace: CodingKey {
  let intValue: Int?
  var stringValue: String { intValue.map { "\($0)" } ?? "" }

  init(_ place: Int) { intValue = place }
  init?(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { nil }
}

/// The fields of a row or record.
private struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let fields: [String: Value]
  let codingPath: [any CodingKey]

  var allKeys: [Key] { fields.keys.sorted().compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }

  func decode<Decoded: Decodable>(_ type: Decoded.Type, forKey key: Key) throws -> Decoded {
    try SingleValue(value: value(key), codingPath: codingPath + [key]).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { ValueDecoder(content: .fields(fields), codingPath: codingPath) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> ValueDecoder {
    ValueDecoder(content: .value(try value(key)), codingPath: codingPath + [key])
  }

  private func value(_ key: Key) throws -> Value {
    guard let value = fields[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key,
        DecodingError.Context(codingPath: codingPath, debugDescription: "there is no such column or field"))
    }
    return value
  }
}

/// The elements of a list.
private struct ListedValues: UnkeyedDecodingContainer {
  let values: [Value]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(values: [Value], codingPath: [any CodingKey]) {
    self.values = values
    self.codingPath = codingPath
  }

  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, values[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Decoded: Decodable>(_ type: Decoded.Type) throws -> Decoded {
    let decoder = try nextDecoder()
    return try SingleValue(value: values[currentIndex - 1], codingPath: decoder.codingPath).decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try nextDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try nextDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try nextDecoder() }

  private mutating func nextDecoder() throws -> ValueDecoder {
    let path = codingPath + [ListPlace(currentIndex)]
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Value.self, DecodingError.Context(codingPath: path, debugDescription: "the list ends here"))
    }
    currentIndex += 1
    return ValueDecoder(content: .value(values[currentIndex - 1]), codingPath: path)
  }
}

/// One value.
private struct SingleValue: SingleValueDecodingContainer {
  let value: Value
  let codingPath: [any CodingKey]

  func decodeNil() -> Bool { value.isNull }

  func decode<Decoded: Decodable>(_ type: Decoded.Type) throws -> Decoded {
    if let direct = type as? any GQLDecodable.Type, !(type is any ContainerType.Type) {
      if let decoded = try convert(direct) as? Decoded { return decoded }
    }
    if type == String.self, value.isWrittenAsText, let text = value.plainText as? Decoded { return text }
    return try Decoded(from: ValueDecoder(content: .value(value), codingPath: codingPath))
  }

  private func convert(_ type: any GQLDecodable.Type) throws -> Any? {
    do {
      return try type.init(gql: value)
    } catch let error as GQLError {
      if type == String.self, value.isWrittenAsText { return nil }
      throw DecodingError.typeMismatch(
        type, DecodingError.Context(codingPath: codingPath, debugDescription: error.message))
    }
  }
}

extension Value {
  /// Whether Swift has no type of its own for the value, so that a text stands for it.
  fileprivate var isWrittenAsText: Bool {
    switch self {
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration, .decimal, .int128, .int256,
      .uint128, .uint256:
      true
    default: false
    }
  }
}

/// Types whose parts are decoded one by one, so that the parts may be any `Decodable`.
private protocol ContainerType {}
extension Array: ContainerType {}
extension Dictionary: ContainerType {}
extension Optional: ContainerType {}
