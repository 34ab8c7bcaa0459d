import Foundation
import GraphStore
import Testing

@testable import GQL

/// Random patterns on random graphs: the operators give what the brute-force oracle gives.
@Suite("Pattern matching agrees with its definition")
struct MatchingDifferentialTests {
  private static let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1"
  static let rounds = isSlow ? 100_000 : 600

  @Test("Patterns whose rows are determined")
  func determined() throws {
    var compared = 0
    for seed in 0..<UInt64(Self.rounds) {
      var generator = PatternGenerator(seed: seed)
      let model = ModelGraph.random(using: &generator.random)
      let pattern = generator.pattern()
      guard !pattern.joinsInsideSelection else { continue }
      let oracle = OracleMatcher(graph: model)
      guard let rows = try bounded({ try oracle.rows(of: pattern) }), !oracle.isCut else { continue }
      compared += 1
      let expected = counted(rows)
      let graph = try model.stored()
      for batchSize in [2048, 1] {
        let found = try counted(MatchHarness(graph: graph, batchSize: batchSize).rows(of: pattern))
        guard found == expected else {
          Issue.record(
            "seed \(seed), batch \(batchSize)\n\(model)\n\(short(pattern))\nexpected \(expected)\nfound \(found)"
          )
          return
        }
      }
    }
    if Self.isSlow { print("\(compared) of \(Self.rounds) patterns compared") }
    #expect(compared > Self.rounds / 2, "\(compared) patterns were compared")
  }

  @Test("The same patterns as texts, through parser, binder and optimizer")
  func texts() throws {
    var compared = 0
    for seed in 0..<UInt64(Self.rounds / 4) {
      var generator = PatternGenerator(seed: seed &+ 0x7E07_0000_0000)
      let model = ModelGraph.random(using: &generator.random)
      let pattern = generator.pattern()
      guard let text = try? PatternText.query(of: pattern, seed: seed) else { continue }
      let oracle = OracleMatcher(graph: model)
      guard let rows = try bounded({ try oracle.rows(of: pattern) }), !oracle.isCut else { continue }
      let expected = counted(pattern.outputs.isEmpty ? rows.map { _ in [.int64(1)] } : rows)
      let graph = try model.stored()
      compared += 1
      for options in Self.variants(seed) {
        let found: [[Value]]
        do {
          found = try Session(graph, options: options).execute(text).map(\.values)
        } catch let error as GQLError where Self.isRefusal(error) {
          // What the syntax rules refuse, the generator need not know.
          compared -= 1
          break
        }
        guard counted(found) == expected else {
          Issue.record(
            "seed \(seed), batch \(options.batchSize), without \(options.disabledRules)\n\(model)\n\(text)\nexpected \(expected)\nfound \(counted(found))"
          )
          return
        }
      }
    }
    if Self.isSlow { print("\(compared) of \(Self.rounds / 4) texts compared") }
    #expect(compared > Self.rounds / 12, "\(compared) texts were compared")
  }

  /// As it is, with batches of one row, without any rule, and without one of them.
  private static func variants(_ seed: UInt64) -> [SessionOptions] {
    let rules = Optimizer.rules.map(\.name)
    return (0..<4).map { variant in
      var options = SessionOptions()
      switch variant {
      case 1: options.batchSize = 1
      case 2: options.disabledRules = Set(rules)
      case 3: options.disabledRules = [rules[Int(seed % UInt64(rules.count))]]
      default: break
      }
      return options
    }
  }

  private static func isRefusal(_ error: GQLError) -> Bool {
    error.status == .invalidSyntax
  }

  @Test("Selectors that may choose keep as many as they must, of those they may")
  func selective() throws {
    var (compared, endless) = (0, 0)
    for seed in 0..<UInt64(Self.rounds / 3) {
      var generator = PatternGenerator(seed: seed &+ 0x5EED_0000_0000)
      let model = ModelGraph.random(using: &generator.random)
      let pattern = generator.pattern(isSelective: true)
      let oracle = OracleMatcher(graph: model)
      let path = pattern.paths[0]
      guard let candidates = try bounded({ try oracle.candidates(of: path, pattern.matchMode) }) else {
        continue
      }
      let found: [[Value]]
      do {
        found = try MatchHarness(graph: try model.stored(), timeout: .seconds(5)).rows(of: pattern)
        compared += 1
      } catch is ExecutionLimitError where pattern.mayBeEndless {
        // Longer and longer walks are tried where no walk at all satisfies what relates places of it.
        endless += 1
        continue
      } catch {
        Issue.record("seed \(seed): \(error)\n\(model)\n\(short(pattern))")
        return
      }
      guard
        let complaint = SelectionCheck(pattern: pattern, candidates: candidates, isCut: oracle.isCut)
          .complaint(about: found)
      else { continue }
      Issue.record("seed \(seed): \(complaint)\n\(model)\n\(short(pattern))\nfound \(found)")
      return
    }
    if Self.isSlow { print("\(compared) of \(Self.rounds / 3) selections compared, \(endless) endless") }
    #expect(compared > Self.rounds / 6, "\(compared) selections were compared")
    #expect(endless * 200 <= compared, "\(endless) of \(compared) searches were endless")
  }

  /// A pattern as EXPLAIN writes it.
  private func short(_ pattern: BoundGraphPattern) -> String {
    "\(LogicalPlan.match(.unit, pattern, graph: .current)) yields \(pattern.outputs)"
  }

  /// What the oracle finds; nil where there is too much of it.
  private func bounded<Found>(_ find: () throws -> Found) throws -> Found? {
    do {
      return try find()
    } catch is OracleMatcher.TooMany {
      return nil
    }
  }
}

extension BoundGraphPattern {
  /// Whether a selection would depend on what is bound outside of its path, which 16.4 forbids and the binder refuses.
  fileprivate var joinsInsideSelection: Bool {
    paths.indices.contains { index in
      guard paths[index].selector != .all else { return false }
      let own = paths[index].body.everyVariable
      var read: Set<BoundVariable> = []
      paths[index].body.forEachPart { $0.ownPredicate?.collectFreeVariables(into: &read) }
      var interior = own
      if case .concatenation(let parts) = paths[index].body {
        for case .node(let end)? in [parts.first, parts.last] { interior.remove(end.variable) }
      }
      return paths.indices.contains { other in
        guard other != index else { return false }
        let variables = paths[other].body.everyVariable
        return !interior.isDisjoint(with: variables) || !read.subtracting(own).isDisjoint(with: variables)
      }
    }
  }

  /// Whether a walk may be as long as it likes.
  fileprivate var mayBeEndless: Bool {
    matchMode == .repeatableElements && paths.contains { $0.mode == .walk && $0.body.lengths.upper == nil }
  }
}

extension BoundPathExpression {
  /// All variables that it binds anywhere within.
  fileprivate var everyVariable: Set<BoundVariable> {
    var variables: Set<BoundVariable> = []
    forEachPart { variables.formUnion($0.ownVariables) }
    return variables
  }
}
