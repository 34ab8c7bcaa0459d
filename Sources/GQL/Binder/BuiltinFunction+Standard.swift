extension BuiltinFunction {
  /// The function of the standard as the library has it.
  init(_ function: StandardFunction) {
    self =
      switch function {
      case .elementID: .elementID
      case .elements: .elements
      case .charLength: .characterLength
      case .byteLength: .byteLength
      case .pathLength: .pathLength
      case .cardinality: .cardinality
      case .size: .size
      case .absolute: .absolute
      case .modulus: .modulo
      case .sine: .sine
      case .cosine: .cosine
      case .tangent: .tangent
      case .cotangent: .cotangent
      case .hyperbolicSine: .hyperbolicSine
      case .hyperbolicCosine: .hyperbolicCosine
      case .hyperbolicTangent: .hyperbolicTangent
      case .arcSine: .arcSine
      case .arcCosine: .arcCosine
      case .arcTangent: .arcTangent
      case .degrees: .degrees
      case .radians: .radians
      case .logarithm: .logarithm
      case .commonLogarithm: .commonLogarithm
      case .naturalLogarithm: .naturalLogarithm
      case .exponential: .exponential
      case .power: .power
      case .squareRoot: .squareRoot
      case .floor: .floor
      case .ceiling: .ceiling
      case .left: .left
      case .right: .right
      case .upper: .upper
      case .lower: .lower
      case .trimBoth: .trimBoth
      case .trimLeading: .trimLeft
      case .trimTrailing: .trimRight
      case .currentDate: .currentDate
      case .date: .date
      case .currentTime: .currentTime
      case .zonedTime: .zonedTime
      case .localTime: .localTime
      case .currentTimestamp: .currentTimestamp
      case .zonedDatetime: .zonedDateTime
      case .localTimestamp: .localTimestamp
      case .localDatetime: .localDateTime
      case .duration: .duration
      }
  }

  /// The kinds of values that the first argument may be of; nil where every kind may.
  var firstArgumentKinds: Set<TypeKind>? {
    switch self {
    case .absolute: [.number, .duration]
    case .modulo, .power, .logarithm, .arcTangentOfTwo, .floor, .ceiling, .squareRoot, .exponential,
      .naturalLogarithm, .commonLogarithm, .sine, .cosine, .tangent, .cotangent, .hyperbolicSine,
      .hyperbolicCosine, .hyperbolicTangent, .arcSine, .arcCosine, .arcTangent, .degrees, .radians, .sign,
      .round,
      .range:
      [.number]
    case .characterLength, .upper, .lower, .normalize, .substring, .replace, .split: [.string]
    case .pathLength, .elements, .nodes, .edges: [.path]
    case .trimList, .head, .last, .tail: [.list]
    case .elementID, .identifier, .labels: [.node, .edge]
    case .type, .startNode, .endNode: [.edge]
    case .keys, .properties: [.node, .edge, .record]
    default: nil
    }
  }
}
