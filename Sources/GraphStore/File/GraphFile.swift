/// Keeps what was committed beyond the life of the process: the place for a write-ahead log.
///
/// A durable home of a graph is told of each state that must last. `GraphFile` writes the whole graph anew; a log would append
/// the difference and write the whole only now and then. Whoever commits decides when to call.
public protocol Durability: Sendable {
  /// Returns once the snapshot would survive the end of the process.
  func persist(_ snapshot: Snapshot) throws
}

/// A graph that lives in a native `.graph` file.
///
///     let file = try GraphFile.open("people.graph")
///     try file.graph.write { try $0.insertNode(labels: ["Person"]) }
///     try file.save()
public final class GraphFile: Durability {
  /// The graph in memory; its pages lie in the file until they are changed.
  public let graph: Graph

  /// Where the file is.
  public let path: String

  private init(_ path: String, _ graph: Graph) {
    self.path = path
    self.graph = graph
  }

  /// Opens a file. O(names and statistics): the rest is mapped, and verified when it is first read.
  ///
  /// Throws `GraphError.file` where there is no file or it is no graph file of this version, `GraphError.damagedSection` where
  /// header, table or catalog are damaged. Damage that is met later shows as `Snapshot.damage`.
  public static func open(_ path: String) throws -> GraphFile {
    let state = try StateReader(MappedFile(path)).state()
    return GraphFile(path, Graph(state))
  }

  /// Makes a file with an empty graph.
  public static func create(_ path: String) throws -> GraphFile {
    let file = GraphFile(path, Graph())
    try file.save()
    return file
  }

  /// Writes the graph as it is now in place of the file, atomically: a reader sees the old file or the new one, and a crash
  /// leaves one of them whole.
  public func save() throws {
    try persist(graph.snapshot())
  }

  /// Writes a snapshot in place of the file, atomically. O(graph); readers and the writer of the graph go on meanwhile.
  public func persist(_ snapshot: Snapshot) throws {
    try snapshot.write(to: path)
  }
}

extension Graph {
  /// Opens a native file; see `GraphFile.open(_:)`.
  public static func open(_ path: String) throws -> Graph {
    try GraphFile.open(path).graph
  }

  /// Writes the graph as it is now to a native file, atomically.
  public func save(to path: String) throws {
    try snapshot().write(to: path)
  }
}

extension Snapshot {
  /// Writes the graph to a native file: to a new file beside it, synced, then renamed. O(graph).
  public func write(to path: String) throws {
    var writer = try StateWriter(state, to: path)
    try writer.write()
  }

  /// The first damage that was met in the file in which the graph lies; nil where there was none so far.
  ///
  /// What is damaged reads as empty, so whoever answers from a file must look here before handing out the answer.
  public var damage: GraphError? { state.file?.damage }

  /// How many blocks of the file were read so far, and how many there are; nil for a graph that is in no file.
  public var verifiedBlocks: (verified: Int, all: Int)? { state.file?.verifiedBlocks }
}
