import Dispatch
import Synchronization

/// Takes the filled buffers of a new file to the disk on other threads, while the next ones are filled.
///
/// A class, because the threads share it. Whoever makes one must `finish()` before the descriptor is closed.
final class SectionOutput: Sendable {
  private let descriptor: Int32
  private let path: String
  private let queue = DispatchQueue(label: "graph-file-output", attributes: .concurrent)
  private let pending = DispatchGroup()
  private let syncs = DispatchQueue(label: "graph-file-sync")
  private let free = DispatchSemaphore(value: 0)
  private let state = Mutex(State())

  /// More than two threads do not write faster; one more buffer is being filled.
  private static let bufferCount = 3
  /// After how many bytes the disk is told to take what there is.
  private static let syncLength = 64 << 20

  private struct State {
    var buffers: [FileBuffer] = []
    var sums: [UInt64] = []
    var failure: (any Error)?
  }

  init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
    // A semaphore must not end lower than it began, so it begins at 0.
    for _ in 0..<Self.bufferCount { free.signal() }
  }

  /// An empty buffer, once there is one.
  func nextBuffer() -> FileBuffer {
    free.wait()
    return state.withLock { $0.buffers.popLast() } ?? FileBuffer()
  }

  /// Sums up the blocks of a buffer and writes it; returns at once. The buffer is not the caller's any more.
  func write(_ buffer: FileBuffer) {
    queue.async(group: pending) {
      let sums = buffer.blocks.map { block in
        unsafe FileHash.hash(UnsafeRawBufferPointer(rebasing: buffer.bytes[block.range]))
      }
      let failure: (any Error)?
      do {
        try unsafe SystemFile.write(
          UnsafeRawBufferPointer(rebasing: buffer.bytes[..<buffer.end]), to: self.descriptor,
          at: buffer.offset, self.path)
        failure = nil
      } catch {
        failure = error
      }
      self.state.withLock { state in
        for (block, sum) in zip(buffer.blocks, sums) { state.sums[block.number] = sum }
        state.failure = state.failure ?? failure
        buffer.blocks = []
        state.buffers.append(buffer)
      }
      self.free.signal()
      // What is on the disk before the last byte is written need not be waited for then.
      let end = buffer.offset + buffer.end
      if end / Self.syncLength > buffer.offset / Self.syncLength {
        self.syncs.async(group: self.pending) { SystemFile.sync(self.descriptor) }
      }
    }
  }

  /// Makes room for the checksum of one more block and gives its number.
  func reserveSum() -> Int {
    state.withLock { state in
      state.sums.append(0)
      return state.sums.count - 1
    }
  }

  /// How many blocks there are so far.
  var sumCount: Int { state.withLock { $0.sums.count } }

  /// Throws what went wrong so far.
  func check() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Waits until everything is written, and gives the checksums of the blocks.
  func finish() throws -> [UInt64] {
    pending.wait()
    try check()
    return state.withLock { $0.sums }
  }

  /// Waits until no thread writes any more.
  func abandon() { pending.wait() }
}

/// A part of a new file; a class, because it passes from the thread that fills it to the one that writes it.
@safe
final class FileBuffer: @unchecked Sendable {
  /// Blocks of the file that end in this buffer, with the numbers of their checksums.
  struct Block {
    var range: Range<Int>
    var number: Int
  }

  static let capacity = 4 << 20

  let bytes: UnsafeMutableRawBufferPointer
  var blocks: [Block] = []
  /// Where it goes in the file.
  var offset = 0
  /// How many bytes go there.
  var end = 0

  init() {
    unsafe bytes = .allocate(byteCount: Self.capacity, alignment: 64)
  }

  deinit {
    unsafe bytes.deallocate()
  }
}
