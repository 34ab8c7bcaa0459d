import GraphStore

/// What the operators of one execution share: the graphs, the parameters, the limits and what has been counted.
///
/// A class, because modifications advance the state that later operators read. One thread uses it at a time; a
/// parallel step gives each thread a `fork`.
final class ExecutionContext {
  let graphs: WorkingGraphs
  let parameters: [String: Value]
  let limits: ExecutionLimits
  /// The number of rows in a batch.
  let batchSize: Int
  /// How many threads a step may use.
  let threads: Int
  let environment: ExecutionEnvironment
  /// What has been changed so far.
  var changes = ChangeTally()
  /// The rows that the `argument` leaf of a subquery takes when it is made.
  var argument = Batch.unit
  /// The rows of tables by number.
  var tables: [Int: [Batch]] = [:]
  private var moment: ZonedDateTime?
  /// The share of a parallel step in the pages of the scan at its bottom; looked at when operators are made.
  var scanShare: ScanShare?
  /// What a sort tells the scan at its bottom; looked at when operators are made.
  var topBound: TopBound?
  /// Where rows and times are counted, for PROFILE.
  let profile: ExecutionProfile?

  init(
    graphs: WorkingGraphs, parameters: [String: Value] = [:], limits: ExecutionLimits = ExecutionLimits(),
    batchSize: Int = Batch.preferredRowCount, threads: Int = 1,
    environment: ExecutionEnvironment, profile: ExecutionProfile? = nil
  ) {
    self.graphs = graphs
    self.parameters = parameters
    self.limits = limits
    self.batchSize = max(1, batchSize)
    self.threads = max(1, threads)
    self.environment = environment
    self.profile = profile
  }

  /// The working graph as it stands now. Read it when the first row has come, not before: a step below may write.
  var snapshot: Snapshot { graphs.current.snapshot }

  /// A graph as it stands now.
  ///
  /// - Throws: 42002 where there is none of that name.
  func snapshot(of graph: GraphReference) throws -> Snapshot { try graphs.graph(graph).snapshot }

  /// The moment of the statement, one for all of its rows, in the session's time zone.
  func now() throws -> ZonedDateTime {
    if let moment { return moment }
    let read = try environment.clock(environment.timeZone)
    moment = read
    return read
  }

  /// The value of `$name`.
  ///
  /// - Throws: 42002 without such a parameter.
  func parameter(_ name: String) throws -> Value {
    guard let value = parameters[name] else {
      throw GQLError(
        .invalidReference, "the parameter $\(name) has no value",
        hint: Suggestion.nearest(to: name, among: parameters.keys.sorted()).map { "did you mean $\($0)?" })
    }
    return value
  }

  /// A context for another thread that reads the same state; it shares limits and nothing that changes.
  ///
  /// - Throws: what `now` throws.
  func fork() throws -> ExecutionContext {
    let fork = ExecutionContext(
      graphs: graphs, parameters: parameters, limits: limits, batchSize: batchSize, threads: 1,
      environment: environment, profile: nil)
    fork.argument = argument
    fork.tables = tables
    fork.moment = try now()
    return fork
  }
}

/// What a modification counted; `ChangeCounts` is the public form.
struct ChangeTally: Sendable, Hashable {
  var nodesInserted = 0
  var edgesInserted = 0
  var nodesDeleted = 0
  var edgesDeleted = 0
  var propertiesSet = 0
  var propertiesRemoved = 0
  var labelsAdded = 0
  var labelsRemoved = 0

  /// Whether an element may be gone that a row still refers to.
  var hasDeletions: Bool { nodesDeleted + edgesDeleted > 0 }
}

/// One of several equal parts of a scan, in the order of pages.
struct ScanShare: Sendable, Hashable {
  let number: Int
  let count: Int

  /// The pages of this part.
  func pages(of total: Int) -> Range<Int> {
    total * number / count..<total * (number + 1) / count
  }
}
