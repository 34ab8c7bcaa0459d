import GraphStore

/// Native files as commands open, keep and check them.
enum NativeFile {
  static func open(_ path: String) throws -> Graph {
    try Graph.open(path)
  }

  /// Writes a graph in place of the file; what the store says of its temporary file is said of the file itself.
  static func save(_ graph: Graph, to path: String) throws {
    do {
      try graph.save(to: path)
    } catch GraphError.file(_, let reason) {
      throw FileError(path: path, reason: reason)
    }
  }

  static func check(_ path: String) throws -> FileChecker.Report {
    try FileChecker.check(path)
  }
}
