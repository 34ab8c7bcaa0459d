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
