import Testing

@testable import GraphStore

/// FLOAT128 and FLOAT256: one rounding, half to even, and texts that read back.
@Suite struct WideFloatTests {
  /// Results worked out with exact fractions outside of this code.
  static let results: [(bits: Int, left: String, operation: String, right: String, result: String)] = [
    (128, "-2.5", "/", "1.1e-40", "-2.272727272727272727272727272727273e+40"),
    (128, "-9.999999999999999999999999999999999999999", "/", "3", "-3.3333333333333333333333333333333335"),
    (128, "123456789.125", "+", "6.02214076e23", "6.02214076000000123456789125e+23"),
    (128, "123456789.125", "/", "6.02214076e23", "2.0500482144990579728661141424399386e-16"),
    (
      256, "-9.999999999999999999999999999999999999999", "+", "-2.5",
      "-12.499999999999999999999999999999999999999"
    ),
    (
      256, "-9.999999999999999999999999999999999999999", "/", "-2.5",
      "3.9999999999999999999999999999999999999996"
    ),
    (256, "0.1", "/", "3", "0.0333333333333333333333333333333333333333333333333333333333333333333333333"),
    (
      256, "1.1e-40", "*", "1.1e-40",
      "1.209999999999999999999999999999999999999999999999999999999999999999999994e-80"
    ),
  ]

  @Test func operationsRoundOnce() throws {
    for item in Self.results {
      let type = ValueType.float(bits: item.bits)
      let left = try Value.string(item.left).cast(to: type)
      let right = try Value.string(item.right).cast(to: type)
      let result =
        switch item.operation {
        case "+": try left.adding(right)
        case "-": try left.subtracting(right)
        case "*": try left.multiplied(by: right)
        default: try left.divided(by: right)
        }
      #expect(result.plainText == item.result, "\(item.left) \(item.operation) \(item.right)")
    }
  }

  /// A result of 113 or 237 digits, rounded to the 53 of a double, is the double's own: twice 53 digits and two are enough.
  @Test(arguments: [WideFloat.Format.binary128, .binary256])
  func narrowedResultsAreThoseOfDoubles(_ format: WideFloat.Format) {
    var random = SeededGenerator(seed: 11)
    func draw() -> Double {
      let significand = Double(random.next() >> 11 | 1 << 52) * (random.next() % 2 == 0 ? 1 : -1)
      return Double(sign: .plus, exponent: Int(random.next() % 60) - 30, significand: significand)
    }
    for _ in 0..<2000 {
      let (one, two) = (draw(), draw())
      let (left, right) = (WideFloat(one, format), WideFloat(two, format))
      #expect((left + right).double == one + two)
      #expect((left - right).double == one - two)
      #expect((left * right).double == one * two)
      #expect((left / right).double == one / two)
      #expect(left.truncatingRemainder(dividingBy: right).double == one.truncatingRemainder(dividingBy: two))
      #expect(left.narrowed(to: 32) == Float(one))
      #expect(left.double == one)
    }
  }

  @Test(arguments: [WideFloat.Format.binary128, .binary256])
  func textsReadBack(_ format: WideFloat.Format) throws {
    var random = SeededGenerator(seed: 12)
    for round in 0..<300 {
      let words = [random.next(), random.next(), random.next(), random.next()].flatMap {
        [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)]
      }
      let exponent = round % 20 == 0 ? Int(random.next() % 8000) - 4000 : Int(random.next() % 400) - 320
      let number = WideFloat(
        rounding: Natural(digits: words), exponent: exponent, isNegative: round % 3 == 0, format)
      let read = try #require(WideFloat(number.description, format))
      #expect(WideFloat.order(read, number) == .equal, "\(number)")
      #expect(read.description.utf8.count <= format.decimalDigits + 10)
      let words2 = number.encoded
      let decoded = try #require(WideFloat(encoded: words2.head, low: words2.low, high: words2.high))
      #expect(WideFloat.order(decoded, number) == .equal)
    }
  }

  @Test func theEndsOfTheRange() throws {
    let type = ValueType.float(bits: 128)
    let largest = try Value.string("1.189731495357231765085759326628007e+4932").cast(to: type)
    #expect(largest.plainText == "1.189731495357231765085759326628007e+4932")
    #expect(try largest.adding(largest).plainText == "Infinity")
    #expect(throws: ValueError.self) { try Value.string("1.2e4932").cast(to: type) }
    let least = try Value.string("6.5e-4966").cast(to: type)
    #expect(least.plainText == "6e-4966")
    #expect(try least.divided(by: .int64(2)).plainText == "0.0")
    #expect(try Value.string("3.0e-4966").cast(to: type).plainText == "0.0")
    #expect(try Value.string("1e-99999").cast(to: .float(bits: 256)).plainText == "0.0")
    #expect(throws: ValueError.self) { try Value.string("1e79000").cast(to: .float(bits: 256)) }
    #expect(try Value.string("1.6e6000").cast(to: .float(bits: 256)).plainText == "1.6e+6000")
    #expect(try Value.string("-Infinity").cast(to: type).plainText == "-Infinity")
    #expect(try Value.float64(.nan).cast(to: type).plainText == "NaN")
  }

  @Test func castsToNarrowerTypesRoundOnce() throws {
    // By way of a double it would be rounded up twice: halfway between two floats, and a little less than that.
    let nearHalf = "1.0000001788139343261"
    #expect(try Value.decimal(ExactDecimal(nearHalf)).cast(to: .float(bits: 32)) == .float32(Float(1).nextUp))
    #expect(try Value.string("65519.99").cast(to: .float(bits: 16)) == .float32(65504))
    #expect(throws: ValueError.self) { try Value.string("65520").cast(to: .float(bits: 16)) }
    #expect(try Value.string("1e-8").cast(to: .float(bits: 16)) == .float32(0))
    #expect(try Value.int64(2049).cast(to: .float(bits: 16)) == .float32(2048))
    let wide = try Value.string("1e30").cast(to: .float(bits: 128))
    #expect(
      try wide.cast(to: .integer(signed: true, bits: 128)).plainText == "1000000000000000000000000000000")
    #expect(throws: ValueError.self) { try wide.cast(to: .int64) }
  }

  @Test func naturalDivisionUndoesMultiplication() throws {
    var random = SeededGenerator(seed: 13)
    func draw(_ count: Int) -> Natural {
      Natural(
        digits: (0..<count).map { _ in
          // Digits of only zeros or ones are where guesses of a quotient's digit go wrong.
          switch random.next() % 4 {
          case 0: 0
          case 1: .max
          case 2: 0x8000_0000
          default: UInt32(truncatingIfNeeded: random.next())
          }
        })
    }
    for _ in 0..<3000 {
      let (a, b, c) = (draw(Int(random.next() % 9)), draw(Int(random.next() % 6) + 1), draw(3))
      if b.isZero { continue }
      let rest = try #require(c.dividedWithRemainder(by: b)).remainder
      let parts = try #require((a * b + rest).dividedWithRemainder(by: b))
      #expect(Natural.order(parts.quotient, a) == .equal)
      #expect(Natural.order(parts.remainder, rest) == .equal)
    }
  }
}
