/// Which columns each step hands on.
extension MatchBuilder {
  /// Gives each step the columns that it or a later one reads; what nobody reads is not produced, and what only an unread
  /// copy did is left out.
  static func narrowed(
    _ steps: [MatchStep], input: RowLayout, required: Set<BoundVariable>
  ) -> (steps: [MatchStep], layout: RowLayout) {
    // Backward: what is read after each step.
    var live = required
    var kept: [MatchStep] = []
    var liveAfter: [Set<BoundVariable>] = []
    for step in steps.reversed() {
      var step = step
      var needed = live
      for predicate in step.predicates { predicate.collectFreeVariables(into: &needed) }
      guard step.operation.isNeeded(needed) || !step.predicates.isEmpty else { continue }
      step.operation = step.operation.narrowed(to: needed)
      kept.append(step)
      liveAfter.append(needed)
      live = needed.subtracting(step.operation.binds)
      live.formUnion(step.operation.reads)
    }
    // Forward: the layouts.
    var layout = input
    var result: [MatchStep] = []
    for (step, needed) in zip(kept.reversed(), liveAfter.reversed()) {
      var step = step
      layout = layout.keeping(needed).appending(step.operation.binds.filter(needed.contains))
      step.layout = layout
      result.append(step)
    }
    return (result, layout.keeping(required))
  }
}

extension MatchOperation {
  /// The variables that the step adds to the rows, in the order of their columns.
  var binds: [BoundVariable] {
    switch self {
    case .scan(let variable, _): [variable]
    case .expand(let expansion): [expansion.to, expansion.edge].compactMap { $0 }
    case .connect(let expansion): [expansion.edge].compactMap { $0 }
    case .path(let expansion):
      (expansion.isEndBound ? [] : [expansion.to].compactMap { $0 }) + expansion.outputs.map(\.variable)
        + [expansion.path].compactMap { $0 }
    case .copy(_, to: let variable): [variable]
    case .assemble(let variable, _): [variable]
    case .checkLabels, .filter: []
    }
  }

  /// The variables that the step reads.
  var reads: [BoundVariable] {
    switch self {
    case .scan(_, let source): Array(source.seek?.value.freeVariables ?? [])
    case .checkLabels(let variable, _): [variable]
    case .expand(let expansion): [expansion.from] + expansion.distinct
    case .connect(let expansion): [expansion.from] + [expansion.to].compactMap { $0 } + expansion.distinct
    case .path(let expansion):
      [expansion.from] + (expansion.isEndBound ? [expansion.to].compactMap { $0 } : []) + expansion.distinct
        + expansion.program.slots.filter(\.isExternal).map(\.variable)
    case .copy(let variable, to: _): [variable]
    case .assemble(_, let pieces):
      pieces.map { piece in
        switch piece {
        case .node(let variable), .edge(let variable), .path(let variable): variable
        }
      }
    case .filter: []
    }
  }

  /// Whether the step does anything for those who read these variables.
  fileprivate func isNeeded(_ live: Set<BoundVariable>) -> Bool {
    switch self {
    case .copy(_, to: let variable): live.contains(variable)
    case .assemble(let variable, _): live.contains(variable)
    case .filter: false
    default: true
    }
  }

  /// The step without the variables that nobody reads.
  fileprivate func narrowed(to live: Set<BoundVariable>) -> MatchOperation {
    switch self {
    case .expand(var expansion):
      expansion.edge = expansion.edge.flatMap { live.contains($0) ? $0 : nil }
      expansion.to = expansion.to.flatMap { live.contains($0) ? $0 : nil }
      return .expand(expansion)
    case .connect(var expansion):
      expansion.edge = expansion.edge.flatMap { live.contains($0) ? $0 : nil }
      return .connect(expansion)
    case .path(var expansion):
      if !expansion.isEndBound { expansion.to = expansion.to.flatMap { live.contains($0) ? $0 : nil } }
      expansion.outputs.removeAll { !live.contains($0.variable) }
      expansion.path = expansion.path.flatMap { live.contains($0) ? $0 : nil }
      return .path(expansion)
    default:
      return self
    }
  }
}
