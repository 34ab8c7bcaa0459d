import GraphStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files and folders, with errors that name them.
enum FileBytes {
  /// Whether a path is a file or a folder; nil where there is neither.
  static func kind(of path: String) -> FileSystem.Kind? { FileSystem.kind(of: path) }

  /// The bytes of a file, at most so many.
  static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    if kind(of: path) == .folder { throw FileError(path: path, reason: "is a folder, not a file") }
    return try naming(path) { () throws(SystemError) in try FileSystem.read(path, limit: limit) }
  }

  /// Everything that standard input gives.
  static func readStandardInput() throws(FileError) -> [UInt8] {
    try naming("standard input") { () throws(SystemError) in try FileSystem.read(Terminal.input) }
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  static func names(in path: String) throws(FileError) -> [String] {
    try naming(path) { () throws(SystemError) in try FileSystem.names(in: path) }
  }

  private static func naming<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(FileError) -> Result {
    do {
      return try body()
    } catch {
      throw FileError(path: path, reason: "\(error)")
    }
  }

  /// A sink of a file, whose content it replaces when something is written: a query that is refused destroys nothing.
  static func sink(_ path: String) throws(FileError) -> ByteSink {
    ByteSink(descriptor: try open(path, 0, mode: 0o644), replaces: true)
  }

  /// A sink of a file that nobody else may read, in place of what it holds.
  static func privateSink(_ path: String) throws(FileError) -> ByteSink {
    ByteSink(descriptor: try open(path, 0, mode: 0o600), replaces: true)
  }

  /// A sink that goes on where a file that nobody else may read ends.
  static func privateSink(appendingTo path: String) throws(FileError) -> ByteSink {
    ByteSink(descriptor: try open(path, O_APPEND, mode: 0o600))
  }

  private static func open(_ path: String, _ flags: Int32, mode: mode_t) throws(FileError) -> Int32 {
    let descriptor = systemOpen(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, mode)
    guard descriptor >= 0 else { throw FileError(path: path, reason: reason) }
    return descriptor
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

/// The function of the system, which the method of the same name hides.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  unsafe open(path, flags, mode)
}
