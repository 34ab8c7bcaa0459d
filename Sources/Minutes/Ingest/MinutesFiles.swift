import Dispatch
import GraphStore
import Synchronization

/// The files that an ingest reads.
enum MinutesFiles {
  struct File: Sendable {
    let path: String
    /// The name in the graph: the file's own, with the folders below the one that was named.
    let name: String
    let byteLength: Int
  }

  /// The files that paths stand for, in the order of the paths and, within a folder, of the names.
  static func list(_ paths: [String]) throws(MinutesError) -> [File] {
    var files: [File] = []
    for path in paths {
      guard let kind = FileSystem.kind(of: path) else { throw MinutesError(path: path, reason: .missing) }
      if kind == .folder {
        let found = try list(folder: path, prefix: "", depth: 0)
        if found.isEmpty {
          throw MinutesError(path: path, reason: .notMinutes("the folder holds no .txt or .md file"))
        }
        files += found
      } else {
        files.append(file(path, name: path.split(separator: "/").last.map(String.init) ?? path))
      }
    }
    return files
  }

  private static func list(folder: String, prefix: String, depth: Int) throws(MinutesError) -> [File] {
    // A circle of links must end.
    guard depth < 32 else { return [] }
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw MinutesError(path: folder, reason: .unreadable(reason(error)))
    }
    var files: [File] = []
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard let kind = FileSystem.kind(of: path) else { continue }
      if kind == .folder {
        files += try list(folder: path, prefix: prefix + name + "/", depth: depth + 1)
      } else if isMinutesName(name) {
        files.append(file(path, name: prefix + name))
      }
    }
    return files
  }

  /// A folder's own description is no minutes.
  private static func isMinutesName(_ name: String) -> Bool {
    let lower = name.lowercased()
    return (lower.hasSuffix(".txt") || lower.hasSuffix(".md")) && !lower.hasPrefix("readme")
  }

  private static func file(_ path: String, name: String) -> File {
    File(path: path, name: name, byteLength: FileSystem.byteCount(of: path) ?? 0)
  }

  /// Runs of files small enough to be in memory together, and what they say near the processor: some for each core.
  static func batches(_ files: [File]) -> [Range<Int>] {
    let maximumCount = min(256, 32 * Machine.coreCount)
    var batches: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for index in files.indices {
      bytes += files[index].byteLength
      if index + 1 - start >= maximumCount || bytes >= maximumCount << 14 {
        batches.append(start..<index + 1)
        (start, bytes) = (index + 1, 0)
      }
    }
    if start < files.count { batches.append(start..<files.count) }
    return batches
  }

  /// The documents of some files, in their order, read on all cores.
  static func read(
    _ files: ArraySlice<File>, with reader: MinutesReader
  ) -> [Result<MinutesDocument, MinutesError>] {
    let results = Mutex<[Int: Result<MinutesDocument, MinutesError>]>([:])
    let first = files.startIndex
    DispatchQueue.concurrentPerform(iterations: files.count) { offset in
      let file = files[first + offset]
      let result = Result { () throws(MinutesError) in try reader.read(bytes(of: file), name: file.name) }
        .mapError { MinutesError(path: file.path, reason: $0.reason) }
      results.withLock { $0[offset] = result }
    }
    return results.withLock { all in (0..<files.count).compactMap { all[$0] } }
  }

  private static func reason(_ error: SystemError) -> String {
    error.isForbidden ? "no permission" : error.isMissing ? "it is gone" : "\(error)"
  }

  private static func bytes(of file: File) throws(MinutesError) -> [UInt8] {
    do {
      return try FileSystem.read(file.path)
    } catch {
      throw MinutesError(path: file.path, reason: .unreadable(reason(error)))
    }
  }
}
