import Foundation
import GraphStore
import Testing

@testable import GQL

/// Whatever the values, an expression gives a value or an error of the language, and the same with its constants folded.
@Suite("Random expressions") struct ExpressionFuzzTests {
  static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 200_000 : 3000

  @Test("Functions take any values")
  func functions() throws {
    var generator = ExpressionGenerator(seed: 1)
    let now = try #require(ZonedDateTime(secondsSinceEpoch: 1_700_000_000, nanosecond: 0, offset: 0))
    let context = FunctionContext(now: now, graph: Graph().snapshot())
    for round in 0..<Self.rounds {
      for function in BuiltinFunction.allCases
      where round % 16 == 0 || function.signature.arguments.upperBound > 1 {
        let range = function.signature.arguments
        let count = range.lowerBound + Int(round) % (min(range.upperBound, 3) - min(range.lowerBound, 3) + 1)
        let arguments = (0..<count).map { _ in generator.value() }
        _ = try? FunctionLibrary.evaluate(function, arguments, context)
      }
    }
  }

  @Test("Operators and casts take any values")
  func operators() {
    let types: [ValueType] = [
      .boolean, .anyString, .string(minimum: 2, maximum: 3), .anyBytes, .int64,
      .integer(signed: false, bits: 8),
      .integer(signed: true, bits: 256), .anyDecimal, .decimal(precision: 3, scale: 2), .float64,
      .float(bits: 16),
      .float(bits: 32), .float(bits: 128), .float(bits: 256), .date, .localTime, .zonedTime, .localDateTime,
      .zonedDateTime, .duration(nil), .duration(.yearToMonth), .duration(.dayToSecond), .anyList,
      .record(nil),
      .propertyValue, .null, .nothing, .union([.int64, .anyString]),
    ]
    for left in ExpressionGenerator.values {
      for type in types {
        if let value = try? left.cast(to: type) {
          #expect(value.isNull || type.contains(value), "\(left) as \(type) is \(value)")
        }
        if let value = try? left.assigned(to: type) {
          #expect(type.contains(value), "\(left) stored as \(type) is \(value)")
        }
      }
      for right in ExpressionGenerator.values {
        for operation: (Value) throws -> Value in [
          left.adding, left.subtracting, left.multiplied(by:), left.divided(by:), left.remainder(dividingBy:),
          left.raised(to:), left.concatenated(with:),
        ] { _ = try? operation(right) }
      }
    }
  }

  @Test("An expression over parameters is the same over literals, and without the rules")
  func expressions() throws {
    let session = Session(Graph())
    var options = SessionOptions()
    options.disabledRules = Set(Optimizer.rules.map(\.name))
    let plain = Session(Graph(), options: options)
    var valueCount = 0
    for seed in 0..<Self.rounds {
      var generator = ExpressionGenerator(seed: seed &+ 0xE9)
      let text = "RETURN \(generator.expression()) AS x"
      if ProcessInfo.processInfo.environment["GRAPHQ_TRACE"] == "1" {
        print(seed, text, generator.parameters)
      }
      let one = outcome(text, session, generator.parameters)
      if one != nil { valueCount += 1 }
      #expect(
        outcome(text, plain, generator.parameters) == one, "seed \(seed): \(text) \(generator.parameters)")
      var literal = text
      for number in (0..<generator.parameters.count).reversed() {
        literal = literal.replacingOccurrences(
          of: "$p\(number)", with: Self.literal(generator.parameters["p\(number)"]))
      }
      // Of literals the types are known before anything runs, so that more is refused.
      if let other = outcome(literal, session, [:]) { #expect(other == one, "seed \(seed): \(literal)") }
    }
    #expect(valueCount > Self.rounds / 10, "\(valueCount) expressions had a value")
  }

  /// The value as text; nil for an error of the language.
  private func outcome(_ text: String, _ session: Session, _ parameters: [String: Value]) -> String? {
    do {
      let value: Value = try session.execute(text, parameters: parameters).value()
      return "\(value) \(value.typeName)"
    } catch is GQLError {
      return nil
    } catch is GQLErrors {
      return nil
    } catch {
      Issue.record("\(text): \(error)")
      return nil
    }
  }

  /// A value with its type as a text of the language.
  private static func literal(_ value: Value?) -> String {
    guard let value else { return "NULL" }
    switch value {
    case .int64, .null: return "(\(value))"
    case .int8, .int16, .int32, .int128, .int256, .uint8, .uint16, .uint32, .uint64, .uint128, .uint256:
      return "CAST('\(value)' AS \(value.typeName))"
    case .list(let values): return "[\(values.map { literal($0) }.joined(separator: ", "))]"
    case .record(let record):
      return "RECORD {\(record.fields.map { "\($0.name): \(literal($0.value))" }.joined(separator: ", "))}"
    default: return "(\(value))"
    }
  }
}
