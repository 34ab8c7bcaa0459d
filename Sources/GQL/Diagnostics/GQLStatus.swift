/// A GQLSTATUS: the outcome of a request as a class and a subclass, five letters in all.
///
/// Every condition of the standard is a case, so that a status that does not exist can't be written.
/// ISO/IEC 39075:2024, clause 23.1.
public enum GQLStatus: String, Sendable, Hashable, CaseIterable {
  // MARK: Class 00, successful completion
  /// Successful completion, no subclass.
  case successfulCompletion = "00000"
  /// Omitted result.
  case omittedResult = "00001"
  // MARK: Class 01, warning
  /// Warning, no subclass.
  case warning = "01000"
  /// String data, right truncation.
  case warningStringRightTruncation = "01004"
  /// Graph does not exist.
  case warningGraphDoesNotExist = "01G03"
  /// Graph type does not exist.
  case warningGraphTypeDoesNotExist = "01G04"
  /// Null value eliminated in set function.
  case nullValueEliminatedInSetFunction = "01G11"
  // MARK: Class 02, no data
  /// No data, no subclass.
  case noData = "02000"
  // MARK: Class 03, informational
  /// Informational, no subclass.
  case informational = "03000"
  // MARK: Class 08, connection exception
  /// Connection exception, no subclass.
  case connectionException = "08000"
  /// Transaction resolution unknown.
  case transactionResolutionUnknown = "08007"
  // MARK: Class 22, data exception
  /// Data exception, no subclass.
  case dataException = "22000"
  /// String data, right truncation.
  case stringDataRightTruncation = "22001"
  /// Numeric value out of range.
  case numericValueOutOfRange = "22003"
  /// Null value not allowed.
  case nullValueNotAllowed = "22004"
  /// Invalid date, time, or, datetime format.
  case invalidDatetimeFormat = "22007"
  /// Datetime field overflow.
  case datetimeFieldOverflow = "22008"
  /// Substring error.
  case substringError = "22011"
  /// Division by zero.
  case divisionByZero = "22012"
  /// Interval field overflow.
  case intervalFieldOverflow = "22015"
  /// Invalid character value for cast.
  case invalidCharacterValueForCast = "22018"
  /// Invalid argument for natural logarithm.
  case invalidArgumentForNaturalLogarithm = "2201E"
  /// Invalid argument for power function.
  case invalidArgumentForPowerFunction = "2201F"
  /// Trim error.
  case trimError = "22027"
  /// Array data, right truncation.
  case arrayDataRightTruncation = "2202F"
  /// Negative limit value.
  case negativeLimitValue = "22G02"
  /// Invalid value type.
  case invalidValueType = "22G03"
  /// Values not comparable.
  case valuesNotComparable = "22G04"
  /// Invalid date, time, or datetime function field name.
  case invalidDatetimeFunctionFieldName = "22G05"
  /// Invalid datetime function value.
  case invalidDatetimeFunctionValue = "22G06"
  /// Invalid duration function field name.
  case invalidDurationFunctionFieldName = "22G07"
  /// List data, right truncation.
  case listDataRightTruncation = "22G0B"
  /// List element error.
  case listElementError = "22G0C"
  /// Invalid number of paths or groups.
  case invalidNumberOfPathsOrGroups = "22G0F"
  /// Invalid duration format.
  case invalidDurationFormat = "22G0H"
  /// Multiple assignments to a graph element property.
  case multipleAssignmentsToAGraphElementProperty = "22G0M"
  /// Number of node labels below supported minimum.
  case nodeLabelsBelowMinimum = "22G0N"
  /// Number of node labels exceeds supported maximum.
  case nodeLabelsAboveMaximum = "22G0P"
  /// Number of edge labels below supported minimum.
  case edgeLabelsBelowMinimum = "22G0Q"
  /// Number of edge labels exceeds supported maximum.
  case edgeLabelsAboveMaximum = "22G0R"
  /// Number of node properties exceeds supported maximum.
  case nodePropertiesAboveMaximum = "22G0S"
  /// Number of edge properties exceeds supported maximum.
  case edgePropertiesAboveMaximum = "22G0T"
  /// Record fields do not match.
  case recordFieldsDoNotMatch = "22G0U"
  /// Reference value, invalid base type.
  case referenceValueInvalidBaseType = "22G0V"
  /// Reference value, invalid constrained type.
  case referenceValueInvalidConstrainedType = "22G0W"
  /// Record data, field unassignable.
  case recordDataFieldUnassignable = "22G0X"
  /// Record data, field missing.
  case recordDataFieldMissing = "22G0Y"
  /// Malformed path.
  case malformedPath = "22G0Z"
  /// Path data, right truncation.
  case pathDataRightTruncation = "22G10"
  /// Reference value, referent deleted.
  case referenceValueReferentDeleted = "22G11"
  /// Invalid value type.
  case invalidValueTypeGeneral = "22G12"
  /// Invalid group variable value.
  case invalidGroupVariableValue = "22G13"
  /// Incompatible temporal instant unit groups.
  case incompatibleTemporalInstantUnitGroups = "22G14"
  // MARK: Class 25, invalid transaction state
  /// Invalid transaction state, no subclass.
  case invalidTransactionState = "25000"
  /// Active GQL-transaction.
  case activeTransaction = "25G01"
  /// Catalog and data statement mixing not supported.
  case catalogAndDataStatementMixingNotSupported = "25G02"
  /// Read-only GQL-transaction.
  case readOnlyTransaction = "25G03"
  /// Accessing multiple graphs not supported.
  case accessingMultipleGraphsNotSupported = "25G04"
  // MARK: Class 2D, invalid transaction termination
  /// Invalid transaction termination, no subclass.
  case invalidTransactionTermination = "2D000"
  // MARK: Class 40, transaction rollback
  /// Transaction rollback, no subclass.
  case transactionRollback = "40000"
  /// Statement completion unknown.
  case statementCompletionUnknown = "40003"
  // MARK: Class 42, syntax error or access rule violation
  /// Syntax error or access rule violation, no subclass.
  case syntaxErrorOrAccessRuleViolation = "42000"
  /// Invalid syntax.
  case invalidSyntax = "42001"
  /// Invalid reference.
  case invalidReference = "42002"
  /// Use of visually confusable identifiers.
  case useOfVisuallyConfusableIdentifiers = "42004"
  /// Number of edge labels below supported minimum.
  case edgeLabelsBelowMinimumInType = "42006"
  /// Number of edge labels exceeds supported maximum.
  case edgeLabelsAboveMaximumInType = "42007"
  /// Number of edge properties exceeds supported maximum.
  case edgePropertiesAboveMaximumInType = "42008"
  /// Number of node labels below supported minimum.
  case nodeLabelsBelowMinimumInType = "42009"
  /// Number of node labels exceeds supported maximum.
  case nodeLabelsAboveMaximumInType = "42010"
  /// Number of node properties exceeds supported maximum.
  case nodePropertiesAboveMaximumInType = "42011"
  /// Number of node type key labels below supported minimum.
  case nodeTypeKeyLabelsBelowMinimum = "42012"
  /// Number of node type key labels exceeds supported maximum.
  case nodeTypeKeyLabelsAboveMaximum = "42013"
  /// Number of edge type key labels below supported minimum.
  case edgeTypeKeyLabelsBelowMinimum = "42014"
  /// Number of edge type key labels exceeds supported maximum.
  case edgeTypeKeyLabelsAboveMaximum = "42015"
  // MARK: Class G1, dependent object error
  /// Dependent object error, no subclass.
  case dependentObjectError = "G1000"
  /// Edges still exist.
  case edgesStillExist = "G1001"
  /// Endpoint node is deleted.
  case endpointNodeIsDeleted = "G1002"
  /// Endpoint node not in current working graph.
  case endpointNodeNotInCurrentWorkingGraph = "G1003"
  // MARK: Class G2, graph type violation
  /// Graph type violation, no subclass.
  case graphTypeViolation = "G2000"
}
