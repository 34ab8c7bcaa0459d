import GraphStore

extension OperatorBuilder {
  func aggregate(_ plan: PhysicalPlan, input: @escaping OperatorFactory) throws -> OperatorFactory {
    guard case .aggregate(let keys, let aggregates, let hasKeys, let partition) = plan.operation else {
      return input
    }
    let compiler = compiler(plan.inputs[0])
    let program = AggregateOperator.Program(
      keys: try keys.map { try compiler.compile($0.value, for: $0.variable) },
      aggregates: try aggregates.map { aggregate in
        AggregateOperator.Aggregate(
          aggregate.call,
          argument: try aggregate.call.argument.map { try compiler.compile($0, for: aggregate.variable) },
          parameter: try aggregate.call.parameter.map(compiler.compile), isSummed: aggregate.isSummed)
      },
      isWhole: !hasKeys, partitionKey: partition == nil ? nil : keys.count - 1,
      scan: try ScanAggregateProgram(plan, scope: scope))
    let isShared =
      partition == nil && plan.inputs[0].isSharedScan && scope.origins.isTrivial
      && aggregates.allSatisfy { !$0.call.isDistinct }
    return { context in
      if isShared, context.isWorthSharing {
        return ParallelAggregateOperator(input: input, program: program, context: context)
      }
      return AggregateOperator(input: try input(context), program: program, context: context)
    }
  }
}

extension ExecutionContext {
  /// Below so many pages a second thread costs more than it saves.
  private static var leastPagesPerThread: Int { 16 }

  /// Whether threads should share the scan of a step that is made now.
  var isWorthSharing: Bool {
    threads > 1 && profile == nil && scanShare == nil
      && snapshot.nodePageCount >= Self.leastPagesPerThread * 2
  }
}

extension PhysicalPlan {
  /// Whether the rows come from one scan of the working graph through steps that look at each row alone, so that threads can
  /// share the pages.
  var isSharedScan: Bool {
    switch operation {
    case .filter, .compute: return inputs[0].isSharedScan
    case .match(let match):
      guard case .unit = inputs[0].operation, match.graph == .current,
        case .scan(_, let source)? = match.steps.first?.operation
      else { return false }
      return source.seek == nil
    default: return false
    }
  }
}
