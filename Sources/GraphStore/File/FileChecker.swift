/// Verifies every byte and every invariant of a native file.
public enum FileChecker {
  /// What was found of one section.
  public struct SectionReport: Hashable, Sendable {
    /// The kind of the section and which label, direction or key it is of.
    public let name: String
    /// Its length in bytes.
    public let length: Int
  }

  /// What was found in a sound file.
  public struct Report: Hashable, Sendable {
    public let sections: [SectionReport]
    public let nodeCount: Int
    public let edgeCount: Int
  }

  /// Checks a file: header and table, the checksum of every section, then that the content agrees with itself.
  ///
  /// Throws the first damage as a `GraphError` that names the section. O(graph · labels).
  public static func check(_ path: String) throws -> Report {
    let file = try MappedFile(path)
    for section in file.order { try file.verify(section, 0..<section.length) }
    let snapshot = Snapshot(try StateReader(file).state())
    let broken = snapshot.brokenInvariants(limit: 1)
    if let damage = file.damage { throw damage }
    if let first = broken.first {
      throw GraphError.damagedSection(path: path, section: "graph", reason: first)
    }
    return Report(
      sections: file.order.map { SectionReport(name: $0.name, length: $0.length) },
      nodeCount: snapshot.nodeCount, edgeCount: snapshot.edgeCount)
  }
}
