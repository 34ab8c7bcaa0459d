/// The deterministic automaton of a pattern without conditions, built as it is used.
struct PatternAutomaton: Sendable {
  /// The instructions that a match may stand at, ascending; only such as take a character or accept.
  private typealias Places = [Int32]

  private struct State: Sendable {
    let places: [Int32]
    let isAccepting: Bool
    /// The next state by class of character; -1 where it is not known yet.
    var next: [Int32]
  }

  private var states: [State] = []
  private var numbers: [[Int32]: Int32] = [:]
  private var classes = ScalarClasses()

  /// Whether states come and go without being met again: then following the places is faster.
  private(set) var isThrashing = false

  /// How many states are kept before all are forgotten.
  private static let maximumStates = 2000

  init(_ program: PatternProgram) {
    _ = number(of: closure(of: [0], program), program)
  }

  /// Whether the whole of a text matches.
  mutating func matches(_ text: String, _ program: PatternProgram) -> Bool {
    var state: Int32 = 0
    for scalar in text.unicodeScalars {
      let kind = classes.number(of: scalar, in: program.sets)
      let row = states[Int(state)].next
      if kind < row.count, row[kind] >= 0 {
        state = row[kind]
      } else {
        state = step(state, kind, scalar, program)
      }
      if states[Int(state)].places.isEmpty { return false }
    }
    return states[Int(state)].isAccepting
  }

  /// Finds the state after a character, and remembers it.
  private mutating func step(
    _ state: Int32, _ kind: Int, _ scalar: Unicode.Scalar, _ program: PatternProgram
  ) -> Int32 {
    var starts: [Int] = []
    for place in states[Int(state)].places {
      if case .take(let set) = program.instructions[Int(place)], program.sets[set].contains(scalar) {
        starts.append(Int(place) + 1)
      }
    }
    let places = closure(of: starts, program)
    if states.count >= Self.maximumStates, numbers[places] == nil {
      isThrashing = true
      // The first state comes back first, so that 0 remains the start.
      let first = states[0].places
      states = []
      numbers = [:]
      _ = number(of: first, program)
      return number(of: places, program)
    }
    let next = number(of: places, program)
    while states[Int(state)].next.count <= kind { states[Int(state)].next.append(-1) }
    states[Int(state)].next[kind] = next
    return next
  }

  private mutating func number(of places: [Int32], _ program: PatternProgram) -> Int32 {
    if let number = numbers[places] { return number }
    let isAccepting = places.contains { place in
      if case .accept = program.instructions[Int(place)] { true } else { false }
    }
    let number = Int32(states.count)
    states.append(State(places: places, isAccepting: isAccepting, next: []))
    numbers[places] = number
    return number
  }

  /// The places that can be reached without a character.
  private func closure(of starts: [Int], _ program: PatternProgram) -> [Int32] {
    var seen: Set<Int> = []
    var open = starts
    var places: [Int32] = []
    while let place = open.popLast() {
      guard seen.insert(place).inserted else { continue }
      switch program.instructions[place] {
      case .take, .accept: places.append(Int32(place))
      case .jump(let target): open.append(target)
      case .split(let one, let other): open += [one, other]
      // Patterns with conditions do not come here.
      case .check: break
      }
    }
    return places.sorted()
  }
}

/// Characters by which of the sets of a pattern they belong to: characters of one class are alike to the pattern.
private struct ScalarClasses: Sendable {
  private var ascii: [Int32] = Array(repeating: -1, count: 128)
  private var others: [Unicode.Scalar: Int32] = [:]
  private var numbers: [[UInt64]: Int32] = [:]

  /// How many characters beyond ASCII are remembered before all are forgotten.
  private static let maximumScalars = 20_000

  mutating func number(of scalar: Unicode.Scalar, in sets: [ScalarSet]) -> Int {
    if scalar.value < 128 {
      let known = ascii[Int(scalar.value)]
      if known >= 0 { return Int(known) }
    } else if let known = others[scalar] {
      return Int(known)
    }
    let number = classify(scalar, sets)
    if scalar.value < 128 {
      ascii[Int(scalar.value)] = number
    } else {
      if others.count >= Self.maximumScalars { others = [:] }
      others[scalar] = number
    }
    return Int(number)
  }

  private mutating func classify(_ scalar: Unicode.Scalar, _ sets: [ScalarSet]) -> Int32 {
    var signature = Array(repeating: UInt64(0), count: sets.count / 64 + 1)
    for (index, set) in sets.enumerated() where set.contains(scalar) {
      signature[index / 64] |= 1 << UInt64(index % 64)
    }
    if let known = numbers[signature] { return known }
    let number = Int32(numbers.count)
    numbers[signature] = number
    return number
  }
}
