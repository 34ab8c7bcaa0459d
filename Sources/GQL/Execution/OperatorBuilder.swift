import GraphStore

/// Makes the running form of a plan; may be called any number of times, from any thread.
typealias OperatorFactory = @Sendable (ExecutionContext) throws -> BatchOperator

/// Turns a physical plan into operators; the one place that knows them all.
///
/// Expressions are compiled here, once; a factory only joins what is ready, so that a cached plan starts quickly.
struct OperatorBuilder {
  let scope: PlanScope

  init(scope: PlanScope) {
    self.scope = scope
  }

  /// The factory for a step with everything below it.
  func factory(for plan: PhysicalPlan) throws -> OperatorFactory {
    let make = try unprofiledFactory(for: plan)
    let id = plan.id
    return { context in
      let made = try make(context)
      guard let profile = context.profile else { return made }
      return ProfilingOperator(made, step: id, profile: profile, limits: context.limits)
    }
  }

  private func unprofiledFactory(for plan: PhysicalPlan) throws -> OperatorFactory {
    let inputs = try plan.inputs.map(factory)
    switch plan.operation {
    case .unit: return { _ in BatchesOperator([.unit]) }
    case .argument: return { BatchesOperator([$0.argument]) }
    case .empty: return { _ in BatchesOperator([]) }
    case .table(let table): return { TableOperator(table: table.id, context: $0) }
    case .define(let table):
      return { context in
        DefineOperator(
          table: table.id, definition: try inputs[0](context), body: try inputs[1](context), context: context)
      }
    case .match(let match):
      let program = try MatchProgram(match, scope: scope)
      return { try program.makeOperator(input: inputs[0]($0), context: $0) }
    case .countFold(let fold):
      let predicates = try CountPredicates(fold, scope: scope)
      return { context in
        CountFoldOperator(fold, predicates: predicates, context: context) { try inputs[0](context) }
      }
    case .filter(let predicate):
      let evaluator = try compiler(plan.inputs[0]).compile(predicate)
      let slots = try plan.slotsHandedOn()
      return { FilterOperator(input: try inputs[0]($0), predicate: evaluator, slots: slots, context: $0) }
    case .compute(let bindings, let isSequential):
      return try compute(plan, bindings, isSequential: isSequential, input: inputs[0])
    case .aggregate: return try aggregate(plan, input: inputs[0])
    case .distinct:
      return { DistinctOperator(input: try inputs[0]($0), width: plan.layout.count, context: $0) }
    case .sort(let keys, let partition, let limit):
      return try sort(plan, keys, partition, limit, input: inputs[0])
    case .page(let bounds, let partition):
      let offset = try bounds.offset.map(compiler(.empty).compile)
      let limit = try bounds.limit.map(compiler(.empty).compile)
      let slot = partition.flatMap(plan.inputs[0].layout.slot(of:))
      return {
        PageOperator(input: try inputs[0]($0), offset: offset, limit: limit, partitionSlot: slot, context: $0)
      }
    case .unwind(_, let list, let position):
      let evaluator = try compiler(plan.inputs[0]).compile(list)
      let slots = try plan.slotsHandedOn()
      return {
        UnwindOperator(
          input: try inputs[0]($0), list: evaluator, slots: slots, start: position?.start, context: $0)
      }
    case .concatenate(let left, let right):
      return {
        ConcatenateOperator(
          left: try inputs[0]($0), leftSlots: left, right: try inputs[1]($0), rightSlots: right)
      }
    case .multisetDifference(let left, let right, let quantifier):
      return multiset(inputs, left, right, quantifier, isIntersection: false)
    case .multisetIntersection(let left, let right, let quantifier):
      return multiset(inputs, left, right, quantifier, isIntersection: true)
    case .otherwise(let left, let right, let partition):
      return {
        OtherwiseOperator(
          left: try inputs[0]($0), leftSlots: left, right: try inputs[1]($0), rightSlots: right,
          partitionSlot: partition)
      }
    case .apply(let arguments, let partition, let isOptional):
      return try apply(plan, arguments, partition, isOptional: isOptional, inputs)
    case .cross(let isOptional):
      let outerSlots = try plan.slotsHandedOn()
      let innerSlots = try plan.slots(in: plan.inputs[1], from: outerSlots.count)
      return { context in
        CrossOperator(
          outer: try inputs[0](context), inner: try inputs[1](context), outerSlots: outerSlots,
          innerSlots: innerSlots, isOptional: isOptional, context: context)
      }
    case .callProcedure(let call):
      let arguments = try compiler(plan.inputs[0]).compile(call.arguments)
      let slots = try plan.slotsHandedOn()
      return {
        ProcedureOperator(
          input: try inputs[0]($0), call: call, arguments: arguments, slots: slots, context: $0)
      }
    case .insert, .set, .remove, .delete, .merge:
      return try modification(plan, inputs)
    case .finish:
      return { FinishOperator(input: try inputs[0]($0), context: $0) }
    }
  }

  func compiler(_ input: PhysicalPlan) -> ExpressionCompiler { compiler(input.layout) }

  func compiler(_ layout: RowLayout) -> ExpressionCompiler {
    ExpressionCompiler(layout: layout, scope: scope)
  }

  private func compute(
    _ plan: PhysicalPlan, _ bindings: [LetBinding], isSequential: Bool, input: @escaping OperatorFactory
  ) throws -> OperatorFactory {
    var compiler = compiler(plan.inputs[0])
    var definitions: [any Evaluator] = []
    var places: [BoundVariable: ComputeOperator.Source] = [:]
    for binding in bindings {
      let isMarking = scope.origins.marks(binding)
      if !isSequential, !isMarking, case .variable(let source) = binding.value {
        places[binding.variable] = .input(try compiler.slot(of: source))
        continue
      }
      places[binding.variable] = .computed(definitions.count)
      definitions.append(try compiler.compile(binding.value, for: binding.variable))
      if isSequential { compiler = compiler.adding([binding.variable]) }
    }
    let sources = try plan.layout.variables.map { variable in
      try places[variable] ?? .input(self.compiler(plan.inputs[0]).slot(of: variable))
    }
    return { [definitions] in
      ComputeOperator(
        input: try input($0), definitions: definitions, isSequential: isSequential, sources: sources,
        context: $0)
    }
  }

  private func sort(
    _ plan: PhysicalPlan, _ keys: [SortKey], _ partition: BoundVariable?, _ limit: PageBounds?,
    input: @escaping OperatorFactory
  ) throws -> OperatorFactory {
    let compiler = compiler(plan.inputs[0])
    var compiled = try keys.map {
      SortOperator.Key(
        expression: try compiler.compile($0.expression), isDescending: $0.isDescending,
        nullsFirst: $0.nullsFirst)
    }
    if let partition {
      let slot = SlotEvaluator(slot: try compiler.slot(of: partition))
      compiled.insert(SortOperator.Key(expression: slot, isDescending: false, nullsFirst: false), at: 0)
    }
    let offset = try limit?.offset.map(self.compiler(.empty).compile)
    let count = try limit?.limit.map(self.compiler(.empty).compile)
    let program = SortOperator.Program(
      keys: compiled, slots: try plan.slotsHandedOn(),
      limit: partition == nil ? count.map { SortOperator.Limit(offset: offset ?? nil, limit: $0) } : nil)
    let bound =
      program.limit != nil && scope.computesByPage ? TopBound.Program(keys, over: plan.inputs[0]) : nil
    let isShared = partition == nil && plan.inputs[0].isSharedScan && scope.origins.isTrivial
    return { context in
      if isShared, context.isWorthSharing {
        return ParallelSortOperator(input: input, program: program, bound: bound, context: context)
      }
      return try SortOperator.make(
        input: input, program: program, bound: bound.map { TopBound($0) }, context: context)
    }
  }

  private func multiset(
    _ inputs: [OperatorFactory], _ left: [Int], _ right: [Int], _ quantifier: SetQuantifier,
    isIntersection: Bool
  ) -> OperatorFactory {
    return {
      MultisetOperator(
        left: try inputs[0]($0), leftSlots: left, right: try inputs[1]($0), rightSlots: right,
        isIntersection: isIntersection, isDistinct: quantifier == .distinct, context: $0)
    }
  }

  private func apply(
    _ plan: PhysicalPlan, _ arguments: RowLayout, _ partition: BoundVariable?, isOptional: Bool,
    _ inputs: [OperatorFactory]
  ) throws -> OperatorFactory {
    let outerSlots = try plan.slotsHandedOn()
    let outer = compiler(plan.inputs[0])
    let shape = ApplyOperator.Shape(
      argumentSlots: try arguments.variables.map(outer.slot(of:)),
      partitionSlot: partition.flatMap(plan.inputs[1].layout.slot(of:)), outerSlots: outerSlots,
      innerSlots: try plan.slots(in: plan.inputs[1], from: outerSlots.count), isOptional: isOptional,
      isEager: plan.inputs[1].isModifying)
    return { context in
      ApplyOperator(outer: try inputs[0](context), inner: inputs[1], shape: shape, context: context)
    }
  }
}

extension PhysicalPlan {
  /// The slots of the first input that this step hands on: those of the columns at the front that the input has.
  func slotsHandedOn() throws -> [Int] {
    var slots: [Int] = []
    for variable in layout.variables {
      guard let slot = inputs[0].layout.slot(of: variable) else { break }
      slots.append(slot)
    }
    return slots
  }

  /// The slots of an input for the columns from a place on.
  func slots(in input: PhysicalPlan, from place: Int) throws -> [Int] {
    try layout.variables[place...].map { variable in
      guard let slot = input.layout.slot(of: variable) else {
        throw GQLError(.invalidReference, "the variable \(variable.name) has no value here")
      }
      return slot
    }
  }

  /// Whether the step or one below it writes.
  var isModifying: Bool {
    switch operation {
    case .insert, .set, .remove, .delete, .merge: true
    default: inputs.contains(where: \.isModifying)
    }
  }
}
