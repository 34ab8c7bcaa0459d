import GraphStore

/// What the binder must know of a function: how many arguments it takes, what null does to it and how often its
/// result changes.
struct FunctionSignature: Sendable {
  /// How often a call with the same arguments may give another result.
  enum Volatility: Sendable {
    /// Never: a call over constants can be folded.
    case immutable
    /// Within one statement never, as the clock of a statement stands still; reads of the graph belong here too.
    case stable
    /// At each call.
    case volatile
  }

  /// How many arguments the function takes.
  var arguments: ClosedRange<Int>

  /// Whether one null among the arguments makes the result null, without a call.
  var isStrict = true

  var volatility = Volatility.immutable
}

extension BuiltinFunction {
  /// How the function is called.
  var signature: FunctionSignature {
    switch self {
    case .pi, .e: FunctionSignature(arguments: 0...0)
    case .random: FunctionSignature(arguments: 0...0, volatility: .volatile)
    case .currentDate, .currentTime, .currentTimestamp, .localTimestamp, .timestamp:
      FunctionSignature(arguments: 0...0, volatility: .stable)
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
      FunctionSignature(arguments: 0...1, volatility: .stable)
    case .truncateDate, .truncateLocalTime, .truncateZonedTime, .truncateLocalDateTime,
      .truncateZonedDateTime:
      FunctionSignature(arguments: 1...3, volatility: .stable)
    case .fromEpoch, .mixedDurationBetween, .monthsBetween, .daysBetween, .secondsBetween:
      FunctionSignature(arguments: 2...2)
    case .modulo, .power, .logarithm, .arcTangentOfTwo, .left, .right, .split, .trimList:
      FunctionSignature(arguments: 2...2)
    case .trim, .trimLeading, .trimTrailing, .trimBoth, .trimLeft, .trimRight, .normalize, .round:
      FunctionSignature(arguments: 1...2)
    case .substring, .range, .padLeft, .padRight, .durationBetween: FunctionSignature(arguments: 2...3)
    case .replace: FunctionSignature(arguments: 3...3)
    case .coalesce: FunctionSignature(arguments: 1...1000, isStrict: false)
    case .nullIf: FunctionSignature(arguments: 2...2, isStrict: false)
    case .valueType: FunctionSignature(arguments: 1...1, isStrict: false)
    case .labels, .type, .keys, .properties, .startNode, .endNode:
      FunctionSignature(arguments: 1...1, volatility: .stable)
    default: FunctionSignature(arguments: 1...1)
    }
  }

  /// The type of the result of a call, as far as the types of the arguments tell; ANY where they do not.
  ///
  /// The result is nullable unless said otherwise.
  func resultType(of arguments: [ValueType]) -> ValueType {
    let first = arguments.first?.unwrapped ?? .any
    switch self {
    case .absolute, .floor, .ceiling, .round: return first.isNumberOrDuration ? first : .any
    case .modulo: return .any
    case .squareRoot, .power, .exponential, .naturalLogarithm, .commonLogarithm, .logarithm, .sine, .cosine,
      .tangent, .cotangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .arcSine, .arcCosine,
      .arcTangent, .arcTangentOfTwo, .degrees, .radians, .pi, .e, .random, .toFloat:
      return .float64
    case .sign, .characterLength, .byteLength, .size, .cardinality, .pathLength, .identifier, .toInteger,
      .timestamp:
      return .int64
    case .upper, .lower, .normalize, .substring, .replace, .padLeft, .padRight, .elementID, .type, .toString,
      .valueType:
      return .anyString
    case .trim, .trimLeading, .trimTrailing, .trimBoth, .trimLeft, .trimRight, .left, .right, .trimList,
      .tail,
      .reverse:
      return first
    case .isNaN, .toBoolean: return .boolean
    case .split, .labels, .keys: return .list(.anyString, maximum: nil)
    case .range: return .list(.int64, maximum: nil)
    case .elements: return .list(.union([.node, .edge]), maximum: nil)
    case .nodes: return .list(.node, maximum: nil)
    case .edges: return .list(.edge, maximum: nil)
    case .head, .last:
      if case .list(let element, _) = first { return element.nullable }
      return .any
    case .coalesce: return arguments.dropFirst().allSatisfy { $0.unwrapped == first } ? first : .any
    case .nullIf: return first
    case .properties: return .record(nil)
    case .startNode, .endNode: return .node
    case .currentDate, .date, .truncateDate: return .date
    case .currentTime, .zonedTime, .truncateZonedTime: return .zonedTime
    case .currentTimestamp, .zonedDateTime, .truncateZonedDateTime, .fromEpoch, .fromEpochMilliseconds:
      return .zonedDateTime
    case .localTimestamp, .localDateTime, .truncateLocalDateTime: return .localDateTime
    case .localTime, .truncateLocalTime: return .localTime
    case .duration, .durationBetween, .mixedDurationBetween, .monthsBetween, .daysBetween, .secondsBetween:
      return .duration(nil)
    }
  }
}

extension ValueType {
  fileprivate var isNumberOrDuration: Bool {
    switch self {
    case .integer, .decimal, .float, .duration: true
    default: false
    }
  }
}
