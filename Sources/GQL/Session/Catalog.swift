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
  private let changeCount = Atomic<UInt64>(0)

  /// The text of an object outside of the catalog.
  let externalObject: (@Sendable (String) throws -> String)?

  /// Makes a catalog with one schema, the root, and the home graph.
  ///
  /// - Parameters:
  ///   - homeGraph: the graph that sessions begin with.
  ///   - externalObject: gives, for a URI, the text of the graph type that it names, `{ … }` as in CREATE GRAPH TYPE; without
  ///     it, `COPY OF 'uri'` is refused (GH01).
  public init(homeGraph: Graph, externalObject: (@Sendable (String) throws -> String)? = nil) {
    self.homeGraph = homeGraph
    self.externalObject = externalObject
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

  /// A graph as a value: with its path, and its type where it has one.
  func value(of graph: Graph) -> Value {
    if graph === homeGraph { return .graph(graph, named: "HOME_GRAPH", type: nil) }
    let entry = contents.withLock { contents in contents.graphs.first { $0.value.graph === graph } }
    return .graph(
      graph, named: entry.map { "/" + $0.key.joined(separator: "/") } ?? "",
      type: entry?.value.type?.canonicalText)
  }

  /// A number that grows with every change: plans made before it may not fit any longer.
  var version: UInt64 { changeCount.load(ordering: .acquiring) }

  func update<Result: Sendable>(_ body: (inout Contents) throws -> Result) rethrows -> Result {
    defer { changeCount.add(1, ordering: .acquiringAndReleasing) }
    return try contents.withLock { try body(&$0) }
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
