/// The scalar functions that a text may call, one case each whatever the number of its names.
///
/// `named(_:)` finds a function by any of its names, without regard to case.
enum BuiltinFunction: String, Sendable, Hashable, CaseIterable {
  // Numbers (clause 20.22)
  case absolute = "abs"
  case modulo = "mod"
  case floor
  case ceiling
  case squareRoot = "sqrt"
  case power
  case exponential = "exp"
  case naturalLogarithm = "ln"
  case commonLogarithm = "log10"
  case logarithm = "log"
  case sine = "sin"
  case cosine = "cos"
  case tangent = "tan"
  case cotangent = "cot"
  case hyperbolicSine = "sinh"
  case hyperbolicCosine = "cosh"
  case hyperbolicTangent = "tanh"
  case arcSine = "asin"
  case arcCosine = "acos"
  case arcTangent = "atan"
  case arcTangentOfTwo = "atan2"
  case degrees
  case radians
  case pi
  case e
  case round
  case sign
  case random = "rand"
  case isNaN = "isnan"
  // Text and bytes (clauses 20.24 and 20.25)
  case characterLength = "char_length"
  case byteLength = "byte_length"
  case upper
  case lower
  /// One character from both ends; `trim(text)` and `trim(BOTH 'x' FROM text)`. Arguments: text, character.
  case trim
  case trimLeading = "trim_leading"
  case trimTrailing = "trim_trailing"
  /// Many characters from both ends.
  case trimBoth = "btrim"
  case trimLeft = "ltrim"
  case trimRight = "rtrim"
  case left
  case right
  /// Arguments: text, name of the normal form.
  case normalize
  case substring
  case replace
  case split
  case padLeft = "lpad"
  case padRight = "rpad"
  // Lists, records, paths (clauses 20.16 to 20.18, and extensions)
  case size
  case cardinality
  case pathLength = "path_length"
  case elements
  /// `TRIM(list, n)`: without its last n elements.
  case trimList = "trim_list"
  case head
  case last
  case tail
  case range
  case reverse
  case coalesce
  case nullIf = "nullif"
  case nodes
  case edges
  // Graph elements
  case elementID = "element_id"
  case identifier = "id"
  case labels
  case type
  case keys
  case properties
  case startNode = "startnode"
  case endNode = "endnode"
  // Conversions (extensions; `CAST` is an expression of its own)
  case toString = "tostring"
  case toInteger = "tointeger"
  case toFloat = "tofloat"
  case toBoolean = "toboolean"
  /// The name of the type of a value.
  case valueType = "valuetype"
  // Time (clauses 20.27 to 20.29)
  case currentDate = "current_date"
  case currentTime = "current_time"
  case currentTimestamp = "current_timestamp"
  case localTimestamp = "local_timestamp"
  case date
  case localTime = "local_time"
  case zonedTime = "zoned_time"
  case localDateTime = "local_datetime"
  case zonedDateTime = "zoned_datetime"
  case duration
  /// Arguments: from, to, and `'year_month'` or `'day_time'`.
  case durationBetween = "duration_between"
  case timestamp
  // Time as Cypher has it (extensions)
  case truncateDate = "date.truncate"
  case truncateLocalTime = "localtime.truncate"
  case truncateZonedTime = "time.truncate"
  case truncateLocalDateTime = "localdatetime.truncate"
  case truncateZonedDateTime = "datetime.truncate"
  /// Seconds and nanoseconds since 1970 in UTC.
  case fromEpoch = "datetime.fromepoch"
  case fromEpochMilliseconds = "datetime.fromepochmillis"
  /// Whole months, and what is left of days and time.
  case mixedDurationBetween = "duration.between"
  case monthsBetween = "duration.inmonths"
  case daysBetween = "duration.indays"
  case secondsBetween = "duration.inseconds"
}
