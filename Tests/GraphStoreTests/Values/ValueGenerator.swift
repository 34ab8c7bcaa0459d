@testable import GraphStore

/// Random numbers that are the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Values that laws are likely to break on, and random ones around them.
struct ValueGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Numbers of all types, many of which are equal or next to one another across types.
  static let numbers: [Value] = {
    var values: [Value] = []
    let integers: [Int64] = [
      0, 1, -1, 2, 127, -128, 255, 1 << 24, (1 << 24) + 1, 1 << 53, (1 << 53) + 1, -(1 << 53) - 1, .max, .min,
      .max - 1,
    ]
    for integer in integers {
      values += [.int64(integer), .float64(Double(integer)), .float32(Float(integer))]
      values += [.int128(Int128(integer)), .int256(Int256(Int128(integer))), .decimal(ExactDecimal(integer))]
      if let small = Int8(exactly: integer) { values += [.int8(small), .int16(Int16(small))] }
      if let small = Int32(exactly: integer) { values.append(.int32(small)) }
      if let natural = UInt64(exactly: integer) {
        values += [.uint64(natural), .uint128(UInt128(natural)), .uint256(UInt256(UInt128(natural)))]
      }
      if let small = UInt8(exactly: integer) { values += [.uint8(small), .uint16(UInt16(small))] }
      if let small = UInt32(exactly: integer) { values.append(.uint32(small)) }
    }
    let decimals: [(Int128, Int)] = [
      (1, 1), (10, 2), (5, 1), (25, 2), (-5, 1), (1, 38), (1, 76), (-1, 76), (1, 0), (100, 2),
      (99_999_999_999_999_999_999_999_999_999_999_999_999, 0),
      (99_999_999_999_999_999_999_999_999_999_999_999_999, 38),
      (-99_999_999_999_999_999_999_999_999_999_999_999_999, 76),
      (1_000_000_000_000_000_055_511_151_231_257_827, 34), (9_223_372_036_854_775_807, 0),
      (92_233_720_368_547_758_075, 1),
    ]
    for (coefficient, scale) in decimals {
      if let number = ExactDecimal(coefficient: coefficient, scale: scale) { values.append(.decimal(number)) }
    }
    values += [
      0.1, 0.5, -0.5, 0.25, -0.0, 1e-38, 1e-76, .leastNonzeroMagnitude, 1e38, 1e300, -1e300, 9.3e18, 1.7e19,
    ].map(
      Value.float64)
    values += [.float64(.nan), .float64(.infinity), .float64(-.infinity), .float32(.nan), .float32(0.1)]
    values += [
      .float64(Double(sign: .plus, exponent: 200, significand: 1.5)), .float64(0x1p255), .float64(0x1p256),
    ]
    values += [.uint64(.max), .uint128(.max), .uint256(.max), .int128(.min), .int128(.max)]
    if let least = Int256(isNegative: true, magnitude: UInt256(high: 1 << 127, low: 0)) {
      values.append(.int256(least))
    }
    values.append(.uint256(UInt256(high: 1 << 72, low: 0)))
    values.append(.uint256(UInt256(high: 1 << 72, low: 1)))
    for format in [WideFloat.Format.binary128, .binary256] {
      let texts = [
        "0.1", "0.5", "1", "-0.0", "1e-38", "5e-324", "1e300", "1e4000", "9007199254740993",
        "9223372036854775807.5",
      ]
      values += texts.compactMap { WideFloat($0, format) }.map(Value.wideFloat)
      values += [WideFloat(.nan, format), WideFloat(-.infinity, format), WideFloat(0x1p255, format)].map(
        Value.wideFloat)
    }
    return values
  }()

  /// One or more of every kind, with texts that only canonical equivalence would take for equal.
  static let others: [Value] = {
    var values: [Value] = [.null, .boolean(true), .boolean(false)]
    values += [
      "", "a", "ab", "abcdefgh", "abcdefghi", "e\u{301}", "\u{E9}", "東京大学", "\u{FFFF}", "\u{1F600}", "'\\\n",
    ]
    .map(Value.string)
    values += [[], [0], [0, 0], [255], [1, 2, 3]].map(Value.bytes)
    for text in ["1970-01-01", "0000-02-29", "-999999-01-01", "+999999-12-31", "2021-12-09"] {
      let midnight = try? Value.string(text).cast(to: .localDateTime)
      values += [midnight, try? Value.string(text).cast(to: .date)].compactMap(\.self)
      for offset in [0, 3600, -3600, 64_800] {
        if case .localDateTime(let local) = midnight, let zoned = ZonedDateTime(local, offset: offset) {
          values.append(.zonedDateTime(zoned))
        }
      }
    }
    for nanoseconds: Int64 in [0, 1, 3_600_000_000_000, 86_399_999_999_999] {
      guard let time = LocalTime(nanosecondOfDay: nanoseconds) else { continue }
      values.append(.localTime(time))
      values += [0, 3600, -18 * 3600].compactMap { ZonedTime(time, offset: $0) }.map(Value.zonedTime)
    }
    for (months, seconds, nanosecond) in [
      (0, 0, 0), (1, 0, 0), (12, 0, 0), (0, 2_629_746, 0), (-1, 1, 5), (0, -1, 1),
    ] {
      let duration = CalendarDuration(months: Int64(months), seconds: Int64(seconds), nanosecond: nanosecond)
      if let duration { values.append(.duration(duration)) }
    }
    let nodes = [1, 2, 1].map { NodeID(rawValue: $0) }
    values += [.node(nodes[0]), .node(nodes[1]), .edge(EdgeID(rawValue: 1)), .path(Path(nodes[0]))]
    values.append(.path(Path(nodes[0]).appending(EdgeID(rawValue: 0), nodes[1])))
    values += [
      .record([:]), .record(["a": .int64(1), "b": .null]), .record(["b": .null, "a": .float64(1)]),
    ]
    values += [
      .list([]), .list([.int64(1)]), .list([.float64(1)]), .list([.null]), .list([.list([]), .string("a")]),
    ]
    return values
  }()

  /// A value of any kind, lists and records of them included.
  mutating func next(depth: Int = 2) -> Value {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .int64(Int64.random(in: -3...3, using: &random))
    case 1: .float64(Double(Int.random(in: -6...6, using: &random)) / 2)
    case 2: .float64(Double(bitPattern: random.next()))
    case 3:
      ExactDecimal(coefficient: Int128(Int64(bitPattern: random.next())), scale: Int(random.next() % 77))
        .map(Value.decimal) ?? .null
    case 4: .uint256(UInt256(high: UInt128(random.next() % 2), low: UInt128(random.next() % 3)))
    case 5 where depth > 0: .list((0..<Int(random.next() % 3)).map { _ in next(depth: depth - 1) })
    case 6 where depth > 0:
      .record(
        Record((0..<Int(random.next() % 3)).map { _ in ("f\(random.next() % 2)", next(depth: depth - 1)) }))
    case 7: pick(ValueGenerator.numbers)
    default: pick(ValueGenerator.others)
    }
  }

  private mutating func pick(_ values: [Value]) -> Value {
    values[Int(random.next() % UInt64(values.count))]
  }
}
