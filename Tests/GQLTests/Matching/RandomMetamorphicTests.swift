import Foundation
import GraphStore
import Testing

@testable import GQL

/// Relations between random queries that hold on any graph, whatever the operators do.
@Suite("Random queries keep the relations that their meaning implies")
struct RandomMetamorphicTests {
  static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 5000 : 60

  /// A random pattern with a text, on a random graph.
  private struct Sample {
    var pattern: BoundGraphPattern
    let seed: UInt64
    let session: Session
    let model: ModelGraph

    init(seed: UInt64, mark: UInt64) throws {
      var generator = PatternGenerator(seed: seed &+ mark << 32)
      model = ModelGraph.random(using: &generator.random)
      pattern = generator.pattern()
      self.seed = seed
      session = Session(try model.stored(), options: Self.options)
    }

    private static var options: SessionOptions {
      var options = SessionOptions()
      options.timeout = .seconds(5)
      return options
    }

    /// The text of the pattern; nil for one that can't be written, or that the syntax rules refuse.
    var text: String? {
      guard let text = try? PatternText.query(of: pattern, seed: seed) else { return nil }
      do {
        _ = try session.prepare(text)
        return text
      } catch {
        return nil
      }
    }

    func rows(_ text: String, _ parameters: [String: Value] = [:]) throws -> [[Value]] {
      try session.execute(text, parameters: parameters).map(\.values)
    }
  }

  /// Checks every sample; of those that take too long only few may be left out.
  private func forEachSample(_ mark: UInt64, _ check: (Sample) throws -> Void) throws {
    var endless: [UInt64] = []
    for seed in 0..<Self.rounds {
      do {
        try check(try Sample(seed: seed, mark: mark))
      } catch is ExecutionLimitError {
        endless.append(seed)
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    #expect(UInt64(endless.count) * 100 <= Self.rounds, "without an end: \(endless)")
  }

  /// The singleton nodes and edges that a pattern shows: groups and paths know their direction.
  private static func singletons(_ pattern: BoundGraphPattern) -> [BoundVariable] {
    pattern.outputs.filter { $0.type == .node || $0.type == .edge }
  }

  @Test("The true, false and unknown parts of a predicate are the whole")
  func partition() throws {
    try forEachSample(1) { sample in
      var sample = sample
      sample.pattern.predicate = nil
      guard let text = sample.text, let place = text.range(of: " RETURN ") else { return }
      let names = Self.singletons(sample.pattern).filter { $0.type == .node }.map(\.name)
      guard let one = names.first, let other = names.last else { return }
      let test = "(\(one).x < \(other).x OR \(one).x = 2)"
      let (match, rest) = (text[..<place.lowerBound], text[place.lowerBound...])
      let whole = try sample.rows(text)
      var parts: [[Value]] = []
      for part in [test, "NOT \(test)", "\(test) IS UNKNOWN"] {
        parts += try sample.rows("\(match) WHERE \(part)\(rest)")
      }
      #expect(counted(whole) == counted(parts), "seed \(sample.seed): \(text)")
      // The same predicate in a statement of its own, and with a parameter for its literal.
      let inside = try sample.rows("\(match) WHERE \(test)\(rest)")
      let after = try sample.rows("\(match) FILTER \(test)\(rest)")
      #expect(counted(inside) == counted(after), "seed \(sample.seed): \(text)")
      let withParameter = test.replacing("= 2", with: "= $two")
      let given = try sample.rows("\(match) WHERE \(withParameter)\(rest)", ["two": .int64(2)])
      #expect(counted(inside) == counted(given), "seed \(sample.seed): \(text)")
    }
  }

  @Test("A pattern read backwards, and its paths in another order")
  func reversal() throws {
    try forEachSample(2) { sample in
      // A choice among equal paths may differ; all of them and all shortest ones do not.
      var sample = sample
      sample.pattern.outputs = Self.singletons(sample.pattern)
      guard let text = sample.text else { return }
      var mirrored = sample
      mirrored.pattern.paths = sample.pattern.paths.reversed().map { path in
        var path = path
        path.body = path.body.mirrored
        return path
      }
      guard let mirroredText = mirrored.text else { return }
      let (one, other) = (try sample.rows(text), try sample.rows(mirroredText))
      #expect(
        counted(one) == counted(other),
        "seed \(sample.seed):\n\(text)\n\(mirroredText)")
    }
  }

  @Test("A path split at a node")
  func splitting() throws {
    try forEachSample(3) { sample in
      var sample = sample
      guard sample.pattern.paths.count == 1, let path = sample.pattern.paths.first, path.mode == .walk,
        path.selector == .all, case .concatenation(let parts) = path.body, parts.count >= 5
      else { return }
      let middle = parts.indices.dropFirst().dropLast().first { place in
        if case .node(let node) = parts[place] { node.variable.isNamed } else { false }
      }
      guard let middle, case .node(let joint) = parts[middle] else { return }
      sample.pattern.outputs = Self.singletons(sample.pattern)
      sample.pattern.paths[0].variable = nil
      guard let text = sample.text else { return }
      var split = sample
      let bare = BoundPathExpression.node(
        BoundNodePattern(variable: joint.variable, labels: nil, predicate: nil))
      split.pattern.paths = [
        BoundPathPattern(
          variable: nil, mode: .walk, selector: .all, body: .concatenation(Array(parts[...middle]))),
        BoundPathPattern(
          variable: nil, mode: .walk, selector: .all, body: .concatenation([bare] + parts[(middle + 1)...])),
      ]
      guard let splitText = split.text else { return }
      let (one, other) = (try sample.rows(text), try sample.rows(splitText))
      #expect(
        counted(one) == counted(other),
        "seed \(sample.seed):\n\(text)\n\(splitText)")
    }
  }

  @Test("{1,3} is {1}, {2} and {3} together")
  func unrolling() throws {
    try forEachSample(4) { sample in
      var sample = sample
      guard let path = sample.pattern.paths.first, case .concatenation(let parts) = path.body,
        path.selector == .all,
        let place = parts.firstIndex(where: { if case .quantified = $0 { true } else { false } }),
        case .quantified(let body, _, _, let groups) = parts[place]
      else { return }
      func text(_ lower: Int, _ upper: Int) -> String? {
        var parts = parts
        parts[place] = .quantified(body, lower: lower, upper: upper, groups: groups)
        sample.pattern.paths[0].body = .concatenation(parts)
        return sample.text
      }
      guard let whole = text(1, 3), let one = text(1, 1), let two = text(2, 2), let three = text(3, 3) else {
        return
      }
      let (together, apart) = (
        try sample.rows(whole), try sample.rows("\(one) UNION ALL \(two) UNION ALL \(three)")
      )
      #expect(counted(together) == counted(apart), "seed \(sample.seed): \(whole)")
    }
  }

  @Test("Walks include trails, trails include acyclic paths, and simple paths lie between these")
  func modes() throws {
    try forEachSample(5) { sample in
      var sample = sample
      sample.pattern.matchMode = .repeatableElements
      guard sample.pattern.paths.allSatisfy({ $0.selector == .all && !$0.body.isUnbounded }) else { return }
      func rows(_ mode: PathMode) throws -> [[Value]: Int]? {
        sample.pattern.paths[0].mode = mode
        return try sample.text.map { counted(try sample.rows($0)) }
      }
      guard let walks = try rows(.walk), let trails = try rows(.trail), let simple = try rows(.simple),
        let acyclic = try rows(.acyclic)
      else { return }
      func includes(_ larger: [[Value]: Int], _ smaller: [[Value]: Int]) -> Bool {
        smaller.allSatisfy { larger[$0.key, default: 0] >= $0.value }
      }
      #expect(includes(walks, trails) && includes(walks, simple), "seed \(sample.seed)")
      #expect(includes(trails, acyclic) && includes(simple, acyclic), "seed \(sample.seed)")
    }
  }

  @Test("The shortest paths are those of least length")
  func shortest() throws {
    try forEachSample(6) { sample in
      var sample = sample
      guard sample.pattern.paths.count == 1 else { return }
      sample.pattern.matchMode = .differentEdges
      sample.pattern.predicate = nil
      sample.pattern.paths[0].mode = .trail
      let variable = BoundVariable(id: 9000, name: "whole", type: .path)
      sample.pattern.paths[0].variable = variable
      sample.pattern.outputs = [variable]
      func lengths(_ selector: BoundPathSelector) throws -> [[Value]: [Int]]? {
        sample.pattern.paths[0].selector = selector
        guard let text = sample.text else { return nil }
        var result: [[Value]: [Int]] = [:]
        for row in try sample.rows(text) {
          guard case .path(let path) = row[0] else { continue }
          result[[.node(path.start), .node(path.end)], default: []].append(path.length)
        }
        return result
      }
      guard let all = try lengths(.all), let shortest = try lengths(.allShortest),
        let any = try lengths(.anyShortest)
      else { return }
      let least = all.mapValues { lengths in lengths.filter { $0 == lengths.min() } }
      #expect(shortest == least, "seed \(sample.seed)")
      #expect(any == all.mapValues { [$0.min() ?? 0] }, "seed \(sample.seed)")
    }
  }

  @Test("LIMIT takes some of the rows, and the first where they are ordered")
  func limits() throws {
    try forEachSample(7) { sample in
      guard let text = sample.text, !sample.pattern.outputs.isEmpty else { return }
      let whole = try sample.rows(text)
      let some = try sample.rows("\(text) LIMIT 3")
      #expect(some.count == min(3, whole.count))
      let known = counted(whole)
      #expect(
        counted(some).allSatisfy { known[$0.key, default: 0] >= $0.value }, "seed \(sample.seed): \(text)")
      let keys = sample.pattern.outputs.indices.map { "c\($0)" }.joined(separator: ", ")
      let ordered = try sample.rows("\(text) ORDER BY \(keys)")
      #expect(counted(ordered) == known, "seed \(sample.seed): \(text)")
      let page = try sample.rows("\(text) ORDER BY \(keys) OFFSET 1 LIMIT 3")
      #expect(
        page == Array(ordered.dropFirst().prefix(3)),
        "seed \(sample.seed): \(text)")
    }
  }

  @Test("A component that no pattern reaches changes nothing")
  func unrelated() throws {
    try forEachSample(8) { sample in
      var sample = sample
      // Every path begins at a node with the label A, which the new component lacks.
      sample.pattern.paths = sample.pattern.paths.map { path in
        var path = path
        let anchor = BoundVariable(id: 9001, name: "#9001", type: .node, isNamed: false)
        let start = BoundPathExpression.node(
          BoundNodePattern(variable: anchor, labels: .label("A"), predicate: nil))
        path.body = .concatenation([start, path.body])
        return path
      }
      guard let text = sample.text else { return }
      let before = counted(try sample.rows(text))
      try sample.session.executeScript(
        """
        INSERT (z:Z {x: 1})-[:S {x: 1}]->(y:B {x: 2})-[:T]->(z), (z)~[:S]~(y), (y)-[:S&T]->(y)
        """
      ) { _ in }
      let after = counted(try sample.rows(text))
      #expect(after == before, "seed \(sample.seed): \(text)")
    }
  }
}

extension BoundPathExpression {
  /// The same paths read from the other end.
  fileprivate var mirrored: BoundPathExpression {
    switch self {
    case .node: return self
    case .edge(var edge):
      var directions = edge.direction.intersection(.undirected)
      if edge.direction.contains(.left) { directions.insert(.right) }
      if edge.direction.contains(.right) { directions.insert(.left) }
      edge.direction = directions
      return .edge(edge)
    case .concatenation(let parts): return .concatenation(parts.reversed().map(\.mirrored))
    default: return mapChildren { $0.mirrored }
    }
  }

  /// Whether a quantifier within has no upper bound.
  fileprivate var isUnbounded: Bool {
    var found = false
    forEachPart {
      if case .quantified(_, lower: _, upper: nil, groups: _) = $0 { found = true }
    }
    return found
  }
}
