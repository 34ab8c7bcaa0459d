/// What readers see of one page of adjacency: plain pointers.
@usableFromInline
struct AdjacencyView: BitwiseCopyable, Sendable {
  /// 1,025 offsets into `neighbors`; none where the page is a run or has an overlay.
  @usableFromInline var offsets: Cells<UInt32>
  @usableFromInline var neighbors: Cells<NodeID>
  /// The edge of each neighbour; none where it is `edgeBase` plus the position.
  @usableFromInline var edges: Cells<EdgeID>
  @usableFromInline var edgeBase: UInt32
  /// The nodes that have exactly one edge, as local numbers, in a page without offsets.
  @usableFromInline var runStart: UInt16
  @usableFromInline var runEnd: UInt16

  static var empty: AdjacencyView {
    AdjacencyView(
      offsets: .none, neighbors: .none, edges: .none, edgeBase: 0, runStart: 0, runEnd: 0)
  }

  /// What tells a reader that no node of a page has edges, without sending it to the page.
  static let absent = {
    var view = AdjacencyView.empty
    view.offsets = noOffsets.cells(as: UInt32.self)
    return view
  }()

  private static let noOffsets = Slab(byteCount: (PageSize.count + 1) * 4, zeroed: true)
}

/// The neighbours of 1,024 nodes along one edge label and direction.
///
/// The *base* is an immutable slice of sorted arrays. A node that is written gets a list of its own in the *overlay*, until
/// enough of them are merged into a new base; the list of a hub is a tree of its own (`HubList`). So the neighbours of
/// a node are always one sorted slice, or a few in order, and never need to be merged by a reader.
@usableFromInline
final class AdjacencyPage: DirectoryPage, @unchecked Sendable {
  @usableFromInline typealias View = AdjacencyView

  @usableFromInline let era: Era
  private(set) var base: AdjacencyView
  private(set) var owner: (any AnyObject & Sendable)?
  var overlay: AdjacencyOverlay?

  @usableFromInline
  static var emptyView: AdjacencyView { .absent }

  init(base: AdjacencyView, owner: (any AnyObject & Sendable)?, overlay: AdjacencyOverlay? = nil, era: Era) {
    self.base = base
    self.owner = owner
    self.overlay = overlay
    self.era = era
  }

  @usableFromInline
  var view: AdjacencyView {
    // A view without offsets and without a run sends the reader to the page itself.
    overlay == nil ? base : .empty
  }

  @usableFromInline
  static func empty(era: Era) -> AdjacencyPage {
    AdjacencyPage(base: .empty, owner: nil, era: era)
  }

  @usableFromInline
  func copied(era: Era) -> AdjacencyPage {
    AdjacencyPage(base: base, owner: owner, overlay: overlay?.copied(era: era), era: era)
  }

  /// The neighbours of a node in the base, whatever the overlay says.
  func baseList(_ local: Int) -> AdjacencyList {
    if !base.offsets.isNone {
      let start = Int(base.offsets[local])
      let end = Int(base.offsets[local + 1])
      return AdjacencyList(base, position: start, count: end - start)
    }
    if local >= Int(base.runStart), local < Int(base.runEnd) {
      return AdjacencyList(base, position: local - Int(base.runStart), count: 1)
    }
    return .empty
  }

  /// The neighbours of a node: one slice, or a hub's tree.
  func list(_ local: Int) -> AdjacencyPage.List {
    if let overlay, let entry = overlay.entry(local) {
      return overlay.list(entry)
    }
    return .slice(baseList(local))
  }

  /// How the neighbours of one node are kept.
  enum List {
    case slice(AdjacencyList)
    case hub(HubList)

    var count: Int {
      switch self {
      case .slice(let list): list.count
      case .hub(let hub): hub.count
      }
    }

    /// Calls `body` with each slice, in order.
    func forEachSlice(_ body: (AdjacencyList) -> Void) {
      switch self {
      case .slice(let list): if list.count > 0 { body(list) }
      case .hub(let hub): hub.forEachSlice(body)
      }
    }

    /// Copies all neighbours and their edges; returns how many they are.
    func copy(to neighbors: Cells<NodeID>, _ edges: Cells<EdgeID>) -> Int {
      var position = 0
      forEachSlice { slice in
        slice.copy(to: neighbors.advanced(by: position), edges.advanced(by: position))
        position += slice.count
      }
      return position
    }
  }

  /// A base with room for so many neighbours, and what owns it. `write` writes those of one node after the other where it is told, and
  /// returns how many they are.
  static func makeBase(
    count: Int, _ write: (_ local: Int, _ neighbors: Cells<NodeID>, _ edges: Cells<EdgeID>) -> Int
  ) -> (view: AdjacencyView, owner: Slab) {
    let slab = Slab(byteCount: (PageSize.count + 1) * 4 + count * 8)
    let offsets = slab.cells(as: UInt32.self)
    let neighbors = slab.cells(at: (PageSize.count + 1) * 4, as: NodeID.self)
    let edges = slab.cells(at: (PageSize.count + 1) * 4 + count * 4, as: EdgeID.self)
    var position = 0
    for local in 0..<PageSize.count {
      offsets[local] = UInt32(position)
      position += write(local, neighbors.advanced(by: position), edges.advanced(by: position))
    }
    offsets[PageSize.count] = UInt32(position)
    let view = AdjacencyView(
      offsets: offsets, neighbors: neighbors, edges: edges, edgeBase: 0, runStart: 0, runEnd: 0)
    return (view, slab)
  }

  /// The same lists, those of hubs too, as one base without an overlay.
  func flattened() -> AdjacencyPage {
    guard overlay != nil else { return self }
    let (base, owner) = Self.makeBase(count: entryCount) { list($0).copy(to: $1, $2) }
    return AdjacencyPage(base: base, owner: owner, era: era)
  }

  /// How many neighbours all nodes together have.
  var entryCount: Int {
    overlay == nil ? baseCount : (0..<PageSize.count).reduce(0) { $0 + list($1).count }
  }

  /// How many neighbours the base has.
  var baseCount: Int {
    base.offsets.isNone ? Int(base.runEnd) - Int(base.runStart) : Int(base.offsets[PageSize.count])
  }

  /// Replaces base and overlay by a new base that holds every list but those of hubs.
  func merge() {
    guard let overlay else { return }
    var total = 0
    for local in 0..<PageSize.count {
      if case .slice(let list) = list(local) { total += list.count }
    }
    (base, owner) = Self.makeBase(count: total) { local, neighbors, edges in
      guard case .slice(let list) = list(local) else { return 0 }
      list.copy(to: neighbors, edges)
      return list.count
    }
    self.overlay = overlay.keepingHubs(era: era)
  }
}

/// A slice of sorted neighbours with their edges.
struct AdjacencyList: BitwiseCopyable {
  var neighbors: Cells<NodeID>
  /// None where the edge of position `i` is `edgeBase + i`.
  var edges: Cells<EdgeID>
  var edgeBase: UInt32
  var count: Int

  static var empty: AdjacencyList {
    AdjacencyList(neighbors: .none, edges: .none, edgeBase: 0, count: 0)
  }

  init(neighbors: Cells<NodeID>, edges: Cells<EdgeID>, edgeBase: UInt32, count: Int) {
    self.neighbors = neighbors
    self.edges = edges
    self.edgeBase = edgeBase
    self.count = count
  }

  init(_ view: AdjacencyView, position: Int, count: Int) {
    guard count > 0 else {
      self = .empty
      return
    }
    neighbors = view.neighbors.advanced(by: position)
    edges = view.edges.isNone ? .none : view.edges.advanced(by: position)
    edgeBase = view.edgeBase &+ UInt32(truncatingIfNeeded: position)
    self.count = count
  }

  func edge(_ index: Int) -> EdgeID {
    edges.isNone ? EdgeID(rawValue: edgeBase &+ UInt32(truncatingIfNeeded: index)) : edges[index]
  }

  /// The first position whose (neighbour, edge) is not before the given one.
  func position(of neighbor: NodeID, _ edge: EdgeID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let other = neighbors[middle]
      if other < neighbor || (other == neighbor && self.edge(middle) < edge) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The positions of a neighbour.
  func positions(of neighbor: NodeID) -> Range<Int> {
    let first = position(of: neighbor, EdgeID(rawValue: 0))
    var end = first
    while end < count, neighbors[end] == neighbor { end += 1 }
    return first..<end
  }

  func copy(to neighbors: Cells<NodeID>, _ edges: Cells<EdgeID>) {
    copy(from: 0, count: count, to: neighbors, edges)
  }

  func copy(from start: Int, count: Int, to neighbors: Cells<NodeID>, _ edges: Cells<EdgeID>) {
    guard count > 0 else { return }
    neighbors.copy(from: self.neighbors.advanced(by: start), count: count)
    if self.edges.isNone {
      for index in 0..<count { edges[index] = edge(start + index) }
    } else {
      edges.copy(from: self.edges.advanced(by: start), count: count)
    }
  }
}
