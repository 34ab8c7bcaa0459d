import FoundationEssentials
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

  /// What the front names and shows elsewhere, or as the status of a success.
  static let elsewhere: Set<GQLStatus> = [
    .successfulCompletion, .omittedResult, .noData, .syntaxErrorOrAccessRuleViolation,
    .nodeLabelsAboveMaximumInType, .nodeTypeKeyLabelsAboveMaximum, .edgeLabelsAboveMaximumInType,
    .edgeTypeKeyLabelsAboveMaximum,
    // For a value whose error has a status that the standard does not have: there is none.
    .dataException,
    // For a system's clock that is outside of the range of years.
    .datetimeFieldOverflow,
  ]

  /// No status is raised before execution without being on one of the lists above.
  @Test func theListsAreWhole() throws {
    let codes = Dictionary(
      try Self.words(behind: "  case ", in: "Diagnostics").compactMap { word, rest in
        GQLStatus(rawValue: String(rest.dropFirst(4).prefix(5))).map { (word, $0) }
      }, uniquingKeysWith: { first, _ in first })
    #expect(codes.count == GQLStatus.allCases.count)
    let raised = try ["Lexer", "Parser", "Binder", "Session"].flatMap { folder in
      try Self.words(behind: "GQLError(", in: folder).compactMap { codes[$0.word] }
    }
    #expect(raised.count > 50)
    let missing = Set(raised).subtracting(Self.beforeExecution).subtracting(Self.elsewhere)
    #expect(missing.map(\.rawValue).sorted() == [])
  }

  /// The words of a folder's sources that follow a text, perhaps on the next line and with a period before them; and what is
  /// behind each.
  private static func words(
    behind mark: String, in folder: String
  ) throws -> [(word: String, rest: Substring)] {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let path = root.appendingPathComponent("Sources/GQL/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: path.path).flatMap { file in
      let source = try String(contentsOf: path.appendingPathComponent(file), encoding: .utf8)
      return source.split(separator: mark).dropFirst().map { part in
        let text = part.drop { $0.isWhitespace || $0 == "." }
        let word = text.prefix { $0.isLetter }
        return (String(word), text[word.endIndex...])
      }
    }
  }

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
