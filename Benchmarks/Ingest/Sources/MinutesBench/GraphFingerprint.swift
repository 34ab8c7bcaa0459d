import GraphStore

/// A number that tells one graph from another: what every node and edge is, in the order of their ids.
struct GraphFingerprint {
  /// The FNV-1a hash of 64 bits.
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Reads all of a graph. Takes time linear in it.
  init(of snapshot: Snapshot) {
    snapshot.forEachNode { node in
      add(snapshot.labels(of: node), snapshot.properties(of: node), snapshot)
    }
    snapshot.forEachEdge { edge in
      add(snapshot.source(of: edge)?.rawValue ?? .max)
      add(snapshot.target(of: edge)?.rawValue ?? .max)
      add(snapshot.labels(of: edge), snapshot.properties(of: edge), snapshot)
    }
  }

  private mutating func add(
    _ labels: [String], _ properties: [(key: PropertyKeyID, value: Value)], _ snapshot: Snapshot
  ) {
    for label in labels { add(label) }
    for (key, value) in properties {
      add(snapshot.name(of: key))
      add("\(value)")
    }
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    // No text holds this byte.
    mix(0xFF)
  }

  private mutating func add(_ number: UInt32) {
    for shift in stride(from: 0 as UInt32, to: 32, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
