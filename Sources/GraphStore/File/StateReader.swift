/// Makes the state of a graph from a native file, with pages that lie in it.
struct StateReader {
  private let file: MappedFile
  private let catalog: Catalog

  init(_ file: MappedFile) throws {
    self.file = file
    let section = file.section(.catalog)
    guard section.length > 0 else { throw file.damaged(section, "it is missing") }
    do {
      catalog = try Catalog(file.bytes(section, 0..<section.length))
    } catch is FileDecoder.Malformed {
      throw file.damaged(section, "it makes no sense")
    }
  }

  /// The state. O(size of the catalog); everything else is read when it is needed.
  func state() throws -> GraphState {
    let state = GraphState(era: 1)
    state.file = file
    state.nodeCapacity = catalog.nodeCapacity
    state.edgeCapacity = catalog.edgeCapacity
    state.nodeCount = catalog.nodeCount
    state.edgeCount = catalog.edgeCount
    for name in catalog.labels { _ = state.labels.intern(name) }
    for name in catalog.keys { _ = state.keys.intern(name) }
    for set in catalog.labelSets { _ = state.labelSets.intern(set.map(LabelID.init(rawValue:))) }
    state.nodesPerSet = catalog.nodesPerSet
    for (key, count) in catalog.triples { state.triples.add(count, to: key) }
    let nodes = try MappedNodes(file, pageCount: PageSize.pages(for: catalog.nodeCapacity))
    state.nodes = Self.directory(PageSize.pages(for: catalog.nodeCapacity)) { nodes.pages($0) }
    let edges = try MappedEdges(file, catalog, readSides(state))
    state.edges = Self.directory(PageSize.pages(for: catalog.edgeCapacity)) { edges.pages($0) }
    for column in catalog.nodeColumns {
      let mapped = try mappedColumn(column, .nodeColumnPages, .nodeColumnData, state.nodeCapacity)
      Self.put(mapped, at: column.key, in: &state.nodeColumns)
    }
    for column in catalog.edgeColumns {
      let mapped = try mappedColumn(column, .edgeColumnPages, .edgeColumnData, state.edgeCapacity)
      Self.put(mapped, at: column.key, in: &state.edgeColumns)
    }
    readIndexes(state)
    return state
  }

  private func readIndexes(_ state: GraphState) {
    for (position, definition) in catalog.indexes.enumerated() {
      let index = IndexState(
        definition, label: LabelID(rawValue: state.labels.intern(definition.label)),
        keys: definition.keys.map { PropertyKeyID(rawValue: state.keys.intern($0)) }, era: 1)
      func entries(_ part: Int) -> IndexEntries {
        .mapped(MappedEntries(file, number: UInt32(position * 3 + part)))
      }
      if index.hasHashes { index.hashes = entries(0) }
      if index.hasOrder { index.order = entries(1) }
      if index.hasBigrams { index.bigrams = entries(2) }
      state.indexes.append(index)
    }
  }

  private static func put<Element>(_ element: Element, at index: Int, in array: inout [Element?]) {
    while array.count <= index { array.append(nil) }
    array[index] = element
  }

  /// A directory whose chunks are made by `make` from their range of pages.
  private static func directory<Page: DirectoryPage>(
    _ pageCount: Int, _ make: @escaping @Sendable (Range<Int>) -> [Page?]
  ) -> PageDirectory<Page> {
    PageDirectory(
      ChunkLoader(pageCount: pageCount) { chunk in
        let first = chunk << DirectoryChunk<Page>.shift
        return make(first..<min(first + DirectoryChunk<Page>.pageCount, pageCount))
      })
  }

  private func mappedColumn(
    _ column: Catalog.Column, _ pages: SectionKind, _ data: SectionKind, _ capacity: Int
  ) throws -> PropertyColumn {
    let number = UInt32(column.key)
    let source = try MappedColumn(
      file, pages: file.section(pages, number), data: file.section(data, number),
      pageCount: PageSize.pages(for: capacity))
    return PropertyColumn(
      directory: Self.directory(source.pageCount) { source.pages($0) }, count: column.count, source: source,
      era: 1)
  }

  /// Sets up the adjacency, and gives its outgoing sides by slot, to which the blocks of edges refer.
  private func readSides(_ state: GraphState) throws -> [Int: MappedSide] {
    var outgoing: [Int: MappedSide] = [:]
    for entry in catalog.sides {
      let mapped = try MappedSide(
        file, number: entry.number, nodeCapacity: catalog.nodeCapacity, edgeCapacity: catalog.edgeCapacity)
      var side = LabelAdjacency.Side(era: 1)
      side.directory = Self.directory(mapped.pageCount) { mapped.pages($0) }
      side.entryCount = entry.entryCount
      side.nodeCount = entry.nodeCount
      side.maximumDegree = entry.maximumDegree
      side.hasParallelEdges = entry.hasParallelEdges
      while state.adjacency.count <= entry.slot { state.adjacency.append(nil) }
      let label = state.adjacency[entry.slot] ?? LabelAdjacency(era: 1)
      switch entry.direction {
      case .outgoing:
        label.outgoing = side
        outgoing[entry.slot] = mapped
      case .incoming: label.incoming = side
      case .undirected: label.undirected = side
      }
      state.adjacency[entry.slot] = label
    }
    return outgoing
  }
}
