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
      case .cardinality, .size: .size
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

  /// The function of a name that the standard does not have, without regard to case.
  static func called(_ name: String) -> BuiltinFunction? {
    let lowercased = name.lowercased()
    return synonyms[lowercased] ?? BuiltinFunction(rawValue: lowercased)
  }

  /// Every name that a call may use.
  static var callableNames: [String] {
    allCases.map(\.rawValue) + synonyms.keys.sorted() + ["length"]
      + AggregateFunction.allCases.map { $0.rawValue.lowercased() }
  }

  private static let synonyms: [String: BuiltinFunction] = [
    "relationships": .edges, "tolower": .lower, "toupper": .upper, "datetime": .zonedDateTime,
    "localdatetime": .localDateTime, "time": .zonedTime, "localtime": .localTime, "ceil": .ceiling,
    "elementid": .elementID, "character_length": .characterLength, "octet_length": .byteLength,
    "cardinality": .size, "char_length": .characterLength, "random": .random,
  ]
}
