/// A value expression or predicate of any type (clauses 19 and 20).
///
/// One enum for all of them: which operands an operator takes is a matter of types, and so the binder's.
/// Parentheses leave no trace; the printer puts them where precedence asks for them.
struct Expression: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The expressions. What holds other expressions stands behind a pointer; names and literals, which are most of a text,
  /// do not, as an allocation costs more than all else that is done to them. What the expression's own range tells is not
  /// told again, so that an expression takes 32 bytes.
  enum Kind: Sendable {
    // Primaries, 20.2 to 20.4.

    /// A literal (21.2).
    case literal(Literal.Kind)
    /// `<binding variable reference>` (20.12).
    case variable(String, isDelimited: Bool)
    /// `$name` (20.4).
    case parameter(String)
    /// `SESSION_USER` (20.3).
    case sessionUser
    /// `source.name` (20.11): an element's property, a record's field.
    indirect case property(Expression, name: Identifier)
    /// `[a, b]` (20.17).
    case list([Expression])
    /// `{a: 1}` (20.18).
    case record([RecordField])
    /// `PATH[n1, e1, n2]` (20.14).
    case path([Expression])
    /// `[PROPERTY] GRAPH …` (20.1).
    indirect case graph(GraphExpression)
    /// `[BINDING] TABLE …` (20.1).
    indirect case bindingTable(BindingTableExpression)

    // Operators, 20.20 to 20.28.

    /// `NOT`, `+`, `-`.
    indirect case unary(UnaryOperator, Expression)
    /// Arithmetic, `||`, XOR, and the operators of extensions.
    indirect case binary(BinaryOperator, Expression, Expression)
    /// `a AND b AND …`; at least two.
    case conjunction([Expression])
    /// `a OR b OR …`; at least two.
    case disjunction([Expression])
    /// `a = b` and the five others (19.3).
    indirect case comparison(ComparisonOperator, Expression, Expression)

    // Predicates, clause 19.

    /// `x IS [NOT] TRUE | FALSE | UNKNOWN` (20.20).
    indirect case isTruthValue(Expression, TruthValue, isNegated: Bool)
    /// `x IS [NOT] NULL` (19.5).
    indirect case isNull(Expression, isNegated: Bool)
    /// `x IS [NOT] TYPED type` (19.6).
    indirect case isTyped(Expression, ValueTypeSyntax, isNegated: Bool)
    /// `x IS [NOT] [NFC] NORMALIZED` (19.7).
    indirect case isNormalized(Expression, NormalForm?, isNegated: Bool)
    /// `e IS [NOT] DIRECTED` (19.8).
    indirect case isDirected(Expression, isNegated: Bool)
    /// `n IS [NOT] LABELED label` or `n:label` (19.9).
    indirect case isLabeled(Expression, LabelExpression, isNegated: Bool)
    /// `n IS [NOT] SOURCE OF e` (19.10).
    indirect case isSource(Expression, of: Expression, isNegated: Bool)
    /// `n IS [NOT] DESTINATION OF e` (19.10).
    indirect case isDestination(Expression, of: Expression, isNegated: Bool)
    /// `ALL_DIFFERENT(a, b)` (19.11).
    case allDifferent([Expression])
    /// `SAME(a, b)` (19.12).
    case same([Expression])
    /// `PROPERTY_EXISTS(n, name)` (19.13).
    indirect case propertyExists(Expression, name: Identifier)
    /// `EXISTS {…}` (19.4).
    case exists(SubqueryOperand)

    // Forms with keywords, 20.5 to 20.9.

    /// `LET x = 1 IN … END` (20.5).
    indirect case letIn([LetDefinition], Expression)
    /// `VALUE {…}` (20.6).
    indirect case valueQuery(ProcedureBody)
    /// `CASE x WHEN … END` (20.7).
    indirect case simpleCase(Expression, [SimpleWhen], otherwise: Expression?)
    /// `CASE WHEN … END` (20.7).
    indirect case searchedCase([SearchedWhen], otherwise: Expression?)
    /// `NULLIF(a, b)` (20.7).
    indirect case nullIf(Expression, Expression)
    /// `COALESCE(a, b, …)` (20.7).
    case coalesce([Expression])
    /// `CAST(x AS type)` (20.8).
    indirect case cast(Expression, ValueTypeSyntax)
    /// `COUNT(*)`, `SUM(x)`, … (20.9).
    indirect case aggregate(AggregateCall)

    // Functions, 20.10, 20.16, 20.22 to 20.29.

    /// A function of the standard, synonyms folded, and its arguments in parentheses.
    case call(StandardFunction, [Expression])
    /// Any other function and its arguments (extension).
    indirect case otherCall(OtherCall)
    /// `TRIM([LEADING | TRAILING | BOTH] [characters FROM] source)` (20.24, 20.25).
    indirect case trim(TrimSpecification?, characters: Expression?, source: Expression)
    /// `TRIM(list, count)` (20.16).
    indirect case trimList(Expression, count: Expression)
    /// `NORMALIZE(s, NFC)` (20.24).
    indirect case normalize(Expression, NormalForm?)
    /// `DURATION_BETWEEN(a, b) [YEAR TO MONTH | DAY TO SECOND]` (20.28).
    indirect case durationBetween(Expression, Expression, DurationQualifier?)

    // Extensions.

    /// `xs[0]`.
    indirect case element(Expression, at: Expression)
    /// `xs[1..3]`; either bound may be missing.
    indirect case slice(Expression, from: Expression?, to: Expression?)
    /// `[x IN xs WHERE … | …]`.
    indirect case listComprehension(ListComprehension)
    /// `[(a)-[:T]->(b) WHERE … | …]`.
    indirect case patternComprehension(PatternComprehension)
    /// `any(x IN xs WHERE …)`, and `all`, `none`, `single`.
    indirect case quantifiedPredicate(ListQuantifier, ListComprehension)
    /// `reduce(total = 0, x IN xs | total + x)`.
    indirect case reduce(ReduceExpression)
    /// `COUNT {…}`.
    case countSubquery(SubqueryOperand)
    /// `COLLECT {…}`.
    case collectSubquery(SubqueryOperand)
  }
}

extension Expression {
  /// A reference to a variable.
  init(_ variable: Identifier) {
    kind = .variable(variable.name, isDelimited: variable.isDelimited)
    range = variable.range
  }

  /// The variable, where it is no more than one.
  var variable: Identifier? {
    guard case .variable(let name, let isDelimited) = kind else { return nil }
    return Identifier(name: name, isDelimited: isDelimited, range: range)
  }
}

/// `<field>` of a record constructor (20.19).
struct RecordField: Sendable {
  var name: Identifier
  var value: Expression
  var range: SourceRange
}

/// `<simple when clause>` (20.7): the operands, any of which may hold, and the result.
struct SimpleWhen: Sendable {
  var operands: [WhenOperand]
  var result: Expression
  var range: SourceRange
}

/// `<when operand>` (20.7).
enum WhenOperand: Sendable {
  /// A value that the case operand must equal.
  case value(Expression)
  /// The second half of a predicate, as in `WHEN > 3` or `WHEN IS NULL`, with the case operand put before it.
  case predicate(Expression)
}

/// `<searched when clause>` (20.7).
struct SearchedWhen: Sendable {
  var condition: Expression
  var result: Expression
  var range: SourceRange
}

/// The operand of EXISTS (19.4), and of COUNT and COLLECT (extension).
indirect enum SubqueryOperand: Sendable {
  /// `{ (a)-[]->(b) WHERE … }`, or with parentheses.
  case pattern(GraphPattern)
  /// `{ MATCH … MATCH … }`, or with parentheses.
  case matches([MatchStatement])
  /// `{ … RETURN … }`.
  case query(ProcedureBody)
}

/// `<aggregate function>` (20.9).
struct AggregateCall: Sendable {
  var function: AggregateFunction
  var quantifier: SetQuantifier?
  /// The (dependent) argument; nil for `COUNT(*)`.
  var argument: Expression?
  /// The independent argument of a percentile.
  var fraction: Expression?
  var range: SourceRange
}

/// `<general set function type>` and `<binary set function type>` (20.9).
enum AggregateFunction: String, Sendable, Hashable, CaseIterable {
  case average = "AVG"
  case count = "COUNT"
  case maximum = "MAX"
  case minimum = "MIN"
  case sum = "SUM"
  /// Also `collect` (extension).
  case collectList = "COLLECT_LIST"
  case sampleDeviation = "STDDEV_SAMP"
  case populationDeviation = "STDDEV_POP"
  case continuousPercentile = "PERCENTILE_CONT"
  case discretePercentile = "PERCENTILE_DISC"
}

/// A call of a function that the standard does not have (extension): `text.join(…)`.
struct OtherCall: Sendable {
  /// What stands before its name, with periods behind it.
  var qualifiers: [Identifier]
  /// The name as written; case does not count.
  var name: Identifier
  /// `f(DISTINCT x)`.
  var isDistinct: Bool
  var arguments: [Expression]
  var range: SourceRange
}

/// The functions of the standard that take a list of arguments; the raw value is the preferred keyword.
enum StandardFunction: String, Sendable, Hashable, CaseIterable {
  // 20.10
  case elementID = "ELEMENT_ID"
  // 20.16
  case elements = "ELEMENTS"
  // 20.22
  /// Also `CHARACTER_LENGTH`.
  case charLength = "CHAR_LENGTH"
  /// Also `OCTET_LENGTH`.
  case byteLength = "BYTE_LENGTH"
  case pathLength = "PATH_LENGTH"
  case cardinality = "CARDINALITY"
  case size = "SIZE"
  /// Of numbers, and of durations (20.29).
  case absolute = "ABS"
  case modulus = "MOD"
  case sine = "SIN"
  case cosine = "COS"
  case tangent = "TAN"
  case cotangent = "COT"
  case hyperbolicSine = "SINH"
  case hyperbolicCosine = "COSH"
  case hyperbolicTangent = "TANH"
  case arcSine = "ASIN"
  case arcCosine = "ACOS"
  case arcTangent = "ATAN"
  case degrees = "DEGREES"
  case radians = "RADIANS"
  case logarithm = "LOG"
  case commonLogarithm = "LOG10"
  case naturalLogarithm = "LN"
  case exponential = "EXP"
  case power = "POWER"
  case squareRoot = "SQRT"
  case floor = "FLOOR"
  /// Also `CEILING`.
  case ceiling = "CEIL"
  // 20.24, 20.25
  case left = "LEFT"
  case right = "RIGHT"
  case upper = "UPPER"
  case lower = "LOWER"
  case trimBoth = "BTRIM"
  case trimLeading = "LTRIM"
  case trimTrailing = "RTRIM"
  // 20.27; those that begin with CURRENT_ and LOCAL_TIMESTAMP take no parentheses.
  case currentDate = "CURRENT_DATE"
  case date = "DATE"
  case currentTime = "CURRENT_TIME"
  case zonedTime = "ZONED_TIME"
  case localTime = "LOCAL_TIME"
  case currentTimestamp = "CURRENT_TIMESTAMP"
  case zonedDatetime = "ZONED_DATETIME"
  case localTimestamp = "LOCAL_TIMESTAMP"
  case localDatetime = "LOCAL_DATETIME"
  // 20.29
  case duration = "DURATION"
}

/// `[x IN list WHERE condition | result]` (extension).
struct ListComprehension: Sendable {
  var variable: Identifier
  var list: Expression
  var filter: Expression?
  var result: Expression?
  var range: SourceRange
}

/// `[p = pattern WHERE condition | result]` (extension).
struct PatternComprehension: Sendable {
  var pattern: PathPattern
  var filter: Expression?
  var result: Expression
  var range: SourceRange
}

/// `reduce(accumulator = start, variable IN list | step)` (extension).
struct ReduceExpression: Sendable {
  var accumulator: Identifier
  var start: Expression
  var variable: Identifier
  var list: Expression
  var step: Expression
  var range: SourceRange
}
