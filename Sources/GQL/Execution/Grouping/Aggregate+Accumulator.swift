import GraphStore

extension AggregateOperator.Aggregate {
  /// The cheapest accumulator that computes the aggregate.
  func makeAccumulator(in context: ExecutionContext) throws -> any Accumulator {
    let base: any Accumulator
    switch call.function {
    case .count: base = CountAccumulator()
    case .sum: base = IntegerSumAccumulator(limits: context.limits)
    case .continuousPercentile where isVarying, .discretePercentile where isVarying:
      base = VaryingPercentileAccumulator(
        isContinuous: call.function == .continuousPercentile, limits: context.limits)
    default:
      let fraction = try parameter?.evaluate(.unit, in: context)[0] ?? .null
      base = StateAccumulator(call.function, fraction: fraction, limits: context.limits)
    }
    return call.isDistinct ? DistinctAccumulator(base, limits: context.limits) : base
  }
}
