/// Compiles path expressions to programs.
///
/// A predicate is checked as soon as everything it reads is bound. One that reads a variable which is bound only
/// after its scope (an iteration, a branch) has ended is postponed: its own scope's values are kept until then.
struct PathCompiler {
  private var program = PathProgram()
  /// Variables whose value is decided when the current instruction runs.
  private var settled: Set<BoundVariable>
  private let external: Set<BoundVariable>
  /// Predicates of each open scope that wait for their variables.
  private var waiting: [[BoundExpression]] = [[]]
  private var slotNumbers: [BoundVariable: Int] = [:]
  private var openScopes: [Int] = []
  /// Variables that some predicate or the output reads; of others no slot is kept.
  private let wanted: Set<BoundVariable>
  /// The elements that the last step of the path has bound, for predicates that look at nothing else.
  private var roles: [BoundVariable: PathProgram.Role] = [:]
  private var marks = 0
  /// The variables that hold lists.
  private let groups: Set<BoundVariable>

  private init(external: Set<BoundVariable>, wanted: Set<BoundVariable>, groups: Set<BoundVariable>) {
    self.external = external
    self.wanted = wanted
    self.groups = groups
    settled = external
  }

  /// Compiles an expression.
  ///
  /// - Parameters:
  ///   - external: the variables that are bound before the search.
  ///   - outputs: those that are read afterwards.
  ///   - isReversed: whether the search starts at the right end.
  static func compile(
    _ expression: BoundPathExpression, external: Set<BoundVariable>, outputs: Set<BoundVariable>,
    isReversed: Bool = false
  ) -> PathProgram {
    let isAmbiguous = expression.isAmbiguous
    var wanted = outputs
    var sites: [BoundVariable: Int] = [:]
    var lists: Set<BoundVariable> = []
    expression.forEachPart { part in
      part.ownPredicate?.collectFreeVariables(into: &wanted)
      for variable in part.ownVariables {
        sites[variable, default: 0] += 1
        if isAmbiguous, variable.isNamed { wanted.insert(variable) }
      }
    }
    wanted.formUnion(sites.filter { $0.value > 1 }.map(\.key))
    wanted.formUnion(external.intersection(sites.keys))
    expression.forEachPart { part in
      // What a list is made of is wanted with the list; parts come before their inner parts.
      if case .quantified(_, lower: _, upper: _, groups: let groups) = part {
        lists.formUnion(groups.map(\.group))
        wanted.formUnion(groups.filter { wanted.contains($0.group) }.map(\.element))
      }
    }
    var compiler = PathCompiler(external: external, wanted: wanted, groups: lists)
    compiler.program.isReversed = isReversed
    compiler.program.isAmbiguous = isAmbiguous
    compiler.program.isRegular = sites.allSatisfy { $0.value == 1 || external.contains($0.key) }
    compiler.emit(isReversed ? expression.reversed : expression)
    compiler.flush(isEnd: true)
    compiler.program.instructions.append(.accept)
    // Which of several ways gives another match is told by the places of the variables.
    if isAmbiguous, compiler.program.slots.contains(where: \.variable.isNamed) {
      compiler.program.needsTrace = true
    }
    let lengths = expression.lengths
    compiler.program.minimumLength = lengths.lower
    compiler.program.maximumLength = lengths.upper
    return compiler.program
  }

  private mutating func slot(of variable: BoundVariable) -> Int? {
    guard wanted.contains(variable) else { return nil }
    if let slot = slotNumbers[variable] { return slot }
    let isGroup = groups.contains(variable) && !external.contains(variable)
    program.slots.append(
      .init(variable: variable, isExternal: external.contains(variable), isGroup: isGroup))
    if isGroup { program.needsTrace = true }
    slotNumbers[variable] = program.slots.count - 1
    return program.slots.count - 1
  }

  private mutating func emit(_ expression: BoundPathExpression) {
    switch expression {
    case .node(let pattern):
      program.nodes.append(.init(labels: pattern.labels, slot: slot(of: pattern.variable)))
      program.instructions.append(.node(program.nodes.count - 1))
      bind(pattern.variable, pattern.predicate, isEdge: false)
    case .edge(let pattern):
      program.edges.append(
        .init(
          labels: pattern.labels, direction: pattern.direction, slot: slot(of: pattern.variable),
          scopes: openScopes))
      program.instructions.append(.edge(program.edges.count - 1))
      bind(pattern.variable, pattern.predicate, isEdge: true)
    case .concatenation(let parts):
      for part in parts { emit(part) }
    case .parenthesized(let subpath):
      emit(subpath)
    case .quantified(let body, let lower, let upper, let groups):
      emitQuantified(body, lower: lower, upper: upper, groups: groups)
    case .questioned(let body):
      emitAlternatives([body, nil], areMarked: false)
    case .union(let branches):
      emitAlternatives(branches, areMarked: false)
    case .multisetAlternation(let branches):
      emitAlternatives(branches, areMarked: true)
    }
  }

  private mutating func bind(_ variable: BoundVariable, _ predicate: BoundExpression?, isEdge: Bool) {
    settled.insert(variable)
    // An edge and the node after it are bound by one step; a further node is another name for that node.
    if isEdge { roles = roles.filter { $0.value == .node }.mapValues { _ in .previousNode } }
    roles[variable] = isEdge ? .edge : .node
    if let predicate { waiting[waiting.count - 1] += predicate.conjuncts }
    flush()
  }

  private mutating func emit(_ subpath: BoundSubpath) {
    let slot = subpath.variable.flatMap { self.slot(of: $0) }
    let isPlain = subpath.mode == .walk && slot == nil
    program.subpaths.append(.init(mode: subpath.mode, slot: slot))
    let number = program.subpaths.count - 1
    if !isPlain { program.instructions.append(.open(number)) }
    if subpath.mode != .walk { openScopes.append(number) }
    emit(subpath.body)
    if subpath.mode != .walk { openScopes.removeLast() }
    if !isPlain { program.instructions.append(.close(number)) }
    if let variable = subpath.variable { settled.insert(variable) }
    if let predicate = subpath.predicate { waiting[waiting.count - 1] += predicate.conjuncts }
    flush()
  }

  private mutating func emitQuantified(
    _ body: BoundPathExpression, lower: Int, upper: Int?, groups: [GroupBinding]
  ) {
    let groupSlots = groups.compactMap { binding -> (element: Int, group: Int)? in
      guard let group = slot(of: binding.group),
        let element = slot(of: binding.element)
      else { return nil }
      return (element, group)
    }
    program.quantifiers.append(.init(lower: lower, upper: upper, innerSlots: [], groups: groupSlots))
    let number = program.quantifiers.count - 1
    program.instructions.append(.enter(number))
    let loop = program.instructions.count
    program.instructions.append(.accept)  // patched below
    let outside = settled
    roles = [:]
    waiting.append([])
    emit(body)
    flush(isEnd: true)
    waiting.removeLast()
    program.instructions.append(.finishIteration(number, loop: loop))
    program.instructions[loop] = .iterate(number, exit: program.instructions.count)
    let inner = settled.subtracting(outside)
    program.quantifiers[number].innerSlots = inner.compactMap { slotNumbers[$0] }.sorted()
    settled = outside.union(groups.map(\.group))
    roles = [:]
    flush()
  }

  /// Emits branches; nil is the empty one.
  private mutating func emitAlternatives(_ branches: [BoundPathExpression?], areMarked: Bool) {
    let split = program.instructions.count
    program.instructions.append(.accept)  // patched below
    let outside = settled
    let bound = branches.map { Set($0?.outerVariables ?? []) }
    let all = bound.reduce(into: Set<BoundVariable>()) { $0.formUnion($1) }
    var starts: [Int] = []
    var jumps: [Int] = []
    for (branch, own) in zip(branches, bound) {
      starts.append(program.instructions.count)
      settled = outside
      roles = [:]
      if areMarked {
        program.instructions.append(.mark(marks))
        program.needsTrace = true
        marks += 1
      }
      waiting.append([])
      if let branch { emit(branch) }
      flush(isEnd: true)
      waiting.removeLast()
      let missing = all.subtracting(own).sorted { $0.id < $1.id }.compactMap { slot(of: $0) }
      if !missing.isEmpty { program.instructions.append(.clear(missing)) }
      jumps.append(program.instructions.count)
      program.instructions.append(.accept)  // patched below
    }
    program.instructions[split] = .split(starts)
    for jump in jumps { program.instructions[jump] = .jump(program.instructions.count) }
    settled = outside.union(all)
    roles = [:]
    flush()
  }

  /// Emits the waiting predicates of the innermost scope whose variables are bound; at its end, all.
  private mutating func flush(isEnd: Bool = false) {
    var left: [BoundExpression] = []
    for predicate in waiting[waiting.count - 1] {
      let variables = predicate.freeVariables
      let isReady = variables.isSubset(of: settled)
      guard isReady || isEnd else {
        left.append(predicate)
        continue
      }
      let slots = variables.sorted { $0.id < $1.id }.compactMap { slot(of: $0) }
      let local = slots.compactMap { slot in
        let variable = program.slots[slot].variable
        return external.contains(variable) ? .external : roles[variable]
      }
      let isLocal = isReady && local.count == variables.count
      if !isLocal { program.isRegular = false }
      if slots.contains(where: { program.slots[$0].isGroup }) { program.needsTrace = true }
      program.predicates.append(.init(expression: predicate, slots: slots, roles: isLocal ? local : nil))
      let number = program.predicates.count - 1
      program.instructions.append(isReady ? .check(number) : .postpone(number))
    }
    waiting[waiting.count - 1] = left
  }
}
