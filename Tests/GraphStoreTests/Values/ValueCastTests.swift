import GraphStore
import Testing

/// Casts and texts as tables: the text, the type, and the text of the result, or the GQLSTATUS.
@Suite struct ValueCastTests {
  static let texts: [(String, ValueType, String)] = [
    ("12", .int64, "12"), (" +12 ", .int64, "12"), ("12.9", .int64, "12"), ("-12.9", .int64, "-12"),
    ("1e3", .int64, "1000"), ("0xFF", .int64, "255"), ("1_000", .int64, "1000"), ("1__0", .int64, "22018"),
    ("0x", .int64, "22018"), ("0x1G", .int64, "22018"), ("", .int64, "22018"), ("abc", .int64, "22018"),
    ("9223372036854775808", .int64, "22003"), ("300", .integer(signed: false, bits: 8), "22003"),
    ("-1", .integer(signed: false, bits: 8), "22003"), ("NaN", .int64, "22003"),
    (
      "115792089237316195423570985008687907853269984665640564039457584007913129639935",
      .integer(signed: false, bits: 256),
      "115792089237316195423570985008687907853269984665640564039457584007913129639935"
    ),
    (
      "115792089237316195423570985008687907853269984665640564039457584007913129639936",
      .integer(signed: false, bits: 256),
      "22003"
    ),
    ("true", .boolean, "true"), (" FALSE ", .boolean, "false"), ("unknown", .boolean, "null"),
    ("1", .boolean, "22018"),
    ("1.25", .float64, "1.25"), ("-0.0", .float64, "-0.0"), ("inf", .float64, "Infinity"),
    ("0x1p3", .float64, "22018"),
    ("1e400", .float64, "22003"), ("1e40", .float(bits: 32), "22003"), ("0.1", .float(bits: 32), "0.1"),
    ("65504", .float(bits: 16), "65504.0"), ("65520", .float(bits: 16), "22003"),
    ("0.1", .float(bits: 16), "0.099975586"),
    ("1.255", .decimal(precision: 5, scale: 2), "1.26"), ("1.245", .decimal(precision: 5, scale: 2), "1.24"),
    ("1234", .decimal(precision: 5, scale: 2), "22003"), ("1e-3", .anyDecimal, "0.001"),
    ("1e2", .anyDecimal, "100"),
    ("abc", .string(minimum: 0, maximum: 2), "ab"), ("a", .string(minimum: 3, maximum: 3), "a  "),
    ("2021-12-09", .date, "2021-12-09"), ("20211209", .date, "2021-12-09"),
    ("2021-W49-4", .date, "2021-12-09"),
    ("2021W494", .date, "2021-12-09"), ("2021-343", .date, "2021-12-09"), ("2021343", .date, "2021-12-09"),
    ("2021-12", .date, "2021-12-01"), ("2021", .date, "2021-01-01"), ("2020-W53-7", .date, "2021-01-03"),
    ("2021-W53", .date, "22007"), ("2021-02-29", .date, "22007"), ("2021-13-01", .date, "22007"),
    ("2021-1-1", .date, "22007"),
    ("+012021-12-09", .date, "+12021-12-09"), ("-0044-03-15", .date, "-0044-03-15"),
    ("999999999-01-01", .date, "22007"),
    ("+999999999-01-01", .date, "22007"), ("-999999999-01-01", .date, "22007"),
    ("2021-12-09x", .date, "22007"),
    ("13:05", .localTime, "13:05:00"), ("130501.25", .localTime, "13:05:01.25"),
    ("24:00", .localTime, "22007"),
    ("T13:05:01,5", .localTime, "13:05:01.5"), ("13:05:60", .localTime, "22007"),
    ("13:05Z", .localTime, "22007"),
    ("13:05:00.1234567899", .localTime, "13:05:00.123456789"),
    ("13:05+09", .zonedTime, "13:05:00+09:00"), ("13:05", .zonedTime, "13:05:00Z"),
    ("13:05-0330", .zonedTime, "13:05:00-03:30"),
    ("13:05+19:00", .zonedTime, "22007"),
    ("2021-12-09T13:05", .localDateTime, "2021-12-09T13:05:00"),
    ("2021-12-09 13:05", .localDateTime, "2021-12-09T13:05:00"),
    ("20211209T130500", .localDateTime, "2021-12-09T13:05:00"),
    ("2021-12-09", .localDateTime, "2021-12-09T00:00:00"),
    ("2021-12-09T", .localDateTime, "22007"), ("2021-12-09T13:05Z", .localDateTime, "22007"),
    ("2021-12-09T13:05+09:00", .zonedDateTime, "2021-12-09T13:05:00+09:00"),
    ("2021-12-09T13:05", .zonedDateTime, "2021-12-09T13:05:00Z"),
    ("2021-12-09T13:05[UTC]", .zonedDateTime, "2021-12-09T13:05:00Z[UTC]"),
    ("2021-12-09T13:05[No/Zone]", .zonedDateTime, "22007"),
    ("2021-12-09T13:05[../etc]", .zonedDateTime, "22007"),
    ("P1Y2M", .duration(nil), "P1Y2M"), ("P14M", .duration(nil), "P1Y2M"), ("P-1Y", .duration(nil), "P-1Y"),
    ("-P1Y", .duration(nil), "P-1Y"), ("P2W", .duration(nil), "P14D"), ("PT1.5S", .duration(nil), "PT1.5S"),
    ("PT-1.5S", .duration(nil), "PT-1.5S"), ("PT36H", .duration(nil), "P1DT12H"),
    ("P1Y2M3DT4H5M6.7S", .duration(nil), "P1Y2M3DT4H5M6.7S"),
    ("PT0S", .duration(nil), "PT0S"), ("P0M", .duration(nil), "P0M"), ("P0.5D", .duration(nil), "PT12H"),
    ("P", .duration(nil), "22G0H"), ("PT", .duration(nil), "22G0H"), ("P1", .duration(nil), "22G0H"),
    ("1Y", .duration(nil), "22G0H"),
    ("P1M1Y", .duration(nil), "22G0H"), ("P1.5Y", .duration(nil), "22G0H"),
    ("PT1.5H1M", .duration(nil), "22G0H"),
    ("P1H", .duration(nil), "22G0H"), ("P1D", .duration(.yearToMonth), "22G03"),
    ("P1M", .duration(.yearToMonth), "P1M"),
    ("P999999999999Y", .duration(nil), "22015"), ("P99999999999999999999Y", .duration(nil), "22015"),
    ("X", .anyBytes, "X'58'"), ("X", .node, "22G03"), ("X", .anyList, "22G03"),
  ]

  @Test(arguments: texts.indices)
  func castFromText(index: Int) {
    let (text, type, expected) = Self.texts[index]
    let outcome = status { () throws(ValueError) in try Value.string(text).cast(to: type) }
    #expect(outcome == expected, "CAST('\(text)' AS \(type))")
  }

  private func status(_ body: () throws(ValueError) -> Value) -> String {
    do { return try body().plainText } catch { return error.status }
  }

  @Test func castBetweenTemporalTypes() throws {
    let moment = try ValueArithmeticTests.value("ZONED DATETIME 2021-12-09T13:05:00+09:00")
    #expect(try moment.cast(to: .date).plainText == "2021-12-09")
    #expect(try moment.cast(to: .localTime).plainText == "13:05:00")
    #expect(try moment.cast(to: .zonedTime).plainText == "13:05:00+09:00")
    #expect(try moment.cast(to: .localDateTime).plainText == "2021-12-09T13:05:00")
    let date = try moment.cast(to: .date)
    #expect(try date.cast(to: .localDateTime).plainText == "2021-12-09T00:00:00")
    let tokyo = try TimeZoneRules(named: "+09:00")
    #expect(try date.cast(to: .zonedDateTime, zone: tokyo).plainText == "2021-12-09T00:00:00+09:00")
    #expect(status { () throws(ValueError) in try date.cast(to: .localTime) } == "22G03")
  }

  @Test func castOfConstructedValues() throws {
    let list = Value.list([.string("1"), .null, .float64(2.5)])
    #expect(try list.cast(to: .list(.int64, maximum: nil)) == .list([.int64(1), .null, .int64(2)]))
    #expect(status { () throws(ValueError) in try list.cast(to: .list(.int64, maximum: 2)) } == "22G0B")
    #expect(
      status { () throws(ValueError) in try list.cast(to: .list(.notNull(.int64), maximum: nil)) } == "22004")
    let record = Value.record(["a": .string("1")])
    let fields = ValueType.record([.init(name: "a", type: .int64)])
    #expect(try record.cast(to: fields) == .record(["a": .int64(1)]))
    #expect(status { () throws(ValueError) in try record.cast(to: .record([])) } == "22G0X")
    let wider = ValueType.record([.init(name: "a", type: .int64), .init(name: "b", type: .int64)])
    #expect(status { () throws(ValueError) in try record.cast(to: wider) } == "22G0Y")
    #expect(try Value.string("5").cast(to: .union([.boolean, .int64])) == .int64(5))
    #expect(status { () throws(ValueError) in try Value.null.cast(to: .notNull(.int64)) } == "22004")
  }

  @Test func isTyped() {
    #expect(ValueType.int64.contains(.int64(1)) && !ValueType.int64.contains(.int32(1)))
    #expect(ValueType.int64.contains(.null) && !ValueType.notNull(.int64).contains(.null))
    #expect(ValueType.string(minimum: 2, maximum: 3).contains(.string("東京")))
    #expect(!ValueType.string(minimum: 2, maximum: 3).contains(.string("東")))
    #expect(ValueType.list(.int64, maximum: 2).contains(.list([.int64(1), .null])))
    #expect(!ValueType.list(.int64, maximum: 1).contains(.list([.int64(1), .null])))
    #expect(ValueType.union([.int64, .boolean]).contains(.boolean(true)))
    #expect(!ValueType.nothing.contains(.null) && ValueType.null.contains(.null))
    #expect(!ValueType.propertyValue.contains(.list([.node(NodeID(rawValue: 0))])))
  }

  @Test func nestingIsBounded() throws {
    var value = Value.int64(1)
    for _ in 0..<Value.maximumNesting { value = .list([value]) }
    #expect(value.isStorable)
    #expect(try value.checkingNesting() == value)
    let deeper = Value.record(["a": value])
    #expect(!deeper.isStorable)
    #expect(status { () throws(ValueError) in try deeper.checkingNesting() } == "22G03")
  }

  @Test func assignment() throws {
    #expect(try Value.int64(5).assigned(to: .integer(signed: true, bits: 8)) == .int8(5))
    #expect(
      status { () throws(ValueError) in try Value.int64(500).assigned(to: .integer(signed: true, bits: 8)) }
        == "22003")
    #expect(status { () throws(ValueError) in try Value.string("5").assigned(to: .int64) } == "22G03")
    #expect(try Value.string("ab  ").assigned(to: .string(minimum: 0, maximum: 2)) == .string("ab"))
    #expect(
      status { () throws(ValueError) in try Value.string("abc").assigned(to: .string(minimum: 0, maximum: 2))
      } == "22001")
    #expect(
      status { () throws(ValueError) in
        try Value.record([:]).assigned(to: .record([.init(name: "a", type: .any)]))
      } == "22G0U")
  }

  @Test func literals() throws {
    let rows = [
      ("1", "INT64"), ("1.0", "DECIMAL"), ("1e0", "FLOAT64"), ("1f", "FLOAT32"), ("1d", "FLOAT64"),
      ("1m", "DECIMAL"),
      ("1e3m", "DECIMAL"), (".5", "DECIMAL"), ("5.", "DECIMAL"), ("0b101", "INT64"), ("0o17", "INT64"),
      ("0xFFFFFFFFFFFFFFFF", "INT128"), ("9223372036854775808", "INT128"), ("0xFF", "INT64"),
      ("0x1d", "INT64"),
    ]
    for (text, type) in rows { #expect(try Value.number(literal: text).typeName == type, "\(text)") }
    #expect(try Value.temporal(literal: "13:05-09:00", isDateTime: false).typeName == "ZONED TIME")
    #expect(try Value.temporal(literal: "13:05", isDateTime: false).typeName == "LOCAL TIME")
    #expect(try Value.temporal(literal: "2021-12-09", isDateTime: true).typeName == "LOCAL DATETIME")
    #expect(
      try Value.temporal(literal: "2021-12-09T13:05-09:00", isDateTime: true).typeName == "ZONED DATETIME")
    #expect(Value.string("a'b\\\n\u{1}").description == "'a\\'b\\\\\\n\\u0001'")
    #expect(Value.record(["a b": .bytes([10])]).description == "{`a b`: X'0A'}")
  }

  /// Only where the system has a database of zones, which a small container may not.
  @Test func namedZones() throws {
    guard let tokyo = try? TimeZoneRules(named: "Asia/Tokyo"),
      let berlin = try? TimeZoneRules(named: "Europe/Berlin")
    else { return }
    #expect(tokyo.offset(atSecondsSinceEpoch: 1_639_000_000) == 32_400)
    let rows = [
      ("2021-07-01T12:00", "2021-07-01T12:00:00+02:00[Europe/Berlin]"),
      ("2021-12-01T12:00", "2021-12-01T12:00:00+01:00[Europe/Berlin]"),
      ("2021-03-28T02:30", "2021-03-28T03:30:00+02:00[Europe/Berlin]"),
      ("2021-10-31T02:30", "2021-10-31T02:30:00+02:00[Europe/Berlin]"),
      ("2121-07-01T12:00", "2121-07-01T12:00:00+02:00[Europe/Berlin]"),
      ("2121-12-01T12:00", "2121-12-01T12:00:00+01:00[Europe/Berlin]"),
    ]
    for (text, expected) in rows {
      #expect(try Value.string(text).cast(to: .zonedDateTime, zone: berlin).plainText == expected)
    }
  }

  /// Texts cut, doubled and with wrong letters are read or refused, never a trap.
  @Test func damagedTextsNeverTrap() {
    var random = SeededGenerator(seed: 6)
    let letters = Array("0123456789-+:.TZPWDMYS[]eEx_ 東".unicodeScalars)
    for (text, type, _) in Self.texts {
      for _ in 0..<20 {
        var scalars = Array(text.unicodeScalars)
        let place = Int(random.next() % UInt64(scalars.count + 1))
        scalars.insert(letters[Int(random.next() % UInt64(letters.count))], at: place)
        if random.next() % 2 == 0 { scalars.removeLast(Int(random.next() % UInt64(scalars.count))) }
        var damaged = String.UnicodeScalarView()
        damaged.append(contentsOf: scalars)
        _ = try? Value.string(String(damaged)).cast(to: type)
        _ = try? Value.temporal(literal: String(damaged), isDateTime: random.next() % 2 == 0)
      }
    }
  }
}
