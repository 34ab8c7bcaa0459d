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

  /// Looks at every element once.
  init(_ snapshot: Snapshot) {
    let elements = ElementReader(snapshot: snapshot)
    let sections = [Self.nodeLabels(elements), Self.edgeTriples(elements), Self.properties(elements)]
    self.sections = snapshot.indexes.isEmpty ? sections : sections + [Self.indexes(snapshot.indexes)]
  }

  private static func nodeLabels(_ elements: ElementReader) -> Section {
    var counts: [String: Int] = [:]
    for node in elements.snapshot.nodes() { counts[shown(elements.labels(of: node)), default: 0] += 1 }
    return Section(
      columns: ["nodes", "count"],
      rows: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { [.string($0.key), .int64(Int64($0.value))] })
  }

  private static func edgeTriples(_ elements: ElementReader) -> Section {
    let snapshot = elements.snapshot
    let name = { (set: LabelSetID) in shown(snapshot.labels(in: set).map { snapshot.name(of: $0) }.sorted()) }
    let triples = snapshot.edgeTriples.map { triple -> (String, Int) in
      let edge = "[" + name(triple.edge) + "]"
      let arrow = triple.isDirected ? "-\(edge)->" : "~\(edge)~"
      return ("(\(name(triple.source)))\(arrow)(\(name(triple.target)))", triple.count)
    }
    return Section(
      columns: ["edges", "count"],
      rows: triples.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { [.string($0.0), .int64(Int64($0.1))] })
  }

  private static func properties(_ elements: ElementReader) -> Section {
    var nodes = PropertyTally()
    for node in elements.snapshot.nodes() {
      nodes.add(elements.properties(of: node), of: shown(elements.labels(of: node)))
    }
    var edges = PropertyTally()
    for edge in elements.snapshot.edges() {
      edges.add(elements.properties(of: edge), of: "[" + shown(elements.labels(of: edge)) + "]")
    }
    return Section(
      columns: ["of", "property", "type", "count", "fill"], rows: nodes.rows + edges.rows)
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

  private static func shown(_ labels: [String]) -> String {
    labels.map { ":" + $0 }.joined()
  }
}

/// Counts properties by the labels of their elements.
private struct PropertyTally {
  private struct Entry {
    var count = 0
    var types: Set<String> = []
  }

  private var elements: [String: Int] = [:]
  private var entries: [String: [String: Entry]] = [:]

  mutating func add(_ properties: [ElementReader.Property], of labels: String) {
    elements[labels, default: 0] += 1
    for (name, value) in properties {
      entries[labels, default: [:]][name, default: Entry()].count += 1
      entries[labels]?[name]?.types.insert(value.typeName)
    }
  }

  /// The share of the elements that have the property is rounded to hundredths.
  var rows: [[Value]] {
    entries.sorted { $0.key < $1.key }.flatMap { labels, properties in
      properties.sorted { $0.key < $1.key }.map { name, entry -> [Value] in
        let share = Double(entry.count) / Double(max(1, elements[labels] ?? 1))
        return [
          .string(labels), .string(name), .string(entry.types.sorted().joined(separator: " | ")),
          .int64(Int64(entry.count)), .float64((share * 100).rounded() / 100),
        ]
      }
    }
  }
}
