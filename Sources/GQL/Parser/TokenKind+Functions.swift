extension TokenKind {
  /// The function of the standard that a keyword names, where it is called by a list of arguments.
  var standardFunction: StandardFunction? {
    switch self {
    case .elementId: .elementID
    case .elements: .elements
    case .charLength, .characterLength: .charLength
    case .byteLength, .octetLength: .byteLength
    case .pathLength: .pathLength
    case .cardinality: .cardinality
    case .size: .size
    case .abs: .absolute
    case .mod: .modulus
    case .sin: .sine
    case .cos: .cosine
    case .tan: .tangent
    case .cot: .cotangent
    case .sinh: .hyperbolicSine
    case .cosh: .hyperbolicCosine
    case .tanh: .hyperbolicTangent
    case .asin: .arcSine
    case .acos: .arcCosine
    case .atan: .arcTangent
    case .degrees: .degrees
    case .radians: .radians
    case .log: .logarithm
    case .log10: .commonLogarithm
    case .ln: .naturalLogarithm
    case .exp: .exponential
    case .power: .power
    case .sqrt: .squareRoot
    case .floor: .floor
    case .ceil, .ceiling: .ceiling
    case .left: .left
    case .right: .right
    case .upper: .upper
    case .lower: .lower
    case .btrim: .trimBoth
    case .ltrim: .trimLeading
    case .rtrim: .trimTrailing
    case .date: .date
    case .zonedTime: .zonedTime
    case .localTime: .localTime
    case .zonedDatetime: .zonedDatetime
    case .localDatetime: .localDatetime
    case .duration: .duration
    default: nil
    }
  }

  /// The function of the standard that a keyword stands for without any parentheses.
  var functionWithoutParentheses: StandardFunction? {
    switch self {
    case .currentDate: .currentDate
    case .currentTime: .currentTime
    case .currentTimestamp: .currentTimestamp
    case .localTime: .localTime
    case .localTimestamp: .localTimestamp
    default: nil
    }
  }

  /// `<general set function type>` and `<binary set function type>` (20.9).
  var aggregateFunction: AggregateFunction? {
    switch self {
    case .avg: .average
    case .count: .count
    case .max: .maximum
    case .min: .minimum
    case .sum: .sum
    case .collectList: .collectList
    case .stddevSamp: .sampleDeviation
    case .stddevPop: .populationDeviation
    case .percentileCont: .continuousPercentile
    case .percentileDisc: .discretePercentile
    default: nil
    }
  }

  /// Whether it is a reserved word that names a function, a type or a unit, or a pre-reserved one: no clause
  /// begins with it, so that it may serve as a variable or function where nothing else fits (extension).
  var isFunctionOrTypeName: Bool {
    if isPreReserved { return self != .on }
    if standardFunction != nil || aggregateFunction != nil || functionWithoutParentheses != nil {
      return true
    }
    switch self {
    case .any, .array, .big, .bigint, .binary, .bool, .boolean, .bytes, .cast, .char, .coalesce, .copy,
      .datetime,
      .day, .dec, .decimal, .double, .durationBetween, .float, .float16, .float32, .float64, .float128,
      .float256,
      .hour, .int, .int8, .int16, .int32, .int64, .int128, .int256, .integer, .integer8, .integer16,
      .integer32,
      .integer64, .integer128, .integer256, .leading, .trailing, .both, .list, .local, .minute, .month,
      .normalize, .nullif, .parameter, .parameters, .path, .paths, .precision, .real, .record, .replace,
      .reset,
      .same, .schema, .second, .session, .signed, .small, .smallint, .start, .string, .time, .timestamp,
      .trim,
      .ubigint, .uint, .uint8, .uint16, .uint32, .uint64, .uint128, .uint256, .unsigned, .usmallint, .value,
      .varbinary, .varchar, .variable, .year, .zoned, .exists, .characteristics, .interval, .close:
      return true
    default:
      return false
    }
  }
}

extension StandardFunction {
  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .modulus, .logarithm, .power, .left, .right: 2...2
    case .trimBoth, .trimLeading, .trimTrailing: 1...2
    case .date, .zonedTime, .localTime, .zonedDatetime, .localDatetime: 0...1
    case .currentDate, .currentTime, .currentTimestamp, .localTimestamp: 0...0
    default: 1...1
    }
  }
}

extension AggregateFunction {
  /// The aggregate function that a name of other languages stands for (extension).
  init?(synonym name: String) {
    switch name.lowercased() {
    case "collect": self = .collectList
    case "stdev", "stddev": self = .sampleDeviation
    case "stdevp", "stddevp": self = .populationDeviation
    case "percentilecont": self = .continuousPercentile
    case "percentiledisc": self = .discretePercentile
    default: return nil
    }
  }
}
