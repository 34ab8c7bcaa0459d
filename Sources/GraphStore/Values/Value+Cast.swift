extension Value {
  /// `CAST(self AS type)`: the value as one of another type.
  ///
  /// Null stays null. Numbers become integers toward zero and decimals half to even; texts are read as literals;
  /// strings are cut to the length of their type, or filled with spaces; a datetime gives its date or its time, and
  /// a date the midnight before it.
  ///
  /// - Parameters:
  ///   - type: the type to be had.
  ///   - zone: the time zone of what has none, the session's.
  /// - Throws: 22003 out of range, 22018 for a text that is no number or truth value, 22007 for one that is no date or
  ///   time, 22G0H for one that is no duration, 22004 for null as NOT NULL, 22G0B for too long a list, 22G0X and
  ///   22G0Y for fields too many and missing, 22G03 where no such cast exists.
  public func cast(to type: ValueType, zone: TimeZoneRules = .utc) throws(ValueError) -> Value {
    if isNull {
      if type.isNullable { return .null }
      throw .nullNotAllowed("null is no \(type)")
    }
    switch type {
    case .any: return self
    case .notNull(let inner): return try cast(to: inner, zone: zone).notNull(as: type)
    case .propertyValue where isStorable: return self
    case .boolean: return try castToBoolean()
    case .string(let minimum, let maximum): return try castToString(minimum, maximum)
    case .bytes(let minimum, let maximum): return try castToBytes(minimum, maximum)
    case .integer(let signed, let bits): return try castToInteger(IntegerType(isSigned: signed, bits: bits))
    case .decimal(let precision, let scale): return try castToDecimal(precision, scale)
    case .float(let bits): return try castToFloat(bits)
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      return try castToTemporal(type, zone)
    case .list(let element, let maximum): return try castToList(element, maximum, zone)
    case .record(let fields?): return try castToRecord(fields, zone)
    case .union(let types): return try castToUnion(types, type, zone)
    case .bindingTable(let fields): return try castToTable(fields, zone)
    case .propertyValue, .null, .nothing, .record(nil), .node, .edge, .path, .graph:
      if type.contains(self) { return self }
      throw noCast(to: type)
    }
  }

  private func noCast(to type: ValueType) -> ValueError {
    .invalidType("\(self.type) can not be cast to \(type)")
  }

  private func notNull(as type: ValueType) throws(ValueError) -> Value {
    if isNull { throw .nullNotAllowed("null is no \(type)") }
    return self
  }

  private func castToBoolean() throws(ValueError) -> Value {
    switch self {
    case .boolean: return self
    case .string(let text):
      switch Value.trimmingWhiteSpace(text).lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      case "unknown": return .null
      default: throw .invalidTextForCast("\(self) is no truth value")
      }
    default: throw noCast(to: .boolean)
    }
  }

  private func castToString(_ minimum: Int, _ maximum: Int?) throws(ValueError) -> Value {
    let text: String
    switch self {
    case .list, .record, .node, .edge, .path, .object, .null: throw noCast(to: .anyString)
    case .bytes(let bytes):
      guard let decoded = String(validating: bytes, as: UTF8.self) else {
        throw .invalidTextForCast("\(self) is no UTF-8 text")
      }
      text = decoded
    default: text = plainText
    }
    if minimum == 0 && maximum == nil { return .string(text) }
    var scalars = text.unicodeScalars
    let count = scalars.count
    if let maximum, count > maximum { scalars = String.UnicodeScalarView(scalars.prefix(maximum)) }
    guard minimum <= Value.maximumLength else { throw .outOfRange("STRING(\(minimum)) is too long") }
    if count < minimum { scalars.append(contentsOf: repeatElement(" ", count: minimum - count)) }
    return .string(String(scalars))
  }

  private func castToBytes(_ minimum: Int, _ maximum: Int?) throws(ValueError) -> Value {
    var bytes: [UInt8]
    switch self {
    case .bytes(let value): bytes = value
    case .string(let text): bytes = Array(text.utf8)
    default: throw noCast(to: .anyBytes)
    }
    if let maximum { bytes = Array(bytes.prefix(maximum)) }
    guard minimum <= Value.maximumLength else { throw .outOfRange("BYTES(\(minimum)) is too long") }
    if bytes.count < minimum { bytes.append(contentsOf: repeatElement(0, count: minimum - bytes.count)) }
    return .bytes(bytes)
  }

  private func castToInteger(_ type: IntegerType) throws(ValueError) -> Value {
    if case .string(let text) = self {
      return try Value.number(castFrom: text).castToInteger(type)
    }
    if IntegerType(self) == type { return self }
    guard let number = Number(self) else {
      throw noCast(to: .integer(signed: type.isSigned, bits: type.bits))
    }
    guard let part = number.integerPart else {
      throw .outOfRange("\(plainText) is out of the range of \(type.name)")
    }
    return try type.value(isNegative: part.isNegative, magnitude: part.magnitude)
  }

  private func castToDecimal(_ precision: Int?, _ scale: Int?) throws(ValueError) -> Value {
    if case .string(let text) = self {
      // A text keeps its digits: an exponent would else make a float of it.
      if let parts = DecimalText(Value.trimmingWhiteSpace(text).utf8) {
        return try Value.decimal(parts.decimal()).castToDecimal(precision, scale)
      }
      return try Value.number(castFrom: text).castToDecimal(precision, scale)
    }
    guard let number = Number(self) else { throw noCast(to: .anyDecimal) }
    let decimal: ExactDecimal
    if case .float32(let float) = self {
      decimal = try ExactDecimal(shortest: float)
    } else {
      decimal = try number.decimal()
    }
    guard let precision else { return .decimal(decimal) }
    let rounded = try decimal.rounded(toScale: scale ?? 0)
    guard rounded.fits(precision: precision, scale: scale) else {
      throw .outOfRange("\(decimal) has more digits than DECIMAL(\(precision), \(scale ?? 0))")
    }
    return .decimal(rounded)
  }

  private func castToFloat(_ bits: Int) throws(ValueError) -> Value {
    if bits > 64 { return try castToWideFloat(WideFloat.Format(bits: bits)) }
    if case .string(let text) = self {
      // Straight from the digits: by way of a decimal they would be rounded twice.
      if bits == 64, let number = Value.double(castFrom: text), number.isFinite { return .float64(number) }
      if bits == 32, let number = Value.float(castFrom: text), number.isFinite { return .float32(number) }
      if bits == 16, let number = WideFloat(Value.trimmingWhiteSpace(text), .binary256) {
        return try Value.wideFloat(number).castToFloat(bits)
      }
      return try Value.number(castFrom: text).castToFloat(bits)
    }
    guard let number = Number(self) else { throw noCast(to: .float(bits: bits)) }
    if bits == 64 {
      let double = number.double
      guard double.isFinite || !number.isFinite else { throw noRoom(in: bits) }
      return .float64(double)
    }
    let narrow: Float
    switch number {
    case .float(let double) where bits == 32: narrow = Float(double)
    default: narrow = WideFloat(number, .binary256).narrowed(to: bits)
    }
    guard narrow.isFinite || !number.isFinite else { throw noRoom(in: bits) }
    return .float32(narrow)
  }

  private func castToWideFloat(_ format: WideFloat.Format) throws(ValueError) -> Value {
    if case .string(let text) = self {
      if let number = WideFloat(Value.trimmingWhiteSpace(text), format) {
        guard number.isFinite else { throw noRoom(in: format.bits) }
        return .wideFloat(number)
      }
      return try Value.number(castFrom: text).castToWideFloat(format)
    }
    guard let number = Number(self) else { throw noCast(to: .float(bits: format.bits)) }
    let wide = WideFloat(number, format)
    guard wide.isFinite || !number.isFinite else { throw noRoom(in: format.bits) }
    return .wideFloat(wide)
  }

  private func noRoom(in bits: Int) -> ValueError {
    .outOfRange("\(plainText) is out of the range of FLOAT\(bits)")
  }

  private func castToList(
    _ element: ValueType, _ maximum: Int?, _ zone: TimeZoneRules
  ) throws(ValueError) -> Value {
    guard case .list(let values) = self else { throw noCast(to: .list(element, maximum: maximum)) }
    if let maximum, values.count > maximum {
      throw ValueError(status: "22G0B", message: "a list of \(values.count) is longer than \(maximum)")
    }
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for value in values { result.append(try value.cast(to: element, zone: zone)) }
    return .list(result)
  }

  private func castToRecord(
    _ fields: [ValueType.RecordField], _ zone: TimeZoneRules
  ) throws(ValueError) -> Value {
    guard case .record(let record) = self else { throw noCast(to: .record(fields)) }
    let names = Set(fields.map(\.name))
    if let stranger = record.names.first(where: { !names.contains($0) }) {
      throw ValueError(status: "22G0X", message: "the record type has no field \(stranger)")
    }
    var result: [(String, Value)] = []
    for field in fields {
      guard let value = record[field.name] else {
        throw ValueError(status: "22G0Y", message: "the record has no field \(field.name)")
      }
      result.append((field.name, try value.cast(to: field.type, zone: zone)))
    }
    return .record(Record(result))
  }

  private func castToUnion(
    _ types: [ValueType], _ union: ValueType, _ zone: TimeZoneRules
  ) throws(ValueError) -> Value {
    if union.contains(self) { return self }
    for type in types {
      if let value = try? cast(to: type, zone: zone) { return value }
    }
    throw noCast(to: union)
  }

  /// How many characters, bytes or elements a function makes at most in one value.
  public static let maximumLength = 1 << 28
}
