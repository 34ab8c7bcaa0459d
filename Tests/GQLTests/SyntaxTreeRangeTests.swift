import FoundationEssentials
import Testing

@testable import GQL

/// Every node of a syntax tree knows its place in the text.
@Suite struct SyntaxTreeRangeTests {
  /// The trees of the golden scripts and of texts that the grammar derives; every type of node is among them.
  @Test func everyNodeHasItsPlace() throws {
    var seen: Set<String> = []
    for text in try Self.goldenTexts() + Self.derivedTexts() {
      guard let script = try? Parser.parse(text) else { continue }
      var walk = RangeWalk(text)
      walk.visit(script, within: SourceRange(0..<text.utf8.count))
      #expect(walk.problems.isEmpty, "\(text)\n\(walk.problems.joined(separator: "\n"))")
      seen.formUnion(walk.seen)
    }
    let declared = try Self.declaredNodes()
    #expect(declared.count > 60)
    #expect(declared.subtracting(seen) == [], "types of nodes that no text has")
  }

  private static func goldenTexts() throws -> [String] {
    var texts: [String] = []
    for folder in ["parser", "features", "corpus"] {
      for name in ParserGoldenTests.scripts(in: folder) {
        let file = goldenFolder.appendingPathComponent("\(folder)/\(name).gql")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        texts += text.split(separator: "\n----\n").map(String.init)
      }
    }
    for folder in ["binder", "rows"] {
      for name in PlanScript.names(in: folder) { texts += try PlanScript(name).cases.map(\.query) }
    }
    return texts
  }

  private static func derivedTexts() throws -> [String] {
    var generator = GrammarGenerator(try GrammarBNF(), seed: 21)
    return generator.grammar.names.flatMap { name in
      zip([15, 40], GrammarTests.detours.dropFirst()).compactMap { size, detour in
        generator.text(from: GrammarTests.program, through: name, avoiding: detour, size: size)
      }
    }
  }

  /// The structures that `Sources/GQL/AST` declares, but for the value of an interval, whose literal has the place.
  private static func declaredNodes() throws -> Set<String> {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    folder.appendPathComponent("Sources/GQL/AST")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var names: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      names.formUnion(source.matches(of: /(?m)^struct (\w+)/).map { String($0.output.1) })
    }
    return names.subtracting(["IntervalLiteral"])
  }
}

/// Checks the ranges of a tree against each other and the text, by reflection, so that no node can be forgotten.
private struct RangeWalk {
  let bytes: [UInt8]
  /// The types of nodes met so far.
  var seen: Set<String> = []
  var problems: [String] = []
  /// The ranges of the operands of CASE around the current node: each stands, too, within the predicates of its WHEN clauses.
  private var caseOperands: [SourceRange] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Checks a part of the tree whose nodes must lie in the range of the node around them.
  mutating func visit(_ value: Any, within outer: SourceRange) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct where value is String || value is IntervalLiteral: return
    case .struct: visitNode(value, mirror, within: outer)
    default:
      let operands = caseOperands.count
      if case .simpleCase(let operand, _, _)? = value as? GQL.Expression.Kind {
        caseOperands.append(operand.range)
      }
      for child in mirror.children { visit(child.value, within: outer) }
      caseOperands.removeSubrange(operands...)
    }
  }

  private mutating func visitNode(_ node: Any, _ mirror: Mirror, within outer: SourceRange) {
    let name = "\(type(of: node))"
    seen.insert(name)
    guard let range = mirror.children.first(where: { $0.label == "range" })?.value as? SourceRange else {
      problems.append("\(name) has no range")
      return
    }
    check(range, of: name, isEmpty: !mirror.children.contains(where: { Self.hasText($0) }), within: outer)
    for child in mirror.children where child.label != "range" { visit(child.value, within: range) }
  }

  private mutating func check(_ range: SourceRange, of name: String, isEmpty: Bool, within outer: SourceRange)
  {
    let inside = Int(range.start)..<Int(range.end)
    guard inside.upperBound <= bytes.count else {
      problems.append("\(name) \(inside) goes beyond the text")
      return
    }
    if range.start < outer.start || range.end > outer.end, !caseOperands.contains(range) {
      problems.append("\(name) \(inside) goes beyond the node around it, \(outer.bytes)")
    }
    if inside.isEmpty, !isEmpty { problems.append("\(name) \(inside) has no text") }
    if name != "Script", let first = bytes[inside].first, let last = bytes[inside].last {
      // A node begins and ends with a token.
      if first == 0x20 || last == 0x20 || first & 0xC0 == 0x80 {
        problems.append("\(name) \(inside) begins or ends between tokens")
      }
    }
  }

  /// Whether a part of a node was written: a list that has members, a name, a flag.
  private static func hasText(_ child: Mirror.Child) -> Bool {
    if child.label == "range" || child.label == "extensions" { return false }
    if let flag = child.value as? Bool { return flag }
    let mirror = Mirror(reflecting: child.value)
    switch mirror.displayStyle {
    case .collection, .optional: return !mirror.children.isEmpty
    case .struct where !(child.value is String): return mirror.children.contains { hasText($0) }
    default: return true
    }
  }
}
