/// Writes everything that a graph holds at one moment to a native file.
struct StateWriter {
  private let state: GraphState
  private let writer: SectionWriter
  private var catalog = Catalog()
  /// The slot whose outgoing adjacency still is the very one of the bulk load, for each such block.
  private var slotOfBlock: [ObjectIdentifier: Int] = [:]

  init(_ state: GraphState, to path: String) throws {
    self.state = state
    writer = try SectionWriter(path)
  }

  mutating func write() throws {
    fillCatalog()
    try writeNodes()
    for (slot, label) in state.adjacency.enumerated() {
      guard let label else { continue }
      for direction in Direction.allCases {
        let side = label.side(direction)
        if side.entryCount > 0 { try writeSide(side, slot, direction) }
      }
    }
    try writeEdges()
    for (key, column) in state.nodeColumns.enumerated() {
      guard let column, column.count > 0 else { continue }
      catalog.nodeColumns.append(Catalog.Column(key: key, count: column.count))
      try writeColumn(column, key, .nodeColumnPages, .nodeColumnData, state.nodeCapacity)
    }
    for (key, column) in state.edgeColumns.enumerated() {
      guard let column, column.count > 0 else { continue }
      catalog.edgeColumns.append(Catalog.Column(key: key, count: column.count))
      try writeColumn(column, key, .edgeColumnPages, .edgeColumnData, state.edgeCapacity)
    }
    try writeIndexes()
    try writer.begin(.catalog)
    try writer.write(catalog.bytes)
    // What was read from a damaged file must not be written as if it were whole.
    if let damage = state.file?.damage { throw damage }
    try writer.finish()
  }

  private mutating func fillCatalog() {
    catalog.nodeCapacity = state.nodeCapacity
    catalog.edgeCapacity = state.edgeCapacity
    catalog.nodeCount = state.nodeCount
    catalog.edgeCount = state.edgeCount
    catalog.labels = state.labels.names
    catalog.keys = state.keys.names
    catalog.labelSets = state.labelSets.sets.map { $0.map(\.rawValue) }
    catalog.nodesPerSet = state.nodesPerSet
    catalog.triples = zip(state.triples.keys, state.triples.counts).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }

  private func writeNodes() throws {
    var table = FileEncoder()
    var arrays: [Int] = []
    for page in 0..<PageSize.pages(for: state.nodeCapacity) {
      let view = state.nodes.view(page)
      table.append(view.uniform)
      table.append(view.limit)
      table.append(view.sets.isNone ? UInt32.max : UInt32(arrays.count))
      table.append(UInt32(0))
      if !view.sets.isNone { arrays.append(page) }
    }
    try writer.begin(.nodePages)
    try writer.write(table.bytes)
    try writer.begin(.nodeSets)
    for page in arrays {
      let view = state.nodes.view(page)
      // Beyond the last node there may be what a transaction wrote that was rolled back.
      let used = min(PageSize.count, state.nodeCapacity - page << PageSize.shift)
      try writer.write(view.sets, count: used)
      try writer.write([UInt32](repeating: 0, count: PageSize.count - used))
    }
  }

  private mutating func writeSide(_ side: LabelAdjacency.Side, _ slot: Int, _ direction: Direction) throws {
    let entry = Catalog.Side(
      slot: slot, direction: direction, entryCount: side.entryCount, nodeCount: side.nodeCount,
      maximumDegree: side.maximumDegree, hasParallelEdges: side.hasParallelEdges)
    catalog.sides.append(entry)
    let number = entry.number
    let last = PageSize.pages(for: state.nodeCapacity)
    var owner: AnyObject?
    var isPristine = direction == .outgoing
    func page(_ index: Int) -> AdjacencyPage? { side.directory.page(index)?.flattened() }

    var table = FileEncoder()
    var neighborCount = 0
    var edgeCount = 0
    var offsetCount = 0
    try writer.begin(.adjacencyNeighbors, number)
    for index in 0..<last {
      guard let page = page(index), page.baseCount > 0 else {
        MappedSide.Descriptor(
          neighbors: UInt64(neighborCount), edges: MappedSide.Descriptor.none64, count: 0, edgeBase: 0,
          offsets: MappedSide.Descriptor.none32, runStart: 0, runEnd: 0
        ).append(to: &table)
        continue
      }
      if owner == nil { owner = page.owner }
      if page.owner !== owner || !page.base.edges.isNone { isPristine = false }
      let hasEdges = !page.base.edges.isNone
      let hasOffsets = !page.base.offsets.isNone
      MappedSide.Descriptor(
        neighbors: UInt64(neighborCount), edges: hasEdges ? UInt64(edgeCount) : MappedSide.Descriptor.none64,
        count: UInt32(page.baseCount), edgeBase: page.base.edgeBase,
        offsets: hasOffsets ? UInt32(offsetCount) : MappedSide.Descriptor.none32,
        runStart: page.base.runStart, runEnd: page.base.runEnd
      ).append(to: &table)
      try writer.write(page.base.neighbors, count: page.baseCount)
      neighborCount += page.baseCount
      if hasEdges { edgeCount += page.baseCount }
      if hasOffsets { offsetCount += 1 }
    }
    try writer.begin(.adjacencyEdges, number)
    for index in 0..<last {
      guard let page = page(index), !page.base.edges.isNone else { continue }
      try writer.write(page.base.edges, count: page.baseCount)
    }
    try writer.begin(.adjacencyOffsets, number)
    for index in 0..<last {
      guard let page = page(index), !page.base.offsets.isNone, page.baseCount > 0 else { continue }
      try writer.write(page.base.offsets, count: PageSize.count + 1)
    }
    try writer.begin(.adjacencyPages, number)
    try writer.write(table.bytes)
    if isPristine, let owner, slotOfBlock[ObjectIdentifier(owner)] == nil {
      slotOfBlock[ObjectIdentifier(owner)] = slot
    }
  }

  private mutating func writeEdges() throws {
    var table = FileEncoder()
    var pagesWithArrays: [(page: Int, isDerived: Bool)] = []
    var arrayCount = 0
    var blocks: [ObjectIdentifier: Int] = [:]
    for index in 0..<PageSize.pages(for: state.edgeCapacity) {
      let view = state.edges.view(index)
      let page = state.edges.page(index)
      var kind: UInt32 = page == nil ? 0 : 1
      var blockNumber: UInt32 = 0
      var first: UInt32 = 0
      if let block = page?.block, let slot = slotOfBlock[ObjectIdentifier(block.owner)],
        isWhole(block, slot: slot)
      {
        kind = view.shapes.isNone ? 2 : 3
        first = UInt32(index << PageSize.shift) - block.firstEdge
        if blocks[ObjectIdentifier(block)] == nil {
          blocks[ObjectIdentifier(block)] = catalog.blocks.count
          catalog.blocks.append(
            Catalog.Block(firstEdge: block.firstEdge, edgeCount: block.edgeCount, slot: slot))
        }
        blockNumber = UInt32(blocks[ObjectIdentifier(block)] ?? 0)
      }
      let hasArrays = kind == 1 || kind == 3
      for number in [
        kind, view.uniform, view.limit, blockNumber, first, hasArrays ? UInt32(arrayCount) : .max,
      ] {
        table.append(number)
      }
      if hasArrays {
        pagesWithArrays.append((index, kind == 3))
        arrayCount += kind == 3 ? 1 : 3
      }
    }
    try writer.begin(.edgePages)
    try writer.write(table.bytes)
    try writer.begin(.edgeArrays)
    for (page, isDerived) in pagesWithArrays { try writeEdgeArrays(page, isDerived) }
  }

  /// Whether the outgoing adjacency of a slot has all edges of a block and no other.
  private func isWhole(_ block: EdgeBlock, slot: Int) -> Bool {
    state.adjacency[slot]?.outgoing.entryCount == block.edgeCount
  }

  private func writeEdgeArrays(_ index: Int, _ isDerived: Bool) throws {
    let base = index << PageSize.shift
    var sources = [UInt32](repeating: 0, count: PageSize.count)
    var targets = sources
    var shapes = sources
    for local in 0..<min(PageSize.count, state.edgeCapacity - base) {
      let edge = EdgeID(rawValue: UInt32(base + local))
      let shape = state.shape(of: edge)
      shapes[local] = shape.raw
      guard shape.isPresent, !isDerived else { continue }
      let ends = state.ends(of: edge)
      sources[local] = ends.source.rawValue
      targets[local] = ends.target.rawValue
    }
    if !isDerived {
      try writer.write(sources)
      try writer.write(targets)
    }
    try writer.write(shapes)
  }

  /// Writes the entries of each index: three sections, of which it may not have all.
  private mutating func writeIndexes() throws {
    catalog.indexes = state.indexes.map(\.definition)
    for (position, index) in state.indexes.enumerated() {
      for (part, entries) in [index.hashes, index.order, index.bigrams].enumerated() {
        guard let entries else { continue }
        try writer.begin(.indexEntries, UInt32(position * 3 + part))
        var encoder = FileEncoder()
        var failure: (any Error)?
        entries.forEach(from: IndexKey(prefix: 0, id: 0)) { key in
          encoder.append(key.prefix)
          encoder.append(key.id)
          guard encoder.bytes.count >= FileLayout.blockSize else { return true }
          do {
            try writer.write(encoder.bytes)
          } catch {
            failure = error
            return false
          }
          encoder = FileEncoder()
          return true
        }
        if let failure { throw failure }
        try writer.write(encoder.bytes)
      }
    }
  }

  private func writeColumn(
    _ column: PropertyColumn, _ key: Int, _ pages: SectionKind, _ data: SectionKind, _ capacity: Int
  ) throws {
    var table = FileEncoder()
    try writer.begin(data, UInt32(key))
    for index in 0..<PageSize.pages(for: capacity) {
      try writer.pad(to: 8)
      let start = writer.sectionLength
      let view = column.view(index)
      var lengths = 0
      var heap = 0
      var layout = view.layout
      if view.kind != .empty {
        try writer.write(view.validity, count: ColumnPage.validityWords)
        switch view.kind {
        case .string: (layout, lengths, heap) = try writeStrings(view)
        case .values:
          guard let page = column.directory.page(index) else { break }
          var encoder = FileEncoder()
          for local in 0..<PageSize.count where view.isValid(local) {
            ValueCoding.append(page.values[local], to: &encoder)
          }
          try writer.write(encoder.bytes)
        default: try writer.write(view.data, count: PageSize.count * view.kind.width)
        }
      }
      MappedColumn.Descriptor(
        kind: view.kind, layout: layout, view: view, offset: start, length: writer.sectionLength - start,
        lengths: lengths, heap: heap
      ).append(to: &table)
    }
    try writer.begin(pages, UInt32(key))
    try writer.write(table.bytes)
  }

  /// Writes the text of a page: as it is where it is packed, else packed. Gives the layout and where its parts begin.
  private func writeStrings(_ view: ColumnView) throws -> (StringLayout, lengths: Int, heap: Int) {
    if view.layout == .dictionary {
      var codes = 0
      for local in 0..<PageSize.count where view.isValid(local) {
        codes = max(codes, Int(view.data[local]) + 1)
      }
      try writer.write(view.data, count: PageSize.count)
      try writer.write(view.lengths, count: codes + 1)
      try writer.write(view.heap, count: Int(view.lengths[codes]))
      let lengths = ColumnPage.validityBytes + PageSize.count
      return (.dictionary, lengths, lengths + (codes + 1) * 4)
    }
    var offsets: [UInt32] = []
    var used = 0
    for local in 0..<PageSize.count {
      offsets.append(UInt32(used))
      if view.isValid(local) { used += view.textRange(local).count }
    }
    offsets.append(UInt32(used))
    let isNarrow = used <= Int(UInt16.max)
    if isNarrow {
      try writer.write(offsets.map { UInt16($0) })
    } else {
      try writer.write(offsets)
    }
    for local in 0..<PageSize.count where view.isValid(local) {
      let (start, count) = view.textRange(local)
      if count > 0 { try writer.write(view.heap.advanced(by: start), count: count) }
    }
    let heap = ColumnPage.validityBytes + offsets.count * (isNarrow ? 2 : 4)
    return (isNarrow ? .packed16 : .packed32, 0, heap)
  }
}
