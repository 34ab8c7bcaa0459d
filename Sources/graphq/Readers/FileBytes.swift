#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files and folders, with errors that name them.
enum FileBytes {
  /// What a path leads to.
  enum Kind: Equatable {
    case file, folder
  }

  /// Whether a path is a file or a folder; nil where there is neither.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The bytes of a file, at most so many.
  static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, reason: reason) }
    defer { close(descriptor) }
    if kind(of: path) == .folder { throw FileError(path: path, reason: "is a folder, not a file") }
    return try read(descriptor, named: path, limit: limit)
  }

  /// Everything that a descriptor gives, for standard input.
  static func read(_ descriptor: Int32, named name: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let wanted = min(piece.count, limit - bytes.count)
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe systemRead(descriptor, $0.baseAddress, wanted)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: name, reason: reason)
      }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw FileError(path: path, reason: reason) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// A sink of a new file, or of one that is emptied.
  static func sink(_ path: String) throws(FileError) -> ByteSink {
    try sink(path, mode: 0o644)
  }

  /// A sink of a file that nobody else may read.
  static func privateSink(_ path: String) throws(FileError) -> ByteSink {
    try sink(path, mode: 0o600)
  }

  private static func sink(_ path: String, mode: mode_t) throws(FileError) -> ByteSink {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(path: path, reason: reason) }
    return ByteSink(descriptor: descriptor)
  }

  /// Makes a folder unless it is there.
  static func makeFolder(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw FileError(path: path, reason: reason)
    }
    if kind(of: path) != .folder { throw FileError(path: path, reason: "is a file, not a folder") }
  }

  /// The system's words for its last error.
  private static var reason: String { unsafe String(cString: strerror(errno)) }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}
