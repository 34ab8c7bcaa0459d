import GraphStore
import Testing

/// The laws of equality, order, hashing and text, over values chosen to break them and over random ones.
@Suite struct ValueLawTests {
  private static let chosen = ValueGenerator.numbers + ValueGenerator.others

  private static func random(_ count: Int, seed: UInt64) -> [Value] {
    var generator = ValueGenerator(seed: seed)
    return (0..<count).map { _ in generator.next() }
  }

  @Test(arguments: [chosen, random(150, seed: 1), random(150, seed: 2)])
  func orderIsTotalAndAgreesWithEqualityAndHash(values: [Value]) {
    let hashes = values.map(\.hashValue)
    for (left, one) in values.enumerated() {
      #expect(one == one && Value.order(one, one) == .equal)
      for (right, other) in values.enumerated() {
        let ordering = Value.order(one, other)
        let lawful =
          ordering == Value.order(other, one).reversed && (ordering == .equal) == (one == other)
          && (ordering != .equal || hashes[left] == hashes[right])
        if !lawful {
          Issue.record("\(one) and \(other): \(ordering), hashes \(hashes[left]), \(hashes[right])")
        }
      }
    }
  }

  @Test(arguments: [chosen, random(300, seed: 3)])
  func orderIsTransitive(values: [Value]) {
    let sorted = (values + [.null]).sorted { Value.order($0, $1) == .less }
    for (left, one) in sorted.enumerated() {
      for other in sorted[left...] where Value.order(one, other) == .greater {
        Issue.record("\(one) sorts before \(other) and is greater")
      }
    }
    #expect(sorted.last?.isNull == true)
  }

  @Test func comparisonAgreesWithOrderWhereItIsKnown() {
    for one in Self.chosen {
      for other in Self.chosen {
        switch Value.compare(one, other) {
        case nil, .unordered: break
        case .less: #expect(Value.order(one, other) == .less)
        case .equal: #expect(Value.order(one, other) == .equal)
        case .greater: #expect(Value.order(one, other) == .greater)
        }
        if let equal = Value.equals(one, other) {
          #expect(!equal || one == other, "\(one) = \(other)")
        }
      }
    }
  }

  @Test func unknownAndNaN() {
    let nan = Value.float64(.nan)
    #expect(Value.equals(nan, nan) == false)
    #expect(Value.compare(nan, .int64(1)) == .unordered)
    #expect(Value.equals(.null, .null) == nil)
    #expect(Value.equals(.int64(1), .string("1")) == false)
    #expect(Value.compare(.int64(1), .string("1")) == nil)
    #expect(Value.equals(.list([.null, .int64(1)]), .list([.null, .int64(2)])) == false)
    #expect(Value.equals(.list([.null, .int64(1)]), .list([.null, .int64(1)])) == nil)
    #expect(Value.equals(.list([.null]), .list([])) == false)
    #expect(Value.equals(.record(["a": .null]), .record(["a": .int64(1)])) == nil)
    #expect(Value.equals(.float64(-0.0), .int64(0)) == true)
    #expect(Value.float64(-0.0) == .decimal(ExactDecimal(0)))
  }

  /// Each neighbour differs by less than a double can tell.
  @Test func numbersCompareWithoutRounding() throws {
    let ascending = [
      "-1e300", "-9007199254740993", "-9007199254740992d", "-1", "-1e-76m", "0", "5e-324", "1e-76m", "0.1",
      "0.1d", "0.5",
      "9007199254740992d", "9007199254740993", "9223372036854775807", "9223372036854775807.5",
      "9223372036854775808d", "9223372036854775809", "1e38", "1e39", "1e77",
    ]
    let values = try ascending.map { try Value.number(literal: $0) }
    for (one, other) in zip(values, values.dropFirst()) {
      #expect(Value.order(one, other) == .less, "\(one) < \(other)")
    }
  }

  @Test func stringsCompareByCodePoint() {
    #expect(Value.string("\u{E9}") != .string("e\u{301}"))
    #expect(Value.order(.string("\u{FFFF}"), .string("\u{1F600}")) == .less)
    #expect(Value.order(.string("abcdefgh"), .string("abcdefghi")) == .less)
  }

  /// The text of a literal of a temporal value, a number or a duration reads back as the value.
  @Test func plainTextCastsBack() throws {
    for value in Self.chosen {
      switch value {
      case .list, .record, .node, .edge, .path, .null, .string, .bytes: continue
      default: break
      }
      let read = try Value.string(value.plainText).cast(to: value.type)
      #expect(read == value && read.plainText == value.plainText, "\(value) reads back as \(read)")
    }
  }

  @Test func wideIntegersAgreeWithTheStandardLibrary() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let one = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      let two = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      let (wideOne, wideTwo) = (Value.int256(Int256(Int128(one))), Value.int256(Int256(Int128(two))))
      #expect(try wideOne.multiplied(by: wideTwo) == .int128(Int128(one) * Int128(two)))
      #expect(try wideOne.adding(wideTwo) == .int128(Int128(one) + Int128(two)))
      #expect(try wideOne.subtracting(wideTwo) == .int128(Int128(one) - Int128(two)))
      if two != 0 {
        #expect(try wideOne.divided(by: wideTwo) == .int128(Int128(one) / Int128(two)))
        #expect(try wideOne.remainder(dividingBy: wideTwo) == .int128(Int128(one) % Int128(two)))
      }
    }
  }

  /// (a * b + c) / b is a, with rest c, for numbers of up to 250 bits.
  @Test func wideDivisionUndoesMultiplication() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let a = UInt256(UInt128(random.next()) << UInt128(random.next() % 60) | UInt128(random.next()))
      let b = UInt256(
        high: UInt128(random.next()) >> UInt128(random.next() % 64), low: UInt128(random.next()) + 1)
      let c = UInt256(UInt128(random.next()) % b.low)
      guard let product = try? Value.uint256(a).multiplied(by: .uint256(b)) else { continue }
      let sum = try product.adding(.uint256(c))
      #expect(try sum.divided(by: .uint256(b)) == .uint256(a))
      #expect(try sum.remainder(dividingBy: .uint256(b)) == .uint256(c))
      #expect(try Value.string(sum.plainText).cast(to: sum.type) == sum)
    }
  }
}
