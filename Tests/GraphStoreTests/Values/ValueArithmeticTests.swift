import GraphStore
import Testing

/// Operations as tables: left, right, and the text of the result with its type, or the GQLSTATUS.
@Suite struct ValueArithmeticTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let left: String
    let operation: String
    let right: String
    let result: String

    init(_ left: String, _ operation: String, _ right: String, _ result: String) {
      (self.left, self.operation, self.right, self.result) = (left, operation, right, result)
    }

    var testDescription: String { "\(left) \(operation) \(right)" }
  }

  static let numeric = [
    Row("1", "+", "2", "3 INT64"),
    Row("9223372036854775807", "+", "1", "22003"),
    Row("-9223372036854775808", "-", "1", "22003"),
    Row("9223372036854775808", "+", "1", "9223372036854775809 INT128"),
    Row("4611686018427387904", "*", "2", "22003"),
    Row("-9223372036854775808", "/", "-1", "22003"),
    Row("-9223372036854775808", "%", "-1", "0 INT64"),
    Row("7", "/", "2", "3 INT64"),
    Row("-7", "/", "2", "-3 INT64"),
    Row("-7", "%", "2", "-1 INT64"),
    Row("7", "%", "-2", "1 INT64"),
    Row("1", "/", "0", "22012"),
    Row("1", "%", "0", "22012"),
    Row("1.0", "/", "0", "22012"),
    Row("1d", "%", "0", "22012"),
    Row("1d", "/", "0", "Infinity FLOAT64"),
    Row("0.1", "+", "0.2", "0.3 DECIMAL"),
    Row("1.10", "+", "2", "3.10 DECIMAL"),
    Row("1.5", "*", "1.5", "2.25 DECIMAL"),
    Row("1.0", "/", "3", "0.33333333333333333333333333333333333333 DECIMAL"),
    Row("2.0", "/", "3", "0.66666666666666666666666666666666666667 DECIMAL"),
    Row("6.00", "/", "2.00", "3 DECIMAL"),
    Row("1.0", "/", "8", "0.125 DECIMAL"),
    Row("7.5", "%", "2", "1.5 DECIMAL"),
    Row("-7.5", "%", "2", "-1.5 DECIMAL"),
    Row("99999999999999999999999999999999999999m", "+", "1", "22003"),
    Row(
      "99999999999999999999999999999999999999m", "+", "0.4", "99999999999999999999999999999999999999 DECIMAL"),
    Row("99999999999999999999999999999999999999m", "+", "0.5", "22003"),
    Row(
      "10000000000000000000000000000000000001m", "+", "0.5", "10000000000000000000000000000000000002 DECIMAL"),
    Row(
      "10000000000000000000000000000000000002m", "+", "0.5", "10000000000000000000000000000000000002 DECIMAL"),
    Row("10000000000000000000m", "*", "10000000000000000000m", "22003"),
    Row("1e-40m", "*", "1e-40m", "0.\(String(repeating: "0", count: 76)) DECIMAL"),
    Row("1", "+", "1e-76m", "1.\(String(repeating: "0", count: 37)) DECIMAL"),
    Row("1m", "-", "1e-38m", "0.\(String(repeating: "9", count: 38)) DECIMAL"),
    Row("1.5", "+", "1d", "2.5 FLOAT64"),
    Row("1f", "+", "2f", "3.0 FLOAT32"),
    Row("1f", "+", "2", "3.0 FLOAT64"),
    Row("0.1d", "+", "0.2d", "0.30000000000000004 FLOAT64"),
    Row("2", "^", "10", "1024.0 FLOAT64"),
    Row("0", "^", "-1", "2201F"),
    Row("-8", "^", "0.5", "2201F"),
    Row("-2", "^", "3", "-8.0 FLOAT64"),
    Row("UINT8 5", "-", "UINT8 6", "-1 INT64"),
    Row("UINT64 5", "-", "UINT64 6", "22003"),
    Row("UINT64 5", "-", "INT64 6", "-1 INT128"),
    Row("UINT64 18446744073709551615", "+", "UINT64 1", "22003"),
    Row("INT8 100", "+", "INT8 100", "200 INT64"),
    Row("UINT256 1", "-", "INT64 2", "-1 INT256"),
    Row("170141183460469231731687303715884105727", "+", "1", "22003"),
    Row(
      "INT256 170141183460469231731687303715884105727", "+", "1",
      "170141183460469231731687303715884105728 INT256"),
    Row("NULL", "+", "1", "null NULL"),
    Row("STRING a", "+", "1", "22G03"),
    Row("STRING a", "||", "STRING b", "ab STRING"),
    Row("STRING a", "||", "1", "22G03"),
  ]

  static let temporal = [
    Row("DATE 2021-01-31", "+", "DURATION P1M", "2021-02-28 DATE"),
    Row("DATE 2020-02-29", "+", "DURATION P1Y", "2021-02-28 DATE"),
    Row("DATE 2021-03-31", "-", "DURATION P1M", "2021-02-28 DATE"),
    Row("DATE 2021-12-31", "+", "DURATION P1D", "2022-01-01 DATE"),
    Row("DATE 2021-12-31", "+", "DURATION PT23H", "2021-12-31 DATE"),
    Row("DATE 2021-12-31", "-", "DURATION PT23H", "2021-12-31 DATE"),
    Row("DATE +999999-12-31", "+", "DURATION P1D", "22008"),
    Row("DATE 2021-01-01", "+", "DURATION P999999Y", "22008"),
    Row("DATE 2021-12-09", "-", "DATE 2021-12-01", "P8D DURATION(DAY TO SECOND)"),
    Row("DATE 2021-12-09", "-", "LOCAL TIME 10:00:00", "22G14"),
    Row("DURATION P1D", "+", "DATE 2021-12-09", "2021-12-10 DATE"),
    Row("LOCAL TIME 23:30:00", "+", "DURATION PT1H", "00:30:00 LOCAL TIME"),
    Row("LOCAL TIME 00:30:00", "-", "DURATION PT1H", "23:30:00 LOCAL TIME"),
    Row("LOCAL TIME 00:30:00", "-", "DURATION P1M", "22G14"),
    Row("ZONED TIME 23:30:00+09:00", "+", "DURATION PT1H", "00:30:00+09:00 ZONED TIME"),
    Row("LOCAL DATETIME 2021-12-31T23:59:59.5", "+", "DURATION PT0.5S", "2022-01-01T00:00:00 LOCAL DATETIME"),
    Row(
      "LOCAL DATETIME 2021-12-31T00:00:00", "-", "DURATION PT0.000000001S",
      "2021-12-30T23:59:59.999999999 LOCAL DATETIME"),
    Row(
      "ZONED DATETIME 2021-12-31T23:00:00+09:00", "+", "DURATION P1MT2H",
      "2022-02-01T01:00:00+09:00 ZONED DATETIME"),
    Row(
      "ZONED DATETIME 2021-12-31T23:00:00+09:00", "-", "ZONED DATETIME 2021-12-31T13:00:00Z",
      "PT1H DURATION(DAY TO SECOND)"),
    Row("DURATION P1Y", "+", "DURATION P1M", "P1Y1M DURATION(YEAR TO MONTH)"),
    Row("DURATION P1Y", "-", "DURATION P13M", "P-1M DURATION(YEAR TO MONTH)"),
    Row("DURATION P1Y", "+", "DURATION PT1S", "P1YT1S DURATION"),
    Row("DURATION PT1S", "*", "1.5", "PT1.5S DURATION(DAY TO SECOND)"),
    Row("3", "*", "DURATION P5M", "P1Y3M DURATION(YEAR TO MONTH)"),
    Row("DURATION P1D", "/", "2", "PT12H DURATION(DAY TO SECOND)"),
    Row("DURATION P1D", "/", "0", "22012"),
    Row("DURATION P1D", "*", "1e300", "22003"),
    Row("DURATION P999999999Y", "*", "2", "22015"),
    Row("DURATION P1D", "*", "STRING a", "22G03"),
    Row("DATE 2021-12-09", "+", "1", "22G03"),
  ]

  @Test(arguments: numeric + temporal)
  func operation(row: Row) throws {
    let (left, right) = (try Self.value(row.left), try Self.value(row.right))
    #expect(
      Self.outcome { () throws(ValueError) in try Self.apply(row.operation, left, right) } == row.result)
  }

  @Test func signs() throws {
    #expect(Self.outcome { () throws(ValueError) in try Value.int64(.min).negated() } == "22003")
    #expect(Self.outcome { () throws(ValueError) in try Value.int64(.min).absolute() } == "22003")
    #expect(Self.outcome { () throws(ValueError) in try Value.int8(.min).absolute() } == "22003")
    #expect(Self.outcome { () throws(ValueError) in try Value.uint8(1).negated() } == "-1 INT64")
    #expect(try Self.value("-1.5").absolute().plainText == "1.5")
    #expect(try Self.value("DURATION PT-1.5S").absolute().plainText == "PT1.5S")
    #expect(try Value.null.negated().isNull && Value.null.absolute().isNull)
    #expect(Self.outcome { () throws(ValueError) in try Value.boolean(true).negated() } == "22G03")
  }

  @Test func durationBetween() throws {
    let rows = [
      ("DATE 2021-01-31", "DATE 2021-03-01", DurationKind.yearToMonth, "P1M"),
      ("DATE 2021-03-01", "DATE 2021-01-31", .yearToMonth, "P-1M"),
      ("DATE 2020-01-01", "DATE 2021-03-01", .yearToMonth, "P1Y2M"),
      ("DATE 2020-01-01", "LOCAL DATETIME 2020-01-02T01:00:00", .dayToSecond, "P1DT1H"),
      ("LOCAL TIME 10:00:00", "LOCAL TIME 09:59:59.5", .dayToSecond, "PT-0.5S"),
      ("ZONED TIME 10:00:00+01:00", "ZONED TIME 09:00:00Z", .dayToSecond, "PT0S"),
    ]
    for (start, end, kind, expected) in rows {
      let duration = try Value.durationBetween(Self.value(start), Self.value(end), kind)
      #expect(duration.plainText == expected, "\(start) to \(end)")
    }
  }

  /// A value of a type's name and a text, or a literal.
  static func value(_ text: String) throws -> Value {
    let types: [(String, ValueType)] = [
      ("DATE ", .date), ("LOCAL TIME ", .localTime), ("ZONED TIME ", .zonedTime),
      ("LOCAL DATETIME ", .localDateTime),
      ("ZONED DATETIME ", .zonedDateTime), ("DURATION ", .duration(nil)), ("STRING ", .anyString),
      ("UINT8 ", .integer(signed: false, bits: 8)), ("UINT64 ", .integer(signed: false, bits: 64)),
      ("UINT256 ", .integer(signed: false, bits: 256)), ("INT8 ", .integer(signed: true, bits: 8)),
      ("INT64 ", .int64), ("INT256 ", .integer(signed: true, bits: 256)),
    ]
    if text == "NULL" { return .null }
    for (name, type) in types where text.hasPrefix(name) {
      return try Value.string(String(text.dropFirst(name.count))).cast(to: type)
    }
    return try Value.number(literal: text)
  }

  static func outcome(_ body: () throws(ValueError) -> Value) -> String {
    do {
      let value = try body()
      return "\(value.plainText) \(value.typeName)"
    } catch {
      return error.status
    }
  }

  static func apply(_ operation: String, _ left: Value, _ right: Value) throws(ValueError) -> Value {
    switch operation {
    case "+": try left.adding(right)
    case "-": try left.subtracting(right)
    case "*": try left.multiplied(by: right)
    case "/": try left.divided(by: right)
    case "%": try left.remainder(dividingBy: right)
    case "^": try left.raised(to: right)
    default: try left.concatenated(with: right)
    }
  }
}
