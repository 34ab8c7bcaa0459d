import GraphStore

extension OperatorBuilder {
  func aggregate(_ plan: PhysicalPlan, input: @escaping OperatorFactory) throws -> OperatorFactory {
    guard case .aggregate(let keys, let aggregates, let hasKeys, let partition) = plan.operation else {
      return input
    }
    let compiler = compiler(plan.inputs[0])
    let program = AggregateOperator.Program(
      keys: try keys.map { try compiler.compile($0.value) },
      aggregates: try aggregates.map {
        AggregateOperator.Aggregate(
          call: $0.call, argument: try $0.call.argument.map(compiler.compile),
          parameter: try $0.call.parameter.map(compiler.compile))
      },
      isWhole: !hasKeys, partitionKey: partition == nil ? nil : keys.count - 1)
    return { AggregateOperator(input: try input($0), program: program, context: $0) }
  }
}
