#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes on their way to a file descriptor, or kept in memory for a test.
///
/// A class, because the writers of several statements share one stream and its buffer. Not for more than one thread.
final class ByteSink {
  private let descriptor: Int32?
  /// Whether what the file holds is to go before the first byte is written.
  private var replaces: Bool
  private var buffer: [UInt8] = []
  private var lastFlush = ContinuousClock.now

  /// Everything written so far that has not gone to a descriptor.
  var bytes: [UInt8] { buffer }

  /// A sink of a descriptor, or of memory where there is none.
  init(descriptor: Int32? = nil, replaces: Bool = false) {
    self.descriptor = descriptor
    self.replaces = replaces
    buffer.reserveCapacity(Self.capacity)
  }

  deinit {
    // Those of the process stay open.
    if let descriptor, descriptor > Terminal.error { close(descriptor) }
  }

  private static let capacity = 1 << 16
  private static let patience = Duration.milliseconds(50)

  func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Much at once goes to the descriptor as it is.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard bytes.count >= Self.capacity, let descriptor else {
      unsafe buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { try flush() }
      return
    }
    try flush()
    if let error = unsafe Self.send(bytes, to: descriptor) { throw error }
  }

  /// Sends what waits if it has waited long enough to be missed by who reads.
  func flushIfDue() throws(OutputError) {
    if buffer.isEmpty { return }
    let now = ContinuousClock.now
    if now - lastFlush >= Self.patience { try flush() }
  }

  /// Sends everything.
  func flush() throws(OutputError) {
    guard let descriptor else { return }
    lastFlush = .now
    if replaces {
      // What can't be cut, such as a pipe, holds nothing.
      ftruncate(descriptor, 0)
      replaces = false
    }
    defer { buffer.removeAll(keepingCapacity: true) }
    if let error = unsafe buffer.withUnsafeBytes({ unsafe Self.send($0, to: descriptor) }) { throw error }
  }

  /// Sends bytes; gives what went wrong.
  private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> OutputError? {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes[sent...]))
      if count >= 0 {
        sent += count
      } else if errno == EPIPE {
        return .closed
      } else if errno != EINTR && errno != EAGAIN {
        return .failed(unsafe String(cString: strerror(errno)))
      }
    }
    return nil
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// Output that went wrong.
enum OutputError: Error, Equatable {
  /// Nobody reads any more (`| head`): the process ends quietly.
  case closed
  /// The system's words.
  case failed(String)
}
