/// The lists of those nodes of a page that were written since its base was made.
///
/// A table tells for each node which entry it has; an entry is a slice of the log or a hub. The table is copied by each
/// transaction that touches the page (some kilobytes); the log only grows, so that snapshots share it.
@safe
final class AdjacencyOverlay: @unchecked Sendable {
  /// Where a list lies in the log, or which hub it is.
  struct Entry: BitwiseCopyable {
    var start: UInt32
    /// The number of neighbours, or `UInt32.max` for the hub number `start`.
    var count: UInt32
    var local: UInt16
    var isHub: Bool { count == .max }
  }

  /// Lists from this length on become hubs.
  static var hubThreshold: Int { 512 }
  static var maximumEntries: Int { 256 }

  let era: Era
  private let table: Slab
  private let slots: Cells<UInt16>
  private let entries: Cells<Entry>
  private(set) var entryCount: Int
  private let capacity: Int
  private(set) var log: AdjacencyLog
  private(set) var hubs: [HubList]
  /// How many neighbours the live lists of the log have.
  private(set) var liveCount: Int

  init(era: Era, capacity: Int = 8, log: AdjacencyLog? = nil, hubs: [HubList] = []) {
    self.era = era
    self.capacity = capacity
    table = Slab(byteCount: PageSize.count * 2 + capacity * MemoryLayout<Entry>.stride)
    slots = table.cells(as: UInt16.self)
    entries = table.cells(at: PageSize.count * 2, as: Entry.self)
    slots.fill(with: 0, count: PageSize.count)
    entryCount = 0
    self.log = log ?? AdjacencyLog(capacity: 16)
    self.hubs = hubs
    liveCount = 0
  }

  private init(copying other: AdjacencyOverlay, capacity: Int, era: Era) {
    self.era = era
    self.capacity = capacity
    table = Slab(byteCount: PageSize.count * 2 + capacity * MemoryLayout<Entry>.stride)
    slots = table.cells(as: UInt16.self)
    entries = table.cells(at: PageSize.count * 2, as: Entry.self)
    slots.copy(from: other.slots, count: PageSize.count)
    entries.copy(from: other.entries, count: other.entryCount)
    entryCount = other.entryCount
    log = other.log
    hubs = other.hubs
    liveCount = other.liveCount
  }

  func copied(era: Era) -> AdjacencyOverlay {
    let room = entryCount + 4 > capacity ? capacity * 2 : capacity
    return AdjacencyOverlay(copying: self, capacity: room, era: era)
  }

  /// Whether `count` more entries have room; if not, copy or merge first.
  var isFull: Bool { entryCount == capacity }

  func grown() -> AdjacencyOverlay { AdjacencyOverlay(copying: self, capacity: capacity * 2, era: era) }

  func entry(_ local: Int) -> Entry? {
    let slot = slots[local]
    return slot == 0 ? nil : entries[Int(slot) - 1]
  }

  func list(_ entry: Entry) -> AdjacencyPage.List {
    if entry.isHub { return .hub(hubs[Int(entry.start)]) }
    return .slice(log.list(start: Int(entry.start), count: Int(entry.count)))
  }

  /// The number of entries that are not hubs.
  var plainCount: Int { entryCount - hubs.count }

  /// An overlay of the hubs alone, or nil where there are none.
  func keepingHubs(era: Era) -> AdjacencyOverlay? {
    guard !hubs.isEmpty else { return nil }
    let result = AdjacencyOverlay(era: era, capacity: max(8, hubs.count * 2), hubs: hubs)
    for index in 0..<entryCount where entries[index].isHub {
      result.setEntry(Int(entries[index].local), entries[index])
    }
    return result
  }

  /// Gives a node an entry; there must be room for it.
  func setEntry(_ local: Int, _ entry: Entry) {
    let slot = slots[local]
    if slot != 0 {
      let old = entries[Int(slot) - 1]
      if !old.isHub { liveCount -= Int(old.count) }
      entries[Int(slot) - 1] = entry
    } else {
      entries[entryCount] = entry
      entryCount += 1
      slots[local] = UInt16(entryCount)
    }
    if !entry.isHub { liveCount += Int(entry.count) }
  }

  /// Gives a node the list that `fill` writes into `count` new cells of the log.
  func setList(_ local: Int, count: Int, _ fill: (Cells<NodeID>, Cells<EdgeID>) -> Void) {
    // The list that `fill` reads may lie in the log that compacting replaces.
    let previous = log
    if !log.hasRoom(count) { compactLog(room: count) }
    let start = withExtendedLifetime(previous) { log.append(count, fill) }
    setEntry(local, Entry(start: UInt32(start), count: UInt32(count), local: UInt16(local)))
  }

  /// Adds one neighbour after the last of a list that ends the log; false where it does not.
  func extendLast(_ local: Int, _ entry: Entry, _ neighbor: NodeID, _ edge: EdgeID) -> Bool {
    guard !entry.isHub, Int(entry.start) + Int(entry.count) == log.used, log.hasRoom(1) else { return false }
    _ = log.append(1) { neighbors, edges in
      neighbors[0] = neighbor
      edges[0] = edge
    }
    setEntry(local, Entry(start: entry.start, count: entry.count + 1, local: entry.local))
    return true
  }

  func setHub(_ local: Int, _ hub: HubList) {
    if let entry = entry(local), entry.isHub {
      hubs[Int(entry.start)] = hub
    } else {
      hubs.append(hub)
      setEntry(local, Entry(start: UInt32(hubs.count - 1), count: .max, local: UInt16(local)))
    }
  }

  /// Turns a hub back into a list.
  func removeHub(_ local: Int, hub: HubList) {
    guard let entry = entry(local), entry.isHub else { return }
    let removed = Int(entry.start)
    let last = hubs.count - 1
    setList(local, count: hub.count) { neighbors, edges in
      var position = 0
      hub.forEachSlice { slice in
        slice.copy(to: neighbors.advanced(by: position), edges.advanced(by: position))
        position += slice.count
      }
    }
    hubs[removed] = hubs[last]
    hubs.removeLast()
    for index in 0..<entryCount where entries[index].isHub && Int(entries[index].start) == last {
      entries[index].start = UInt32(removed)
    }
  }

  private func compactLog(room: Int) {
    let fresh = AdjacencyLog(capacity: max(16, (liveCount + room) * 2))
    for index in 0..<entryCount where !entries[index].isHub {
      let entry = entries[index]
      let list = log.list(start: Int(entry.start), count: Int(entry.count))
      entries[index].start = UInt32(fresh.append(list.count) { list.copy(to: $0, $1) })
    }
    log = fresh
  }
}

/// Lists of neighbours one after the other, appended to and never changed.
@safe
final class AdjacencyLog: @unchecked Sendable {
  private let slab: Slab
  private let capacity: Int
  private let neighbors: Cells<NodeID>
  private let edges: Cells<EdgeID>
  private(set) var used = 0

  init(capacity: Int) {
    self.capacity = capacity
    slab = Slab(byteCount: capacity * 8)
    neighbors = slab.cells(as: NodeID.self)
    edges = slab.cells(at: capacity * 4, as: EdgeID.self)
  }

  func hasRoom(_ count: Int) -> Bool { used + count <= capacity }

  func append(_ count: Int, _ fill: (Cells<NodeID>, Cells<EdgeID>) -> Void) -> Int {
    let start = used
    if count > 0 { fill(neighbors.advanced(by: start), edges.advanced(by: start)) }
    used += count
    return start
  }

  func list(start: Int, count: Int) -> AdjacencyList {
    AdjacencyList(
      neighbors: neighbors.advanced(by: start), edges: edges.advanced(by: start), edgeBase: 0, count: count)
  }
}
