#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that several threads read piece by piece, each into memory of its own.
///
/// Not mapped: a file that shrinks while it is read must be an error and not a signal. A class, because it owns the
/// descriptor.
final class ImportFile: Sendable {
  let path: String
  let byteCount: Int
  private let descriptor: Int32

  init(path: String) throws(ImportError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path: path, reason: Self.lastError) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .unreadable(path: path, reason: Self.lastError)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .unreadable(path: path, reason: "is a folder, not a table")
    }
    byteCount = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// Replaces the content of a buffer by the bytes of a range, or by fewer where the file ends.
  func read(_ range: Range<Int>, into buffer: inout ReadBuffer) throws(ImportError) {
    buffer.removeAll()
    try append(range, to: &buffer)
  }

  /// Appends the bytes of a range, or fewer where the file ends.
  func append(_ range: Range<Int>, to buffer: inout ReadBuffer) throws(ImportError) {
    var position = range.lowerBound
    while position < range.upperBound {
      let count = unsafe buffer.append(atMost: range.upperBound - position) { room in
        unsafe pread(descriptor, room.baseAddress, room.count, off_t(position))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: Self.lastError)
      }
      if count == 0 { return }
      position += count
    }
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}

/// Bytes of a file in memory that is used again and again: fresh memory for each piece would cost more than reading it.
struct ReadBuffer {
  private var storage: [UInt8] = []
  private(set) var count = 0

  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(storage.span.extracting(0..<count))
  }

  /// A copy of the bytes.
  var bytes: [UInt8] { Array(storage[0..<count]) }

  var last: UInt8? { count > 0 ? storage[count - 1] : nil }

  /// The first place, not before `start`, of a byte.
  func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    var index = start
    while index < count {
      if storage[index] == byte { return index }
      index += 1
    }
    return nil
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ number: Int) { count -= number }

  /// Moves what is behind the first bytes to the front.
  mutating func removeFirst(_ number: Int) {
    let rest = count - number
    if number > 0, rest > 0 {
      unsafe storage.withUnsafeMutableBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe base.update(from: base + number, count: rest)
      }
    }
    count = rest
  }

  /// Lets `fill` write at most so many bytes behind the last; it gives how many it wrote, negative for an error.
  mutating func append(atMost room: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> Int {
    if storage.count < count + room {
      var larger = [UInt8](repeating: 0, count: max(count + room, storage.count * 2))
      larger.replaceSubrange(0..<count, with: storage[0..<count])
      storage = larger
    }
    let written = unsafe storage.withUnsafeMutableBufferPointer {
      unsafe fill(UnsafeMutableBufferPointer(rebasing: $0[count..<(count + room)]))
    }
    count += max(0, written)
    return written
  }
}
