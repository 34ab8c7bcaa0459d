import GraphStore

/// Enumerates the matches of a path program from one node, depth first, one at a time.
///
/// The search keeps one path and undoes what it bound when it turns back, so that its memory is that of the longest path and
/// the edges not yet tried beside it. A class, because it is a state that advances.
final class PathWalker {
  /// What a run asks for besides the program.
  struct Request {
    /// Where the path must end, if that is known.
    var target: UInt32?
    /// The values of the external slots, by slot.
    var externals: [Value]
    /// The mode of the whole path.
    var mode: PathMode
    /// Whether no edge may be passed twice, whatever the mode.
    var differentEdges = false
    /// Edges of other paths that must not be passed.
    var excluded: Set<UInt32> = []
    /// Only paths of exactly this many edges.
    var length: Int?
    /// Only the path over these edges to these nodes.
    var route: (edges: [UInt32], nodes: [UInt32])?
    /// The least number of edges to an end from a node and an instruction with its counters; nil: none.
    var remaining: ((UInt32, Int, [UInt32]) -> Int?)?
  }

  private struct Choice {
    enum Kind {
      /// Targets of a fork not yet tried: instruction and the next target.
      case fork(instruction: Int, next: Int)
      /// Whether to leave a quantifier.
      case leave(instruction: Int)
      /// Edges not yet passed: pairs of the arena.
      case edges(instruction: Int, next: Int, end: Int)
    }

    var kind: Kind
    var undoCount: Int
    var traceCount: Int
    var postponedCount: Int
    var length: Int
    var arenaCount: Int
  }

  private let automaton: PathAutomaton
  private let program: PathProgram
  private var request = Request(target: nil, externals: [], mode: .walk)
  private var registers: [PathRegister]
  private var undo: [(register: Int, old: PathRegister)] = []
  private(set) var trace = PathTrace()
  private var postponed: [(predicate: Int, values: [Value?])] = []
  private var choices: [Choice] = []
  private var arena: [UInt32] = []
  /// The nodes and edges of the path so far.
  private(set) var nodes: [UInt32] = []
  private(set) var edges: [UInt32] = []
  /// Where the nodes and edges beyond the first few places lie last, to find repetitions on long paths.
  private var edgePlaces: [UInt32: Int] = [:]
  private var nodePlaces: [UInt32: Int] = [:]
  private var seen: Set<[UInt32]> = []
  private var steps = 0
  private var isStarted = false
  /// Whether some path was not continued only because of the length asked for.
  private(set) var wasCut = false

  private let hasInnerModes: Bool
  private let counterBase: Int
  private let startBase: Int
  private let subpathBase: Int
  private static let scannedLength = 24

  init(_ automaton: PathAutomaton) {
    self.automaton = automaton
    program = automaton.program
    hasInnerModes = program.subpaths.contains { $0.mode != .walk }
    counterBase = program.slots.count
    startBase = counterBase + program.quantifiers.count
    subpathBase = startBase + program.quantifiers.count
    registers = Array(repeating: .unbound, count: subpathBase + program.subpaths.count)
  }

  /// Starts over at a node; matches come from `advance`.
  func begin(at node: UInt32, _ request: Request) {
    self.request = request
    for place in registers.indices { registers[place] = .unbound }
    for place in counterBase..<startBase { registers[place] = .number(0) }
    for (slot, value) in request.externals.enumerated() where program.slots[slot].isExternal {
      switch value {
      case .node(let node): registers[slot] = .node(node.rawValue)
      case .edge(let edge): registers[slot] = .edge(edge.rawValue)
      case .null: registers[slot] = .null
      default: break
      }
    }
    undo.removeAll(keepingCapacity: true)
    trace.removeAll()
    postponed.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    edgePlaces.removeAll(keepingCapacity: true)
    nodePlaces.removeAll(keepingCapacity: true)
    if !seen.isEmpty { seen.removeAll() }
    nodes = [node]
    edges = []
    wasCut = false
    isStarted = false
  }

  /// Goes on to the next match; false after the last.
  func advance() throws -> Bool {
    var instruction: Int?
    if isStarted {
      instruction = try backtrack()
    } else {
      isStarted = true
      instruction = 0
    }
    while let current = instruction {
      steps &+= 1
      if steps & 4095 == 0 { try automaton.context.limits.checkpoint() }
      if case .accept = program.instructions[current] {
        if try isAccepted() { return true }
        instruction = try backtrack()
      } else if let next = try step(current) {
        instruction = next
      } else {
        instruction = try backtrack()
      }
    }
    return false
  }

  /// Runs one instruction; nil where it fails.
  private func step(_ current: Int) throws -> Int? {
    switch program.instructions[current] {
    case .node(let test):
      let node = nodes[nodes.count - 1]
      guard automaton.satisfies(test, node) else { return nil }
      return bind(program.nodes[test].slot, .node(node)) ? current + 1 : nil
    case .edge(let test):
      return try expand(current, test)
    case .split(let targets):
      if targets.count > 1 { push(.fork(instruction: current, next: 1)) }
      return targets.first
    case .jump(let target):
      return target
    case .mark(let mark):
      trace.append(.mark(mark))
      return current + 1
    case .enter(let quantifier):
      set(counterBase + quantifier, .number(0))
      if program.needsTrace { trace.append(.enter(quantifier: quantifier)) }
      return current + 1
    case .iterate(let quantifier, let exit):
      return iterate(current, quantifier, exit)
    case .finishIteration(let quantifier, let loop):
      return finishIteration(quantifier, loop)
    case .open(let subpath):
      set(subpathBase + subpath, .number(edges.count))
      return current + 1
    case .close(let subpath):
      if let slot = program.subpaths[subpath].slot {
        bindFreely(slot, .path(from: registers[subpathBase + subpath].number, to: edges.count))
      }
      return current + 1
    case .clear(let slots):
      for slot in slots { bindFreely(slot, .null) }
      return current + 1
    case .check(let predicate):
      let slots = program.predicates[predicate].slots
      return try automaton.holds(predicate, values(of: slots)) ? current + 1 : nil
    case .postpone(let predicate):
      let lists = program.needsTrace ? trace.lists(program) : [:]
      postponed.append(
        (predicate, program.predicates[predicate].slots.map { boundValue(of: $0, lists) }))
      return current + 1
    case .accept:
      return nil
    }
  }

  private func iterate(_ current: Int, _ quantifier: Int, _ exit: Int) -> Int {
    let rule = program.quantifiers[quantifier]
    let count = registers[counterBase + quantifier].number
    let mayContinue = rule.upper.map { count < $0 } ?? true
    if count >= rule.lower {
      guard mayContinue else { return leave(quantifier, exit) }
      push(.leave(instruction: current))
    }
    for slot in rule.innerSlots { set(slot, .unbound) }
    set(startBase + quantifier, .number(edges.count))
    if program.needsTrace { trace.append(.begin) }
    return current + 1
  }

  private func leave(_ quantifier: Int, _ exit: Int) -> Int {
    set(counterBase + quantifier, .number(0))
    return exit
  }

  private func finishIteration(_ quantifier: Int, _ loop: Int) -> Int? {
    let rule = program.quantifiers[quantifier]
    let count = registers[counterBase + quantifier].number
    // An iteration without an edge that need not be adds nothing, and could be repeated for ever.
    if count >= rule.lower, registers[startBase + quantifier].number == edges.count { return nil }
    set(counterBase + quantifier, .number(rule.upper == nil ? min(count + 1, rule.lower) : count + 1))
    if program.needsTrace { trace.append(.finish(quantifier: quantifier)) }
    return loop
  }

  // MARK: Edges

  private func expand(_ current: Int, _ test: Int) throws -> Int? {
    if let length = request.length {
      let node = nodes[nodes.count - 1]
      var needed = 1
      if let remaining = request.remaining {
        guard let least = remaining(node, current, counters) else { return nil }
        needed = least
      }
      if edges.count + needed > length {
        wasCut = true
        return nil
      }
    }
    if request.mode == .simple, edges.count > 0, nodes[edges.count] == nodes[0] { return nil }
    for scope in program.edges[test].scopes where program.subpaths[scope].mode == .simple {
      let start = registers[subpathBase + scope].number
      if edges.count > start, nodes[edges.count] == nodes[start] { return nil }
    }
    let start = arena.count
    let step = automaton.steps[test]
    let node = NodeID(rawValue: nodes[nodes.count - 1])
    if let route = request.route {
      guard edges.count < route.edges.count else { return nil }
      let (edge, next) = (route.edges[edges.count], route.nodes[edges.count + 1])
      guard step.passes(EdgeID(rawValue: edge), from: node, to: NodeID(rawValue: next)) else { return nil }
      arena.append(next)
      arena.append(edge)
    } else {
      step.forEachWay(from: node) { neighbor, edge in
        arena.append(neighbor.rawValue)
        arena.append(edge.rawValue)
      }
    }
    guard arena.count > start else { return nil }
    push(.edges(instruction: current, next: start, end: arena.count), arenaCount: start)
    return try backtrack()
  }

  /// Passes the next allowed edge of a choice; nil where none is left.
  private func pass(_ test: Int, _ next: inout Int, _ end: Int) -> Bool {
    while next < end {
      let (neighbor, edge) = (arena[next], arena[next + 1])
      next += 2
      if isAllowed(edge, neighbor, test), bind(program.edges[test].slot, .edge(edge)) {
        edges.append(edge)
        nodes.append(neighbor)
        if edges.count > Self.scannedLength { note(edge, neighbor) }
        return true
      }
    }
    return false
  }

  private func isAllowed(_ edge: UInt32, _ neighbor: UInt32, _ test: Int) -> Bool {
    if !request.excluded.isEmpty, request.excluded.contains(edge) { return false }
    if request.differentEdges, hasEdge(edge, from: 0) { return false }
    if !satisfies(request.mode, edge, neighbor, from: 0) { return false }
    for scope in program.edges[test].scopes {
      let start = registers[subpathBase + scope].number
      if !satisfies(program.subpaths[scope].mode, edge, neighbor, from: start) { return false }
    }
    return true
  }

  private func satisfies(_ mode: PathMode, _ edge: UInt32, _ neighbor: UInt32, from start: Int) -> Bool {
    switch mode {
    case .walk: true
    case .trail: !hasEdge(edge, from: start)
    case .acyclic: !hasNode(neighbor, from: start)
    // A closed path ends where it began; `expand` continues it no further.
    case .simple: !hasNode(neighbor, from: start + 1)
    }
  }

  private func hasEdge(_ edge: UInt32, from start: Int) -> Bool {
    var place = start
    let end = min(edges.count, Self.scannedLength)
    while place < end {
      if edges[place] == edge { return true }
      place += 1
    }
    guard edges.count > Self.scannedLength, let last = edgePlaces[edge] else { return false }
    return last >= start
  }

  private func hasNode(_ node: UInt32, from start: Int) -> Bool {
    var place = start
    let end = min(nodes.count, Self.scannedLength + 1)
    while place < end {
      if nodes[place] == node { return true }
      place += 1
    }
    guard nodes.count > Self.scannedLength + 1, let last = nodePlaces[node] else { return false }
    return last >= start
  }

  /// Notes the last element of a long path.
  private func note(_ edge: UInt32, _ node: UInt32) {
    // Earlier places of the same element are found again by `forget`, which looks for them only on walks.
    edgePlaces[edge] = edges.count - 1
    nodePlaces[node] = nodes.count - 1
  }

  private func shorten(to length: Int) {
    while edges.count > length {
      let edge = edges.removeLast()
      let node = nodes.removeLast()
      guard edges.count >= Self.scannedLength else { continue }
      edgePlaces[edge] = lastPlace(of: edge, in: edges, from: Self.scannedLength)
      nodePlaces[node] = lastPlace(of: node, in: nodes, from: Self.scannedLength + 1)
    }
  }

  private func lastPlace(of element: UInt32, in elements: [UInt32], from start: Int) -> Int? {
    // What the mode of the whole path forbids to repeat can't be there again; only inner modes look for other things.
    guard elements.count > start, hasInnerModes else { return nil }
    return elements[start...].lastIndex(of: element)
  }

  // MARK: Choices

  private func push(_ kind: Choice.Kind, arenaCount: Int? = nil) {
    choices.append(
      Choice(
        kind: kind, undoCount: undo.count, traceCount: trace.count, postponedCount: postponed.count,
        length: edges.count, arenaCount: arenaCount ?? arena.count))
  }

  /// Turns back to the last choice that has something left; gives the instruction to go on with.
  private func backtrack() throws -> Int? {
    while let choice = choices.last {
      restore(choice)
      let place = choices.count - 1
      switch choice.kind {
      case .fork(let instruction, let next):
        guard case .split(let targets) = program.instructions[instruction] else { return nil }
        if next + 1 < targets.count {
          choices[place].kind = .fork(instruction: instruction, next: next + 1)
        } else {
          choices.removeLast()
        }
        return targets[next]
      case .leave(let instruction):
        choices.removeLast()
        guard case .iterate(let quantifier, let exit) = program.instructions[instruction] else { return nil }
        return leave(quantifier, exit)
      case .edges(let instruction, var next, let end):
        guard case .edge(let test) = program.instructions[instruction] else { return nil }
        if pass(test, &next, end) {
          choices[place].kind = .edges(instruction: instruction, next: next, end: end)
          return instruction + 1
        }
        arena.removeLast(arena.count - choice.arenaCount)
        choices.removeLast()
      }
    }
    return nil
  }

  private func restore(_ choice: Choice) {
    while undo.count > choice.undoCount {
      let entry = undo.removeLast()
      registers[entry.register] = entry.old
    }
    if trace.count > choice.traceCount { trace.truncate(choice.traceCount) }
    if postponed.count > choice.postponedCount {
      postponed.removeLast(postponed.count - choice.postponedCount)
    }
    shorten(to: choice.length)
  }

  // MARK: Registers

  private var counters: [UInt32] { (counterBase..<startBase).map { registers[$0].first } }

  private func set(_ register: Int, _ value: PathRegister) {
    if registers[register] == value { return }
    undo.append((register, registers[register]))
    registers[register] = value
  }

  /// Binds a slot, or compares with what it is bound to.
  private func bind(_ slot: Int?, _ value: PathRegister) -> Bool {
    guard let slot else { return true }
    if registers[slot].kind == .unbound {
      bindFreely(slot, value)
      return true
    }
    guard registers[slot] == value else { return false }
    if program.needsTrace { trace.append(.bind(slot: slot, value, place: edges.count)) }
    return true
  }

  private func bindFreely(_ slot: Int, _ value: PathRegister) {
    set(slot, value)
    if program.needsTrace { trace.append(.bind(slot: slot, value, place: edges.count)) }
  }

  // MARK: Values

  private func isAccepted() throws -> Bool {
    if let target = request.target, nodes[nodes.count - 1] != target { return false }
    if let length = request.length, edges.count != length { return false }
    if let route = request.route, edges.count != route.edges.count { return false }
    if !postponed.isEmpty {
      let lists = program.needsTrace ? trace.lists(program) : [:]
      for (predicate, values) in postponed {
        let slots = program.predicates[predicate].slots
        let complete = zip(slots, values).map { slot, value in value ?? self.value(of: slot, lists) }
        guard try automaton.holds(predicate, complete) else { return false }
      }
    }
    guard program.isAmbiguous else { return true }
    return seen.insert(key).inserted
  }

  /// What tells this match from others: its path, and where on it its named variables are bound.
  ///
  /// Matches are compared as reduced path bindings (16.4, 22.2), sequences in which every element of the path stands with the
  /// variables that it is bound to: a variable bound to one node at two places makes two matches.
  private var key: [UInt32] {
    // The start is the same for all; with it the edges tell the nodes, and the places the values.
    var key = [UInt32(truncatingIfNeeded: edges.count)] + edges
    let lists = program.needsTrace ? trace.lists(program) : [:]
    for (slot, description) in program.slots.enumerated() where description.variable.isNamed {
      // Null and the empty list have no place.
      if description.isGroup {
        key.append(lists[slot].map { UInt32(truncatingIfNeeded: $0.count) } ?? .max)
      } else {
        key.append(UInt32(registers[slot].kind.rawValue))
      }
    }
    for (slot, first, second) in trace.places(program) { key += [slot, first, second] }
    for mark in trace.marks { key.append(UInt32(truncatingIfNeeded: mark)) }
    return key
  }

  private func values(of slots: [Int]) -> [Value] {
    let needsLists = slots.contains { program.slots[$0].isGroup }
    let lists = needsLists ? trace.lists(program) : [:]
    return slots.map { value(of: $0, lists) }
  }

  /// The values of slots at a match.
  func matchValues(of slots: [Int]) -> [Value] { values(of: slots) }

  private func boundValue(of slot: Int, _ lists: [Int: [PathRegister]]) -> Value? {
    let description = program.slots[slot]
    if description.isExternal { return value(of: slot, lists) }
    if description.isGroup { return lists[slot].map { list($0) } }
    return registers[slot].kind == .unbound ? nil : value(registers[slot])
  }

  private func value(of slot: Int, _ lists: [Int: [PathRegister]]) -> Value {
    let description = program.slots[slot]
    if description.isExternal, slot < request.externals.count { return request.externals[slot] }
    if description.isGroup { return lists[slot].map { list($0) } ?? .null }
    return value(registers[slot])
  }

  private func list(_ members: [PathRegister]) -> Value {
    .list((program.isReversed ? members.reversed() : members).map { value($0) })
  }

  private func value(_ register: PathRegister) -> Value {
    switch register.kind {
    case .unbound, .null: .null
    case .node: .node(NodeID(rawValue: register.first))
    case .edge: .edge(EdgeID(rawValue: register.first))
    case .path: path(from: Int(register.first), to: Int(register.second))
    case .number: .int64(Int64(register.first))
    }
  }

  /// The path of the match.
  var matchPath: Value { path(from: 0, to: edges.count) }

  private func path(from start: Int, to end: Int) -> Value {
    var nodes = nodes[start...end].map { NodeID(rawValue: $0) }
    var edges = edges[start..<end].map { EdgeID(rawValue: $0) }
    if program.isReversed {
      nodes.reverse()
      edges.reverse()
    }
    return Path(nodes: nodes, edges: edges).map(Value.path) ?? .null
  }
}
