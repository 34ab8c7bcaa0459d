/// What went wrong with a request, in words, with the place in its text.
///
/// Everything that a user can cause while a text is parsed, bound, planned or run arrives as this one type.
/// ISO/IEC 39075:2024, clause 23 calls the same thing a GQL-status object.
public struct GQLError: Error, Sendable, Hashable {
  /// The condition.
  public var status: GQLStatus
  /// What is wrong, as a sentence without a full stop.
  public var message: String
  /// Where, where that is known.
  public var range: SourceRange?
  /// What to write instead, where that can be said.
  public var hint: String?
  /// What was being done, where a session raised or handed on the error.
  public var diagnostics: DiagnosticRecord?

  /// Makes an error.
  public init(_ status: GQLStatus, _ message: String, at range: SourceRange? = nil, hint: String? = nil) {
    self.status = status
    self.message = message
    self.range = range
    self.hint = hint
    diagnostics = nil
  }
}

extension GQLError: CustomStringConvertible {
  /// The error in one line: code, message and hint. `rendered(in:name:)` shows the text as well.
  public var description: String {
    "error[\(status.rawValue)]: \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// Several errors of one text, in the order of their places; never empty.
public struct GQLErrors: Error, Sendable, Hashable {
  /// The error that comes first in the text.
  public let first: GQLError
  /// Those after it.
  public let others: [GQLError]

  /// Makes a collection of one.
  public init(_ error: GQLError) {
    first = error
    others = []
  }

  /// Makes a collection, or nothing of an empty list.
  public init?(_ errors: [GQLError]) {
    guard let first = errors.first else { return nil }
    self.first = first
    others = Array(errors.dropFirst())
  }

  /// Every error, in order.
  public var all: [GQLError] { [first] + others }
}

extension GQLErrors: CustomStringConvertible {
  /// One line per error.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
