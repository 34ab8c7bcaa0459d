import GraphStore

/// Native files as commands open, keep and check them.
enum NativeFile {
  static func open(_ path: String) throws -> Graph {
    try Graph.open(path)
  }

  static func save(_ graph: Graph, to path: String) throws {
    try graph.save(to: path)
  }

  static func check(_ path: String) throws -> FileChecker.Report {
    try FileChecker.check(path)
  }
}
