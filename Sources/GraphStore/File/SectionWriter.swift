/// Writes the sections of a native file one after the other, with a checksum for each block.
///
/// Bytes are collected in buffers, which other threads sum up and write.
final class SectionWriter {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private let output: SectionOutput
  private var buffer: FileBuffer
  private var used = 0
  /// Where the buffer goes in the file.
  private var offset = FileLayout.headerSize
  private var entries: [SectionEntry] = []
  /// Where the current block begins in the buffer.
  private var blockStart = 0
  private var isInSection = false

  init(_ path: String) throws {
    self.path = path
    temporary = "\(path).\(SystemFile.processNumber).\(UInt32.random(in: 0...(.max))).new"
    descriptor = try SystemFile.create(temporary)
    output = SectionOutput(descriptor, path)
    buffer = output.nextBuffer()
  }

  deinit {
    output.abandon()
    if descriptor >= 0 { SystemFile.discard(descriptor, temporary) }
  }

  /// The bytes of the current section so far.
  var sectionLength: Int { offset + used - (entries.last?.offset ?? 0) }

  func begin(_ kind: SectionKind, _ number: UInt32 = 0) throws {
    try endSection()
    try pad(to: FileLayout.alignment)
    entries.append(
      SectionEntry(kind: kind, number: number, offset: offset + used, length: 0, firstSum: output.sumCount))
    blockStart = used
    isInSection = true
  }

  private func endSection() throws {
    guard isInSection else { return }
    entries[entries.count - 1].length = sectionLength
    if used > blockStart { sumBlock() }
    isInSection = false
  }

  private func sumBlock() {
    buffer.blocks.append(.init(range: blockStart..<used, number: output.reserveSum()))
    blockStart = used
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      if used == FileBuffer.capacity { try flush() }
      let room = isInSection ? FileLayout.blockSize - (used - blockStart) : Int.max
      let count = min(bytes.count - done, FileBuffer.capacity - used, room)
      unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[used..<(used + count)]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[done..<(done + count)]))
      used += count
      done += count
      if isInSection, used - blockStart == FileLayout.blockSize { sumBlock() }
    }
  }

  func write<Element: BitwiseCopyable>(_ cells: Cells<Element>, count: Int) throws {
    guard count > 0 else { return }
    try unsafe write(
      UnsafeRawBufferPointer(
        start: cells.pointer.unsafelyUnwrapped, count: count * MemoryLayout<Element>.stride))
  }

  func write(_ bytes: [UInt8]) throws {
    try unsafe bytes.withUnsafeBytes { try unsafe write($0) }
  }

  func write<Number: FixedWidthInteger>(_ numbers: [Number]) throws {
    try unsafe numbers.withUnsafeBytes { try unsafe write($0) }
  }

  func pad(to alignment: Int) throws {
    let excess = (offset + used) % alignment
    if excess > 0 { try write([UInt8](repeating: 0, count: alignment - excess)) }
  }

  /// Hands on what is complete; the block that is not begins the next buffer.
  private func flush() throws {
    try output.check()
    let end = isInSection ? blockStart : used
    let next = output.nextBuffer()
    let rest = used - end
    if rest > 0 {
      unsafe UnsafeMutableRawBufferPointer(rebasing: next.bytes[..<rest]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: buffer.bytes[end..<used]))
    }
    buffer.offset = offset
    buffer.end = end
    output.write(buffer)
    buffer = next
    offset += end
    used = rest
    blockStart = 0
  }

  /// Writes checksums, table and header, and puts the file in place of an older one.
  func finish() throws {
    try endSection()
    try pad(to: FileLayout.alignment)
    let sumOffset = offset + used
    try flush()
    let sums = try output.finish()
    try write(sums)
    let tableOffset = offset + used
    var table = FileEncoder()
    for entry in entries {
      table.append(entry.kind.rawValue)
      table.append(entry.number)
      table.append(count: entry.offset)
      table.append(count: entry.length)
      table.append(count: entry.firstSum)
    }
    try write(table.bytes)
    let length = offset + used
    try flush()
    _ = try output.finish()
    var header = FileEncoder()
    for byte in FileLayout.magic { header.append(byte) }
    header.append(FileLayout.version)
    header.append(UInt32(entries.count))
    header.append(count: length)
    header.append(count: sumOffset)
    header.append(count: sums.count)
    header.append(count: tableOffset)
    // The checksums and the table lie side by side and have one checksum.
    var tail = unsafe sums.withUnsafeBytes { unsafe Array($0) }
    tail += table.bytes
    header.append(unsafe tail.withUnsafeBytes { unsafe FileHash.hash($0) })
    header.append(unsafe header.bytes.withUnsafeBytes { unsafe FileHash.hash($0) })
    try unsafe header.bytes.withUnsafeBytes { try unsafe SystemFile.write($0, to: descriptor, at: 0, path) }
    let finished = descriptor
    descriptor = -1
    do {
      try SystemFile.publish(finished, temporary, as: path)
    } catch {
      SystemFile.discard(-1, temporary)
      throw error
    }
  }
}
