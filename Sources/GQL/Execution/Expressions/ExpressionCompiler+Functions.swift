import GraphStore

/// What goes through the library of functions.
extension ExpressionCompiler {
  func call(_ function: BuiltinFunction, _ arguments: [BoundExpression]) throws -> any Evaluator {
    let compiled = try compileTogether(arguments)
    if function == .coalesce, !compiled.isEmpty { return CoalesceEvaluator(arguments: compiled) }
    if function == .range, function.signature.arguments.contains(arguments.count) {
      return RangeEvaluator(arguments: compiled)
    }
    let graph = function.takesElementsWhole ? .current : try graph(of: .list(arguments))
    return FunctionEvaluator(function: function, arguments: compiled, graph: graph)
  }

  func text(
    _ operation: BoundBinaryOperator, _ text: any Evaluator, _ pattern: any Evaluator
  ) throws -> any Evaluator {
    let kind: TextPredicate.Kind =
      switch operation {
      case .startsWith: .startsWith
      case .endsWith: .endsWith
      case .containsText: .contains
      case .like: .like
      default: .matches
      }
    var predicate = TextPredicate(kind)
    if let constant = pattern as? ConstantEvaluator {
      _ = try predicate.evaluate(.string(""), constant.value)
    }
    return TextTestEvaluator(text: text, pattern: pattern, predicate: predicate)
  }

  func normalization(_ operand: BoundExpression, _ form: String) throws -> any Evaluator {
    guard let form = NormalForm(rawValue: form.uppercased()) else {
      throw GQLError(.invalidSyntax, "\(form) is no normal form", hint: "NFC, NFD, NFKC and NFKD are")
    }
    return RowwiseEvaluator(arguments: [try compile(operand)]) { row, _ in
      switch row[0] {
      case .null: .null
      case .string(let text): .boolean(form.holds(for: text))
      default: throw GQLError(.invalidValueType, "IS NORMALIZED needs a text, not \(row[0].typeName)")
      }
    }
  }
}

/// `STARTS WITH`, `ENDS WITH`, `CONTAINS`, `LIKE` and `=~`.
struct TextTestEvaluator: Evaluator {
  let text: any Evaluator
  let pattern: any Evaluator
  /// Knows a constant pattern already.
  let predicate: TextPredicate

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let texts = try text.evaluate(batch, in: context)
    let patterns = try pattern.evaluate(batch, in: context)
    var predicate = predicate
    if case .constant(let text) = texts, case .constant(let pattern) = patterns {
      return .constant(try predicate.evaluate(text, pattern))
    }
    var truths = TruthColumn(repeating: false, count: batch.rowCount)
    for row in 0..<batch.rowCount {
      truths[row] = try predicate.evaluate(texts[row], patterns[row]).asTruth()
    }
    return .column(truths.column)
  }
}

/// A call of a function of the library.
struct FunctionEvaluator: Evaluator {
  let function: BuiltinFunction
  let arguments: [any Evaluator]
  /// The graph of the elements among the arguments.
  let graph: GraphReference

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let functions = try context.functions(over: graph)
    let function = function
    let rowwise = RowwiseEvaluator(
      arguments: arguments, isDeterministic: function.signature.volatility != .volatile
    ) { row, _ in
      try FunctionLibrary.evaluate(function, row, functions)
    }
    return try rowwise.evaluate(batch, in: context)
  }
}

extension ExecutionContext {
  /// What functions may ask for, with a graph as it stands now.
  func functions(over graph: GraphReference) throws -> FunctionContext {
    FunctionContext(
      now: try now(), timeZone: environment.timeZone, graph: try snapshot(of: graph))
  }
}
