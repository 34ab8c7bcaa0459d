import Testing

@testable import GQL

/// Comparisons of whole pages give what each comparison gives.
@Suite("Marks of pages")
struct PageMarksTests {
  @Test("Every comparison, pages of any length, numbers around the constant and near the bounds of 64 bits")
  func comparisons() {
    var random = SeededGenerator(seed: 3)
    let operations: [(BoundBinaryOperator, (Int64, Int64) -> Bool)] = [
      (.equal, ==), (.notEqual, !=), (.less, <), (.lessOrEqual, <=), (.greater, >), (.greaterOrEqual, >=),
    ]
    for count in [0, 1, 7, 63, 64, 65, 130, 1000, 1023, 1024] {
      for (constant, zone) in [
        (5, -3...12), (-1, -4...0), (0, -1_000_000_000_000...1_000_000_000_000),
        (1 << 60, (1 << 60) - 2...(1 << 60) + 2), (.max, .max - 3 ... .max), (.min, .min ... .max),
      ] as [(Int64, ClosedRange<Int64>)] {
        let values = (0..<count).map { _ in
          random.happens(30) && zone.contains(constant) ? constant : Int64.random(in: zone, using: &random)
        }
        for (operation, holds) in operations {
          let expected = PageMarks.of(values.span) { holds($0, constant) }
          #expect(expected.count == values.count { holds($0, constant) })
          guard let marks = PageMarks.of(values.span, operation, constant, within: zone) else {
            #expect(!PageMarks.allowsDifferences(zone, constant))
            continue
          }
          #expect(marks == expected, "\(operation) \(constant) of \(values)")
        }
      }
    }
  }
}
