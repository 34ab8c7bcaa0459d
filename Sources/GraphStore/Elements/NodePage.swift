/// The label sets of 1,024 nodes; 0 marks a node that is not there.
@safe
final class NodePage: DirectoryPage, @unchecked Sendable {
  /// What readers see: the label set of each node as its raw number plus one, or one for all below `limit`.
  struct View: BitwiseCopyable {
    var sets: Cells<UInt32>
    var uniform: UInt32
    var limit: UInt32

    @inline(__always)
    func raw(_ local: Int) -> UInt32 {
      sets.isNone ? (UInt32(truncatingIfNeeded: local) < limit ? uniform : 0) : sets[local]
    }

    /// Marks those of the first nodes of a page with `sets` whose label set a filter accepts (all where it is nil).
    func marks(below end: Int, matching filter: LabelSetFilter?) -> SIMD16<UInt64> {
      var marks = SIMD16<UInt64>.zero
      for word in 0..<16 where word * 64 < end {
        // Bits are put together in a register: a vector has no place that a variable could name.
        var bits: UInt64 = 0
        for bit in 0..<min(64, end - word * 64) {
          let raw = sets[word << 6 | bit]
          let isMarked = raw != 0 && filter?.contains(LabelSetID(rawValue: raw &- 1)) ?? true
          bits |= (isMarked ? 1 : 0) << UInt64(bit)
        }
        marks[word] = bits
      }
      return marks
    }
  }

  let era: Era
  private let owner: (any AnyObject & Sendable)?
  let view: View
  /// The number of cells that were ever written; what lies beyond may be written without a copy.
  var used: Int

  static var emptyView: View { View(sets: .none, uniform: 0, limit: 0) }

  private init(owner: (any AnyObject & Sendable)?, view: View, used: Int, era: Era) {
    self.owner = owner
    self.view = view
    self.used = used
    self.era = era
  }

  static func empty(era: Era) -> NodePage {
    let slab = Slab(byteCount: PageSize.count * 4, zeroed: true)
    let view = View(sets: slab.cells(as: UInt32.self), uniform: 0, limit: 0)
    return NodePage(owner: slab, view: view, used: 0, era: era)
  }

  /// A page whose first `count` nodes all have one label set.
  static func uniform(_ raw: UInt32, count: Int, era: Era) -> NodePage {
    let view = View(sets: .none, uniform: raw, limit: UInt32(count))
    return NodePage(owner: nil, view: view, used: PageSize.count, era: era)
  }

  /// Whether exactly the first `count` nodes are there, and the page says with one number that all have a label set.
  func isUniform(_ raw: UInt32, count: Int) -> Bool {
    view.sets.isNone && view.uniform == raw && Int(view.limit) == count
  }

  /// A page whose label sets lie in a file.
  static func mapped(_ sets: Cells<UInt32>, owner: any AnyObject & Sendable, era: Era) -> NodePage {
    NodePage(owner: owner, view: View(sets: sets, uniform: 0, limit: 0), used: PageSize.count, era: era)
  }

  func copied(era: Era) -> NodePage {
    let page = NodePage.empty(era: era)
    for local in 0..<PageSize.count { page.view.sets[local] = view.raw(local) }
    page.used = used
    return page
  }

  /// Writes the label set of one node of a page that this era owns.
  func set(_ local: Int, to raw: UInt32) {
    view.sets[local] = raw
    used = max(used, local + 1)
  }

  /// Whether `local` can be written without a copy, because no snapshot has read so far.
  func canAppend(_ local: Int) -> Bool { !view.sets.isNone && local >= used }
}
