/// The ends, label sets and directions of 1,024 edges.
///
/// A bulk load numbers its edges by (source, target), so their targets lie in the adjacency already and their sources
/// follow from its offsets: such a page is *derived* and holds nothing of its own.
@safe
final class EdgePage: DirectoryPage, @unchecked Sendable {
  struct View: BitwiseCopyable {
    /// The source of each edge; none in a derived page.
    var sources: Cells<NodeID>
    var targets: Cells<NodeID>
    /// The shape of each edge, or none where all below `limit` have the uniform one.
    var shapes: Cells<UInt32>
    var uniform: UInt32
    var limit: UInt32

    @inline(__always)
    func shape(_ local: Int) -> EdgeShape {
      EdgeShape(
        raw: shapes.isNone ? (UInt32(truncatingIfNeeded: local) < limit ? uniform : 0) : shapes[local])
    }
  }

  let era: Era
  private let owner: (any AnyObject & Sendable)?
  private(set) var view: View
  /// Where the ends of a derived page come from.
  let block: EdgeBlock?
  var used: Int

  static var emptyView: View {
    View(sources: .none, targets: .none, shapes: .none, uniform: 0, limit: 0)
  }

  private init(owner: (any AnyObject & Sendable)?, view: View, block: EdgeBlock?, used: Int, era: Era) {
    self.owner = owner
    self.view = view
    self.block = block
    self.used = used
    self.era = era
  }

  static func empty(era: Era) -> EdgePage {
    let slab = Slab(byteCount: PageSize.count * 12, zeroed: true)
    let view = View(
      sources: slab.cells(as: NodeID.self),
      targets: slab.cells(at: PageSize.count * 4, as: NodeID.self),
      shapes: slab.cells(at: PageSize.count * 8, as: UInt32.self), uniform: 0, limit: 0)
    return EdgePage(owner: slab, view: view, block: nil, used: 0, era: era)
  }

  /// A page of edges whose ends the adjacency of `block` tells.
  static func derived(_ block: EdgeBlock, shape: EdgeShape, first: Int, count: Int, era: Era) -> EdgePage {
    let view = View(
      sources: .none, targets: block.neighbors.advanced(by: first), shapes: .none,
      uniform: shape.raw, limit: UInt32(count))
    return EdgePage(owner: nil, view: view, block: block, used: PageSize.count, era: era)
  }

  /// A derived page with a shape of its own for each edge.
  static func derived(
    _ block: EdgeBlock, shapes: Cells<UInt32>, first: Int, owner: any AnyObject & Sendable, era: Era
  ) -> EdgePage {
    let view = View(
      sources: .none, targets: block.neighbors.advanced(by: first), shapes: shapes, uniform: 0, limit: 0)
    return EdgePage(owner: owner, view: view, block: block, used: PageSize.count, era: era)
  }

  /// A page whose arrays lie in a file.
  static func mapped(
    sources: Cells<NodeID>, targets: Cells<NodeID>, shapes: Cells<UInt32>, owner: any AnyObject & Sendable,
    era: Era
  ) -> EdgePage {
    let view = View(sources: sources, targets: targets, shapes: shapes, uniform: 0, limit: 0)
    return EdgePage(owner: owner, view: view, block: nil, used: PageSize.count, era: era)
  }

  func copied(era: Era) -> EdgePage {
    if let block {
      let slab = Slab(byteCount: PageSize.count * 4, zeroed: true)
      var view = view
      view.shapes = slab.cells(as: UInt32.self)
      for local in 0..<PageSize.count { view.shapes[local] = self.view.shape(local).raw }
      return EdgePage(owner: slab, view: view, block: block, used: used, era: era)
    }
    let page = EdgePage.empty(era: era)
    page.view.sources.copy(from: view.sources, count: PageSize.count)
    page.view.targets.copy(from: view.targets, count: PageSize.count)
    page.view.shapes.copy(from: view.shapes, count: PageSize.count)
    page.used = used
    return page
  }

  func set(_ local: Int, source: NodeID, target: NodeID, shape: EdgeShape) {
    view.sources[local] = source
    view.targets[local] = target
    view.shapes[local] = shape.raw
    used = max(used, local + 1)
  }

  func setShape(_ local: Int, to shape: EdgeShape) {
    view.shapes[local] = shape.raw
  }

  func canAppend(_ local: Int) -> Bool { block == nil && local >= used }
}

/// The label set and direction of an edge in one number; 0 marks an edge that is not there.
struct EdgeShape: BitwiseCopyable, Hashable, Sendable {
  let raw: UInt32

  static let absent = EdgeShape(raw: 0)

  init(raw: UInt32) {
    self.raw = raw
  }

  init(labels: LabelSetID, isDirected: Bool) {
    raw = (labels.rawValue + 1) << 1 | (isDirected ? 0 : 1)
  }

  var isPresent: Bool { raw != 0 }
  var isDirected: Bool { raw & 1 == 0 }
  var labels: LabelSetID { LabelSetID(rawValue: (raw >> 1) &- 1) }
}
