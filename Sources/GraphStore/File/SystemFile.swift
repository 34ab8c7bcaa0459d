#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the system that native files need, with their errors in words.
enum SystemFile {
  static func error(_ path: String, _ what: String) -> GraphError {
    let reason = unsafe String(cString: strerror(errno))
    return .file(path: path, reason: "\(what): \(reason)")
  }

  /// Maps a whole file for reading.
  static func map(_ path: String) throws -> UnsafeRawBufferPointer {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, "can't be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw error(path, "can't be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GraphError.file(path: path, reason: "is not a file")
    }
    let length = Int(status.st_size)
    guard length >= FileLayout.headerSize else {
      throw GraphError.file(path: path, reason: "is not a graph file: it is too short")
    }
    guard let base = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe base != MAP_FAILED
    else {
      throw error(path, "can't be mapped")
    }
    return unsafe UnsafeRawBufferPointer(start: base, count: length)
  }

  static func unmap(_ bytes: UnsafeRawBufferPointer) {
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  static func create(_ path: String) throws -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw error(path, "can't be created") }
    return descriptor
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int, _ path: String)
    throws
  {
    var done = 0
    while done < bytes.count {
      let count = unsafe pwrite(
        descriptor, bytes.baseAddress.unsafelyUnwrapped + done, bytes.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw error(path, "can't be written") }
      done += count
    }
  }

  /// Takes what was written so far to the disk; what fails will fail again when the file is published.
  static func sync(_ descriptor: Int32) { _ = fsync(descriptor) }

  /// Syncs and closes a new file, gives it its name and syncs the folder, so that the name lasts.
  static func publish(_ descriptor: Int32, _ temporary: String, as path: String) throws {
    let isSynced = fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    guard isSynced, isClosed else { throw error(path, "can't be written") }
    guard unsafe rename(temporary, path) == 0 else { throw error(path, "can't be replaced") }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }

  static func discard(_ descriptor: Int32, _ temporary: String) {
    close(descriptor)
    unsafe unlink(temporary)
  }

  static var processNumber: Int32 { getpid() }
}
