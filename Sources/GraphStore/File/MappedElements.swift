import Synchronization

/// The nodes of a file.
struct MappedNodes: Sendable {
  private static let descriptorSize = 16

  private let file: MappedFile
  private let table: SectionEntry
  private let sets: SectionEntry

  /// - Throws: `GraphError.damagedSection` where the table of pages has not the length of `pageCount` pages.
  init(_ file: MappedFile, pageCount: Int) throws {
    self.file = file
    table = file.section(.nodePages)
    sets = file.section(.nodeSets)
    guard table.length == pageCount * Self.descriptorSize else {
      throw file.damaged(table, "its length is wrong")
    }
  }

  /// Verified pages, or none and a record of the damage.
  func pages(_ range: Range<Int>) -> [NodePage?] {
    do {
      var decoder = FileDecoder(
        try file.bytes(
          table, (range.lowerBound * Self.descriptorSize)..<(range.upperBound * Self.descriptorSize)))
      return try range.map { _ in try page(&decoder) }
    } catch {
      file.record(error, in: table)
      return []
    }
  }

  private func page(_ decoder: inout FileDecoder) throws -> NodePage {
    let uniform = try decoder.read(UInt32.self)
    let limit = Int(try decoder.read(UInt32.self))
    let array = try decoder.read(UInt32.self)
    _ = try decoder.read(UInt32.self)
    guard limit <= PageSize.count else { throw file.damaged(table, "a page has too many nodes") }
    if array == .max { return .uniform(uniform, count: limit, era: 0) }
    return .mapped(try file.array(Int(array), of: sets), owner: file, era: 0)
  }
}

/// The edges of a file; a class, because its chunks share the bulk loads that they are part of.
final class MappedEdges: Sendable {
  private static let descriptorSize = 24

  private let file: MappedFile
  private let table: SectionEntry
  private let arrays: SectionEntry
  private let nodeCapacity: Int
  private let entries: [(block: Catalog.Block, side: MappedSide)]
  private let blocks: Mutex<[EdgeBlock?]>

  /// - Throws: `GraphError.damagedSection` where the table has not the length of the edges, or a bulk load has no lists.
  init(_ file: MappedFile, _ catalog: Catalog, _ outgoing: [Int: MappedSide]) throws {
    self.file = file
    table = file.section(.edgePages)
    arrays = file.section(.edgeArrays)
    nodeCapacity = catalog.nodeCapacity
    entries = try catalog.blocks.map { block in
      guard let side = outgoing[block.slot] else {
        throw file.damaged(file.section(.catalog), "a bulk load has no lists")
      }
      return (block, side)
    }
    blocks = Mutex(Array(repeating: nil, count: catalog.blocks.count))
    guard table.length == PageSize.pages(for: catalog.edgeCapacity) * Self.descriptorSize else {
      throw file.damaged(table, "its length is wrong")
    }
  }

  /// Verified pages, or none and a record of the damage.
  func pages(_ range: Range<Int>) -> [EdgePage?] {
    do {
      var decoder = FileDecoder(
        try file.bytes(
          table, (range.lowerBound * Self.descriptorSize)..<(range.upperBound * Self.descriptorSize)))
      return try range.map { try page($0, &decoder) }
    } catch {
      file.record(error, in: table)
      return []
    }
  }

  private func page(_ index: Int, _ decoder: inout FileDecoder) throws -> EdgePage? {
    let numbers = try (0..<6).map { _ in try decoder.read(UInt32.self) }
    let (kind, limit, first, array) = (numbers[0], Int(numbers[2]), Int(numbers[4]), Int(numbers[5]))
    func refuse() -> GraphError { file.damaged(table, "a page makes no sense") }
    switch kind {
    case 0: return nil
    case 1:
      let sources = try file.array(array, of: arrays)
      let targets = try file.array(array + 1, of: arrays)
      let shapes = try file.array(array + 2, of: arrays)
      for local in 0..<PageSize.count where shapes[local] != 0 {
        guard max(sources[local], targets[local]) < nodeCapacity else { throw refuse() }
      }
      return .mapped(sources: sources.cast(), targets: targets.cast(), shapes: shapes, owner: file, era: 0)
    case 2, 3:
      guard Int(numbers[3]) < entries.count, limit <= PageSize.count else { throw refuse() }
      let block = try block(Int(numbers[3]))
      guard first + Int(block.firstEdge) == index << PageSize.shift, first < block.edgeCount else {
        throw refuse()
      }
      let available = min(PageSize.count, block.edgeCount - first)
      try verifyLists(of: block, entries[Int(numbers[3])].side, first..<(first + available))
      if kind == 2 {
        guard limit <= available else { throw refuse() }
        return .derived(block, shape: EdgeShape(raw: numbers[1]), first: first, count: limit, era: 0)
      }
      let shapes = try file.array(array, of: arrays)
      for local in available..<PageSize.count where shapes[local] != 0 { throw refuse() }
      return .derived(block, shapes: shapes, first: first, owner: file, era: 0)
    default: throw refuse()
    }
  }

  private func block(_ number: Int) throws -> EdgeBlock {
    try blocks.withLock { blocks in
      if let block = blocks[number] { return block }
      let entry = entries[number]
      let block = try entry.side.block(firstEdge: entry.block.firstEdge, edgeCount: entry.block.edgeCount)
      blocks[number] = block
      return block
    }
  }

  /// Verifies the lists that tell the ends of some edges of a bulk load, by their positions in it.
  private func verifyLists(of block: EdgeBlock, _ side: MappedSide, _ positions: Range<Int>) throws {
    var page = block.page(of: positions.lowerBound)
    while page < block.pages.count, block.pages[page].firstPosition < positions.upperBound {
      try side.verified(page)
      page += 1
    }
  }
}

extension MappedFile {
  /// A verified array of 1,024 numbers, one of several in a section.
  fileprivate func array(_ number: Int, of section: SectionEntry) throws -> Cells<UInt32> {
    let size = PageSize.count * 4
    guard number < section.length / size else { throw damaged(section, "it has not all pages") }
    try verify(section, (number * size)..<((number + 1) * size))
    return unverifiedCells(section, at: number * size, as: UInt32.self)
  }
}
