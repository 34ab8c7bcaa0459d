import GraphStore

/// What the binder knows of a function: how many arguments it takes, and of what kind the first may be.
struct FunctionSignature: Sendable {
  var arity: ClosedRange<Int>
  /// The kinds of the first argument, where the function takes only some.
  var firstArgument: Set<TypeKind>?

  init(_ arity: ClosedRange<Int>, _ kinds: TypeKind...) {
    self.arity = arity
    firstArgument = kinds.isEmpty ? nil : Set(kinds)
  }

  init(_ count: Int, _ kinds: TypeKind...) {
    arity = count...count
    firstArgument = kinds.isEmpty ? nil : Set(kinds)
  }

  /// The number of arguments in words.
  var arityText: String {
    let (least, most) = (arity.lowerBound, arity.upperBound)
    if least == most {
      return least == 0 ? "no arguments" : least == 1 ? "one argument" : "\(least) arguments"
    }
    return most >= BuiltinFunction.anyNumber ? "at least \(least) arguments" : "\(least) to \(most) arguments"
  }
}

extension BuiltinFunction {
  /// The upper bound of functions that take any number of arguments.
  static let anyNumber = 1 << 16

  var signature: FunctionSignature {
    switch self {
    case .absolute: FunctionSignature(1, .number, .duration)
    case .modulo, .power, .logarithm, .arcTangentOfTwo: FunctionSignature(2, .number)
    case .floor, .ceiling, .squareRoot, .exponential, .naturalLogarithm, .commonLogarithm, .sine, .cosine,
      .tangent,
      .cotangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .arcSine, .arcCosine, .arcTangent,
      .degrees, .radians, .sign:
      FunctionSignature(1, .number)
    case .pi, .e, .random, .currentDate, .currentTime, .currentTimestamp, .localTimestamp, .timestamp:
      FunctionSignature(0)
    case .round: FunctionSignature(1...3, .number)
    case .characterLength: FunctionSignature(1, .string)
    case .byteLength: FunctionSignature(1, .string, .bytes)
    case .upper, .lower: FunctionSignature(1, .string)
    case .trim, .trimLeading, .trimTrailing, .trimBoth, .trimLeft, .trimRight:
      FunctionSignature(1...2, .string, .bytes)
    case .left, .right: FunctionSignature(2, .string, .bytes)
    case .normalize: FunctionSignature(1...2, .string)
    case .substring: FunctionSignature(2...3, .string)
    case .replace: FunctionSignature(3, .string)
    case .split: FunctionSignature(2, .string)
    case .size: FunctionSignature(1, .list, .record, .path, .string, .bytes)
    case .pathLength, .elements, .nodes, .edges: FunctionSignature(1, .path)
    case .trimList: FunctionSignature(2, .list)
    case .head, .last, .tail: FunctionSignature(1, .list)
    case .range: FunctionSignature(2...3, .number)
    case .reverse: FunctionSignature(1, .list, .string)
    case .coalesce: FunctionSignature(1...BuiltinFunction.anyNumber)
    case .nullIf: FunctionSignature(2)
    case .elementID, .identifier, .labels: FunctionSignature(1, .node, .edge)
    case .type, .startNode, .endNode: FunctionSignature(1, .edge)
    case .keys, .properties: FunctionSignature(1, .node, .edge, .record)
    case .toString, .toInteger, .toFloat, .toBoolean: FunctionSignature(1)
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
      FunctionSignature(0...1, .string, .record, .instant)
    case .duration: FunctionSignature(1, .string, .record, .duration)
    case .durationBetween: FunctionSignature(2...3, .instant)
    }
  }

  /// The static type of a call's result, ANY where it depends on the values.
  func resultType(_ arguments: [ValueType]) -> ValueType {
    let first = arguments.first ?? .any
    switch self {
    case .absolute, .floor, .ceiling, .round, .trim, .trimLeading, .trimTrailing, .trimBoth, .trimLeft,
      .trimRight,
      .left, .right, .reverse, .trimList, .tail, .nullIf:
      return first.nullable
    case .modulo: return first.numericResult(with: arguments.last ?? .any)
    case .power, .squareRoot, .exponential, .naturalLogarithm, .commonLogarithm, .logarithm, .sine, .cosine,
      .tangent, .cotangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .arcSine, .arcCosine,
      .arcTangent, .arcTangentOfTwo, .degrees, .radians, .pi, .e, .random, .toFloat:
      return .float64
    case .sign, .characterLength, .byteLength, .size, .pathLength, .toInteger, .timestamp, .identifier:
      return .int64
    case .upper, .lower, .normalize, .substring, .replace, .elementID, .type, .toString: return .anyString
    case .split, .labels, .keys: return .list(.anyString, maximum: nil)
    case .elements: return .anyList
    case .nodes: return .list(.node, maximum: nil)
    case .edges: return .list(.edge, maximum: nil)
    case .head, .last: return first.element.nullable
    case .range: return .list(.int64, maximum: nil)
    case .coalesce: return arguments.dropFirst().reduce(first) { $0.combined(with: $1) }
    case .properties: return .record(nil)
    case .startNode, .endNode: return .node
    case .toBoolean: return .boolean
    case .currentDate, .date: return .date
    case .currentTime, .zonedTime: return .zonedTime
    case .currentTimestamp, .zonedDateTime: return .zonedDateTime
    case .localTimestamp, .localDateTime: return .localDateTime
    case .localTime: return .localTime
    case .duration, .durationBetween: return .duration(nil)
    }
  }
}
