extension OptimizerRule {
  /// Makes one projection of several: definitions move to where they are read, if that computes nothing twice.
  ///
  ///     project y := x + 1                    project y := n.age + 1
  ///     project x := n.age                    match (n)
  ///     match (n)
  static let mergeProjections = OptimizerRule(
    name: "merge-projections", summary: "makes one projection of several"
  ) { plan in
    plan.transformed { $0.withMergedProjections }
  }
}

extension LogicalPlan {
  fileprivate var withMergedProjections: LogicalPlan {
    switch self {
    case .extend(let input, let bindings) where bindings.isEmpty: return input
    case .extend(.extend(let input, let first), let second): return .extend(input, first + second)
    case .project(.extend(let input, let inner), let columns),
      .project(.project(let input, let inner), let columns):
      guard let merged = columns.inlining(inner) else { return self }
      return LogicalPlan.project(input, merged).withMergedProjections
    case .project(let input, let columns) where columns.allSatisfy(\.isPassing):
      return input.outputs == columns.map(\.variable) ? input : self
    case .aggregate(.extend(let input, let inner), let keys, let aggregates),
      .aggregate(.project(let input, let inner), let keys, let aggregates):
      return LogicalPlan.merging(input, inner, keys, aggregates) ?? self
    default: return self
    }
  }

  private static func merging(
    _ input: LogicalPlan, _ inner: [LetBinding], _ keys: [LetBinding], _ aggregates: [AggregateBinding]
  ) -> LogicalPlan? {
    // Arguments of aggregates take part in the count of reads as further bindings.
    let arguments = aggregates.flatMap { [$0.call.argument, $0.call.parameter].compactMap { $0 } }
    let reads =
      keys
      + arguments.compactMap { argument in
        aggregates.first.map { LetBinding(variable: $0.variable, value: argument) }
      }
    guard let merged = reads.inlining(inner) else { return nil }
    var values = merged.dropFirst(keys.count).map(\.value)[...]
    let calls = aggregates.map { aggregate in
      AggregateBinding(
        variable: aggregate.variable, call: aggregate.call.mapArguments { _ in values.removeFirst() })
    }
    return .aggregate(input, keys: Array(merged.prefix(keys.count)), aggregates: calls)
  }
}

extension [LetBinding] {
  /// The bindings with the definitions of earlier ones put in; nil where that would compute something twice, lose an error, or
  /// is not possible.
  fileprivate func inlining(_ definitions: [LetBinding]) -> [LetBinding]? {
    var counts: [BoundVariable: Int] = [:]
    for binding in self { binding.value.countReads(into: &counts) }
    // A definition may be read by a later one: what that costs counts as well.
    for definition in definitions where !definition.isPassing { definition.value.countReads(into: &counts) }
    var replacements: [BoundVariable: BoundExpression] = [:]
    for definition in definitions where !definition.isPassing {
      let reads = counts[definition.variable] ?? 0
      guard let value = definition.value.substituting(replacements),
        value.isCheap || (reads == 1 && value.isDeterministic) || (reads == 0 && value.isTotal)
      else { return nil }
      replacements[definition.variable] = value
    }
    var result: [LetBinding] = []
    for binding in self {
      guard let value = binding.value.substituting(replacements) else { return nil }
      result.append(LetBinding(variable: binding.variable, value: value))
    }
    return result
  }
}
