extension Value {
  /// The value as it is stored at a site of a type: store assignment, which converts less than a cast.
  ///
  /// Numbers go into every numeric type whose range holds them. A string that is too long loses white space at its
  /// end, else it is an error. Everything else must belong to the type already.
  ///
  /// - Throws: 22003 for a number out of range, 22001 for a text that is too long, 22004 for null as NOT NULL, 22G0B
  ///   for too long a list, 22G0U for a record of other fields, 22G03 for a value of another type.
  public func assigned(to type: ValueType) throws(ValueError) -> Value {
    if type.contains(self) { return self }
    if isNull { throw .nullNotAllowed("null is no \(type)") }
    switch (type, self) {
    case (.notNull(let inner), _): return try assigned(to: inner)
    case (.integer, _), (.decimal, _), (.float, _):
      if isNumeric { return try cast(to: type) }
    case (.string(let minimum, let maximum?), .string(let text)):
      let scalars = text.unicodeScalars
      let excess = scalars.dropFirst(maximum)
      guard scalars.count >= minimum else { break }
      guard excess.allSatisfy(\.properties.isWhitespace) else {
        throw ValueError(status: "22001", message: "\(self) is longer than \(type)")
      }
      return .string(String(scalars.prefix(maximum)))
    case (.bytes(_, let maximum?), .bytes(let bytes)) where bytes.count > maximum:
      throw ValueError(status: "22001", message: "\(self) is longer than \(type)")
    case (.list(let element, let maximum), .list(let values)):
      guard ValueType.isWithin(values.count, 0, maximum) else {
        throw ValueError(status: "22G0B", message: "a list of \(values.count) is longer than \(type)")
      }
      var result: [Value] = []
      for value in values { result.append(try value.assigned(to: element)) }
      return .list(result)
    case (.record(let fields?), .record(let record)):
      return .record(try record.assigned(to: fields))
    case (.bindingTable(let fields?), .object):
      if let table { return try table.assigned(to: fields) }
    case (.union(let types), _):
      for type in types {
        if let value = try? assigned(to: type) { return value }
      }
    default: break
    }
    throw .invalidType("\(self) is no \(type)")
  }
}

extension Record {
  fileprivate func assigned(to fields: [ValueType.RecordField]) throws(ValueError) -> Record {
    guard fields.count == count, Set(fields.map(\.name)) == Set(names) else {
      throw ValueError(status: "22G0U", message: "the fields of the record are not those of its type")
    }
    var result: [(String, Value)] = []
    for field in fields {
      result.append((field.name, try (self[field.name] ?? .null).assigned(to: field.type)))
    }
    return Record(result)
  }
}
