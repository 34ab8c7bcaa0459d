/// A match that follows all places of a pattern at once, for patterns with conditions on a place.
struct PatternSimulation {
  private let program: PatternProgram
  /// The places that take a character next.
  private var places: [Int] = []
  /// The places that are still to be followed.
  private var open: [Int] = []
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
    var scalars = text.unicodeScalars.makeIterator()
    var scalar = scalars.next()
    run.open = [0]
    var isAccepting = run.follow(after: nil, before: scalar)
    while let current = scalar {
      previous = current
      scalar = scalars.next()
      for place in run.places {
        if case .take(let set) = program.instructions[place], program.sets[set].contains(current) {
          run.open.append(place + 1)
        }
      }
      if run.open.isEmpty { return false }
      isAccepting = run.follow(after: previous, before: scalar)
    }
    return isAccepting
  }

  /// Goes on from the open places without taking a character; whether one of them accepts.
  private mutating func follow(after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
    step += 1
    places.removeAll(keepingCapacity: true)
    var isAccepting = false
    while let place = open.popLast() {
      if reached[place] == step { continue }
      reached[place] = step
      switch program.instructions[place] {
      case .take: places.append(place)
      case .accept: isAccepting = true
      case .jump(let target): open.append(target)
      case .split(let one, let other):
        open.append(one)
        open.append(other)
      case .check(let assertion):
        if assertion.holds(after: previous, before: next) { open.append(place + 1) }
      }
    }
    return isAccepting
  }
}
