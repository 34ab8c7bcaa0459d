public import GraphStore

/// What a GQL-status object tells beside its condition: what was being done, and where (23.2; Feature GA08).
///
/// Results and errors of a session carry one:
///
///     do {
///       try session.execute("MATCH (n) RETURN m")
///     } catch let error as GQLError {
///       print(error.status, error.diagnostics?.invalidReference ?? "")  // 42002 m
///     }
public struct DiagnosticRecord: Sendable, Hashable {
  /// What was being done.
  public var operation: Operation
  /// The working schema at that time, as `/` or `/public`.
  public var currentSchema: String
  /// The name that stands for nothing, where the condition is 42002 and its place is known.
  public var invalidReference: String?

  /// Makes a record.
  public init(operation: Operation, currentSchema: String = "/", invalidReference: String? = nil) {
    self.operation = operation
    self.currentSchema = currentSchema
    self.invalidReference = invalidReference
  }

  /// The record as a value of the language, under the standard's names of its fields.
  public var record: Record {
    var fields: [(String, Value)] = [
      ("OPERATION", .string(operation.name)), ("OPERATION_CODE", .string(String(operation.rawValue))),
      ("CURRENT_SCHEMA", .string(currentSchema)),
    ]
    if let invalidReference { fields.append(("INVALID_REFERENCE", .string(invalidReference))) }
    return Record(fields)
  }
}

extension DiagnosticRecord {
  /// The operations of a GQL-request, by the names of their productions.
  ///
  /// The raw values are the operation codes, a numbering of this implementation; they stay as they are.
  public enum Operation: Int, Sendable, Hashable, CaseIterable {
    /// A text that could not be taken apart into commands.
    case program = 0
    case query = 1
    case dataModification = 2
    case catalogModification = 3
    case createSchema = 10
    case dropSchema = 11
    case createGraph = 12
    case dropGraph = 13
    case createGraphType = 14
    case dropGraphType = 15
    case createIndex = 16
    case dropIndex = 17
    case sessionSet = 20
    case sessionReset = 21
    case sessionClose = 22
    case startTransaction = 30
    case rollback = 31
    case commit = 32

    /// The name of the production, in capitals.
    public var name: String {
      switch self {
      case .program: "GQL-PROGRAM"
      case .query: "QUERY SPECIFICATION"
      case .dataModification: "DATA-MODIFYING PROCEDURE SPECIFICATION"
      case .catalogModification: "CATALOG-MODIFYING PROCEDURE SPECIFICATION"
      case .createSchema: "CREATE SCHEMA STATEMENT"
      case .dropSchema: "DROP SCHEMA STATEMENT"
      case .createGraph: "CREATE GRAPH STATEMENT"
      case .dropGraph: "DROP GRAPH STATEMENT"
      case .createGraphType: "CREATE GRAPH TYPE STATEMENT"
      case .dropGraphType: "DROP GRAPH TYPE STATEMENT"
      case .createIndex: "CREATE INDEX STATEMENT"
      case .dropIndex: "DROP INDEX STATEMENT"
      case .sessionSet: "SESSION SET COMMAND"
      case .sessionReset: "SESSION RESET COMMAND"
      case .sessionClose: "SESSION CLOSE COMMAND"
      case .startTransaction: "START TRANSACTION COMMAND"
      case .rollback: "ROLLBACK COMMAND"
      case .commit: "COMMIT COMMAND"
      }
    }
  }
}

extension GQLError {
  /// The error with a record of what was being done, unless it has one.
  ///
  /// - Parameter text: The text that the error's range is a part of, for the name that stands for nothing.
  func diagnosed(_ record: DiagnosticRecord, in text: String? = nil) -> GQLError {
    guard diagnostics == nil else { return self }
    var error = self
    var record = record
    if status == .invalidReference, let range, let text {
      let bytes = text.utf8
      if range.bytes.upperBound <= bytes.count {
        record.invalidReference = String(
          decoding: bytes.dropFirst(range.bytes.lowerBound).prefix(range.bytes.count), as: UTF8.self)
      }
    }
    error.diagnostics = record
    return error
  }
}

extension DiagnosticRecord {
  /// Runs something; its errors of the language carry the record.
  func attached<Result>(in text: String? = nil, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as GQLError {
      throw error.diagnosed(self, in: text)
    } catch let errors as GQLErrors {
      throw GQLErrors(errors.all.map { $0.diagnosed(self, in: text) }) ?? errors
    }
  }
}
