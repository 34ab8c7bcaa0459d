/// Expressions: parentheses only where precedence asks for them.
extension Printer {
  /// How tightly a form holds its parts together, as the parser sees it.
  enum Precedence: Int, Comparable {
    case disjunction = 1, conjunction, negation, truthTest, comparison, predicate, concatenation, sum
    case product, sign, power
    case postfix, primary

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
  }

  mutating func write(_ expression: Expression) {
    write(expression, atLeast: .disjunction)
  }

  /// Writes an expression, in parentheses where it binds less tightly than its place asks for.
  mutating func write(_ expression: Expression, atLeast precedence: Precedence) {
    if expression.precedence < precedence {
      enclose("(", ")") { $0.writeBare(expression) }
    } else {
      writeBare(expression)
    }
  }

  private mutating func writeBare(_ expression: Expression) {
    switch expression.kind {
    case .unary(let `operator`, let operand): writeUnary(`operator`, operand)
    case .binary(let `operator`, let left, let right): writeBinary(`operator`, left, right)
    case .conjunction(let operands):
      write(operands, separatedBy: " AND ") { $0.write($1, atLeast: .negation) }
    case .disjunction(let operands): writeDisjunction(operands)
    case .comparison(let comparison, let left, let right):
      write(left, atLeast: .predicate)
      write(" \(comparison.rawValue) ")
      write(right, atLeast: .predicate)
    case .isTruthValue, .isNull, .isTyped, .isNormalized, .isDirected, .isLabeled, .isSource, .isDestination:
      if let operand = expression.isOperand {
        if case .isTruthValue = expression.kind {
          write(operand, atLeast: .truthTest)
        } else {
          write(operand, atLeast: .concatenation)
        }
      }
      writeIs(expression)
    default: writePrimary(expression)
    }
  }

  private mutating func writeUnary(_ operator: UnaryOperator, _ operand: Expression) {
    switch `operator` {
    case .not:
      write("NOT ")
      write(operand, atLeast: .negation)
    case .plus, .minus:
      write(`operator` == .plus ? "+" : "-")
      // `--` would begin a comment.
      if case .unary = operand.kind { write(" ") }
      write(operand, atLeast: .sign)
    }
  }

  private mutating func writeBinary(_ operator: BinaryOperator, _ left: Expression, _ right: Expression) {
    let precedence = `operator`.precedence
    switch `operator` {
    case .exclusiveOr:
      write(left, atLeast: .disjunction)
      write(" XOR ")
      write(right, atLeast: .conjunction)
    case .power:
      write(left, atLeast: .postfix)
      write(" ^ ")
      write(right, atLeast: .sign)
    case .isIn, .startsWith, .endsWith, .contains, .like, .matchesRegularExpression:
      write(left, atLeast: .concatenation)
      write(" \(`operator`.symbol) ")
      write(right, atLeast: .concatenation)
    default:
      write(left, atLeast: precedence)
      write(" \(`operator`.symbol) ")
      write(right, atLeast: Precedence(rawValue: precedence.rawValue + 1) ?? .primary)
    }
  }

  /// A disjunction that is itself the first operand of one had parentheses, an XOR there had none.
  private mutating func writeDisjunction(_ operands: [Expression]) {
    for (index, operand) in operands.enumerated() {
      if index > 0 { write(" OR ") }
      if index == 0, case .binary(.exclusiveOr, _, _) = operand.kind {
        write(operand, atLeast: .disjunction)
      } else {
        write(operand, atLeast: .conjunction)
      }
    }
  }

  /// `IS …` behind its operand, or behind WHEN.
  mutating func writeIs(_ expression: Expression) {
    func start(_ isNegated: Bool) -> String { isNegated ? " IS NOT " : " IS " }
    switch expression.kind {
    case .isTruthValue(_, let value, let isNegated): write(start(isNegated) + value.rawValue)
    case .isNull(_, let isNegated): write(start(isNegated) + "NULL")
    case .isTyped(_, let type, let isNegated):
      write(start(isNegated) + "TYPED ")
      write(type)
    case .isNormalized(_, let form, let isNegated):
      write(start(isNegated) + (form.map { $0.rawValue + " " } ?? "") + "NORMALIZED")
    case .isDirected(_, let isNegated): write(start(isNegated) + "DIRECTED")
    case .isLabeled(_, let label, let isNegated):
      write(start(isNegated) + "LABELED ")
      // In parentheses, because `|` may end the expression around it.
      write(label, atLeast: 1)
    case .isSource(_, let edge, let isNegated):
      write(start(isNegated) + "SOURCE OF ")
      write(edge)
    case .isDestination(_, let edge, let isNegated):
      write(start(isNegated) + "DESTINATION OF ")
      write(edge)
    default: break
    }
  }
}

extension Expression {
  /// How tightly the outermost operator binds.
  var precedence: Printer.Precedence {
    switch kind {
    case .disjunction: .disjunction
    case .conjunction: .conjunction
    case .unary(.not, _): .negation
    case .unary: .sign
    case .binary(let `operator`, _, _): `operator`.precedence
    case .isTruthValue: .truthTest
    case .comparison: .comparison
    case .isNull, .isTyped, .isNormalized, .isDirected, .isLabeled, .isSource, .isDestination:
      .predicate
    // A period behind them would go on with what they refer to.
    case .graph, .bindingTable: .power
    case .property, .element, .slice: .postfix
    default: .primary
    }
  }

  /// The operand of a predicate that begins with IS.
  fileprivate var isOperand: Expression? {
    switch kind {
    case .isTruthValue(let operand, _, _), .isNull(let operand, _), .isTyped(let operand, _, _),
      .isNormalized(let operand, _, _), .isDirected(let operand, _), .isLabeled(let operand, _, _),
      .isSource(let operand, _, _), .isDestination(let operand, _, _):
      operand
    default: nil
    }
  }
}

extension BinaryOperator {
  fileprivate var precedence: Printer.Precedence {
    switch self {
    case .exclusiveOr: .disjunction
    case .isIn, .startsWith, .endsWith, .contains, .like, .matchesRegularExpression: .predicate
    case .concatenate: .concatenation
    case .add, .subtract: .sum
    case .multiply, .divide, .modulo: .product
    case .power: .power
    }
  }

  /// The operator as it is written.
  var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .concatenate: "||"
    case .exclusiveOr: "XOR"
    case .modulo: "%"
    case .power: "^"
    case .isIn: "IN"
    case .startsWith: "STARTS WITH"
    case .endsWith: "ENDS WITH"
    case .contains: "CONTAINS"
    case .like: "LIKE"
    case .matchesRegularExpression: "=~"
    }
  }
}
