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
    /// The sections in the order in which they lie in the file.
    public let sections: [SectionReport]
    /// How many nodes were counted.
    public let nodeCount: Int
    /// How many edges were counted.
    public let edgeCount: Int
  }

  /// Checks a file: header and table, the checksum of every section, then that the content agrees with itself: each count,
  /// list, value and index entry with the elements.
  ///
  /// Throws the first damage as a `GraphError` that names the section. O(graph · labels), on all cores.
  public static func check(_ path: String) throws -> Report {
    let file = try MappedFile(path)
    try verifySums(file)
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

  private static func verifySums(_ file: MappedFile) throws {
    for section in file.order {
      let blocks = PageWork.map(FileLayout.blocks(section.length), minimumRun: 16) { blocks in
        let end = min(blocks.upperBound << FileLayout.blockShift, section.length)
        return Result { try file.verify(section, (blocks.lowerBound << FileLayout.blockShift)..<end) }
      }
      for result in blocks { try result.get() }
    }
  }
}
