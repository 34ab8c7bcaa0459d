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

  /// Replaces the buffer by the bytes of a range, or by fewer where the file ends.
  func read(_ range: Range<Int>, into buffer: inout [UInt8]) throws(ImportError) {
    buffer.removeAll(keepingCapacity: true)
    try append(range, to: &buffer)
  }

  /// Appends the bytes of a range, or fewer where the file ends.
  func append(_ range: Range<Int>, to buffer: inout [UInt8]) throws(ImportError) {
    var position = range.lowerBound
    while position < range.upperBound {
      let wanted = range.upperBound - position
      var count = 0
      // The system writes the bytes; growing the buffer by zeros first would write them twice.
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { bytes, initialized in
        count = unsafe pread(descriptor, bytes.baseAddress, wanted, off_t(position))
        initialized = max(0, count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: Self.lastError)
      }
      if count == 0 { return }
      if buffer.isEmpty { buffer = piece } else { buffer.append(contentsOf: piece) }
      position += count
    }
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
