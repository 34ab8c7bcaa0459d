import GraphStore

/// A regular expression as the instructions of an automaton (Thompson).
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    /// Takes a character of a set, by its number.
    case take(set: Int)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    /// Goes on where a condition holds.
    case check(PatternAssertion)
    case accept
  }

  private(set) var instructions: [Instruction] = []

  /// The different sets of the pattern.
  private(set) var sets: [ScalarSet] = []

  /// Whether there are conditions, which look at the characters around a place.
  private(set) var hasAssertions = false

  private var numbers: [ScalarSet: Int] = [:]

  /// How many instructions a pattern may have: the time of a match is at most this, times the length of the text.
  static let maximumSize = 10_000

  /// Compiles a pattern; 22000 where it becomes too large.
  init(_ node: PatternNode) throws(ValueError) {
    try append(node)
    try emit(.accept)
  }

  private mutating func emit(_ instruction: Instruction) throws(ValueError) {
    guard instructions.count < Self.maximumSize else {
      throw ValueError(status: "22000", message: "the regular expression is too large: its counts multiply")
    }
    instructions.append(instruction)
  }

  private mutating func append(_ node: PatternNode) throws(ValueError) {
    switch node {
    case .empty: break
    case .set(let set):
      let number = numbers[set] ?? sets.count
      if number == sets.count {
        numbers[set] = number
        sets.append(set)
      }
      try emit(.take(set: number))
    case .sequence(let nodes): for node in nodes { try append(node) }
    case .alternatives(let nodes): try append(alternatives: nodes)
    case .assertion(let assertion):
      hasAssertions = true
      try emit(.check(assertion))
    case .repeated(let node, let minimum, let maximum):
      for _ in 0..<minimum {
        let start = instructions.count
        try append(node)
        // The empty text repeated is the empty text, however often.
        if instructions.count == start { break }
      }
      if let maximum {
        try append(node, atMost: maximum - minimum)
      } else {
        let start = instructions.count
        try emit(.split(start + 1, start))
        try append(node)
        try emit(.jump(start))
        instructions[start] = .split(start + 1, instructions.count)
      }
    }
  }

  private mutating func append(alternatives nodes: [PatternNode]) throws(ValueError) {
    var ends: [Int] = []
    for node in nodes.dropLast() {
      let start = instructions.count
      try emit(.split(start + 1, start))
      try append(node)
      ends.append(instructions.count)
      try emit(.jump(start))
      instructions[start] = .split(start + 1, instructions.count)
    }
    if let last = nodes.last { try append(last) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func append(_ node: PatternNode, atMost count: Int) throws(ValueError) {
    var starts: [Int] = []
    for _ in 0..<count {
      starts.append(instructions.count)
      try emit(.split(0, 0))
      try append(node)
    }
    for start in starts { instructions[start] = .split(start + 1, instructions.count) }
  }
}
