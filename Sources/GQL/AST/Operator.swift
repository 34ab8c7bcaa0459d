/// An operator with one operand.
enum UnaryOperator: Sendable, Hashable {
  /// `NOT x` (20.20).
  case not
  /// `+x` (20.21).
  case plus
  /// `-x` (20.21).
  case minus
}

/// An operator with two operands that is neither a comparison nor AND or OR.
enum BinaryOperator: Sendable, Hashable, CaseIterable {
  /// `+` (20.21).
  case add
  /// `-` (20.21).
  case subtract
  /// `*` (20.21).
  case multiply
  /// `/` (20.21).
  case divide
  /// `||` (20.13, 20.15, 20.23).
  case concatenate
  /// `XOR` (20.20).
  case exclusiveOr
  /// `%` (extension).
  case modulo
  /// `^` (extension).
  case power
  /// `IN` (extension).
  case isIn
  /// `STARTS WITH` (extension).
  case startsWith
  /// `ENDS WITH` (extension).
  case endsWith
  /// `CONTAINS` (extension).
  case contains
  /// `LIKE` (extension).
  case like
  /// `=~`: a regular expression that must match the whole text (extension).
  case matchesRegularExpression
}

/// `<comp op>` (19.3).
enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  /// Also `!=` (extension).
  case notEqual = "<>"
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
}

/// `<truth value>` (20.20).
enum TruthValue: String, Sendable, Hashable, CaseIterable {
  case isTrue = "TRUE"
  case isFalse = "FALSE"
  case isUnknown = "UNKNOWN"
}

/// `<normal form>` (20.24).
enum NormalForm: String, Sendable, Hashable, CaseIterable {
  case nfc = "NFC"
  case nfd = "NFD"
  case nfkc = "NFKC"
  case nfkd = "NFKD"
}

/// `<trim specification>` (20.24).
enum TrimSpecification: String, Sendable, Hashable, CaseIterable {
  case leading = "LEADING"
  case trailing = "TRAILING"
  case both = "BOTH"
}

/// Which elements of a list a condition must hold for (extension).
enum ListQuantifier: String, Sendable, Hashable, CaseIterable {
  case any
  case all
  case none
  case single
}
