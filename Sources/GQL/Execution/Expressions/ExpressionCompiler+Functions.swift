import GraphStore

/// What goes through the library of functions.
extension ExpressionCompiler {
  func call(_ function: BuiltinFunction, _ arguments: [BoundExpression]) throws -> any Evaluator {
    FunctionEvaluator(function: function, arguments: try compile(arguments))
  }

  func text(
    _ operation: BoundBinaryOperator, _ text: any Evaluator, _ pattern: any Evaluator
  ) throws -> any Evaluator {
    let test: @Sendable (String, String) throws -> Bool
    switch operation {
    case .startsWith: test = { $0.utf8.starts(with: $1.utf8) }
    case .endsWith: test = { $0.utf8.reversed().starts(with: $1.utf8.reversed()) }
    case .containsText: test = { TextSearch(Array($1.utf8)).isFound(in: $0.utf8) }
    default: throw GQLError(.invalidReference, "the operator \(operation.rawValue) is not there")
    }
    return RowwiseEvaluator(arguments: [text, pattern]) { row, _ in
      switch (row[0], row[1]) {
      case (.null, _), (_, .null): .null
      case (.string(let text), .string(let pattern)): .boolean(try test(text, pattern))
      default:
        throw GQLError(
          .invalidValueType,
          "\(operation.rawValue) needs two texts, not \(row[0].typeName) and \(row[1].typeName)")
      }
    }
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

/// A call of a function of the library.
struct FunctionEvaluator: Evaluator {
  let function: BuiltinFunction
  let arguments: [any Evaluator]

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let functions = context.functions
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
  /// What functions may ask for, with the graph as it stands now.
  var functions: FunctionContext {
    FunctionContext(
      now: environment.now, timeZone: environment.timeZone, graph: snapshot)
  }
}
