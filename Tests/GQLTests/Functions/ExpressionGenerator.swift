import GraphStore

@testable import GQL

/// Draws random expressions over values that arithmetic and functions are likely to break on.
struct ExpressionGenerator {
  private var random: SeededGenerator
  /// The values that the expression names as `$p0`, `$p1`, …
  private(set) var parameters: [String: Value] = [:]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Values of every type, at the ends of their ranges and around zero.
  static let values: [Value] = {
    var values: [Value] = [.null, .boolean(true), .boolean(false)]
    values += [0, 1, -1, 2, 3, 7, -12, 64, 1000, .max, .min, .max - 1].map { Value.int64($0) }
    values += [
      .int8(.min), .uint8(.max), .int128(.min), .int128(.max), .uint64(.max), .uint128(.max), .uint256(.max),
    ]
    values += [0, -0.0, 0.5, -1.5, 1e300, -1e-300, .infinity, -.infinity, .nan, 9.3e18].map {
      Value.float64($0)
    }
    values += [.float32(0.1), .float32(.greatestFiniteMagnitude)]
    let texts = [
      "DATE '2024-02-29'", "DATE '0001-01-01'", "DATE '9999-12-31'", "TIME '23:59:59.999999999'",
      "TIME '00:00:00+09:00'", "DATETIME '2024-02-29T12:30:00'", "DATETIME '9999-12-31T23:59:59.999999999Z'",
      "DURATION 'P1Y2M'", "DURATION 'PT0S'", "DURATION 'P1DT2H3M4.5S'", "DURATION '-P9999Y'",
      "DURATION 'PT9223372036854775807S'",
      "0.1", "-2.50", "99999999999999999999999999999999999999M", "0.00000000000000000000000000000000000001",
      "CAST('0.1' AS FLOAT128)", "CAST('1e4900' AS FLOAT128)", "CAST('-7' AS FLOAT256)",
      "'', 'a', '東京', 'abc abc', '12', '-1.5e3', 'true', '2024-02-29', 'P1D', 'Ça va', '[a-', '%_\\\\\\\\'",
      "X'', X'00', X'0001FF'",
      "[], [1], [NULL], [1, 2, 3], ['a', 1, NULL], [[1], [2, [3]]]",
      "RECORD {}, {a: 1}, {a: NULL, b: 'x'}, {year: 2024, month: 2, day: 30}, {hours: 5}",
    ]
    let session = Session(Graph())
    for text in texts {
      guard let row = try? session.execute("RETURN [\(text)] AS v").first(where: { _ in true }),
        case .list(let list) = row.values[0]
      else { continue }
      values += list
    }
    return values
  }()

  /// The value of a random kind.
  mutating func value() -> Value { random.pick(Self.values) }

  /// The text of an expression.
  mutating func expression(depth: Int = 3) -> String {
    if depth == 0 || random.happens(12) { return leaf() }
    let inner = depth - 1
    switch random.number(0...17) {
    case 0...4:
      let operation = random.pick(["+", "-", "*", "/", "||", "%", "^", "AND", "OR", "XOR"])
      return "(\(expression(depth: inner)) \(operation) \(expression(depth: inner)))"
    case 5, 6:
      let operation = random.pick(["=", "<>", "<", "<=", ">", ">=", "IN", "STARTS WITH", "CONTAINS", "LIKE"])
      return "(\(expression(depth: inner)) \(operation) \(expression(depth: inner)))"
    case 7: return "(\(random.pick(["-", "+", "NOT "]))\(expression(depth: inner)))"
    case 8:
      let test = random.pick([
        "IS NULL", "IS NOT NULL", "IS TRUE", "IS NOT UNKNOWN", "IS TYPED INT", "IS TYPED LIST<ANY>",
      ])
      return "(\(expression(depth: inner)) \(test))"
    case 9: return "CAST(\(expression(depth: inner)) AS \(random.pick(Self.types)))"
    case 10:
      return
        "CASE WHEN \(expression(depth: inner)) THEN \(expression(depth: inner)) ELSE \(expression(depth: inner)) END"
    case 11: return "[\(expression(depth: inner)), \(expression(depth: inner))]"
    case 12: return "\(leaf())[\(expression(depth: inner))]"
    case 13: return "{a: \(expression(depth: inner))}.a"
    case 14: return "[x IN \(expression(depth: inner)) WHERE x IS NOT NULL | x]"
    default: return call(depth: inner)
    }
  }

  private mutating func call(depth: Int) -> String {
    let function = random.pick(Self.functions)
    let range = function.signature.arguments
    let count = random.number(range.lowerBound...min(range.upperBound, range.lowerBound + 2, 3))
    let arguments = (0..<count).map { _ in expression(depth: depth) }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  private mutating func leaf() -> String {
    let name = "p\(parameters.count)"
    parameters[name] = value()
    return "$\(name)"
  }

  /// Those that may be called by their own name, and give the same each time.
  private static let functions = BuiltinFunction.allCases.filter {
    $0.signature.volatility == .immutable
      && ![.trimLeading, .trimTrailing, .trimList, .trim, .durationBetween].contains($0)
  }

  private static let types = [
    "INT", "INT8", "UINT64", "INT256", "DECIMAL", "DECIMAL(5, 2)", "FLOAT", "FLOAT16", "FLOAT32", "FLOAT128",
    "STRING",
    "STRING(2)", "CHAR(3)", "BYTES", "BOOL", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME",
    "ZONED DATETIME",
    "DURATION(YEAR TO MONTH)", "DURATION(DAY TO SECOND)", "LIST<INT>", "LIST<STRING>[2]", "RECORD {a INT}",
    "ANY RECORD",
    "INT | STRING", "PROPERTY VALUE", "ANY",
  ]
}
