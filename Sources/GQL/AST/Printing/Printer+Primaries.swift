/// Primaries of expressions.
extension Printer {
  mutating func writePrimary(_ expression: Expression) {
    switch expression.kind {
    case .literal(let literal): write(literal)
    case .variable(let name, let isDelimited): writeName(name, isDelimited: isDelimited)
    case .parameter(let name): writeParameter(name)
    case .sessionUser: write("SESSION_USER")
    case .property(let source, let name):
      // The period would go on with a number.
      writeGrouped(source.isNumber || source.precedence < .postfix) { $0.write(source) }
      write(".")
      write(name)
    case .list(let elements): writeList(elements)
    case .record(let fields):
      enclose("{", "}") {
        $0.write(fields) { printer, field in
          printer.write(field.name)
          printer.write(": ")
          printer.write(field.value)
        }
      }
    case .path(let elements): enclose("PATH[", "]") { $0.write(elements) { $0.write($1) } }
    case .graph(let graph):
      write("GRAPH ")
      write(graph)
    case .bindingTable(let table):
      write("TABLE ")
      write(table)
    case .allDifferent(let elements): writeCall("ALL_DIFFERENT", elements)
    case .same(let elements): writeCall("SAME", elements)
    case .propertyExists(let element, let name):
      write("PROPERTY_EXISTS(")
      write(element)
      write(", ")
      write(name)
      write(")")
    case .exists(let operand):
      write("EXISTS ")
      write(operand)
    case .letIn, .valueQuery, .simpleCase, .searchedCase: writeCompound(expression)
    case .countSubquery(let operand):
      write("COUNT ")
      write(operand)
    case .collectSubquery(let operand):
      write("COLLECT ")
      write(operand)
    case .element, .slice, .listComprehension, .patternComprehension, .quantifiedPredicate, .reduce:
      writeListExpression(expression)
    default: writeFunction(expression)
    }
  }

  mutating func writeCall(_ name: String, _ arguments: [Expression]) {
    write(name)
    enclose("(", ")") { $0.write(arguments) { $0.write($1) } }
  }

  private mutating func write(_ operand: SubqueryOperand) {
    switch operand {
    case .pattern(let pattern): enclose("{ ", " }") { $0.write(pattern) }
    case .matches(let matches): enclose("{ ", " }") { $0.write(matches, separatedBy: " ") { $0.write($1) } }
    case .query(let body): writeNested(body)
    }
  }

  // MARK: Lists

  private mutating func writeList(_ elements: [Expression]) {
    enclose("[", "]") { printer in
      for (index, element) in elements.enumerated() {
        if index > 0 { printer.write(", ") }
        // `[x IN xs]` would read as a comprehension.
        printer.writeGrouped(index == 0 && element.beginsWithMembership) { $0.write(element) }
      }
    }
  }

  private mutating func writeListExpression(_ expression: Expression) {
    switch expression.kind {
    case .element(let list, let index):
      write(list, atLeast: .postfix)
      enclose("[", "]") { $0.write(index) }
    case .slice(let list, let lower, let upper):
      write(list, atLeast: .postfix)
      write("[")
      if let lower { write(lower) }
      // A space, because `1..` after a name would be fine but `x...5` would not.
      write(" .. ")
      if let upper { write(upper) }
      write("]")
    case .listComprehension(let comprehension):
      enclose("[", "]") { printer in
        printer.write(comprehension)
        if let result = comprehension.result {
          printer.write(" | ")
          printer.write(result)
        }
      }
    case .patternComprehension(let comprehension):
      write("[")
      write(comprehension.pattern)
      writeWhere(comprehension.filter)
      write(" | ")
      write(comprehension.result)
      write("]")
    case .quantifiedPredicate(let quantifier, let comprehension):
      enclose("\(quantifier.rawValue)(", ")") { $0.write(comprehension) }
    case .reduce(let reduce):
      write("reduce(")
      write(reduce.accumulator)
      write(" = ")
      write(reduce.start)
      write(", ")
      write(reduce.variable)
      write(" IN ")
      write(reduce.list)
      write(" | ")
      write(reduce.step)
      write(")")
    default: break
    }
  }

  private mutating func write(_ comprehension: ListComprehension) {
    write(comprehension.variable)
    write(" IN ")
    write(comprehension.list)
    writeWhere(comprehension.filter)
  }

  // MARK: LET, VALUE, CASE

  private mutating func writeCompound(_ expression: Expression) {
    switch expression.kind {
    case .letIn(let definitions, let value):
      write("LET ")
      // IN would end the definitions.
      write(definitions) { $0.write($1, enclosed: $1.value.hasOpenMembership) }
      write(" IN ")
      write(value)
      write(" END")
    case .valueQuery(let body):
      write("VALUE ")
      writeNested(body)
    case .simpleCase(let operand, let branches, let otherwise):
      write("CASE ")
      write(operand)
      for branch in branches {
        write(" WHEN ")
        write(branch.operands) { $0.write($1) }
        write(" THEN ")
        write(branch.result)
      }
      writeElse(otherwise)
    case .searchedCase(let branches, let otherwise):
      write("CASE")
      for branch in branches {
        write(" WHEN ")
        write(branch.condition)
        write(" THEN ")
        write(branch.result)
      }
      writeElse(otherwise)
    default: break
    }
  }

  private mutating func writeElse(_ otherwise: Expression?) {
    if let otherwise {
      write(" ELSE ")
      write(otherwise)
    }
    write(" END")
  }

  private mutating func write(_ operand: WhenOperand) {
    switch operand {
    case .value(let value): write(value)
    case .predicate(let predicate):
      if case .comparison(let comparison, _, let right) = predicate.kind {
        write("\(comparison.rawValue) ")
        write(right, atLeast: .concatenation)
      } else {
        writeIs(predicate)
      }
    }
  }

  // MARK: Functions

  private mutating func writeFunction(_ expression: Expression) {
    switch expression.kind {
    case .nullIf(let left, let right): writeCall("NULLIF", [left, right])
    case .coalesce(let arguments): writeCall("COALESCE", arguments)
    case .cast(let value, let type):
      write("CAST(")
      write(value)
      write(" AS ")
      write(type)
      write(")")
    case .aggregate(let call): write(call)
    case .call(let function, let arguments):
      if arguments.isEmpty, function.arity == 0...0 || function == .localTime {
        write(function.rawValue)
      } else {
        writeCall(function.rawValue, arguments)
      }
    case .otherCall(let call): write(call)
    case .trim(let specification, let characters, let source):
      write("TRIM(")
      if let specification { write(specification.rawValue + " ") }
      if let characters {
        write(characters)
        write(" ")
      }
      if specification != nil || characters != nil { write("FROM ") }
      write(source)
      write(")")
    case .trimList(let list, let count): writeCall("TRIM", [list, count])
    case .normalize(let value, let form):
      write("NORMALIZE(")
      write(value)
      if let form { write(", \(form.rawValue)") }
      write(")")
    case .durationBetween(let first, let second, let qualifier):
      writeCall("DURATION_BETWEEN", [first, second])
      switch qualifier {
      case .yearToMonth: write(" YEAR TO MONTH")
      case .dayToSecond: write(" DAY TO SECOND")
      case nil: break
      }
    default: break
    }
  }

  private mutating func write(_ call: AggregateCall) {
    write(call.function.rawValue + "(")
    switch call.quantifier {
    case .distinct: write("DISTINCT ")
    case .all: write("ALL ")
    case nil: break
    }
    if let argument = call.argument { write(argument) } else { write("*") }
    if let fraction = call.fraction {
      write(", ")
      write(fraction)
    }
    write(")")
  }

  private mutating func write(_ call: OtherCall) {
    write(call.qualifiers + [call.name], separatedBy: ".")
    write(call.isDistinct ? "(DISTINCT " : "(")
    write(call.arguments) { $0.write($1) }
    write(")")
  }
}

extension Expression {
  /// Whether it is a number.
  fileprivate var isNumber: Bool {
    guard case .literal(let literal) = kind else { return false }
    switch literal {
    case .integer, .decimal, .float: return true
    default: return false
    }
  }

  /// Whether it begins with `x IN`.
  fileprivate var beginsWithMembership: Bool {
    switch kind {
    case .binary(.isIn, let left, _):
      if case .variable = left.kind { true } else { left.beginsWithMembership }
    case .binary(_, let left, _), .comparison(_, let left, _), .isTruthValue(let left, _, _):
      left.beginsWithMembership
    case .conjunction(let operands), .disjunction(let operands):
      operands.first?.beginsWithMembership ?? false
    default: false
    }
  }

  /// Whether IN stands in it outside of all parentheses.
  fileprivate var hasOpenMembership: Bool {
    switch kind {
    case .binary(.isIn, _, _): true
    case .binary(_, let left, let right), .comparison(_, let left, let right):
      left.hasOpenMembership || right.hasOpenMembership
    case .unary(_, let operand), .isTruthValue(let operand, _, _), .isNull(let operand, _):
      operand.hasOpenMembership
    case .conjunction(let operands), .disjunction(let operands): operands.contains(where: \.hasOpenMembership)
    default: false
    }
  }
}
