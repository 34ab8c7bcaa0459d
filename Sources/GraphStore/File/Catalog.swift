/// The small part of a native file that is read at once: names, counts, statistics, and which sections there are.
struct Catalog {
  /// A block of edges whose ends the outgoing adjacency of a slot tells.
  struct Block {
    var firstEdge: UInt32
    var edgeCount: Int
    var slot: Int
  }

  /// Statistics of one direction of a slot.
  struct Side {
    var slot: Int
    var direction: Direction
    var entryCount: Int
    var nodeCount: Int
    var maximumDegree: Int
    var hasParallelEdges: Bool

    /// The number of its sections.
    var number: UInt32 { UInt32(slot * 4) + UInt32(direction.rawValue) }
  }

  struct Column {
    var key: Int
    var count: Int
  }

  var nodeCapacity = 0
  var edgeCapacity = 0
  var nodeCount = 0
  var edgeCount = 0
  var labels: [String] = []
  var keys: [String] = []
  var labelSets: [[UInt32]] = []
  var nodesPerSet: [Int] = []
  var triples: [(key: EdgeTripleKey, count: Int)] = []
  var sides: [Side] = []
  var blocks: [Block] = []
  var nodeColumns: [Column] = []
  var edgeColumns: [Column] = []
  var indexes: [IndexDefinition] = []

  var bytes: [UInt8] {
    var encoder = FileEncoder()
    for count in [nodeCapacity, edgeCapacity, nodeCount, edgeCount] { encoder.append(count: count) }
    for names in [labels, keys] {
      encoder.append(count: names.count)
      for name in names { encoder.append(name) }
    }
    encoder.append(count: labelSets.count)
    for set in labelSets {
      encoder.append(count: set.count)
      for label in set { encoder.append(label) }
    }
    encoder.append(count: nodesPerSet.count)
    for count in nodesPerSet { encoder.append(count: count) }
    encoder.append(count: triples.count)
    for (key, count) in triples {
      encoder.append(key.source.rawValue)
      encoder.append(key.shape.raw)
      encoder.append(key.target.rawValue)
      encoder.append(count: count)
    }
    encoder.append(count: sides.count)
    for side in sides {
      encoder.append(UInt32(side.slot))
      encoder.append(side.direction.rawValue)
      encoder.append(UInt8(side.hasParallelEdges ? 1 : 0))
      for count in [side.entryCount, side.nodeCount, side.maximumDegree] { encoder.append(count: count) }
    }
    encoder.append(count: blocks.count)
    for block in blocks {
      encoder.append(block.firstEdge)
      encoder.append(UInt32(block.slot))
      encoder.append(count: block.edgeCount)
    }
    for columns in [nodeColumns, edgeColumns] {
      encoder.append(count: columns.count)
      for column in columns {
        encoder.append(UInt32(column.key))
        encoder.append(count: column.count)
      }
    }
    encoder.append(count: indexes.count)
    for index in indexes {
      encoder.append(index.name)
      encoder.append(index.kind.rawValue)
      encoder.append(UInt8(index.isUnique ? 1 : 0))
      encoder.append(index.element.rawValue)
      encoder.append(index.label)
      encoder.append(count: index.keys.count)
      for key in index.keys { encoder.append(key) }
    }
    return encoder.bytes
  }

  init() {}

  init(_ bytes: [UInt8]) throws {
    var decoder = FileDecoder(bytes)
    nodeCapacity = try decoder.readInt()
    edgeCapacity = try decoder.readInt()
    nodeCount = try decoder.readInt()
    edgeCount = try decoder.readInt()
    guard nodeCapacity <= UInt32.max, edgeCapacity <= UInt32.max, nodeCount <= nodeCapacity,
      edgeCount <= edgeCapacity
    else { throw FileDecoder.Malformed() }
    labels = try (0..<decoder.readCount(of: 8)).map { _ in try decoder.readText() }
    keys = try (0..<decoder.readCount(of: 8)).map { _ in try decoder.readText() }
    guard Set(labels).count == labels.count, Set(keys).count == keys.count else {
      throw FileDecoder.Malformed()
    }
    for _ in 0..<(try decoder.readCount(of: 8)) {
      let set = try (0..<decoder.readCount(of: 4)).map { _ in try decoder.read(UInt32.self) }
      guard set.allSatisfy({ $0 < labels.count }), zip(set, set.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw FileDecoder.Malformed()
      }
      labelSets.append(set)
    }
    guard labelSets.first == [], Set(labelSets).count == labelSets.count else {
      throw FileDecoder.Malformed()
    }
    nodesPerSet = try (0..<decoder.readCount(of: 8)).map { _ in try decoder.readInt() }
    guard nodesPerSet.count <= labelSets.count else { throw FileDecoder.Malformed() }
    try readEdges(&decoder)
    nodeColumns = try readColumns(&decoder)
    edgeColumns = try readColumns(&decoder)
    for _ in 0..<(try decoder.readCount(of: 27)) { indexes.append(try readIndex(&decoder)) }
  }

  private mutating func readEdges(_ decoder: inout FileDecoder) throws {
    for _ in 0..<(try decoder.readCount(of: 20)) {
      let source = LabelSetID(rawValue: try decoder.read(UInt32.self))
      let shape = EdgeShape(raw: try decoder.read(UInt32.self))
      let target = LabelSetID(rawValue: try decoder.read(UInt32.self))
      triples.append((EdgeTripleKey(source: source, shape: shape, target: target), try decoder.readInt()))
    }
    for _ in 0..<(try decoder.readCount(of: 30)) {
      let slot = Int(try decoder.read(UInt32.self))
      guard slot <= labels.count, let direction = Direction(rawValue: try decoder.read(UInt8.self)) else {
        throw FileDecoder.Malformed()
      }
      let hasParallelEdges = try decoder.read(UInt8.self) != 0
      sides.append(
        Side(
          slot: slot, direction: direction, entryCount: try decoder.readInt(),
          nodeCount: try decoder.readInt(),
          maximumDegree: try decoder.readInt(), hasParallelEdges: hasParallelEdges))
    }
    for _ in 0..<(try decoder.readCount(of: 16)) {
      let firstEdge = try decoder.read(UInt32.self)
      let slot = Int(try decoder.read(UInt32.self))
      let count = try decoder.readInt()
      guard slot <= labels.count, Int(firstEdge) & PageSize.mask == 0, count <= edgeCapacity - Int(firstEdge)
      else {
        throw FileDecoder.Malformed()
      }
      blocks.append(Block(firstEdge: firstEdge, edgeCount: count, slot: slot))
    }
  }

  private func readIndex(_ decoder: inout FileDecoder) throws -> IndexDefinition {
    let name = try decoder.readText()
    guard let kind = IndexDefinition.Kind(rawValue: try decoder.read(UInt8.self)) else {
      throw FileDecoder.Malformed()
    }
    let isUnique = try decoder.read(UInt8.self) != 0
    guard let element = IndexDefinition.Element(rawValue: try decoder.read(UInt8.self)) else {
      throw FileDecoder.Malformed()
    }
    let label = try decoder.readText()
    let names = try (0..<decoder.readCount(of: 8)).map { _ in try decoder.readText() }
    guard labels.contains(label), !names.isEmpty, names.allSatisfy(keys.contains) else {
      throw FileDecoder.Malformed()
    }
    return IndexDefinition(
      name: name, kind: kind, isUnique: isUnique, on: element, label: label, keys: names)
  }

  private func readColumns(_ decoder: inout FileDecoder) throws -> [Column] {
    try (0..<decoder.readCount(of: 12)).map { _ in
      let key = Int(try decoder.read(UInt32.self))
      guard key < keys.count else { throw FileDecoder.Malformed() }
      return Column(key: key, count: try decoder.readInt())
    }
  }
}
