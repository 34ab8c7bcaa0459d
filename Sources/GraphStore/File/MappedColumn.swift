import Synchronization

/// The pages of one property as they lie in a file, each verified when it is first read.
@safe
final class MappedColumn: @unchecked Sendable {
  /// What the file says of one page, 64 bytes.
  struct Descriptor {
    static let size = 64

    var kind: ColumnKind
    var layout: StringLayout
    var hasRange: Bool
    var offset: Int
    var length: Int
    var minimum: Int64
    var maximum: Int64
    var lengths: Int
    var heap: Int

    func append(to encoder: inout FileEncoder) {
      encoder.append(kind.rawValue)
      encoder.append(layout.rawValue)
      encoder.append(UInt8(hasRange ? 1 : 0))
      for _ in 0..<5 { encoder.append(UInt8(0)) }
      encoder.append(count: offset)
      encoder.append(count: length)
      encoder.append(minimum)
      encoder.append(maximum)
      encoder.append(count: lengths)
      encoder.append(count: heap)
      encoder.append(UInt64(0))
    }

    init(
      kind: ColumnKind, layout: StringLayout, view: ColumnView, offset: Int, length: Int, lengths: Int,
      heap: Int
    ) {
      self.kind = kind
      self.layout = layout
      hasRange = view.hasRange
      minimum = view.minimum
      maximum = view.maximum
      self.offset = offset
      self.length = length
      self.lengths = lengths
      self.heap = heap
    }

    init(_ decoder: inout FileDecoder) throws {
      guard let kind = ColumnKind(rawValue: try decoder.read(UInt8.self)),
        let layout = StringLayout(rawValue: try decoder.read(UInt8.self))
      else { throw FileDecoder.Malformed() }
      self.kind = kind
      self.layout = layout
      hasRange = try decoder.read(UInt8.self) != 0
      for _ in 0..<5 { _ = try decoder.read(UInt8.self) }
      offset = try decoder.readInt()
      length = try decoder.readInt()
      minimum = try decoder.read(Int64.self)
      maximum = try decoder.read(Int64.self)
      lengths = try decoder.readInt()
      heap = try decoder.readInt()
      _ = try decoder.read(UInt64.self)
    }
  }

  private let file: MappedFile
  private let table: SectionEntry
  private let section: SectionEntry
  let pageCount: Int
  /// For each page: 0 not yet read, 1 verified or found damaged.
  private let flags: UnsafeMutablePointer<Atomic<UInt8>>
  private let verifying = Mutex(())

  /// - Throws: `GraphError.damagedSection` where the table of pages has not the length of `pageCount` pages.
  init(_ file: MappedFile, pages: SectionEntry, data: SectionEntry, pageCount: Int) throws {
    guard pages.length == pageCount * Descriptor.size else {
      throw file.damaged(pages, "its length is wrong")
    }
    self.file = file
    self.pageCount = pageCount
    table = pages
    section = data
    unsafe flags = .allocate(capacity: max(pageCount, 1))
    for index in 0..<pageCount { unsafe (flags + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe flags.deallocate()
  }

  /// What the table says of some pages.
  private func descriptors(_ pages: Range<Int>) throws -> [Descriptor] {
    var decoder = FileDecoder(
      try file.bytes(table, (pages.lowerBound * Descriptor.size)..<(pages.upperBound * Descriptor.size)))
    do {
      return try pages.map { _ in
        let descriptor = try Descriptor(&decoder)
        guard descriptor.kind == .empty || Self.fits(descriptor, section.length) else {
          throw FileDecoder.Malformed()
        }
        return descriptor
      }
    } catch is FileDecoder.Malformed {
      throw file.damaged(table, "a page makes no sense")
    }
  }

  private static func fits(_ page: Descriptor, _ available: Int) -> Bool {
    guard page.offset % 8 == 0, page.offset <= available, page.length <= available - page.offset,
      page.lengths <= page.length, page.heap <= page.length, page.lengths % 4 == 0
    else { return false }
    let content = page.length - ColumnPage.validityBytes
    return switch (page.kind, page.layout) {
    case (.empty, _): true
    case (.values, _): content >= 0
    case (.string, .packed16): content >= (PageSize.count + 1) * 2
    case (.string, .packed32): content >= (PageSize.count + 1) * 4
    case (.string, .dictionary): content >= PageSize.count + 4
    case (.string, .loose): false
    default: content >= PageSize.count * page.kind.width
    }
  }

  /// The pages of a chunk, whose content is not to be read before `prepare`; none where the table is damaged.
  func pages(_ range: Range<Int>) -> [ColumnPage?] {
    do {
      return try descriptors(range).map(page)
    } catch {
      file.record(error, in: table)
      return []
    }
  }

  private func page(_ descriptor: Descriptor) -> ColumnPage? {
    guard descriptor.kind != .empty else { return nil }
    var view = ColumnView.empty
    view.kind = descriptor.kind
    view.layout = descriptor.layout
    (view.hasRange, view.minimum, view.maximum) = (
      descriptor.hasRange, descriptor.minimum, descriptor.maximum
    )
    let base = file.unverifiedCells(section, at: descriptor.offset, as: UInt8.self)
    view.validity = file.unverifiedCells(section, at: descriptor.offset, as: UInt64.self)
    view.data = base.advanced(by: ColumnPage.validityBytes)
    view.lengths = file.unverifiedCells(
      section, at: descriptor.offset + descriptor.lengths, as: UInt32.self)
    view.heap = base.advanced(by: descriptor.heap)
    return ColumnPage(view: view, owner: file, era: 0)
  }

  /// Verifies a page before it is first read; one that is damaged becomes empty, and the damage is recorded.
  @inline(__always)
  func prepare(_ page: Int, _ directory: PageDirectory<ColumnPage>) {
    guard page < pageCount else { return }
    if unsafe flags[page].load(ordering: .acquiring) == 0 { verify(page, directory) }
  }

  @inline(never)
  private func verify(_ index: Int, _ directory: PageDirectory<ColumnPage>) {
    verifying.withLock { _ in
      guard unsafe flags[index].load(ordering: .relaxed) == 0 else { return }
      if let page = directory.page(index) {
        do {
          try check(descriptors(index..<(index + 1))[0], page)
        } catch {
          file.record(error, in: section)
          page.view = .empty
          directory.refresh(index)
        }
      }
      unsafe flags[index].store(1, ordering: .releasing)
    }
  }

  private func check(_ descriptor: Descriptor, _ page: ColumnPage) throws {
    try file.verify(section, descriptor.offset..<(descriptor.offset + descriptor.length))
    switch page.view.kind {
    case .values:
      let start = descriptor.offset + ColumnPage.validityBytes
      var decoder = FileDecoder(try file.bytes(section, start..<(descriptor.offset + descriptor.length)))
      var values = [Value](repeating: .null, count: PageSize.count)
      for local in 0..<PageSize.count where page.view.isValid(local) {
        values[local] = try ValueCoding.read(&decoder)
      }
      page.values = values
    case .string:
      let heapLength = descriptor.length - descriptor.heap
      let dictionaryLength =
        descriptor.layout == .dictionary ? (descriptor.heap - descriptor.lengths) / 4 : 0
      // Packed text is also read as a whole, so the places of absent strings must be right, too.
      let isPacked = descriptor.layout != .dictionary
      for local in 0..<PageSize.count where isPacked || page.view.isValid(local) {
        if descriptor.layout == .dictionary, Int(page.view.data[local]) + 1 >= dictionaryLength {
          throw file.damaged(section, "a text is not in the dictionary")
        }
        let (start, count) = page.view.textRange(local)
        guard start >= 0, count >= 0, start + count <= heapLength else {
          throw file.damaged(section, "a text lies outside of its page")
        }
      }
    default: break
    }
  }
}
