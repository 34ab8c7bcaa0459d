#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ImportTable {
  /// The tables of a folder (`.csv`, `.tsv`) in the order of their names; labels come from the names.
  ///
  /// - Throws: `ImportError.unreadable` for a folder that can't be read or holds no table.
  public static func tables(inFolder path: String) throws(ImportError) -> [ImportTable] {
    guard let folder = unsafe opendir(path) else {
      throw .unreadable(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      let lowercased = name.lowercased()
      if !name.hasPrefix("."), lowercased.hasSuffix(".csv") || lowercased.hasSuffix(".tsv") {
        names.append(name)
      }
    }
    if names.isEmpty { throw .unreadable(path: path, reason: "the folder holds no .csv or .tsv file") }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return names.sorted().map { ImportTable(namedByFile: prefix + $0) }
  }
}
