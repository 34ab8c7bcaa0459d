import Synchronization

/// Why a query was stopped before its end.
public struct ExecutionLimitError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What ran out.
  public enum Kind: Sendable, Hashable {
    /// The time that the session allows a query.
    case time
    /// The memory that the session allows a query.
    case memory
    /// Nothing: somebody cancelled the query.
    case cancellation
  }

  /// What ran out.
  public let kind: Kind
  /// A sentence without a full stop.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

/// What a query may use: checked per batch, and within long searches every few thousand steps.
///
/// Shared by the threads of one query. A class, because its counters are one for all of them.
final class ExecutionLimits: Sendable {
  private let deadline: ContinuousClock.Instant?
  /// Apart from it, because a checkpoint comes often and most statements have none.
  private let hasDeadline: Bool
  private let timeout: Duration?
  private let memoryLimit: Int?
  private let usedMemory = Atomic<Int>(0)
  private let cancelled = Atomic<Bool>(false)

  /// Makes limits that start now; nil is no limit. Memory in bytes.
  init(timeout: Duration? = nil, memoryLimit: Int? = nil) {
    self.timeout = timeout
    self.memoryLimit = memoryLimit
    deadline = timeout.map { ContinuousClock.now + $0 }
    hasDeadline = timeout != nil
  }

  /// Makes the next checkpoint of each thread throw; from any thread.
  func cancel() {
    cancelled.store(true, ordering: .relaxed)
  }

  /// Throws `ExecutionLimitError` where the query must end.
  func checkpoint() throws {
    if cancelled.load(ordering: .relaxed) {
      throw ExecutionLimitError(.cancellation, "the query was cancelled")
    }
    if hasDeadline, let deadline, let timeout, ContinuousClock.now >= deadline {
      throw ExecutionLimitError(.time, "the query took longer than \(timeout)")
    }
  }

  /// Counts memory that an operator holds on to, in bytes; throws where the budget is used up.
  func reserve(_ bytes: Int) throws {
    let total = usedMemory.wrappingAdd(bytes, ordering: .relaxed).newValue
    if let memoryLimit, total > memoryLimit {
      throw ExecutionLimitError(.memory, "the query needs more than \(memoryLimit) bytes of memory")
    }
  }

  /// How many bytes are counted now.
  var reservedByteCount: Int { usedMemory.load(ordering: .relaxed) }

  /// Gives memory back.
  func release(_ bytes: Int) {
    usedMemory.wrappingSubtract(bytes, ordering: .relaxed)
  }
}
