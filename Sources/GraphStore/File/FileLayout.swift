/// The fixed parts of a native file; Documentation/FileFormat.md tells every byte.
enum FileLayout {
  static let magic: [UInt8] = [0x89, 0x47, 0x52, 0x41, 0x50, 0x48, 0x0D, 0x0A]
  static let version: UInt32 = 2
  static let headerSize = 64
  static let entrySize = 32
  /// Sections begin at multiples of this.
  static let alignment = 64
  /// Each section has a checksum per this many bytes, so that a reader verifies no more than it reads.
  static let blockShift = 16
  static let blockSize = 1 << blockShift

  static func blocks(_ length: Int) -> Int { (length + blockSize - 1) >> blockShift }
}

/// What a section holds.
enum SectionKind: UInt32, CaseIterable {
  case catalog = 1
  case nodePages = 2
  case nodeSets = 3
  case edgePages = 4
  case edgeArrays = 5
  case adjacencyPages = 6
  case adjacencyOffsets = 7
  case adjacencyNeighbors = 8
  case adjacencyEdges = 9
  case nodeColumnPages = 10
  case nodeColumnData = 11
  case edgeColumnPages = 12
  case edgeColumnData = 13
  case indexEntries = 14
}

/// A section's place in the file.
struct SectionEntry: Hashable {
  var kind: SectionKind
  /// Which label and direction, or which property key.
  var number: UInt32
  var offset: Int
  var length: Int
  /// The position of its first checksum among all.
  var firstSum: Int

  var name: String { "\(kind) \(number)" }
}

/// Kind and number of a section.
struct SectionKey: Hashable {
  var kind: SectionKind
  var number: UInt32
}
