import GraphStore

extension Binder {
  /// Binds a call of a function by its name.
  mutating func bindCall(_ call: FunctionCall, _ environment: Environment) throws -> Typed {
    guard !call.isDistinct else {
      throw refusal("DISTINCT belongs to aggregate functions", at: call.range)
    }
    var arguments: [Typed] = []
    if case .bindingTable(let table)? = call.arguments.first?.kind,
      case .standard(.cardinality) = call.function
    {
      return try bindCardinality(of: table, environment)
    }
    for argument in call.arguments { arguments.append(try bind(argument, environment)) }
    let function = try resolve(call, arguments)
    let arity = function.signature.arguments
    guard arity.contains(arguments.count) else {
      throw refusal(
        "\(name(of: call)) takes \(text(of: arity)), and not \(arguments.count)", at: call.range)
    }
    if let kinds = function.firstArgumentKinds, let first = arguments.first {
      if first.type.kind != .unknown, first.type.kind != .null, !kinds.contains(first.type.kind) {
        throw typeError("\(name(of: call)) can't take \(first.type.article)", at: call.arguments[0].range)
      }
    }
    return Typed(.call(function, arguments.map(\.expression)), function.resultType(of: arguments.map(\.type)))
  }

  private func resolve(_ call: FunctionCall, _ arguments: [Typed]) throws -> BuiltinFunction {
    switch call.function {
    case .standard(let function): return BuiltinFunction(function)
    case .other(let names):
      let name = names.map(\.name).joined(separator: ".")
      if name.lowercased() == "length" {
        let isList = arguments.first.map { $0.type.kind == .list || $0.type.kind == .string } ?? false
        return isList ? .size : .pathLength
      }
      if let function = BuiltinFunction.named(name) { return function }
      let near = Suggestion.nearest(
        to: name, among: BuiltinFunction.allNames + AggregateFunction.allCases.map(\.rawValue))
      throw GQLError(
        .invalidReference, "there is no function `\(name)`", at: call.range,
        hint: near.map { "did you mean `\($0)`?" })
    }
  }

  /// A number of arguments in words.
  private func text(of arity: ClosedRange<Int>) -> String {
    let (least, most) = (arity.lowerBound, arity.upperBound)
    if least == most {
      return least == 0 ? "no arguments" : least == 1 ? "one argument" : "\(least) arguments"
    }
    return most >= 100 ? "at least \(least) arguments" : "\(least) to \(most) arguments"
  }

  private func name(of call: FunctionCall) -> String {
    switch call.function {
    case .standard(let function): function.rawValue
    case .other(let names): names.map(\.name).joined(separator: ".")
    }
  }

  /// Binds the functions that have a grammar of their own.
  mutating func bindSpecialFunction(_ expression: Expression, _ environment: Environment) throws -> Typed {
    switch expression.kind {
    case .trim(let specification, characters: let characters, source: let source):
      let text = try bind(source, environment, as: .string, .bytes, .list, what: "TRIM takes a text")
      var arguments = [text.expression]
      if let characters {
        arguments.append(
          try bind(characters, environment, as: .string, .bytes, what: "TRIM takes off a text").expression)
      }
      let function: BuiltinFunction =
        switch specification {
        case .leading?: .trimLeading
        case .trailing?: .trimTrailing
        case .both?, nil: .trim
        }
      return Typed(.call(function, arguments), text.type.nullable)
    case .trimList(let list, count: let count):
      let elements = try bind(list, environment, as: .list, .string, what: "TRIM with a number takes a list")
      let number = try bind(
        count, environment, as: .number, .string, what: "TRIM takes off a number of elements")
      if elements.type.kind == .string {
        return Typed(.call(.trimBoth, [elements.expression, number.expression]), .anyString)
      }
      return Typed(.call(.trimList, [elements.expression, number.expression]), elements.type.nullable)
    case .normalize(let source, let form):
      let text = try bind(source, environment, as: .string, what: "NORMALIZE takes a text")
      return Typed(
        .call(.normalize, [text.expression, .constant(.string((form ?? .nfc).rawValue))]), .anyString)
    case .durationBetween(let start, let end, let qualifier):
      let first = try bind(start, environment, as: .instant, what: "DURATION_BETWEEN takes dates or times")
      let second = try bind(end, environment, as: .instant, what: "DURATION_BETWEEN takes dates or times")
      let unit = qualifier == .yearToMonth ? "year_month" : "day_time"
      return Typed(
        .call(.durationBetween, [first.expression, second.expression, .constant(.string(unit))]),
        .duration(qualifier == .yearToMonth ? .yearToMonth : .dayToSecond))
    default:
      throw refusal("a function is expected", at: expression.range)
    }
  }

  /// `CARDINALITY(TABLE t)`: the number of its rows.
  private mutating func bindCardinality(
    of table: BindingTableExpression, _ environment: Environment
  ) throws -> Typed {
    let source = try bindTable(table, environment)
    return Typed(.countSubquery(source.plan), .int64)
  }
}
