import GraphStore

/// Neighbours along edges of a pattern, as they are stored or as they were collected.
enum LinkLists: Sendable {
  /// The lists of one label and direction, in which each entry is a way.
  case stored(Adjacency, maximumDegree: Int)
  case table(NeighborTable)

  /// No node has more ways.
  var maximumWays: Int {
    switch self {
    case .stored(_, let maximumDegree): maximumDegree
    case .table(let table): table.maximumWays
    }
  }

  /// Whether each entry is one way.
  var hasOneWayEach: Bool {
    switch self {
    case .stored: true
    case .table(let table): table.ways.isEmpty
    }
  }

  /// Lends the lists of a page; false where it has none.
  ///
  /// The list of node `i` begins at `offsets[i] - offsets[0]`; without offsets each node of the run has one neighbour.
  /// Where there are no ways, each entry is one.
  @inline(__always)
  @discardableResult
  func withPage(
    _ page: Int,
    _ body: (_ run: Range<Int>, _ offsets: Span<UInt32>, _ neighbors: Span<NodeID>, _ ways: Span<UInt32>) ->
      Void
  ) -> Bool {
    switch self {
    case .stored(let adjacency, _):
      return adjacency.withPage(page) { run, offsets, neighbors in body(run, offsets, neighbors, Span()) }
    case .table(let table):
      guard table.pages.contains(page) else { return false }
      let first = (page - table.pages.lowerBound) * Snapshot.pageSize
      let part = Int(table.offsets[first])..<Int(table.offsets[first + Snapshot.pageSize])
      guard !part.isEmpty else { return false }
      body(
        0..<Snapshot.pageSize, table.offsets.span.extracting(first..<first + Snapshot.pageSize + 1),
        table.neighbors.span.extracting(part), table.ways.isEmpty ? Span() : table.ways.span.extracting(part))
      return true
    }
  }

  /// Lends the neighbours of one node, in one piece; not called where there are none.
  @inline(__always)
  func withList(
    of node: NodeID, _ body: (_ neighbors: Span<NodeID>, _ ways: Span<UInt32>) -> Void
  ) {
    switch self {
    case .stored(let adjacency, _): adjacency.withList(of: node, body)
    case .table(let table): table.withList(of: node, body)
    }
  }
}
