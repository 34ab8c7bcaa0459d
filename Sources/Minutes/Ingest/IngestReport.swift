public import GraphStore

/// What an ingest understood, document by document, and what it did not.
public struct IngestReport: Sendable {
  public internal(set) var documents: [DocumentReport] = []
  /// The files that were not read as minutes, and why.
  public internal(set) var failures: [MinutesError] = []
  /// How many edges of identity join attendees of several meetings.
  public internal(set) var identityCount = 0
  /// The review file of these identities (see `IdentityReview`).
  public internal(set) var identityReview = ""
}

/// What was understood of one file.
public struct DocumentReport: Sendable {
  public let name: String
  public let encoding: TextEncoding
  /// Whether the graph held a file of the same content before, so that nothing was written.
  public let isRepeated: Bool
  /// The form of remarks, one for each sitting.
  public let forms: [RemarkForm]
  public let headings: [String]
  public let sittings: Int
  public let attendees: Int
  public let topics: Int
  public let remarks: Int
  public let remarksByAttribution: [Remark.Attribution: Int]
  public let mentionsByKind: [Concept.Kind: Int]
  /// The lines that are not blank.
  public let lines: Int
  /// The 1-based numbers of lines that no rule explains.
  public let unexplainedLines: [Int]
  public let diagnostics: [Diagnostic]

  init(_ document: MinutesDocument, isRepeated: Bool) {
    let sittings = document.sittings
    name = document.name
    encoding = document.encoding
    self.isRepeated = isRepeated
    forms = sittings.map(\.form)
    headings = sittings.flatMap(\.headings)
    self.sittings = sittings.count
    attendees = sittings.reduce(0) { $0 + $1.attendees.count }
    topics = sittings.reduce(0) { $0 + $1.topics.count }
    remarks = sittings.reduce(0) { $0 + $1.remarks.count }
    remarksByAttribution = Self.counts(of: sittings.flatMap { $0.remarks.lazy.map(\.attribution) })
    mentionsByKind = Self.counts(
      of: sittings.flatMap { $0.remarks.lazy.flatMap { $0.mentions.lazy.map(\.concept.kind) } })
    lines = sittings.reduce(0) { $0 + $1.lineCount }
    unexplainedLines = sittings.flatMap(\.unexplainedLines)
    diagnostics = document.diagnostics
  }
}

extension DocumentReport {
  /// How often each kind occurs, those aside that do not.
  private static func counts<Kind: CaseIterable & Hashable>(of kinds: [Kind]) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    for kind in Kind.allCases {
      let count = kinds.count { $0 == kind }
      if count > 0 { counts[kind] = count }
    }
    return counts
  }
}

// MARK: - Text

extension IngestReport: CustomStringConvertible {
  /// The report as a person reads it: a paragraph for each document, then the files that were not read.
  public var description: String {
    var text = documents.map(\.description).joined(separator: "\n")
    if identityCount > 0 { text += "\nidentities across meetings: \(identityCount)\n" }
    if !failures.isEmpty {
      text += "\nnot read: \(failures.count)\n" + failures.map { "  \($0)\n" }.joined()
    }
    return text
  }
}

extension DocumentReport: CustomStringConvertible {
  public var description: String {
    var text = name + (isRepeated ? " (already in the graph, nothing written)" : "") + "\n"
    func line(_ label: String, _ value: String) { text += "  \(label): \(value)\n" }
    line("form", forms.map(\.rawValue).joined(separator: ", ") + " (\(encoding.rawValue))")
    line("headings", headings.isEmpty ? "none" : headings.joined(separator: " | "))
    line("attendees", "\(attendees)")
    line("topics", "\(topics)")
    line("remarks", "\(remarks)" + counts(remarksByAttribution, Remark.Attribution.allCases))
    line(
      "mentions",
      "\(mentionsByKind.values.reduce(0, +))" + counts(mentionsByKind, Concept.Kind.allCases))
    line(
      "lines not understood",
      "\(unexplainedLines.count) of \(lines)"
        + (unexplainedLines.isEmpty ? "" : ": " + unexplainedLines.map(String.init).joined(separator: ", ")))
    for diagnostic in diagnostics { line("line \(diagnostic.line)", diagnostic.message) }
    return text
  }

  private func counts<Kind: RawRepresentable<String>>(_ counts: [Kind: Int], _ order: [Kind]) -> String {
    let parts = order.compactMap { kind in counts[kind].map { "\(kind.rawValue) \($0)" } }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }
}

// MARK: - As a value

extension IngestReport {
  /// The report as a record of lists and records, for output as JSON.
  public var value: Value {
    .record(
      Record([
        ("documents", .list(documents.map(\.value))),
        (
          "failures",
          .list(
            failures.map {
              .record(Record([("path", .string($0.path)), ("reason", .string($0.description))]))
            })
        ), ("identities", .int64(Int64(identityCount))),
      ]))
  }
}

extension DocumentReport {
  /// The document's part of the report as a record.
  public var value: Value {
    func count(_ number: Int) -> Value { .int64(Int64(number)) }
    return .record(
      Record([
        ("name", .string(name)), ("encoding", .string(encoding.rawValue)), ("repeated", .boolean(isRepeated)),
        ("forms", .list(forms.map { .string($0.rawValue) })), ("headings", .list(headings.map(Value.string))),
        ("sittings", count(sittings)), ("attendees", count(attendees)), ("topics", count(topics)),
        ("remarks", count(remarks)),
        (
          "remarksByAttribution",
          .record(
            Record(
              Remark.Attribution.allCases.map { ($0.rawValue, count(remarksByAttribution[$0] ?? 0)) }))
        ),
        (
          "mentionsByKind",
          .record(Record(Concept.Kind.allCases.map { ($0.rawValue, count(mentionsByKind[$0] ?? 0)) }))
        ), ("lines", count(lines)), ("linesNotUnderstood", .list(unexplainedLines.map(count))),
        (
          "diagnostics",
          .list(
            diagnostics.map {
              .record(Record([("line", count($0.line)), ("message", .string($0.message))]))
            })
        ),
      ]))
  }
}
