import GraphStore
import Testing

@testable import GQL

/// Aggregates over lists: the result, and the same in parts, in spans and with counts.
@Suite struct AggregateTests {
  static let rows: [(AggregateFunction, String, String)] = [
    (.count, "1, NULL, 'a'", "2"), (.count, "", "0"), (.sum, "1, 2, NULL", "3"), (.sum, "", "NULL"),
    (.sum, "NULL", "NULL"),
    (.sum, "9223372036854775807, 1", "22003"), (.sum, "9223372036854775807, 1, -1", "9223372036854775807"),
    (.sum, "1.5, 2", "3.5"), (.sum, "1.5d, 2", "3.5D"), (.sum, "0.1d, 0.2d, 0.3d", "0.6D"),
    (.sum, "1e308, 1e308", "CAST('Infinity' AS FLOAT64)"),
    (.sum, "DURATION 'P1D', DURATION 'PT1H'", "DURATION 'P1DT1H'"), (.sum, "'a'", "22G03"),
    (.sum, "1, DURATION 'P1D'", "22G03"),
    (.sum, "170141183460469231731687303715884105727, 1", "22003"), (.sum, "1.5, 1d", "2.5D"),
    (.average, "1, 2", "1.5D"), (.average, "1.0, 2", "1.5"), (.average, "1d, 2d", "1.5D"),
    (.average, "", "NULL"), (.average, "TRUE", "22G03"),
    (.average, "DURATION 'P1D', DURATION 'P3D'", "DURATION 'P2D'"),
    (.average, "9223372036854775807, 9223372036854775807", "9.223372036854776e+18D"),
    (.average, "9223372036854775808, 9223372036854775810", "9.223372036854776e+18D"),
    (.minimum, "3, 1.5, NULL, 2d", "1.5"), (.maximum, "3, 1.5, 'a'", "'a'"), (.maximum, "", "NULL"),
    (.minimum, "'b', 'a'", "'a'"),
    (.maximum, "1, NaN", "CAST('NaN' AS FLOAT64)"),
    (.maximum, "DATE '2021-01-01', DATE '2020-01-01'", "DATE '2021-01-01'"),
    (.collectList, "1, NULL, 'a'", "[1, 'a']"), (.collectList, "", "[]"),
    (.populationDeviation, "2, 4, 4, 4, 5, 5, 7, 9", "2.0D"),
    (.sampleDeviation, "1, 3", "1.4142135623730951D"), (.sampleDeviation, "1", "NULL"),
    (.populationDeviation, "1", "0.0D"), (.populationDeviation, "", "NULL"),
    (.sampleDeviation, "'a'", "22G03"),
    (.continuousPercentile, "1, 2, 3, 4", "2.5D"), (.discretePercentile, "1, 2, 3, 4", "2"),
    (.continuousPercentile, "", "NULL"),
    (.discretePercentile, "7.5", "7.5"), (.continuousPercentile, "'a'", "22G03"),
  ]

  @Test(arguments: rows.indices)
  func aggregate(index: Int) throws {
    let (function, literals, expected) = Self.rows[index]
    let values = try LiteralReader.values(literals)
    let whole = outcome { () throws(ValueError) in
      var state = AggregateState(function, fraction: .float64(0.5))
      for value in values { try state.add(value) }
      return try state.result()
    }
    #expect(whole == expected, "\(function.rawValue) of \(literals)")
    for split in 0...values.count {
      let merged = outcome { () throws(ValueError) in
        var one = AggregateState(function, fraction: .float64(0.5))
        var other = AggregateState(function, fraction: .float64(0.5))
        for value in values[..<split] { try one.add(value) }
        for value in values[split...] { try other.add(value) }
        try one.merge(other)
        return try one.result()
      }
      // Deviations of parts join but for the last digit.
      let isNear =
        (Double(merged.dropLast()) ?? .nan).distance(to: Double(expected.dropLast()) ?? .nan).magnitude
        < 1e-12
      #expect(merged == expected || isNear, "\(function.rawValue) of \(literals), split at \(split)")
    }
  }

  @Test func countsAreAsManyRows() throws {
    for function in AggregateFunction.allCases {
      var single = AggregateState(function, fraction: .float64(0.25))
      var counted = AggregateState(function, fraction: .float64(0.25))
      for (value, count) in [(Value.int64(3), 2), (.int64(5), 3), (.decimal(ExactDecimal(7)), 1)] {
        for _ in 0..<count { try single.add(value) }
        try counted.add(value, count: Int64(count))
      }
      #expect(try single.result() == counted.result(), "\(function.rawValue)")
    }
  }

  @Test func spansAreAsValues() throws {
    let integers: [Int64] = [3, -1, .max, .max, .min, 7]
    let doubles = [0.1, -2.5, 1e10, 0.2, -.infinity]
    for function in AggregateFunction.allCases {
      var single = AggregateState(function, fraction: .float64(0.25))
      var span = AggregateState(function, fraction: .float64(0.25))
      for integer in integers { try single.add(.int64(integer)) }
      try span.add(contentsOf: integers.span)
      #expect(outcome(single.result) == outcome(span.result), "\(function.rawValue)")
      for double in doubles { try single.add(.float64(double)) }
      try span.add(contentsOf: doubles.span)
      #expect(outcome(single.result) == outcome(span.result), "\(function.rawValue)")
    }
  }

  @Test func fractionsOfPercentiles() throws {
    for (fraction, continuous, discrete) in [
      ("0", "1.0D", "1"), ("1", "4.0D", "4"), ("0.25", "1.75D", "1"), ("0.26", "1.78D", "2"),
      ("-0.1", "22003", "22003"), ("1.1d", "22003", "22003"),
      ("'a'", "22003", "22003"), ("NULL", "NULL", "NULL"),
    ] {
      for (function, expected) in [
        (AggregateFunction.continuousPercentile, continuous), (.discretePercentile, discrete),
      ] {
        var state = AggregateState(function, fraction: try LiteralReader.value(fraction))
        for number in [4, 2, 3, 1] { try state.add(.int64(Int64(number))) }
        #expect(outcome(state.result) == expected, "\(function.rawValue) at \(fraction)")
      }
    }
  }

  @Test func rowsWithoutValues() throws {
    var state = AggregateState(.count)
    state.add(rows: 5)
    try state.add(.null)
    #expect(try state.result() == .int64(5))
    state.add(rows: .max)
    #expect(try state.result() == .int64(.max))
  }

  private func outcome(_ body: () throws(ValueError) -> Value) -> String {
    FunctionTests.outcome(body)
  }
}
