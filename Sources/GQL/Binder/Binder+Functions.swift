import GraphStore

extension Binder {
  /// Binds a call of a function of the standard.
  mutating func bindCall(
    _ function: StandardFunction, _ arguments: [Expression], _ environment: Environment, at range: SourceRange
  ) throws -> Typed {
    if case .bindingTable(let table)? = arguments.first?.kind, function == .cardinality {
      return try bindCardinality(of: table, environment)
    }
    let values = try arguments.map { try bind($0, environment) }
    return try call(BuiltinFunction(function), named: function.rawValue, values, of: arguments, at: range)
  }

  /// Binds a call of any other function by its name.
  mutating func bindCall(_ call: OtherCall, _ environment: Environment) throws -> Typed {
    guard !call.isDistinct else {
      throw refusal("DISTINCT belongs to aggregate functions", at: call.range)
    }
    let values = try call.arguments.map { try bind($0, environment) }
    let name = (call.qualifiers + [call.name]).map(\.name).joined(separator: ".")
    let function = try resolve(name, values, at: call.range)
    return try self.call(function, named: name, values, of: call.arguments, at: call.range)
  }

  /// A call, the number of its arguments and the type of the first checked.
  private func call(
    _ function: BuiltinFunction, named name: String, _ values: [Typed], of arguments: [Expression],
    at range: SourceRange
  ) throws -> Typed {
    let arity = function.signature.arguments
    guard arity.contains(values.count) else {
      throw refusal("\(name) takes \(text(of: arity)), and not \(values.count)", at: range)
    }
    if let kinds = function.firstArgumentKinds, let first = values.first {
      if first.type.kind != .unknown, first.type.kind != .null, !kinds.contains(first.type.kind) {
        throw typeError("\(name) can't take \(first.type.article)", at: arguments[0].range)
      }
    }
    return Typed(.call(function, values.map(\.expression)), function.resultType(of: values.map(\.type)))
  }

  private func resolve(
    _ name: String, _ arguments: [Typed], at range: SourceRange
  ) throws -> BuiltinFunction {
    if name.lowercased() == "length" {
      let isList = arguments.first.map { $0.type.kind == .list || $0.type.kind == .string } ?? false
      return isList ? .size : .pathLength
    }
    if let function = BuiltinFunction.named(name) { return function }
    let near = Suggestion.nearest(
      to: name, among: BuiltinFunction.allNames + AggregateFunction.allCases.map(\.rawValue))
    throw GQLError(
      .invalidReference, "there is no function `\(name)`", at: range,
      hint: near.map { "did you mean `\($0)`?" })
  }

  /// A number of arguments in words.
  private func text(of arity: ClosedRange<Int>) -> String {
    let (least, most) = (arity.lowerBound, arity.upperBound)
    if least == most {
      return least == 0 ? "no arguments" : least == 1 ? "one argument" : "\(least) arguments"
    }
    return most >= 100 ? "at least \(least) arguments" : "\(least) to \(most) arguments"
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
