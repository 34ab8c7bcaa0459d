import GraphStore

/// Steps that write.
extension OperatorBuilder {
  func modification(_ plan: PhysicalPlan, _ inputs: [OperatorFactory]) throws -> OperatorFactory {
    let input = inputs[0]
    let slots = try plan.slotsHandedOn()
    let compiler = compiler(plan.inputs[0])
    switch plan.operation {
    case .insert(let pattern, let graph):
      let insertion = try self.insertion(pattern, compiler, graph)
      let added = Array(plan.layout.variables[slots.count...])
      return {
        InsertOperator(
          input: try input($0), pattern: insertion, slots: slots, added: added, graph: graph, context: $0)
      }
    case .set(let items, let graph):
      let compiled = try items.map { try setItem($0, compiler) }
      return {
        SetOperator(input: try input($0), items: compiled, slots: slots, graph: graph, context: $0)
      }
    case .remove(let items, let graph):
      let compiled = try items.map { item in
        switch item {
        case .property(let variable, let name):
          RemoveOperator.Item(slot: try compiler.slot(of: variable), kind: .property(name))
        case .label(let variable, let name):
          RemoveOperator.Item(slot: try compiler.slot(of: variable), kind: .label(name))
        }
      }
      return {
        RemoveOperator(input: try input($0), items: compiled, slots: slots, graph: graph, context: $0)
      }
    case .delete(let targets, let isDetaching, let graph):
      let compiled = try compiler.compile(targets)
      return {
        DeleteOperator(
          input: try input($0), targets: compiled, isDetaching: isDetaching, slots: slots, graph: graph,
          context: $0)
      }
    case .merge(let merge, let arguments, let graph):
      return try self.merge(plan, merge, arguments, graph, slots, inputs)
    default:
      return input
    }
  }

  private func merge(
    _ plan: PhysicalPlan, _ merge: MergePattern, _ arguments: RowLayout, _ graph: GraphReference,
    _ slots: [Int], _ inputs: [OperatorFactory]
  ) throws -> OperatorFactory {
    let compiler = compiler(plan.inputs[0])
    let searched = plan.inputs[1].layout.variables
    let joined = compiler.adding(searched)
    let program = MergeOperator.Program(
      insertion: try insertion(merge.insertion, compiler, graph),
      onCreate: try merge.onCreate.map { try setItem($0, joined) },
      onMatch: try merge.onMatch.map { try setItem($0, joined) },
      search: inputs[1], argumentSlots: try arguments.variables.map(compiler.slot(of:)), searched: searched,
      added: try plan.slots(in: plan.inputs[1], from: slots.count))
    return {
      MergeOperator(input: try inputs[0]($0), program: program, slots: slots, graph: graph, context: $0)
    }
  }

  private func insertion(
    _ pattern: InsertPattern, _ compiler: ExpressionCompiler, _ graph: GraphReference
  ) throws -> CompiledInsertion {
    func properties(_ fields: [BoundRecordField], _ map: BoundExpression?) throws
      -> CompiledInsertion.Properties
    {
      CompiledInsertion.Properties(
        names: fields.map(\.name), values: try compiler.compile(fields.map(\.value)),
        map: try map.map(compiler.compile))
    }
    return CompiledInsertion(
      pattern: pattern, nodes: try pattern.nodes.map { try properties($0.properties, $0.propertyMap) },
      edges: try pattern.edges.map { try properties($0.properties, $0.propertyMap) }, layout: compiler.layout,
      graph: graph)
  }

  private func setItem(_ item: BoundSetItem, _ compiler: ExpressionCompiler) throws -> CompiledSetItem {
    switch item {
    case .property(let variable, let name, let value):
      CompiledSetItem(
        slot: try compiler.slot(of: variable), kind: .property(name), value: try compiler.compile(value))
    case .allProperties(let variable, let value):
      CompiledSetItem(
        slot: try compiler.slot(of: variable), kind: .allProperties, value: try compiler.compile(value))
    case .mergeProperties(let variable, let value):
      CompiledSetItem(
        slot: try compiler.slot(of: variable), kind: .mergeProperties, value: try compiler.compile(value))
    case .label(let variable, let name):
      CompiledSetItem(slot: try compiler.slot(of: variable), kind: .label(name), value: nil)
    }
  }
}
