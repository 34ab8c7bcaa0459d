/// The type of a column of a table, as neo4j-admin names it.
indirect enum ImportType: Hashable, Sendable {
  /// Nothing but empty fields so far.
  case unknown
  case integer
  case float
  case boolean
  case string
  case date
  case localTime
  case zonedTime
  case localDateTime
  case zonedDateTime
  case duration
  case list(ImportType)

  /// The type of a name in a header, such as `int` or `string[]`; nil for a name of no type.
  init?(named name: some StringProtocol) {
    let lowercased = name.lowercased()
    if lowercased.hasSuffix("[]") {
      guard let element = ImportType(named: lowercased.dropLast(2)) else { return nil }
      self = .list(element)
      return
    }
    switch lowercased {
    case "int", "integer", "long", "short", "byte": self = .integer
    case "float", "double": self = .float
    case "boolean", "bool": self = .boolean
    case "string", "char", "point": self = .string
    case "date": self = .date
    case "time", "zonedtime": self = .zonedTime
    case "localtime": self = .localTime
    case "datetime", "zoneddatetime": self = .zonedDateTime
    case "localdatetime": self = .localDateTime
    case "duration": self = .duration
    default: return nil
    }
  }

  /// The type of the language.
  var valueType: ValueType {
    switch self {
    case .unknown, .string: .anyString
    case .integer: .int64
    case .float: .float64
    case .boolean: .boolean
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    case .duration: .duration(nil)
    case .list(let element): .list(element.valueType, maximum: nil)
    }
  }

  /// The words of an error: `an integer`.
  var noun: String {
    switch self {
    case .unknown, .string: "a string"
    case .integer: "an integer of 64 bits"
    case .float: "a number"
    case .boolean: "a boolean"
    case .date: "a date"
    case .localTime: "a local time"
    case .zonedTime: "a time with an offset"
    case .localDateTime: "a local datetime"
    case .zonedDateTime: "a datetime with an offset"
    case .duration: "a duration"
    case .list(let element): "a list, of which each is \(element.noun)"
    }
  }

  /// The narrowest type of which a field's text is, for columns that name none.
  init(guessing text: Span<UInt8>) {
    if FieldText.integer(text) != nil {
      self = .integer
    } else if FieldText.boolean(text) != nil {
      self = .boolean
    } else if FieldText.date(text) != nil {
      self = .date
    } else if FieldText.looksLikeFloat(text) {
      self = .float
    } else if FieldText.looksLikeDateTime(text) {
      let string = FieldText.string(text) ?? ""
      if (try? TemporalText.localDateTime(string)) != nil {
        self = .localDateTime
      } else {
        self = (try? TemporalText.zonedDateTime(string, zone: .utc)) != nil ? .zonedDateTime : .string
      }
    } else {
      self = .string
    }
  }

  /// The narrowest type that holds the values of both.
  func joined(with other: ImportType) -> ImportType {
    if self == other || other == .unknown { return self }
    if self == .unknown { return other }
    return Set([self, other]) == [.integer, .float] ? .float : .string
  }
}
