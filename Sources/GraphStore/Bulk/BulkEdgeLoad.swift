import Dispatch

/// Sorts the edges of one group, numbers them and builds both directions; a class, for threads fill it.
@safe
final class BulkEdgeLoad: @unchecked Sendable {
  let group: BulkEdgeGroup
  let firstEdge: UInt32
  /// Edges by (source, target), with which they are numbered.
  private(set) var outgoing: BulkSide
  private(set) var incoming: BulkSide
  /// The row of each edge across the batches, where there are properties to be moved along.
  private var rows: [UInt32] = []
  private(set) var triples: [EdgeTripleKey: Int] = [:]

  init(_ group: BulkEdgeGroup, firstEdge: UInt32) {
    self.group = group
    self.firstEdge = firstEdge
    outgoing = BulkSide(counting: [], hasEdges: false)
    incoming = outgoing
  }

  /// Builds every group, the largest first, on all cores.
  static func buildAll(_ loads: [BulkEdgeLoad], nodes: PageDirectory<NodePage>) {
    let sorted = loads.sorted { $0.group.count > $1.group.count }
    DispatchQueue.concurrentPerform(iterations: sorted.count) { sorted[$0].build(nodes) }
  }

  /// Two counting sorts: by target, from rows in the order of sources, gives the incoming lists; walking those gives
  /// the outgoing lists in the order of targets, and with it the numbers of the edges.
  private func build(_ nodes: PageDirectory<NodePage>) {
    let hasColumns = group.batches.contains { !$0.columns.isEmpty }
    let sources = group.batches.map(\.sources)
    let targets = group.batches.map(\.targets)
    let out = BulkSide(counting: sources, hasEdges: false)
    let into = BulkSide(counting: targets, hasEdges: true)
    var incomingRows = [UInt32](repeating: 0, count: hasColumns ? group.count : 0)

    let (outStarts, intoStarts) = (out.starts, into.starts)
    placeIncoming(out, into, outStarts, cursor: intoStarts, &incomingRows)
    if hasColumns { rows = Array(repeating: 0, count: group.count) }
    var cursors = outStarts
    unsafe cursors.withUnsafeMutableBufferPointer { cursor in
      for slot in 0..<(intoStarts.count - 1) {
        let target = NodeID(rawValue: UInt32(into.firstNode + slot))
        for position in Int(intoStarts[slot])..<Int(intoStarts[slot + 1]) {
          let node = Int(into.neighbors[position].rawValue) - out.firstNode
          let number = unsafe cursor[node]
          unsafe cursor[node] = number + 1
          out.neighbors[Int(number)] = target
          into.edges[position] = EdgeID(rawValue: firstEdge + number)
          if hasColumns { rows[Int(number)] = incomingRows[position] }
        }
      }
    }
    out.finish()
    into.finish()
    outgoing = out
    incoming = into
    countTriples(nodes)
  }

  /// Enters each edge into the list of its target, in the order of sources.
  private func placeIncoming(
    _ out: BulkSide, _ into: BulkSide, _ outStarts: [UInt32], cursor: [UInt32], _ incomingRows: inout [UInt32]
  ) {
    var cursors = cursor
    let keepsRows = !incomingRows.isEmpty
    unsafe cursors.withUnsafeMutableBufferPointer { cursor in
      func place(_ source: NodeID, _ target: NodeID, _ row: Int, _ rows: inout [UInt32]) {
        let slot = Int(target.rawValue) - into.firstNode
        let position = unsafe Int(cursor[slot])
        unsafe cursor[slot] += 1
        into.neighbors[position] = source
        if keepsRows { rows[position] = UInt32(row) }
      }
      if isSortedBySource {
        var row = 0
        for batch in group.batches {
          for index in batch.sources.indices {
            place(batch.sources[index], batch.targets[index], row, &incomingRows)
            row += 1
          }
        }
        return
      }
      let order = rowsBySource(out, outStarts)
      for slot in 0..<(outStarts.count - 1) {
        let source = NodeID(rawValue: UInt32(out.firstNode + slot))
        for position in Int(outStarts[slot])..<Int(outStarts[slot + 1]) {
          place(source, order[position].target, Int(order[position].row), &incomingRows)
        }
      }
    }
  }

  /// The target and row of each edge, by source.
  private func rowsBySource(_ out: BulkSide, _ starts: [UInt32]) -> [(target: NodeID, row: UInt32)] {
    var next = starts
    return unsafe [(target: NodeID, row: UInt32)](unsafeUninitializedCapacity: group.count) { order, count in
      var row: UInt32 = 0
      for batch in group.batches {
        for index in batch.sources.indices {
          let slot = Int(batch.sources[index].rawValue) - out.firstNode
          unsafe order[Int(next[slot])] = (batch.targets[index], row)
          next[slot] += 1
          row += 1
        }
      }
      count = group.count
    }
  }

  private var isSortedBySource: Bool {
    var last = NodeID(rawValue: 0)
    for batch in group.batches {
      for source in batch.sources {
        if source < last { return false }
        last = source
      }
    }
    return true
  }

  private func countTriples(_ nodes: PageDirectory<NodePage>) {
    var lastKey = UInt64.max
    var lastCount = 0
    var counts: [UInt64: Int] = [:]
    let reader = nodes.reader
    func set(_ node: NodeID) -> UInt64 {
      UInt64(reader.view(Int(node.rawValue) >> PageSize.shift).raw(Int(node.rawValue) & PageSize.mask))
    }
    let neighbors = outgoing.neighbors
    outgoing.forEach { node, position in
      let key = set(node) << 32 | set(neighbors[position])
      if key == lastKey {
        lastCount += 1
      } else {
        if lastCount > 0 { counts[lastKey, default: 0] += lastCount }
        lastKey = key
        lastCount = 1
      }
    }
    if lastCount > 0 { counts[lastKey, default: 0] += lastCount }
    for (key, count) in counts {
      triples[
        EdgeTripleKey(
          source: LabelSetID(rawValue: UInt32(key >> 32) &- 1), shape: group.shape,
          target: LabelSetID(rawValue: UInt32(truncatingIfNeeded: key) &- 1))] = count
    }
  }

  /// Enters the pages of the edges themselves, their properties and counts.
  func install(in draft: GraphState) {
    let block = EdgeBlock(
      firstEdge: firstEdge, edgeCount: group.count, neighbors: outgoing.neighbors,
      firstNode: outgoing.firstNode,
      pages: outgoing.pages, owner: outgoing)
    var position = 0
    while position < group.count {
      let size = min(PageSize.count, group.count - position)
      draft.edges.set(
        (Int(firstEdge) + position) >> PageSize.shift,
        to: .derived(block, shape: group.shape, first: position, count: size, era: draft.era), era: draft.era)
      position += size
    }
    draft.edgeCount += group.count
    for (key, count) in triples.sorted(by: { ($0.key.source, $0.key.target) < ($1.key.source, $1.key.target) }
    ) {
      draft.triples.add(count, to: key)
    }
    installColumns(in: draft)
  }

  private func installColumns(in draft: GraphState) {
    let keys = Set(group.batches.flatMap(\.columns.keys)).sorted()
    var firstRows: [Int] = []
    var total = 0
    for batch in group.batches {
      firstRows.append(total)
      total += batch.sources.count
    }
    for key in keys {
      let columns = group.batches.map { $0.columns[key] }
      draft.edgeColumn(key).load(
        columns, firstRows: firstRows, rows: rows, first: Int(firstEdge))
    }
  }
}
