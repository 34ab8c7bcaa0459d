public import GraphStore
import Synchronization

/// The schemas, graphs and graph types that sessions name: a tree of directories as in clause 12 of ISO/IEC 39075:2024.
///
/// It lives in memory; the home graph is the one that a session works on unless it says otherwise. All members may be used
/// from any thread.
public final class Catalog: Sendable {
  /// The graph that sessions begin with, `HOME_GRAPH`.
  public let homeGraph: Graph
  private let contents: Mutex<Contents>

  /// Makes a catalog with one schema, the root, and the home graph.
  public init(homeGraph: Graph) {
    self.homeGraph = homeGraph
    contents = Mutex(Contents())
  }

  /// The graph of a path such as `["schema", "graph"]`; nil where there is none.
  public func graph(at path: [String]) -> Graph? {
    contents.withLock { $0.graphs[path]?.graph }
  }

  /// The paths of all schemas, sorted.
  public var schemas: [[String]] {
    contents.withLock { $0.schemas.sorted { $0.lexicographicallyPrecedes($1) } }
  }

  /// The paths of all graphs but the home graph, sorted.
  public var graphs: [[String]] {
    contents.withLock { $0.graphs.keys.sorted { $0.lexicographicallyPrecedes($1) } }
  }

  /// The paths of all graph types, sorted.
  public var graphTypes: [[String]] {
    contents.withLock { $0.graphTypes.keys.sorted { $0.lexicographicallyPrecedes($1) } }
  }

  /// The type of a graph; nil where it is open.
  func graphType(of graph: Graph) -> GraphTypeDefinition? {
    contents.withLock { contents in contents.graphs.values.first { $0.graph === graph }?.type }
  }

  /// The graph type of a path; nil where there is none.
  func graphType(at path: [String]) -> GraphTypeDefinition? {
    contents.withLock { $0.graphTypes[path] }
  }

  func update<Result: Sendable>(_ body: (inout Contents) throws -> Result) rethrows -> Result {
    try contents.withLock { try body(&$0) }
  }

  /// Everything by path.
  struct Contents: Sendable {
    var schemas: Set<[String]> = [[]]
    var graphs: [[String]: CatalogGraph] = [:]
    var graphTypes: [[String]: GraphTypeDefinition] = [:]
  }

  /// A graph and the type that it must have.
  struct CatalogGraph: Sendable {
    var graph: Graph
    var type: GraphTypeDefinition?
  }
}
