/// A match that follows all places of a pattern at once, for patterns with conditions on a place.
struct PatternSimulation {
  private let program: PatternProgram
  private var places: [Int] = []
  /// For each instruction, the step at which it was last reached.
  private var reached: [Int]
  private var step = 0

  init(_ program: PatternProgram) {
    self.program = program
    reached = Array(repeating: -1, count: program.instructions.count)
  }

  /// Whether the whole of a text matches.
  func matches(_ text: String) -> Bool {
    var run = self
    var previous: Unicode.Scalar?
    var next = text.unicodeScalars.makeIterator()
    var scalar = next.next()
    var isAccepting = run.follow([0], after: nil, before: scalar)
    while let current = scalar {
      previous = current
      scalar = next.next()
      let starts = run.places.compactMap { place -> Int? in
        guard case .take(let set) = program.instructions[place], program.sets[set].contains(current) else {
          return nil
        }
        return place + 1
      }
      if starts.isEmpty { return false }
      isAccepting = run.follow(starts, after: previous, before: scalar)
    }
    return isAccepting
  }

  /// Goes on from places without taking a character; whether one of them accepts.
  private mutating func follow(
    _ starts: [Int], after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    step += 1
    places.removeAll(keepingCapacity: true)
    var open = starts
    var isAccepting = false
    while let place = open.popLast() {
      if reached[place] == step { continue }
      reached[place] = step
      switch program.instructions[place] {
      case .take: places.append(place)
      case .accept: isAccepting = true
      case .jump(let target): open.append(target)
      case .split(let one, let other): open += [one, other]
      case .check(let assertion):
        if assertion.holds(after: previous, before: next) { open.append(place + 1) }
      }
    }
    return isAccepting
  }
}
