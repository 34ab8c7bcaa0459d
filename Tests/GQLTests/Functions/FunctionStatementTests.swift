import GraphStore
import Testing

@testable import GQL

/// Values and functions from text to row: the expression, and the literal of its value or the GQLSTATUS.
@Suite struct FunctionStatementTests {
  static let rows: [(String, String)] = [
    ("'abc' =~ 'a.c'", "TRUE"), ("'abc' =~ '('", "22000"), ("'a' LIKE '%b'", "FALSE"),
    ("NULL LIKE 'a'", "NULL"),
    ("'東京大学' STARTS WITH '東京' AND 'ab' ENDS WITH 'b' AND 'abc' CONTAINS 'b'", "TRUE"),
    ("upper('a') || 'b'", "'Ab'"), ("X'0A' || X'0B'", "X'0A0B'"), ("[1] || [2]", "[1, 2]"),
    ("DATE '2021-12-09' + DURATION 'P1D'", "DATE '2021-12-10'"), ("3 * DURATION 'P1D'", "DURATION 'P3D'"),
    ("DATE '2021-02-30'", "22007"), ("0.1 + 0.2", "0.3"), ("CAST('12' AS INT8)", "12"),
    ("CAST('x' AS INT)", "22018"),
    ("CAST(1.5 AS DECIMAL(5,2))", "1.50"), ("CAST(300 AS UINT8)", "22003"),
    ("CAST(NULL AS INT64 NOT NULL)", "22004"),
    ("date({year: 2021}).month", "1"), ("date({yaer: 2021})", "22G05"), ("duration({apples: 1})", "22G07"),
    ("DURATION_BETWEEN(DATE '2021-01-01', DATE '2021-03-01') YEAR TO MONTH", "DURATION 'P2M'"),
    ("TRIM(LEADING 'x' FROM 'xxa')", "'a'"), ("TRIM(BOTH 'xy' FROM 'xxa')", "22027"),
    ("TRIM([1, 2, 3], 2)", "[1]"),
    ("char_length(NORMALIZE('\\u00E9', NFD))", "2"), ("'e\\u0301' IS NFC NORMALIZED", "FALSE"),
    ("1 / 0", "22012"), ("5 % 3", "2"), ("2 ^ 3", "8.0D"), ("POWER(0, -1)", "2201F"), ("LN(0)", "2201E"),
    ("LOG(2, 8)", "3.0D"),
    ("9223372036854775807 + 1", "22003"), ("0xFF", "255"), ("1 IS TYPED INT64", "TRUE"), ("1 = 1.0", "TRUE"),
    ("substring('hello', -1)", "22011"), ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][1..]", "[2, 3]"),
    ("2 IN [1, NULL]", "NULL"),
    ("TIME '10:00+09:00'", "TIME '10:00:00+09:00'"),
    ("TIMESTAMP '2021-12-09T10:00'", "DATETIME '2021-12-09T10:00:00'"),
    ("TIMESTAMP '2021-12-09T10:00Z[UTC]'", "DATETIME '2021-12-09T10:00:00Z[UTC]'"),
    ("-(-9223372036854775807 - 1)", "22003"),
    ("coalesce(NULL, 1)", "1"), ("nullif(1, 1)", "NULL"), ("ABS(DURATION 'P-1D')", "DURATION 'P1D'"),
    ("reduce(total = 0, x IN range(1, 1000) | total + x)", "500500"),
    ("reduce(nest = [], x IN range(1, 100000) | [nest])", "22G03"), ("'a' + 1", "'a1'"),
    ("'a' + 'b' + NULL", "NULL"), ("1.5 + 'a'", "'1.5a'"), ("'a' + TRUE", "22G03"), ("1 - 'a'", "22G03"),
    ("[1] + [2]", "[1, 2]"), ("[1] + 2", "[1, 2]"), ("0 + [1]", "[0, 1]"), ("[] + {a: 1}.a", "[1]"),
    ("reduce(sum = '', x IN ['a', 'b'] | sum + x)", "'ab'"),
    ("char_length(reduce(s = 'x', i IN range(1, 40) | s || s))", "22001"),
    ("'abc'[0]", "22G03"),
    ("1 < 2 < 3", "TRUE"), ("1 < 3 < 2", "FALSE"), ("3 > 2 >= 2 > NULL", "NULL"), ("NOT 1 < 2 < 2", "TRUE"),
    ("1 < (2 < 3 < 4) < TRUE", "42001"), ("(1 < 2) = TRUE", "TRUE"),
    ("FALSE = TRUE IS NULL", "TRUE"), ("(FALSE = TRUE) IS NULL", "FALSE"), ("1 = 1 IN [TRUE]", "FALSE"),
    ("NULL IS NULL <> NULL IS NULL", "FALSE"), ("1 + 1 IS NULL", "FALSE"), ("NOT NULL IS NULL", "FALSE"),
    ("[list IN [[1, 2], [3]] | list[0]]", "[1, 3]"), ("LIST[1][0]", "1"), ("[1, 2, 3][1.5]", "22G03"),
    ("[path IN [[1, 2]] | path[1]]", "[2]"), ("{list: 4}.list + LIST[1][0]", "5"),
    ("date.truncate('month', DATE '2021-12-09')", "DATE '2021-12-01'"),
    ("duration.between(DATE '2021-12-09', DATE '2022-01-10').days", "1"),
    ("datetime.truncate('year', DATETIME '2021-12-09T10:00:00Z').hour", "0"),
    ("size([(a)-[:T|U]->() | 1])", "0"),
    ("range(1, 9000000000000)", "22G0B"),
  ]

  @Test(arguments: rows.indices)
  func expression(index: Int) {
    let (expression, expected) = Self.rows[index]
    let outcome: String
    do {
      let rows = Array(try Session(Graph()).execute("RETURN \(expression) AS x"))
      outcome = rows.first?.values.first?.description ?? "no row"
    } catch let error as GQLError {
      outcome = error.status.rawValue
    } catch {
      outcome = "\(error)"
    }
    #expect(outcome == expected, "\(expression)")
  }
}
