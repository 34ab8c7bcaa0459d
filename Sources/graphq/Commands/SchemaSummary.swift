import GraphStore

/// What a graph holds, counted: labels, edges between labels, properties with their types and how many elements have them,
/// and its indexes and constraints, where it has any.
struct SchemaSummary {
  /// A table of the summary.
  struct Section {
    let columns: [String]
    let rows: [[Value]]
  }

  let sections: [Section]

  /// Looks at every property value once; everything else is counted by the graph itself.
  init(_ snapshot: Snapshot) {
    let sections = [Self.nodeLabels(snapshot), Self.edgeTriples(snapshot), Self.properties(snapshot)]
    self.sections = snapshot.indexes.isEmpty ? sections : sections + [Self.indexes(snapshot.indexes)]
  }

  private static func nodeLabels(_ snapshot: Snapshot) -> Section {
    let sets = (0..<snapshot.labelSetCount).map { LabelSetID(rawValue: UInt32($0)) }
    let counts = sets.map { (shown($0, snapshot), snapshot.nodeCount(in: $0)) }.filter { $0.1 > 0 }
    return Section(
      columns: ["nodes", "count"],
      rows: counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { [.string($0.0), .int64(Int64($0.1))] })
  }

  private static func edgeTriples(_ snapshot: Snapshot) -> Section {
    let name = { (set: LabelSetID) in shown(set, snapshot) }
    let triples = snapshot.edgeTriples.map { triple -> (String, Int) in
      let edge = "[" + name(triple.edge) + "]"
      let arrow = triple.isDirected ? "-\(edge)->" : "~\(edge)~"
      return ("(\(name(triple.source)))\(arrow)(\(name(triple.target)))", triple.count)
    }
    return Section(
      columns: ["edges", "count"],
      rows: triples.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { [.string($0.0), .int64(Int64($0.1))] })
  }

  private static func properties(_ snapshot: Snapshot) -> Section {
    var nodes = PropertyTally()
    var edges = PropertyTally()
    for key in snapshot.propertyKeyNames.compactMap(snapshot.propertyKey(named:)) {
      let name = snapshot.name(of: key)
      for page in 0..<snapshot.nodePageCount {
        snapshot.withNodeProperties(key, page: page) {
          nodes.add($0, name) { snapshot.labelSet(of: NodeID(rawValue: $0)) }
        }
      }
      for page in 0..<snapshot.edgePageCount {
        snapshot.withEdgeProperties(key, page: page) {
          edges.add($0, name) { snapshot.labelSet(of: EdgeID(rawValue: $0)) }
        }
      }
    }
    var edgeCounts: [LabelSetID: Int] = [:]
    for triple in snapshot.edgeTriples { edgeCounts[triple.edge, default: 0] += triple.count }
    let rows =
      nodes.rows(name: { shown($0, snapshot) }, count: snapshot.nodeCount(in:))
      + edges.rows(name: { "[" + shown($0, snapshot) + "]" }, count: { edgeCounts[$0] ?? 0 })
    return Section(columns: ["of", "property", "type", "count", "fill"], rows: rows)
  }

  private static func indexes(_ definitions: [IndexDefinition]) -> Section {
    Section(
      columns: ["index", "on", "properties", "kind"],
      rows: definitions.map { definition in
        let label = ":" + definition.label
        return [
          .string(definition.name), .string(definition.element == .node ? label : "[" + label + "]"),
          .string(definition.keys.joined(separator: ", ")),
          .string((definition.isUnique ? "unique " : "") + "\(definition.kind)"),
        ]
      })
  }

  private static func shown(_ set: LabelSetID, _ snapshot: Snapshot) -> String {
    snapshot.labels(in: set).map { ":" + snapshot.name(of: $0) }.sorted().joined()
  }
}

/// Counts values of properties by the label sets of their elements.
private struct PropertyTally {
  private struct Entry {
    var count = 0
    var types: Set<String> = []
  }

  private var entries: [LabelSetID: [String: Entry]] = [:]

  /// Adds the values of a page. Most pages are of one type, and their elements of one label set.
  mutating func add(_ page: borrowing PropertyPage, _ name: String, labels: (UInt32) -> LabelSetID?) {
    var type: String?
    var last: LabelSetID?
    var run = Entry()
    for position in 0..<page.count where page.isValid(position) {
      guard let set = labels(page.firstID + UInt32(position)) else { continue }
      if set != last {
        if let last { add(run, name, last) }
        (last, run) = (set, Entry())
      }
      if page.kind == .values || type == nil { type = page.value(at: position).typeName }
      run.count += 1
      if let type, page.kind == .values || run.count == 1 { run.types.insert(type) }
    }
    if let last { add(run, name, last) }
  }

  private mutating func add(_ entry: Entry, _ name: String, _ set: LabelSetID) {
    entries[set, default: [:]][name, default: Entry()].count += entry.count
    entries[set]?[name]?.types.formUnion(entry.types)
  }

  /// The share of the elements that have the property is rounded to hundredths.
  func rows(name: (LabelSetID) -> String, count: (LabelSetID) -> Int) -> [[Value]] {
    entries.map { (name($0.key), count($0.key), $0.value) }.sorted { $0.0 < $1.0 }.flatMap {
      labels, elements, properties in
      properties.sorted { $0.key < $1.key }.map { name, entry -> [Value] in
        let share = Double(entry.count) / Double(max(1, elements))
        return [
          .string(labels), .string(name), .string(entry.types.sorted().joined(separator: " | ")),
          .int64(Int64(entry.count)), .float64((share * 100).rounded() / 100),
        ]
      }
    }
  }
}
