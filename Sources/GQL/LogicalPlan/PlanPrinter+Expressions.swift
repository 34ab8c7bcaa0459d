import GraphStore

/// How tightly the operators of a printed expression bind.
private enum Precedence {
  static let or = 1
  static let and = 2
  static let not = 3
  static let test = 4
  static let comparison = 5
  static let sum = 6
  static let product = 7
  static let power = 8
  static let sign = 9
  static let postfix = 10
  static let primary = 11
}

extension PlanPrinter {
  /// An expression in the notation of the language, with the parentheses that precedence asks for.
  mutating func text(of expression: BoundExpression, within outer: Int = 0) -> String {
    let (text, own) = parts(of: expression)
    return own < outer ? "(" + text + ")" : text
  }

  private mutating func parts(of expression: BoundExpression) -> (String, Int) {
    switch expression {
    case .located(let inner, _):
      return parts(of: inner)
    case .constant(let value):
      return (value.description, Precedence.primary)
    case .variable(let variable):
      return (names(variable), Precedence.primary)
    case .parameter(let name):
      return ("$" + name, Precedence.primary)
    case .graph(let reference):
      return ("GRAPH" + PlanPrinter.text(of: reference, orElse: " in current graph"), Precedence.primary)
    case .property(of: let base, name: let name):
      return (text(of: base, within: Precedence.postfix) + "." + Value.identifier(name), Precedence.postfix)
    case .unary(.not, .isNull(let operand)):
      return (text(of: operand, within: Precedence.comparison) + " IS NOT NULL", Precedence.test)
    case .unary(.not, let operand):
      return ("NOT " + text(of: operand, within: Precedence.not), Precedence.not)
    case .unary(let operation, let operand):
      return (operation.rawValue + text(of: operand, within: Precedence.postfix), Precedence.sign)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right)
    case .isNull, .isTruth, .isTyped, .isOfClosedType, .isNormalized, .isLabeled, .isDirected, .isSource,
      .isDestination:
      return (test(expression), Precedence.test)
    case .contains(list: let list, element: let element):
      let left = text(of: element, within: Precedence.sum)
      return (left + " IN " + text(of: list, within: Precedence.sum), Precedence.comparison)
    case .element(of: let base, at: let index):
      return (text(of: base, within: Precedence.postfix) + "[" + text(of: index) + "]", Precedence.postfix)
    case .slice(of: let base, from: let from, to: let to):
      let range = (from.map { text(of: $0) } ?? "") + ".." + (to.map { text(of: $0) } ?? "")
      return (text(of: base, within: Precedence.postfix) + "[" + range + "]", Precedence.postfix)
    default:
      return (primary(expression), Precedence.primary)
    }
  }

  private mutating func binary(
    _ operation: BoundBinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) -> (String, Int) {
    let own =
      switch operation {
      case .or, .exclusiveOr: Precedence.or
      case .and: Precedence.and
      case .add, .subtract, .concatenate: Precedence.sum
      case .multiply, .divide, .modulo: Precedence.product
      case .power: Precedence.power
      default: Precedence.comparison
      }
    // A chain of one operator is printed without recursion: long ones must not use up the stack.
    var operands = [right]
    var first = left
    while case .binary(operation, let next, let last) = first, own != Precedence.comparison {
      operands.append(last)
      first = next
    }
    var result = text(of: first, within: own == Precedence.comparison ? own + 1 : own)
    for operand in operands.reversed() {
      result += " " + operation.rawValue + " " + text(of: operand, within: own + 1)
    }
    return (result, own)
  }

  private mutating func test(_ expression: BoundExpression) -> String {
    let place = Precedence.comparison
    switch expression {
    case .isNull(let operand): return text(of: operand, within: place) + " IS NULL"
    case .isTruth(let operand, let truth):
      return text(of: operand, within: place) + (truth ? " IS TRUE" : " IS FALSE")
    case .isTyped(let operand, let type): return text(of: operand, within: place) + " IS TYPED \(type)"
    case .isOfClosedType(let operand, let type):
      return text(of: operand, within: place) + " IS TYPED " + type.text
    case .isNormalized(let operand, form: let form):
      return text(of: operand, within: place) + " IS \(form) NORMALIZED"
    case .isLabeled(let operand, let labels):
      return text(of: operand, within: place) + " IS LABELED " + text(of: labels)
    case .isDirected(let operand): return text(of: operand, within: place) + " IS DIRECTED"
    case .isSource(node: let node, edge: let edge):
      return text(of: node, within: place) + " IS SOURCE OF " + text(of: edge, within: place)
    case .isDestination(node: let node, edge: let edge):
      return text(of: node, within: place) + " IS DESTINATION OF " + text(of: edge, within: place)
    default: return ""
    }
  }

  private mutating func primary(_ expression: BoundExpression) -> String {
    switch expression {
    case .allDifferent(let operands): return "ALL_DIFFERENT(" + texts(of: operands) + ")"
    case .same(let operands): return "SAME(" + texts(of: operands) + ")"
    case .propertyExists(let operand, name: let name):
      return "PROPERTY_EXISTS(" + text(of: operand) + ", " + Value.identifier(name) + ")"
    case .cast(let operand, let type): return "CAST(" + text(of: operand) + " AS \(type))"
    case .stored(let operand, let type): return "(" + text(of: operand) + " :: \(type))"
    case .conforming(let operand, let type): return "(" + text(of: operand) + " :: " + type.text + ")"
    case .conditional(let branches, otherwise: let otherwise):
      let whens = list(branches, separator: " ") { printer, branch in
        "WHEN " + printer.text(of: branch.condition) + " THEN " + printer.text(of: branch.result)
      }
      return "CASE " + whens + " ELSE " + text(of: otherwise) + " END"
    case .call(let function, let arguments): return function.rawValue + "(" + texts(of: arguments) + ")"
    case .list(let elements): return "[" + texts(of: elements) + "]"
    case .record(let fields): return "{" + list(fields) { $0.text(of: $1) } + "}"
    case .path(let elements): return "PATH[" + texts(of: elements) + "]"
    case .letIn(let bindings, let body): return "LET " + text(of: bindings) + " IN " + text(of: body) + " END"
    case .horizontalAggregate(let call, element: let element, group: let group):
      let list = names(group)
      return text(of: call) + " OVER " + names(element) + " IN " + list
    case .exists(let plan): return "EXISTS " + number(of: plan)
    case .valueSubquery(let plan, _): return "VALUE " + number(of: plan)
    case .countSubquery(let plan): return "COUNT " + number(of: plan)
    case .collectSubquery(let plan, _): return "COLLECT " + number(of: plan)
    default: return iteration(expression)
    }
  }

  private mutating func iteration(_ expression: BoundExpression) -> String {
    switch expression {
    case .comprehension(let variable, in: let list, where: let filter, result: let result):
      var text = "[" + names(variable) + " IN " + self.text(of: list)
      if let filter { text += " WHERE " + self.text(of: filter) }
      if let result { text += " | " + self.text(of: result) }
      return text + "]"
    case .quantified(let quantifier, let variable, in: let list, where: let predicate):
      return quantifier.rawValue + "(" + names(variable) + " IN " + text(of: list) + " WHERE "
        + text(of: predicate) + ")"
    case .reduce(let total, initial: let initial, let element, in: let list, step: let step):
      return "reduce(" + names(total) + " = " + text(of: initial) + ", " + names(element) + " IN "
        + text(of: list) + " | " + text(of: step) + ")"
    default:
      return ""
    }
  }

  private mutating func texts(of expressions: [BoundExpression]) -> String {
    list(expressions) { $0.text(of: $1) }
  }

  /// An aggregate function with its arguments.
  mutating func text(of call: BoundAggregateCall) -> String {
    guard let argument = call.argument else { return "count(*)" }
    let arguments = [argument] + (call.parameter.map { [$0] } ?? [])
    return call.function.rawValue.lowercased() + "(" + (call.isDistinct ? "DISTINCT " : "")
      + texts(of: arguments) + ")"
  }
}
