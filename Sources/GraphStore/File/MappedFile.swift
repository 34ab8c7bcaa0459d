import Synchronization

/// A native file in memory, verified block by block as its parts are first read.
///
/// A class, because every page that lies in it keeps it alive.
@safe
final class MappedFile: @unchecked Sendable {
  let path: String
  private let bytes: UnsafeRawBufferPointer
  private let sections: [SectionKey: SectionEntry]
  let order: [SectionEntry]
  private let sumOffset: Int
  private let sumCount: Int
  /// One for each checksum: whether its block was found to be right.
  private let verified: UnsafeMutablePointer<Atomic<UInt8>>
  private let firstDamage = Mutex<GraphError?>(nil)

  /// Opens a file and verifies its header and table.
  init(_ path: String) throws {
    self.path = path
    let bytes = try unsafe SystemFile.map(path)
    do {
      let layout = try unsafe Self.readLayout(bytes, path)
      order = layout.entries
      sections = Dictionary(
        layout.entries.map { (SectionKey(kind: $0.kind, number: $0.number), $0) },
        uniquingKeysWith: { first, _ in first })
      sumOffset = layout.sumOffset
      sumCount = layout.sumCount
    } catch {
      unsafe SystemFile.unmap(bytes)
      throw error
    }
    unsafe self.bytes = bytes
    unsafe verified = .allocate(capacity: max(sumCount, 1))
    for index in 0..<sumCount { unsafe (verified + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe verified.deallocate()
    unsafe SystemFile.unmap(bytes)
  }

  private struct Layout {
    var entries: [SectionEntry]
    var sumOffset: Int
    var sumCount: Int
  }

  private static func readLayout(_ bytes: UnsafeRawBufferPointer, _ path: String) throws -> Layout {
    func refuse(_ reason: String) -> GraphError { .file(path: path, reason: reason) }
    let head = unsafe Array(bytes[..<FileLayout.headerSize])
    guard Array(head[..<8]) == FileLayout.magic else { throw refuse("is not a graph file") }
    var reader = FileDecoder(Array(head[8...]))
    let version = try reader.read(UInt32.self)
    guard version <= FileLayout.version else {
      throw refuse(
        "was written by a newer graphq (format \(version); this one reads up to \(FileLayout.version))")
    }
    func damaged(_ section: String, _ reason: String) -> GraphError {
      .damagedSection(path: path, section: section, reason: reason)
    }
    let sum = unsafe FileHash.hash(UnsafeRawBufferPointer(rebasing: bytes[..<56]))
    let entryCount = Int(try reader.read(UInt32.self))
    do {
      let length = try reader.readInt()
      let sumOffset = try reader.readInt()
      let sumCount = try reader.readInt()
      let tableOffset = try reader.readInt()
      let tailSum = try reader.read(UInt64.self)
      guard try reader.read(UInt64.self) == sum, version > 0 else {
        throw damaged("header", "its checksum is wrong")
      }
      guard length == bytes.count else {
        throw damaged("file", "it has \(bytes.count) bytes, not \(length): it was cut or something was added")
      }
      guard sumOffset >= FileLayout.headerSize, sumOffset <= length, sumCount <= length / 8,
        tableOffset == sumOffset + sumCount * 8,
        tableOffset + entryCount * FileLayout.entrySize == length, sumOffset % 8 == 0
      else { throw damaged("table", "its place is wrong") }
      guard unsafe FileHash.hash(UnsafeRawBufferPointer(rebasing: bytes[sumOffset...])) == tailSum else {
        throw damaged("table", "its checksum is wrong")
      }
      var table = FileDecoder(unsafe Array(bytes[tableOffset...]))
      var entries: [SectionEntry] = []
      for _ in 0..<entryCount {
        let kind = try table.read(UInt32.self)
        let number = try table.read(UInt32.self)
        let offset = try table.readInt()
        let length = try table.readInt()
        let firstSum = try table.readInt()
        guard let kind = SectionKind(rawValue: kind), offset % FileLayout.alignment == 0, offset <= sumOffset,
          length <= sumOffset - offset, firstSum <= sumCount, FileLayout.blocks(length) <= sumCount - firstSum
        else { throw damaged("table", "an entry makes no sense") }
        entries.append(
          SectionEntry(kind: kind, number: number, offset: offset, length: length, firstSum: firstSum))
      }
      return Layout(entries: entries, sumOffset: sumOffset, sumCount: sumCount)
    } catch is FileDecoder.Malformed {
      throw damaged("header", "a number is out of range")
    }
  }

  /// The first damage that any reader met, nil where there was none.
  var damage: GraphError? { firstDamage.withLock { $0 } }

  func record(_ error: GraphError) {
    firstDamage.withLock { if $0 == nil { $0 = error } }
  }

  /// Records what was met in a section: the damage that an error tells of, or that the section can't be read.
  func record(_ error: any Error, in section: SectionEntry) {
    record(error as? GraphError ?? damaged(section, "it can't be read"))
  }

  func damaged(_ section: SectionEntry, _ reason: String) -> GraphError {
    .damagedSection(path: path, section: section.name, reason: reason)
  }

  /// The place of a section; one that the file lacks is empty.
  func section(_ kind: SectionKind, _ number: UInt32 = 0) -> SectionEntry {
    sections[SectionKey(kind: kind, number: number)]
      ?? SectionEntry(kind: kind, number: number, offset: 0, length: 0, firstSum: 0)
  }

  /// Verifies the blocks that hold a range of a section, unless they were verified before.
  func verify(_ section: SectionEntry, _ range: Range<Int>) throws {
    guard range.lowerBound >= 0, range.upperBound <= section.length else {
      throw damaged(section, "a range lies outside of it")
    }
    guard !range.isEmpty else { return }
    let blocks =
      (range.lowerBound >> FileLayout.blockShift)...((range.upperBound - 1) >> FileLayout.blockShift)
    for block in blocks {
      let index = section.firstSum + block
      if unsafe verified[index].load(ordering: .relaxed) != 0 { continue }
      let start = section.offset + block << FileLayout.blockShift
      let end = min(start + FileLayout.blockSize, section.offset + section.length)
      let expected = unsafe UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: sumOffset + index * 8, as: UInt64.self))
      guard unsafe FileHash.hash(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) == expected else {
        throw damaged(section, "the checksum of the bytes \(start)..<\(end) of the file is wrong")
      }
      unsafe verified[index].store(1, ordering: .relaxed)
    }
  }

  /// How many blocks were verified so far, and how many there are.
  var verifiedBlocks: (verified: Int, all: Int) {
    ((0..<sumCount).count { unsafe verified[$0].load(ordering: .relaxed) != 0 }, sumCount)
  }

  /// A verified section's content as cells of one type.
  func cells<Element: BitwiseCopyable>(
    _ section: SectionEntry, as type: Element.Type
  ) throws -> (cells: Cells<Element>, count: Int) {
    try verify(section, 0..<section.length)
    return (unverifiedCells(section, at: 0, as: type), section.length / MemoryLayout<Element>.stride)
  }

  /// Part of a section as cells; verify the range before reading them.
  func unverifiedCells<Element: BitwiseCopyable>(
    _ section: SectionEntry, at offset: Int, as type: Element.Type
  ) -> Cells<Element> {
    guard section.length > 0 else { return .none }
    let base = unsafe bytes.baseAddress.unsafelyUnwrapped + section.offset + offset
    return unsafe Cells(
      pointer: UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(to: Element.self))
  }

  /// A verified range of a section as bytes.
  func bytes(_ section: SectionEntry, _ range: Range<Int>) throws -> [UInt8] {
    try verify(section, range)
    let start = section.offset + range.lowerBound
    return unsafe Array(bytes[start..<(section.offset + range.upperBound)])
  }
}
