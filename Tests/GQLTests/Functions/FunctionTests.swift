import GraphStore
import Testing

@testable import GQL

/// Every function as a table: its arguments, and the literal of the result or the GQLSTATUS.
@Suite struct FunctionTests {
  static let numeric: [(String, String, String)] = [
    ("abs", "-5", "5"), ("abs", "-1.5", "1.5"), ("abs", "-1.5d", "1.5D"),
    ("abs", "DURATION 'P-1D'", "DURATION 'P1D'"),
    ("abs", "'a'", "22G03"), ("abs", "NULL", "NULL"), ("abs", "-9223372036854775808", "22003"),
    ("mod", "7, 3", "1"), ("mod", "-7, 3", "-1"), ("mod", "7.5, 2", "1.5"), ("mod", "1, 0", "22012"),
    ("mod", "1", "42001"),
    ("floor", "1.5", "1M"), ("floor", "-1.5", "-2M"), ("floor", "-1.5d", "-2.0D"), ("floor", "7", "7"),
    ("floor", "'a'", "22G03"),
    ("ceiling", "1.2", "2M"), ("CEIL", "-1.2d", "-1.0D"), ("ceil", "UINT8 7", "7"),
    ("sqrt", "4", "2.0D"), ("sqrt", "-4", "2201F"), ("power", "2, 10", "1024.0D"),
    ("power", "0, -1", "2201F"),
    ("pow", "-8, 0.5", "2201F"), ("power", "'a', 1", "22G03"),
    ("exp", "0", "1.0D"), ("ln", "1", "0.0D"), ("ln", "0", "2201E"), ("log10", "1000", "3.0D"),
    ("log10", "-1", "2201E"),
    ("log", "2, 1024", "10.0D"), ("log", "1, 5", "2201E"), ("log", "0, 5", "2201E"),
    ("log", "10, 0", "2201E"),
    ("sin", "0", "0.0D"), ("cos", "0", "1.0D"), ("tan", "0", "0.0D"), ("cot", "0", "22012"),
    ("sinh", "0", "0.0D"),
    ("cosh", "0", "1.0D"), ("tanh", "0", "0.0D"), ("asin", "2", "22003"), ("acos", "1", "0.0D"),
    ("atan", "0", "0.0D"),
    ("atan2", "0, 1", "0.0D"), ("degrees", "0", "0.0D"), ("radians", "0", "0.0D"),
    ("pi", "", "3.141592653589793D"),
    ("e", "", "2.718281828459045D"), ("sin", "'a'", "22G03"), ("sin", "NULL", "NULL"),
    ("round", "2.5", "3M"), ("round", "-2.5", "-3M"), ("round", "2.5d", "3.0D"),
    ("round", "1.005d, 2", "1.01D"),
    ("round", "1.255, 2", "1.26"), ("round", "1234, -2", "1200"), ("round", "1250, -2", "1300"),
    ("round", "1.5, 40", "1.5"),
    ("round", "12345.678, -2", "12300M"), ("round", "1d, 400", "1.0D"), ("round", "1d, -400", "0.0D"),
    ("round", "9223372036854775807, -1", "22003"), ("round", "5, -38", "0"), ("round", "'a'", "22G03"),
    ("round", "1, 1.5", "22G03"),
    ("sign", "-3", "-1"), ("sign", "0.0", "0"), ("sign", "3d", "1"), ("sign", "NaN", "0"),
    ("isnan", "NaN", "TRUE"), ("isNaN", "1", "FALSE"),
  ]

  static let text: [(String, String, String)] = [
    ("char_length", "'東京'", "2"), ("CHARACTER_LENGTH", "''", "0"), ("char_length", "5", "22G03"),
    ("byte_length", "X'0102'", "2"), ("octet_length", "'東京'", "6"), ("byte_length", "5", "22G03"),
    ("upper", "'aé'", "'AÉ'"), ("lower", "'AÉΣ'", "'aéσ'"), ("toUpper", "'straße'", "'STRASSE'"),
    ("upper", "1", "22G03"),
    ("trim", "'  a b  '", "'a b'"), ("trim", "'xxaxx', 'x'", "'a'"), ("trim", "'a', 'xy'", "22027"),
    ("trim", "'a', ''", "22027"),
    ("trim_leading", "'xxax', 'x'", "'ax'"), ("trim_trailing", "'xaxx', 'x'", "'xa'"),
    ("trim", "X'00AA00'", "X'AA'"),
    ("trim", "X'01AA01', X'01'", "X'AA'"), ("trim", "[1, 2, 3], 1", "[1, 2]"),
    ("btrim", "'xyaxy', 'yx'", "'a'"), ("ltrim", "'　 a '", "'a '"), ("rtrim", "' a　'", "' a'"),
    ("btrim", "'a', ''", "'a'"),
    ("left", "'東京都', 2", "'東京'"), ("right", "'東京都', 2", "'京都'"), ("left", "'a', 9", "'a'"),
    ("left", "'a', -1", "22011"),
    ("right", "X'010203', 2", "X'0203'"), ("left", "'a', 0.5", "22G03"), ("left", "'a', NULL", "NULL"),
    ("normalize", "'é'", "'é'"), ("normalize", "'ｶﾞ①ﬁ', 'NFKC'", "'ガ1fi'"),
    ("normalize", "'a', 'NFX'", "22G03"),
    ("substring", "'hello', 1, 3", "'ell'"), ("substring", "'hello', 3", "'lo'"),
    ("substring", "'hello', 9", "''"),
    ("substring", "'hello', -1", "22011"), ("substring", "'hello', 1, -1", "22011"),
    ("replace", "'aXbX', 'X', '--'", "'a--b--'"), ("replace", "'aaa', 'aa', 'b'", "'ba'"),
    ("replace", "'a', '', 'b'", "'a'"),
    ("split", "'a,b,,c', ','", "['a', 'b', '', 'c']"), ("split", "'東京', ''", "['東', '京']"),
    ("split", "'', ','", "['']"),
    ("lpad", "'7', 3, '0'", "'007'"), ("rpad", "'7', 3", "'7  '"), ("lpad", "'abc', 2", "'ab'"),
    ("lpad", "'a', -1", "22011"),
    ("lpad", "'a', 999999999999", "22001"), ("rpad", "'a', 5, ''", "'a'"),
    ("reverse", "'abc'", "'cba'"), ("reverse", "[1, 2]", "[2, 1]"), ("reverse", "1", "22G03"),
  ]

  static let lists: [(String, String, String)] = [
    ("size", "[1, NULL]", "2"), ("size", "'東京'", "2"), ("cardinality", "{a: 1}", "1"), ("size", "5", "22G03"),
    ("head", "[1, 2]", "1"), ("head", "[]", "NULL"), ("last", "[1, 2]", "2"), ("tail", "[1, 2]", "[2]"),
    ("tail", "[]", "[]"),
    ("head", "'a'", "22G03"), ("range", "1, 3", "[1, 2, 3]"), ("range", "1, 10, 4", "[1, 5, 9]"),
    ("range", "3, 1, -1", "[3, 2, 1]"),
    ("range", "3, 1", "[]"), ("range", "1, 2, 0", "22003"), ("range", "0, 9223372036854775807", "22G0B"),
    ("range", "-9223372036854775808, 9223372036854775807", "22G0B"), ("range", "1.5, 2", "22G03"),
    ("range", "9223372036854775806, 9223372036854775807", "[9223372036854775806, 9223372036854775807]"),
    ("trim_list", "[1, 2], 2", "[]"), ("trim_list", "[1, 2], 3", "22G0C"),
    ("trim_list", "[1, 2], -1", "22G0C"),
    ("coalesce", "NULL, 1, 2", "1"), ("coalesce", "NULL", "NULL"), ("nullif", "1, 1.0", "NULL"),
    ("nullif", "1, 2", "1"),
    ("nullif", "NULL, 1", "NULL"), ("nullif", "1, NULL", "1"),
    ("element_id", "n7", "'n7'"), ("elementId", "e7", "'e7'"), ("id", "n7", "7"), ("id", "5", "22G03"),
    ("keys", "{a: 1, b: 2}", "['a', 'b']"), ("labels", "n0", "22G11"), ("labels", "5", "22G11"),
    ("valueType", "NULL", "'NULL'"),
    ("valueType", "[1]", "'LIST<INT64>'"), ("path_length", "5", "22G03"), ("nodes", "5", "22G03"),
    ("elements", "[1]", "22G03"),
  ]

  static let conversions: [(String, String, String)] = [
    ("toString", "1", "'1'"), ("toString", "TRUE", "'true'"), ("toString", "1.50", "'1.50'"),
    ("toString", "DATE '2021-12-09'", "'2021-12-09'"),
    ("toString", "[1]", "'[1]'"), ("toString", "n0", "22G03"), ("toInteger", "'12'", "12"),
    ("toInteger", "'12.9'", "12"),
    ("toInteger", "'x'", "NULL"), ("toInteger", "TRUE", "1"), ("toInteger", "2.9d", "2"),
    ("toInteger", "1e30", "22003"),
    ("toInteger", "[1]", "22G03"), ("toFloat", "'1.5'", "1.5D"), ("toFloat", "'x'", "NULL"),
    ("toFloat", "1", "1.0D"),
    ("toBoolean", "'TRUE'", "TRUE"), ("toBoolean", "'x'", "NULL"), ("toBoolean", "0", "FALSE"),
    ("toBoolean", "1.5", "22G03"),
  ]

  static let temporal: [(String, String, String)] = [
    ("current_date", "", "DATE '2021-12-09'"), ("date", "", "DATE '2021-12-09'"),
    ("current_time", "", "TIME '13:05:00.5+09:00'"),
    ("current_timestamp", "", "DATETIME '2021-12-09T13:05:00.5+09:00'"),
    ("local_timestamp", "", "DATETIME '2021-12-09T13:05:00.5'"),
    ("local_time", "", "TIME '13:05:00.5'"), ("timestamp", "", "1639022700500"),
    ("zoned_datetime", "", "DATETIME '2021-12-09T13:05:00.5+09:00'"),
    ("date", "'2021-W49-4'", "DATE '2021-12-09'"), ("date", "'x'", "22007"), ("date", "5", "22G03"),
    ("date", "NULL", "NULL"),
    ("date", "LOCAL DATETIME '2021-12-09T10:00'", "DATE '2021-12-09'"),
    ("date", "{year: 2021, month: 12, day: 9}", "DATE '2021-12-09'"),
    ("date", "{year: 2021}", "DATE '2021-01-01'"),
    ("date", "{year: 2021, week: 49, dayOfWeek: 4}", "DATE '2021-12-09'"),
    ("date", "{year: 2021, ordinalDay: 343}", "DATE '2021-12-09'"),
    ("date", "{year: 2021, quarter: 4, dayOfQuarter: 70}", "DATE '2021-12-09'"),
    ("date", "{year: 2021, quarter: 4, dayOfQuarter: 93}", "22G06"),
    ("date", "{date: DATE '2020-02-29', year: 2021}", "DATE '2021-02-28'"),
    ("date", "{date: DATE '2021-12-09', day: 1}", "DATE '2021-12-01'"),
    ("date", "{year: 2021, month: 13}", "22G06"), ("date", "{year: 2021, month: 2, day: 29}", "22G06"),
    ("date", "{year: 9999999}", "22G06"),
    ("date", "{year: 9223372036854775807, month: 2}", "22G06"), ("date", "{year: 2021, day: 5}", "22G06"),
    ("date", "{month: 2}", "22G06"),
    ("date", "{year: 2021, hour: 5}", "22G05"), ("date", "{years: 2021}", "22G05"),
    ("date", "{year: 'x'}", "22G06"), ("date", "{year: NULL}", "NULL"),
    ("local_time", "{hour: 13, minute: 5, second: 1, millisecond: 500}", "TIME '13:05:01.5'"),
    ("local_time", "{hour: 24}", "22G06"),
    ("local_time", "{time: LOCAL TIME '10:11:12', minute: 0}", "TIME '10:00:12'"),
    ("local_time", "{day: 1}", "22G05"),
    ("localtime", "'13:05'", "TIME '13:05:00'"), ("local_time", "{hour: 1, nanosecond: 1000000000}", "22G06"),
    ("zoned_time", "{hour: 13, timezone: '-03:30'}", "TIME '13:00:00-03:30'"),
    ("zoned_time", "{hour: 13}", "TIME '13:00:00+09:00'"),
    ("zoned_time", "'13:05'", "TIME '13:05:00+09:00'"),
    ("zoned_time", "{hour: 13, timezone: 'Nowhere'}", "22007"),
    ("local_datetime", "{year: 2021, hour: 5}", "DATETIME '2021-01-01T05:00:00'"),
    ("local_datetime", "{year: 2021, timezone: 'Z'}", "22G05"),
    (
      "local_datetime", "{date: DATE '2021-12-09', time: LOCAL TIME '10:00'}",
      "DATETIME '2021-12-09T10:00:00'"
    ),
    ("datetime", "{year: 2021, timezone: '+01:00'}", "DATETIME '2021-01-01T00:00:00+01:00'"),
    ("zoned_datetime", "'2021-12-09T13:05'", "DATETIME '2021-12-09T13:05:00+09:00'"),
    ("zoned_datetime", "{year: 2021, timezone: 5}", "22G06"),
    ("duration", "'P1Y2M'", "DURATION 'P1Y2M'"), ("duration", "'x'", "22G0H"),
    ("duration", "{years: 1, months: 2}", "DURATION 'P1Y2M'"),
    ("duration", "{days: 1, hours: 1.5}", "DURATION 'P1DT1H30M'"),
    ("duration", "{months: 1, seconds: 1}", "DURATION 'P1MT1S'"),
    ("duration", "{year: 1}", "DURATION 'P1Y'"), ("duration", "{apples: 1}", "22G07"),
    ("duration", "{months: 1.5}", "22G0H"),
    ("duration", "{years: 9223372036854775807}", "22015"), ("duration", "{days: 'x'}", "22G03"),
    ("duration", "5", "22G03"),
    ("duration", "{months: 0}", "DURATION 'P0M'"),
    ("duration_between", "DATE '2021-01-31', DATE '2021-03-01'", "DURATION 'P29D'"),
    ("duration_between", "DATE '2021-01-31', DATE '2021-03-01', 'year_month'", "DURATION 'P1M'"),
    ("duration_between", "DATE '2021-01-31', LOCAL TIME '10:00'", "22G14"),
    ("duration_between", "1, 2", "22G03"),
    ("duration.between", "DATE '2021-01-31', NULL", "NULL"),
    ("duration_between", "DATE '2021-01-31', DATE '2021-03-01', 'x'", "22G03"),
    ("duration.between", "DATE '2021-01-31', DATE '2021-03-02'", "DURATION 'P1M2D'"),
    ("duration.between", "DATE '2021-03-02', DATE '2021-01-31'", "DURATION 'P-1M-2D'"),
    ("duration.between", "DATE '2021-03-02', LOCAL TIME '10:00'", "DURATION 'PT10H'"),
    ("duration.between", "1, DATE '2021-03-02'", "22G03"),
    ("duration.inMonths", "DATE '2021-01-31', DATE '2022-03-02'", "DURATION 'P1Y1M'"),
    ("duration.inMonths", "LOCAL TIME '09:00', LOCAL TIME '10:00'", "DURATION 'PT0S'"),
    ("duration.inDays", "LOCAL DATETIME '2021-01-31T12:00:00', DATE '2021-01-30'", "DURATION 'P-1D'"),
    (
      "duration.inSeconds",
      "ZONED DATETIME '2021-01-31T12:00:00+09:00', ZONED DATETIME '2021-01-31T12:00:00Z'",
      "DURATION 'PT9H'"
    ),
    ("date.truncate", "'millennium', DATE '2017-11-11'", "DATE '2000-01-01'"),
    ("date.truncate", "'century', DATE '-0001-11-11'", "DATE '-0100-01-01'"),
    ("date.truncate", "'decade', DATE '1984-10-11'", "DATE '1980-01-01'"),
    ("date.truncate", "'year', DATE '1984-10-11', {day: 5}", "DATE '1984-01-05'"),
    ("date.truncate", "'weekYear', DATE '1984-01-01'", "DATE '1983-01-03'"),
    ("date.truncate", "'quarter', DATE '1984-11-11'", "DATE '1984-10-01'"),
    ("date.truncate", "'week', DATE '1984-10-11', {dayOfWeek: 2}", "DATE '1984-10-09'"),
    ("date.truncate", "'hour', DATE '1984-10-11'", "22G06"),
    ("date.truncate", "'fortnight', DATE '1984-10-11'", "22G06"),
    ("date.truncate", "'day', 5", "22G03"), ("date.truncate", "'day', DATE '1984-10-11', 5", "22G03"),
    ("date.truncate", "NULL, DATE '1984-10-11'", "NULL"), ("date.transaction", "", "DATE '2021-12-09'"),
    ("localtime.truncate", "'minute', LOCAL TIME '12:34:56.789'", "TIME '12:34:00'"),
    ("localtime.truncate", "'millisecond', LOCAL TIME '12:34:56.789123'", "TIME '12:34:56.789'"),
    ("localtime.truncate", "'month', LOCAL TIME '12:34:56'", "22G06"),
    ("time.truncate", "'hour', ZONED TIME '12:34:56+09:00'", "TIME '12:00:00+09:00'"),
    (
      "localdatetime.truncate", "'day', LOCAL DATETIME '1984-10-11T12:31:14'",
      "DATETIME '1984-10-11T00:00:00'"
    ),
    (
      "datetime.truncate", "'month', ZONED DATETIME '1984-10-11T12:31:14+09:00', {hour: 3}",
      "DATETIME '1984-10-01T03:00:00+09:00'"
    ),
    ("datetime.fromEpoch", "416779, 999999999", "DATETIME '1970-01-05T19:46:19.999999999Z'"),
    ("datetime.fromEpoch", "9223372036854775807, 9223372036854775807", "22008"),
    ("datetime.fromEpochMillis", "-1", "DATETIME '1969-12-31T23:59:59.999Z'"),
    (
      "datetime", "{date: DATE '1984-10-11', time: ZONED TIME '12:00:00+01:00', timezone: '+05:00'}",
      "DATETIME '1984-10-11T16:00:00+05:00'"
    ),
    ("time", "{time: ZONED TIME '23:00:00+01:00', timezone: '+05:00'}", "TIME '03:00:00+05:00'"),
    ("time", "{time: ZONED TIME '12:00:00+01:00', second: 42}", "TIME '12:00:42+01:00'"),
  ]

  private static let rows = numeric + text + lists + conversions + temporal

  @Test(arguments: rows.indices)
  func call(index: Int) throws {
    let (name, arguments, expected) = Self.rows[index]
    let function = try #require(BuiltinFunction.named(name))
    let values = try LiteralReader.values(arguments)
    let outcome = Self.outcome { () throws(ValueError) in
      try FunctionLibrary.evaluate(function, values, Self.context)
    }
    #expect(outcome == expected, "\(name)(\(arguments))")
  }

  @Test func everyFunctionHasARow() {
    let tested = Set(Self.rows.compactMap { BuiltinFunction.named($0.0) })
    let byGraph: Set<BuiltinFunction> = [.type, .properties, .startNode, .endNode, .edges, .random]
    #expect(Set(BuiltinFunction.allCases).subtracting(tested).subtracting(byGraph).isEmpty)
  }

  @Test func unknownNamesAreNone() {
    #expect(BuiltinFunction.named("nosuch") == nil && BuiltinFunction.named("") == nil)
    for name in BuiltinFunction.allNames { #expect(BuiltinFunction.named(name.uppercased()) != nil) }
  }

  /// What a function promises of its result holds for every row above.
  @Test func resultsAreOfTheTypesThatAreTold() throws {
    for (name, arguments, _) in Self.rows {
      let function = try #require(BuiltinFunction.named(name))
      let values = try LiteralReader.values(arguments)
      guard let result = try? FunctionLibrary.evaluate(function, values, Self.context) else { continue }
      let type = function.resultType(of: values.map(\.type))
      #expect(type == .nothing || type.contains(result), "\(name)(\(arguments)): \(result) is no \(type)")
    }
  }

  /// Any value at any place gives a result or an error.
  @Test func nothingTraps() throws {
    let values = try LiteralReader.values(
      """
      NULL, TRUE, 0, -1, 9223372036854775807, -9223372036854775808, 0.1, 1e300, NaN, '', 'a', X'00', [], [1, 'a'], {}, {year: 1}, \
      DATE '+999999-12-31', DURATION 'P999999999Y', n0, e0
      """)
    for function in BuiltinFunction.allCases {
      for count in function.signature.arguments.clamped(to: 0...3) {
        for seed in 0..<(count == 0 ? 1 : count == 1 ? values.count : 120) {
          let arguments = (0..<count).map {
            values[(seed * (7 + 4 * $0) + seed / values.count) % values.count]
          }
          _ = try? FunctionLibrary.evaluate(function, arguments, Self.context)
        }
      }
    }
  }

  static let context: FunctionContext = {
    let local = LocalDateTime(CalendarDate(year: 2021, month: 12, day: 9) ?? .epoch, .midnight)
    let moment = LocalDateTime(seconds: local.seconds + 47_100, nanosecond: 500_000_000) ?? local
    let zone = TimeZoneRules(offset: 32_400) ?? .utc
    guard let now = ZonedDateTime(moment, offset: 32_400) else { preconditionFailure("a valid offset") }
    return FunctionContext(now: now, timeZone: zone)
  }()

  static func outcome(_ body: () throws(ValueError) -> Value) -> String {
    do { return try body().description } catch { return error.status }
  }
}
