import GraphStore

/// The edges of a row that a new edge must not be: those of some of its columns, and of paths in them.
struct EdgeExclusion {
  private let batch: Batch
  private let slots: [Int]
  /// The columns, where all hold one edge per row.
  private let columns: [[EdgeID]]?
  private var first = EdgeExclusion.nothing
  private var second = EdgeExclusion.nothing
  private var others: [EdgeID] = []

  /// No graph has so many edges.
  private static let nothing = EdgeID(rawValue: .max)

  init(_ batch: Batch, _ slots: [Int]) {
    self.batch = batch
    self.slots = slots
    var columns: [[EdgeID]]? = []
    for slot in slots {
      guard case .edges(let edges) = batch.columns[slot].storage, batch.columns[slot].validity == nil else {
        columns = nil
        break
      }
      columns?.append(edges)
    }
    self.columns = columns
  }

  /// Turns to a row.
  @inline(__always)
  mutating func begin(_ row: Int) {
    if slots.isEmpty { return }
    guard let columns else {
      others = batch.edges(in: slots, row: row)
      return
    }
    first = columns[0][row]
    if columns.count > 1 { second = columns[1][row] }
    if columns.count > 2 { others = columns[2...].map { $0[row] } }
  }

  /// Whether an edge must not be the new one of the row at hand.
  @inline(__always)
  func excludes(_ edge: EdgeID) -> Bool {
    edge == first || edge == second || (!others.isEmpty && others.contains(edge))
  }
}
