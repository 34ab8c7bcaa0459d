import GraphStore

/// A path program that only repeats one edge, with tests of labels at its ends and predicates over the last node alone:
/// `(a:A)-[:E]->{lower,upper}(b:B WHERE b.x = 1)`.
///
/// Searches for shortest paths of such a program need no states of an automaton.
struct EdgeRepetition: Sendable {
  /// The number of the edge test.
  let edge: Int
  let lower: Int
  let upper: Int?
  /// The node tests before the first edge and after the last, by number.
  let startTests: [Int]
  let endTests: [Int]
  /// The predicates over the last node alone, by number.
  let endChecks: [Int]

  /// Nil where the program does anything else.
  init?(_ program: PathProgram) {
    guard !program.isAmbiguous, program.quantifiers.count == 1,
      program.edges.count == 1, program.edges[0].slot == nil, program.edges[0].scopes.isEmpty
    else { return nil }
    var startTests: [Int] = []
    var endTests: [Int] = []
    var place = 0
    /// The node tests that come next.
    func tests() -> [Int] {
      var tests: [Int] = []
      while place < program.instructions.count, case .node(let test) = program.instructions[place] {
        tests.append(test)
        place += 1
      }
      return tests
    }
    /// Whether node tests that come next let every node pass.
    func passesFreeNodes() -> Bool {
      tests().allSatisfy { program.nodes[$0].labels == nil && program.nodes[$0].slot == nil }
    }
    startTests = tests()
    guard place + 1 < program.instructions.count, case .enter = program.instructions[place],
      case .iterate = program.instructions[place + 1]
    else { return nil }
    place += 2
    guard passesFreeNodes(), place < program.instructions.count,
      case .edge(let edge) = program.instructions[place]
    else { return nil }
    place += 1
    guard passesFreeNodes(), place < program.instructions.count,
      case .finishIteration = program.instructions[place]
    else { return nil }
    place += 1
    endTests = tests()
    let endSlots = endTests.compactMap { program.nodes[$0].slot }
    var endChecks: [Int] = []
    while place < program.instructions.count, case .check(let predicate) = program.instructions[place] {
      let slots = program.predicates[predicate].slots
      guard slots.count == 1, endSlots.contains(slots[0]), !program.slots[slots[0]].isExternal else { break }
      endChecks.append(predicate)
      place += 1
    }
    guard endChecks.count == program.predicates.count, place == program.instructions.count - 1,
      case .accept = program.instructions[place]
    else { return nil }
    self.endChecks = endChecks
    self.edge = edge
    self.startTests = startTests
    self.endTests = endTests
    lower = program.quantifiers[0].lower
    upper = program.quantifiers[0].upper
  }

  /// Whether what a row says of the ends is only where they are.
  func isKnown(_ request: PathWalker.Request, _ start: UInt32, _ program: PathProgram) -> Bool {
    let startSlots = startTests.compactMap { program.nodes[$0].slot }
    func agree(_ tests: [Int], _ node: UInt32?) -> Bool {
      tests.allSatisfy { test in
        guard let slot = program.nodes[test].slot else { return true }
        // A variable of the end alone takes the node that is there.
        if !program.slots[slot].isExternal, node == nil, !startSlots.contains(slot) { return true }
        guard let node, program.slots[slot].isExternal, slot < request.externals.count else { return false }
        return request.externals[slot] == .node(NodeID(rawValue: node))
      }
    }
    return agree(startTests, start) && agree(endTests, request.target)
  }
}
