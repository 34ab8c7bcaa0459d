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
    state.nodes = nodes()
    state.edges = readSides(state)
    for column in catalog.nodeColumns {
      let mapped = lazyColumn(column, .nodeColumnPages, .nodeColumnData, state.nodeCapacity)
      Self.put(mapped, at: column.key, in: &state.nodeColumns)
    }
    for column in catalog.edgeColumns {
      let mapped = lazyColumn(column, .edgeColumnPages, .edgeColumnData, state.edgeCapacity)
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

  private func lazyColumn(
    _ column: Catalog.Column, _ pages: SectionKind, _ data: SectionKind, _ capacity: Int
  ) -> PropertyColumn {
    let file = file
    let number = UInt32(column.key)
    let source = LazyColumn {
      do {
        return try MappedColumn(
          file, pages: file.section(pages, number), data: file.section(data, number),
          pageCount: PageSize.pages(for: capacity))
      } catch {
        file.record(error as? GraphError ?? file.damaged(file.section(pages, number), "it can't be read"))
        return nil
      }
    }
    return PropertyColumn(
      directory: PageDirectory { source.value?.pages() ?? [] }, count: column.count, source: source, era: 1)
  }

  private func nodes() -> PageDirectory<NodePage> {
    let file = file
    let pageCount = PageSize.pages(for: catalog.nodeCapacity)
    return PageDirectory {
      do {
        let section = file.section(.nodePages)
        var decoder = FileDecoder(try file.bytes(section, 0..<section.length))
        let (sets, setCount) = try file.cells(file.section(.nodeSets), as: UInt32.self)
        guard section.length == pageCount * 16 else { throw FileDecoder.Malformed() }
        return try (0..<pageCount).map { _ in
          let uniform = try decoder.read(UInt32.self)
          let limit = Int(try decoder.read(UInt32.self))
          let array = try decoder.read(UInt32.self)
          _ = try decoder.read(UInt32.self)
          guard limit <= PageSize.count else { throw FileDecoder.Malformed() }
          if array == .max { return .uniform(uniform, count: limit, era: 0) }
          guard Int(array) < setCount >> PageSize.shift else { throw FileDecoder.Malformed() }
          return .mapped(sets.advanced(by: Int(array) << PageSize.shift), owner: file, era: 0)
        }
      } catch {
        file.record(error as? GraphError ?? file.damaged(file.section(.nodePages), "it makes no sense"))
        return []
      }
    }
  }

  /// Sets up the adjacency, and gives the edges, whose blocks refer to it.
  private func readSides(_ state: GraphState) -> PageDirectory<EdgePage> {
    var outgoing: [Int: MappedSide] = [:]
    for entry in catalog.sides {
      let mapped = MappedSide(
        file, number: entry.number, nodeCapacity: catalog.nodeCapacity, edgeCapacity: catalog.edgeCapacity)
      var side = LabelAdjacency.Side(era: 1)
      side.directory = PageDirectory { mapped.pages() }
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
    let file = file
    let catalog = catalog
    let sides = outgoing
    return PageDirectory {
      do {
        return try Self.edges(file, catalog, sides)
      } catch {
        file.record(error as? GraphError ?? file.damaged(file.section(.edgePages), "it makes no sense"))
        return []
      }
    }
  }

  private static func edges(
    _ file: MappedFile, _ catalog: Catalog, _ sides: [Int: MappedSide]
  ) throws -> [EdgePage?] {
    let blocks = try catalog.blocks.map { entry in
      guard let side = sides[entry.slot] else { throw FileDecoder.Malformed() }
      let content = try side.content()
      guard content.neighborCount == entry.edgeCount else { throw FileDecoder.Malformed() }
      return EdgeBlock(
        firstEdge: entry.firstEdge, edgeCount: entry.edgeCount, neighbors: content.neighbors, firstNode: 0,
        pages: content.bulkPages, owner: side)
    }
    let section = file.section(.edgePages)
    let pageCount = PageSize.pages(for: catalog.edgeCapacity)
    guard section.length == pageCount * 24 else { throw FileDecoder.Malformed() }
    var decoder = FileDecoder(try file.bytes(section, 0..<section.length))
    let (arrays, cellCount) = try file.cells(file.section(.edgeArrays), as: UInt32.self)
    let arrayCount = cellCount >> PageSize.shift
    return try (0..<pageCount).map { index in
      let numbers = try (0..<6).map { _ in try decoder.read(UInt32.self) }
      let (kind, limit, first, array) = (numbers[0], Int(numbers[2]), Int(numbers[4]), Int(numbers[5]))
      switch kind {
      case 0: return nil
      case 1:
        guard array <= arrayCount - 3 else { throw FileDecoder.Malformed() }
        let sources = arrays.advanced(by: array << PageSize.shift)
        let targets = sources.advanced(by: PageSize.count)
        let shapes = targets.advanced(by: PageSize.count)
        for local in 0..<PageSize.count where shapes[local] != 0 {
          guard max(sources[local], targets[local]) < catalog.nodeCapacity else {
            throw FileDecoder.Malformed()
          }
        }
        return .mapped(
          sources: sources.cast(), targets: targets.cast(), shapes: shapes, owner: file, era: 0)
      case 2, 3:
        guard Int(numbers[3]) < blocks.count, limit <= PageSize.count else { throw FileDecoder.Malformed() }
        let block = blocks[Int(numbers[3])]
        guard first + Int(block.firstEdge) == index << PageSize.shift, first < block.edgeCount else {
          throw FileDecoder.Malformed()
        }
        let available = min(PageSize.count, block.edgeCount - first)
        if kind == 2 {
          guard limit <= available else { throw FileDecoder.Malformed() }
          return .derived(block, shape: EdgeShape(raw: numbers[1]), first: first, count: limit, era: 0)
        }
        guard array < arrayCount else { throw FileDecoder.Malformed() }
        let shapes = arrays.advanced(by: array << PageSize.shift)
        for local in available..<PageSize.count where shapes[local] != 0 { throw FileDecoder.Malformed() }
        return .derived(block, shapes: shapes, first: first, owner: file, era: 0)
      default: throw FileDecoder.Malformed()
      }
    }
  }
}
