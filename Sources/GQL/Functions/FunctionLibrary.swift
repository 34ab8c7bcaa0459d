import GraphStore

/// The scalar functions of the language over values.
enum FunctionLibrary {
  /// The result of a call.
  ///
  /// - Throws: the data exception of the function; 42001 for a wrong number of arguments, which the binder refuses
  ///   before.
  static func evaluate(
    _ function: BuiltinFunction, _ values: [Value], _ context: FunctionContext
  ) throws(ValueError) -> Value {
    let signature = function.signature
    guard signature.arguments.contains(values.count) else {
      throw ValueError(status: "42001", message: "\(function.name) does not take \(values.count) arguments")
    }
    if signature.isStrict {
      for value in values where value.isNull { return .null }
    }
    return try call(FunctionArguments(function: function, values: values), context)
  }

  private static func call(
    _ arguments: FunctionArguments, _ context: FunctionContext
  ) throws(ValueError) -> Value {
    switch arguments.function {
    case .absolute, .modulo, .floor, .ceiling, .squareRoot, .power, .exponential, .naturalLogarithm,
      .commonLogarithm, .logarithm, .sine, .cosine, .tangent, .cotangent, .hyperbolicSine, .hyperbolicCosine,
      .hyperbolicTangent, .arcSine, .arcCosine, .arcTangent, .arcTangentOfTwo, .degrees, .radians, .pi, .e,
      .round, .sign, .isNaN:
      try NumericFunctions.evaluate(arguments)
    case .characterLength, .byteLength, .upper, .lower, .trim, .trimLeading, .trimTrailing, .trimBoth,
      .trimLeft,
      .trimRight, .left, .right, .normalize, .substring, .replace, .split, .padLeft, .padRight:
      try TextFunctions.evaluate(arguments)
    case .size, .cardinality, .pathLength, .elements, .trimList, .head, .last, .tail, .range, .reverse,
      .nodes,
      .edges:
      try ListFunctions.evaluate(arguments)
    case .elementID, .identifier, .labels, .type, .keys, .properties, .startNode, .endNode:
      try ElementFunctions.evaluate(arguments, context)
    case .toString, .toInteger, .toFloat, .toBoolean, .coalesce, .nullIf, .valueType:
      try ConversionFunctions.evaluate(arguments)
    case .currentDate, .currentTime, .currentTimestamp, .localTimestamp, .date, .localTime, .zonedTime,
      .localDateTime, .zonedDateTime, .duration, .durationBetween, .timestamp, .fromEpoch,
      .fromEpochMilliseconds:
      try TemporalFunctions.evaluate(arguments, context)
    case .truncateDate: try TemporalTruncation.evaluate(arguments, to: .date, context)
    case .truncateLocalTime: try TemporalTruncation.evaluate(arguments, to: .localTime, context)
    case .truncateZonedTime: try TemporalTruncation.evaluate(arguments, to: .zonedTime, context)
    case .truncateLocalDateTime: try TemporalTruncation.evaluate(arguments, to: .localDateTime, context)
    case .truncateZonedDateTime: try TemporalTruncation.evaluate(arguments, to: .zonedDateTime, context)
    case .mixedDurationBetween, .monthsBetween, .daysBetween, .secondsBetween:
      try DurationsBetween.evaluate(arguments)
    case .random: .float64(context.random())
    }
  }
}
