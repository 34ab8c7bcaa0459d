extension GQLStatus {
  /// What a condition means for the request that raised it.
  public enum Category: Sendable, Hashable {
    /// The request did what it was asked.
    case successfulCompletion
    /// It did, and there is something to know.
    case warning
    /// It did, and there was nothing to give.
    case noData
    /// It did, with a remark.
    case informational
    /// It did not.
    case exception
  }

  /// The class: the first two letters of the code.
  public var classCode: String { String(rawValue.prefix(2)) }

  /// The subclass: the last three letters of the code, `000` where the class has none.
  public var subclassCode: String { String(rawValue.suffix(3)) }

  /// What the condition means for the request.
  public var category: Category {
    switch classCode {
    case "00": .successfulCompletion
    case "01": .warning
    case "02": .noData
    case "03": .informational
    default: .exception
    }
  }

  /// The standard's name of the condition, without that of its class.
  public var condition: String {
    switch self {
    case .successfulCompletion: "successful completion"
    case .omittedResult: "omitted result"
    case .warning: "warning"
    case .warningStringRightTruncation: "string data, right truncation"
    case .warningGraphDoesNotExist: "graph does not exist"
    case .warningGraphTypeDoesNotExist: "graph type does not exist"
    case .nullValueEliminatedInSetFunction: "null value eliminated in set function"
    case .noData: "no data"
    case .informational: "informational"
    case .connectionException: "connection exception"
    case .transactionResolutionUnknown: "transaction resolution unknown"
    case .dataException: "data exception"
    case .stringDataRightTruncation: "string data, right truncation"
    case .numericValueOutOfRange: "numeric value out of range"
    case .nullValueNotAllowed: "null value not allowed"
    case .invalidDatetimeFormat: "invalid date, time, or, datetime format"
    case .datetimeFieldOverflow: "datetime field overflow"
    case .substringError: "substring error"
    case .divisionByZero: "division by zero"
    case .intervalFieldOverflow: "interval field overflow"
    case .invalidCharacterValueForCast: "invalid character value for cast"
    case .invalidArgumentForNaturalLogarithm: "invalid argument for natural logarithm"
    case .invalidArgumentForPowerFunction: "invalid argument for power function"
    case .trimError: "trim error"
    case .arrayDataRightTruncation: "array data, right truncation"
    case .negativeLimitValue: "negative limit value"
    case .invalidValueType: "invalid value type"
    case .valuesNotComparable: "values not comparable"
    case .invalidDatetimeFunctionFieldName: "invalid date, time, or datetime function field name"
    case .invalidDatetimeFunctionValue: "invalid datetime function value"
    case .invalidDurationFunctionFieldName: "invalid duration function field name"
    case .listDataRightTruncation: "list data, right truncation"
    case .listElementError: "list element error"
    case .invalidNumberOfPathsOrGroups: "invalid number of paths or groups"
    case .invalidDurationFormat: "invalid duration format"
    case .multipleAssignmentsToAGraphElementProperty: "multiple assignments to a graph element property"
    case .nodeLabelsBelowMinimum: "number of node labels below supported minimum"
    case .nodeLabelsAboveMaximum: "number of node labels exceeds supported maximum"
    case .edgeLabelsBelowMinimum: "number of edge labels below supported minimum"
    case .edgeLabelsAboveMaximum: "number of edge labels exceeds supported maximum"
    case .nodePropertiesAboveMaximum: "number of node properties exceeds supported maximum"
    case .edgePropertiesAboveMaximum: "number of edge properties exceeds supported maximum"
    case .recordFieldsDoNotMatch: "record fields do not match"
    case .referenceValueInvalidBaseType: "reference value, invalid base type"
    case .referenceValueInvalidConstrainedType: "reference value, invalid constrained type"
    case .recordDataFieldUnassignable: "record data, field unassignable"
    case .recordDataFieldMissing: "record data, field missing"
    case .malformedPath: "malformed path"
    case .pathDataRightTruncation: "path data, right truncation"
    case .referenceValueReferentDeleted: "reference value, referent deleted"
    case .invalidValueTypeGeneral: "invalid value type"
    case .invalidGroupVariableValue: "invalid group variable value"
    case .incompatibleTemporalInstantUnitGroups: "incompatible temporal instant unit groups"
    case .invalidTransactionState: "invalid transaction state"
    case .activeTransaction: "active GQL-transaction"
    case .catalogAndDataStatementMixingNotSupported: "catalog and data statement mixing not supported"
    case .readOnlyTransaction: "read-only GQL-transaction"
    case .accessingMultipleGraphsNotSupported: "accessing multiple graphs not supported"
    case .invalidTransactionTermination: "invalid transaction termination"
    case .transactionRollback: "transaction rollback"
    case .statementCompletionUnknown: "statement completion unknown"
    case .syntaxErrorOrAccessRuleViolation: "syntax error or access rule violation"
    case .invalidSyntax: "invalid syntax"
    case .invalidReference: "invalid reference"
    case .useOfVisuallyConfusableIdentifiers: "use of visually confusable identifiers"
    case .edgeLabelsBelowMinimumInType: "number of edge labels below supported minimum"
    case .edgeLabelsAboveMaximumInType: "number of edge labels exceeds supported maximum"
    case .edgePropertiesAboveMaximumInType: "number of edge properties exceeds supported maximum"
    case .nodeLabelsBelowMinimumInType: "number of node labels below supported minimum"
    case .nodeLabelsAboveMaximumInType: "number of node labels exceeds supported maximum"
    case .nodePropertiesAboveMaximumInType: "number of node properties exceeds supported maximum"
    case .nodeTypeKeyLabelsBelowMinimum: "number of node type key labels below supported minimum"
    case .nodeTypeKeyLabelsAboveMaximum: "number of node type key labels exceeds supported maximum"
    case .edgeTypeKeyLabelsBelowMinimum: "number of edge type key labels below supported minimum"
    case .edgeTypeKeyLabelsAboveMaximum: "number of edge type key labels exceeds supported maximum"
    case .dependentObjectError: "dependent object error"
    case .edgesStillExist: "edges still exist"
    case .endpointNodeIsDeleted: "endpoint node is deleted"
    case .endpointNodeNotInCurrentWorkingGraph: "endpoint node not in current working graph"
    case .graphTypeViolation: "graph type violation"
    }
  }

  /// The standard's name of the class.
  public var classCondition: String {
    GQLStatus(rawValue: classCode + "000")?.condition ?? condition
  }
}

extension GQLStatus: CustomStringConvertible {
  /// The code and the condition, as in `42001 (invalid syntax)`.
  public var description: String { "\(rawValue) (\(condition))" }
}
