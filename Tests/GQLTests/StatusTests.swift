import Testing

@testable import GQL

/// Every status that can arise before a statement runs has a case in `Golden/rows/statuses.txt`.
@Suite struct StatusTests {
  /// What the lexer, the parser, the binder and the session's commands raise: 42000 is shown by `BinderRobustnessTests`, the
  /// limits of graph types by `ObjectParameterTests`.
  static let beforeExecution: Set<GQLStatus> = [
    .warning, .warningGraphDoesNotExist, .warningGraphTypeDoesNotExist, .connectionException,
    .numericValueOutOfRange, .nullValueNotAllowed, .invalidDatetimeFormat, .intervalFieldOverflow,
    .negativeLimitValue, .invalidValueType, .invalidNumberOfPathsOrGroups, .invalidDurationFormat,
    .multipleAssignmentsToAGraphElementProperty, .recordFieldsDoNotMatch, .activeTransaction,
    .catalogAndDataStatementMixingNotSupported, .readOnlyTransaction, .invalidTransactionTermination,
    .invalidSyntax,
    .invalidReference, .dependentObjectError, .graphTypeViolation,
  ]

  @Test func everyStatusHasACase() throws {
    let cases = try PlanScript("rows/statuses.txt").cases
    let shown = Set(cases.compactMap { GQLStatus(rawValue: String($0.title.prefix { $0 != " " })) })
    #expect(Self.beforeExecution.subtracting(shown).map(\.rawValue).sorted() == [])
    for item in cases {
      let status = String(item.title.prefix { $0 != " " })
      if GQLStatus(rawValue: status)?.category == .exception {
        #expect(item.expected.contains(status), "\(item.title)")
      }
    }
  }
}
