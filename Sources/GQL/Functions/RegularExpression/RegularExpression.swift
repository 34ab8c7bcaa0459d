import GraphStore

/// A regular expression that is matched in time linear in the text: `text =~ pattern` (an extension).
///
/// There is no backtracking. All places of the pattern where a match may stand are followed at once, and the sets of such
/// places become states of a deterministic automaton as they are met, so that a character mostly costs one look into a
/// table. Patterns with conditions such as `\b`, and those with too many states, follow the places themselves.
///
/// The automaton grows while it matches: a value of this type belongs to one thread, copies are independent.
struct RegularExpression: Sendable {
  private let program: PatternProgram
  private var automaton: PatternAutomaton

  /// Compiles a pattern in the common syntax.
  ///
  /// - Throws: 22000 with the place of what is wrong or not supported.
  init(_ pattern: String) throws(ValueError) {
    try self.init(PatternParser.parse(pattern))
  }

  /// Compiles a pattern of `LIKE`: `%` is any text, `_` any character, a backslash takes both for themselves.
  init(like pattern: String) throws(ValueError) {
    var nodes: [PatternNode] = []
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "%" where !isEscaped: nodes.append(.repeated(.set(.everything), minimum: 0, maximum: nil))
      case "_" where !isEscaped: nodes.append(.set(.everything))
      default: nodes.append(.set(ScalarSet(scalar)))
      }
      isEscaped = false
    }
    if isEscaped { throw ValueError(status: "22000", message: "the pattern of LIKE ends with a backslash") }
    try self.init(.sequence(nodes))
  }

  private init(_ node: PatternNode) throws(ValueError) {
    program = try PatternProgram(Self.withoutOuterAnchors(node))
    automaton = PatternAutomaton(program)
  }

  /// Whether the pattern matches the whole of a text.
  mutating func matches(_ text: String) -> Bool {
    if program.hasAssertions || automaton.isThrashing { return PatternSimulation(program).matches(text) }
    return automaton.matches(text, program)
  }

  /// A match is of the whole text anyway, so that anchors at its ends only cost time.
  private static func withoutOuterAnchors(_ node: PatternNode) -> PatternNode {
    guard case .sequence(var nodes) = node else { return node }
    if case .assertion(.textStart)? = nodes.first { nodes.removeFirst() }
    if case .assertion(.textEnd)? = nodes.last { nodes.removeLast() }
    return .sequence(nodes)
  }
}
