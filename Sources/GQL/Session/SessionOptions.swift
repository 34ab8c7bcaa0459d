public import GraphStore

/// How a session runs its statements.
public struct SessionOptions: Sendable, Hashable {
  /// How long one statement may take; nil: as long as it needs.
  public var timeout: Duration?
  /// How many bytes one statement may hold for sorting, grouping and joining; nil: as many as there are.
  public var memoryLimit: Int?
  /// How many threads one statement may use, at least 1; nil: as many as there are cores.
  public var threads: Int?
  /// Whether text outside the standard is refused, with GQLSTATUS 42001.
  public var isStrict = false
  /// Whether statements that write are refused, with GQLSTATUS 25G03.
  public var isReadOnly = false
  /// The time zone in which the session begins.
  public var timeZone = TimeZoneRules.utc
  /// The names of optimizer rules that are switched off, for tests and for the study of plans.
  public var disabledRules: Set<String> = []
  /// The number of rows in a batch, at least 1.
  public var batchSize = 2048

  /// Makes options with their defaults.
  public init() {}
}
