#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files and folders by path, straight from the system: a process that reads a graph should not have to wait for a
/// larger library to begin.
package enum FileSystem {
  /// What a path leads to.
  package enum Kind: Sendable {
    case file, folder
  }

  /// Whether a path is a file or a folder; nil where there is neither.
  package static func kind(of path: String) -> Kind? {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR ? .folder : .file }
  }

  /// The bytes of a file; nil where there is none.
  package static func byteCount(of path: String) -> Int? {
    status(of: path).map { Int($0.st_size) }
  }

  /// The bytes of a file, at most so many.
  package static func read(_ path: String, limit: Int = .max) throws(SystemError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    // What is expected is read at once; there may be more by then, and what is no file tells no length.
    var status = stat()
    let length = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    return try read(descriptor, limit: limit, pieceLength: max(256, min(length + 1, 1 << 16)))
  }

  /// Everything that a descriptor gives, at most so many bytes, piece by piece.
  package static func read(
    _ descriptor: Int32, limit: Int = .max, pieceLength: Int = 1 << 16
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceLength)
    while bytes.count < limit {
      let wanted = min(piece.count, limit - bytes.count)
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe systemRead(descriptor, $0.baseAddress, wanted)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  package static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw .last }
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

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }
}

/// The function of the system, which the methods of the same name hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}
