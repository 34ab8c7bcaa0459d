/// Values of pages that are not typed, in bytes: a tag, then the content.
enum ValueCoding {
  /// Lists and records deeper than this are refused on reading.
  private static let maximumDepth = 128

  static func append(_ value: Value, to writer: inout FileEncoder) {
    switch value {
    case .null, .node, .edge, .path, .object: writer.append(UInt8(0))
    case .boolean(let flag): tag(1, UInt8(flag ? 1 : 0), &writer)
    case .string(let text):
      writer.append(UInt8(2))
      writer.append(text)
    case .bytes(let bytes):
      writer.append(UInt8(3))
      writer.append(raw: bytes)
    case .int8(let number): tag(4, number, &writer)
    case .int16(let number): tag(5, number, &writer)
    case .int32(let number): tag(6, number, &writer)
    case .int64(let number): tag(7, number, &writer)
    case .int128(let number): tag(8, number, &writer)
    case .int256(let number):
      tag(9, UInt8(number.isNegative ? 1 : 0), &writer)
      writer.append(number.magnitude.high)
      writer.append(number.magnitude.low)
    case .uint8(let number): tag(10, number, &writer)
    case .uint16(let number): tag(11, number, &writer)
    case .uint32(let number): tag(12, number, &writer)
    case .uint64(let number): tag(13, number, &writer)
    case .uint128(let number): tag(14, number, &writer)
    case .uint256(let number):
      tag(15, number.high, &writer)
      writer.append(number.low)
    case .decimal(let decimal):
      tag(16, decimal.coefficient, &writer)
      writer.append(Int32(decimal.scale))
    case .float32(let number): tag(17, number.bitPattern, &writer)
    case .float64(let number): tag(18, number.bitPattern, &writer)
    case .wideFloat(let number):
      let words = number.encoded
      tag(27, words.head, &writer)
      writer.append(words.low)
      writer.append(words.high)
    case .date(let date): tag(19, date.daysSinceEpoch, &writer)
    case .localTime(let time): tag(20, time.nanosecondOfDay, &writer)
    case .zonedTime(let time):
      tag(21, time.local.nanosecondOfDay, &writer)
      writer.append(time.offset)
    case .localDateTime(let time):
      tag(22, time.seconds, &writer)
      writer.append(time.nanosecond)
    case .zonedDateTime(let time):
      tag(23, time.local.seconds, &writer)
      writer.append(time.local.nanosecond)
      writer.append(time.offset)
      writer.append(time.zoneName ?? "")
    case .duration(let duration):
      tag(24, duration.months, &writer)
      writer.append(duration.seconds)
      writer.append(duration.nanosecond)
      writer.append(duration.kind.rawValue)
    case .list(let values):
      tag(25, UInt64(values.count), &writer)
      for value in values { append(value, to: &writer) }
    case .record(let record):
      tag(26, UInt64(record.count), &writer)
      for (name, value) in record.fields {
        writer.append(name)
        append(value, to: &writer)
      }
    }
  }

  private static func tag<Number: FixedWidthInteger>(
    _ tag: UInt8, _ number: Number, _ writer: inout FileEncoder
  ) {
    writer.append(tag)
    writer.append(number)
  }

  static func read(_ reader: inout FileDecoder, depth: Int = 0) throws -> Value {
    guard depth < maximumDepth else { throw FileDecoder.Malformed() }
    let tag = try reader.read(UInt8.self)
    return tag < 19 ? try readPlain(tag, &reader) : try readComposed(tag, &reader, depth)
  }

  private static func readPlain(_ tag: UInt8, _ reader: inout FileDecoder) throws -> Value {
    switch tag {
    case 0: return .null
    case 1: return .boolean(try reader.read(UInt8.self) != 0)
    case 2: return .string(try reader.readText())
    case 3: return .bytes(try reader.readRaw())
    case 4: return .int8(try reader.read(Int8.self))
    case 5: return .int16(try reader.read(Int16.self))
    case 6: return .int32(try reader.read(Int32.self))
    case 7: return .int64(try reader.read(Int64.self))
    case 8: return .int128(try reader.read(Int128.self))
    case 9:
      let isNegative = try reader.read(UInt8.self) != 0
      let magnitude = UInt256(high: try reader.read(UInt128.self), low: try reader.read(UInt128.self))
      return .int256(try some(Int256(isNegative: isNegative, magnitude: magnitude)))
    case 10: return .uint8(try reader.read(UInt8.self))
    case 11: return .uint16(try reader.read(UInt16.self))
    case 12: return .uint32(try reader.read(UInt32.self))
    case 13: return .uint64(try reader.read(UInt64.self))
    case 14: return .uint128(try reader.read(UInt128.self))
    case 15: return .uint256(UInt256(high: try reader.read(UInt128.self), low: try reader.read(UInt128.self)))
    case 16:
      let coefficient = try reader.read(Int128.self)
      return .decimal(
        try some(ExactDecimal(coefficient: coefficient, scale: Int(try reader.read(Int32.self)))))
    case 17: return .float32(Float(bitPattern: try reader.read(UInt32.self)))
    case 18: return .float64(Double(bitPattern: try reader.read(UInt64.self)))
    default: throw FileDecoder.Malformed()
    }
  }

  private static func readComposed(_ tag: UInt8, _ reader: inout FileDecoder, _ depth: Int) throws -> Value {
    switch tag {
    case 19: return .date(try some(CalendarDate(daysSinceEpoch: Int(try reader.read(Int32.self)))))
    case 20: return .localTime(try some(LocalTime(nanosecondOfDay: try reader.read(Int64.self))))
    case 21:
      let local = try some(LocalTime(nanosecondOfDay: try reader.read(Int64.self)))
      return .zonedTime(try some(ZonedTime(local, offset: Int(try reader.read(Int32.self)))))
    case 22: return .localDateTime(try readDateTime(&reader))
    case 23:
      let local = try readDateTime(&reader)
      let offset = Int(try reader.read(Int32.self))
      let name = try reader.readText()
      return .zonedDateTime(
        try some(ZonedDateTime(local, offset: offset, zoneName: name.isEmpty ? nil : name)))
    case 24:
      let months = try reader.read(Int64.self)
      let seconds = try reader.read(Int64.self)
      let nanosecond = Int(try reader.read(Int32.self))
      let kind = try some(DurationKind(rawValue: try reader.read(UInt8.self)))
      return .duration(
        try some(CalendarDuration(months: months, seconds: seconds, nanosecond: nanosecond, kind: kind)))
    case 25:
      return .list(try (0..<reader.readCount()).map { _ in try read(&reader, depth: depth + 1) })
    case 26:
      var names: [String] = []
      var values: [Value] = []
      for _ in 0..<(try reader.readCount(of: 9)) {
        names.append(try reader.readText())
        values.append(try read(&reader, depth: depth + 1))
      }
      return .record(try some(Record(names: names, values: values)))
    case 27:
      let head = try reader.read(UInt64.self)
      let low = try reader.read(UInt128.self)
      return .wideFloat(try some(WideFloat(encoded: head, low: low, high: try reader.read(UInt128.self))))
    default: throw FileDecoder.Malformed()
    }
  }

  private static func readDateTime(_ reader: inout FileDecoder) throws -> LocalDateTime {
    let seconds = try reader.read(Int64.self)
    return try some(LocalDateTime(seconds: seconds, nanosecond: Int(try reader.read(Int32.self))))
  }

  private static func some<Wrapped>(_ value: Wrapped?) throws -> Wrapped {
    guard let value else { throw FileDecoder.Malformed() }
    return value
  }
}
