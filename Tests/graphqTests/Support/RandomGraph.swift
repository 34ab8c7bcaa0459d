import GraphStore

@testable import graphq

/// Graphs of every kind of value and shape, the same for the same seed.
struct RandomGraph {
  private var state: UInt64
  /// Whether to keep to what tables can hold: directed edges of one label, and one type for each property.
  private let isTabular: Bool

  init(seed: UInt64, isTabular: Bool = false) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    self.isTabular = isTabular
  }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[next(choices.count)]
  }

  /// A graph of some nodes and edges.
  mutating func make() throws -> Graph {
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID] = []
      for _ in 0..<(next(12) + 1) {
        nodes.append(try transaction.insertNode(labels: labels(), properties: properties()))
      }
      for _ in 0..<next(24) {
        _ = try transaction.insertEdge(
          from: pick(nodes), to: pick(nodes), labels: isTabular ? [pick(Self.names)] : labels(),
          directed: isTabular || next(4) > 0,
          properties: properties())
      }
    }
    return graph
  }

  private static let names = [
    "Person", "会議", "with space", "a:b", "back\\slash", "quote\"s", "<tag>", "`", "MATCH", "order",
  ]
  /// The kinds of values that columns of tables are typed for.
  private static let tabularKinds = [0, 1, 5, 12, 13, 14, 15, 16, 17, 18, 19, 21]

  private mutating func labels() -> [String] {
    (0..<next(3)).map { _ in pick(Self.names) }
  }

  private mutating func properties() -> [String: Value] {
    let keys = ["name", "年", "id", "label", "labels", "source", "a b", "x<y", "\"q\"", "type"]
    var properties: [String: Value] = [:]
    for _ in 0..<next(4) {
      let key = pick(keys)
      // Most keys keep to one type, as they do in real graphs.
      let sum = key.utf8.reduce(0) { $0 + Int($1) }
      properties[key] =
        isTabular
        ? value(kind: Self.tabularKinds[sum % Self.tabularKinds.count])
        : next(3) > 0 ? value(kind: sum % 24) : value(kind: next(24))
    }
    return properties
  }

  private mutating func value(kind: Int) -> Value {
    switch kind {
    case 0: .boolean(next(2) == 0)
    case 1, 2, 3:
      .string(
        pick(["", "東京", "a,b;c", "line\nbreak\r\n\ttab", "\u{1}\u{1F}", "<&>\"'", "👩‍👩‍👧 e\u{301}", " x "]))
    case 4: .bytes([0, 255, 16])
    case 5: .int64(pick([.min, .max, 0, -1]))
    case 6: .int8(.min)
    case 7: .uint64(.max)
    case 8: .int128(.max)
    case 9: .uint256(.max)
    case 10: ExactDecimal(coefficient: -12345, scale: 3).map { .decimal($0) } ?? .null
    case 11: .float32(1.5)
    case 12: .float64(pick([0.1, 1e300, -0.0, 4.9e-300, 1, .infinity, -.infinity, .nan]))
    case 13: CalendarDate(year: 2021, month: 12, day: 9).map { .date($0) } ?? .null
    case 14: LocalTime(hour: 17, minute: 15, second: 1, nanosecond: 5).map { .localTime($0) } ?? .null
    case 15: LocalTime(hour: 1).flatMap { ZonedTime($0, offset: 32400) }.map { .zonedTime($0) } ?? .null
    case 16: LocalDateTime(seconds: 1_639_000_000, nanosecond: 120).map { .localDateTime($0) } ?? .null
    case 17:
      ZonedDateTime(secondsSinceEpoch: 1_639_000_000, nanosecond: 0, offset: -3600).map { .zonedDateTime($0) }
        ?? .null
    case 18: CalendarDuration(months: 14, seconds: 0).map { .duration($0) } ?? .null
    case 19: CalendarDuration(months: 0, seconds: -3661, nanosecond: 500).map { .duration($0) } ?? .null
    case 20: .list([.int64(1), .null, .string("x"), .list([]), .float64(2)])
    case 21: .list([.string("役"), .string("員")])
    case 22: .record(["a": .int64(1), "@type": .string("DATE"), "@value": .boolean(true)])
    default: .record(["when": CalendarDate(daysSinceEpoch: -1).map { .date($0) } ?? .null, "n": .int8(3)])
    }
  }
}

/// Everything a graph holds, in an order and a text that two equal graphs share.
struct GraphText: Equatable, CustomStringConvertible {
  let lines: [String]

  init(_ snapshot: Snapshot) {
    let text = { (properties: [(key: PropertyKeyID, value: Value)]) in
      properties.map { "\(snapshot.name(of: $0.key)): \($0.value)" }.sorted().joined(separator: ", ")
    }
    let nodes = snapshot.nodes()
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let nodeLines = nodes.enumerated().map { place, node in
      "(\(place) \(snapshot.labels(of: node).sorted()) {\(text(snapshot.properties(of: node)))})"
    }
    let edgeLines = snapshot.edges().map { edge in
      let ends = [snapshot.source(of: edge), snapshot.target(of: edge)].map {
        $0.flatMap { places[$0] } ?? -1
      }
      let isDirected = snapshot.isDirected(edge)
      // Which end of an undirected edge is called its source means nothing.
      let shown = isDirected ? ends : ends.sorted()
      return "\(shown[0]) \(isDirected ? "->" : "~") \(shown[1]) "
        + "\(snapshot.labels(of: edge).sorted()) {\(text(snapshot.properties(of: edge)))}"
    }
    lines = nodeLines + edgeLines.sorted()
  }

  var description: String { lines.joined(separator: "\n") }
}

/// The nodes, and the edges with their ends, each as a text and in the order of the texts: for formats that keep no order.
struct GraphSummary: Equatable, CustomStringConvertible {
  let lines: [String]

  init(_ snapshot: Snapshot) {
    let elements = ElementReader(snapshot: snapshot)
    let text = { (properties: [ElementReader.Property]) in
      properties.map { "\($0.name): \($0.value)" }.sorted().joined(separator: ", ")
    }
    let node = { (id: NodeID) in "\(elements.labels(of: id)) {\(text(elements.properties(of: id)))}" }
    let edges = GraphSelection(all: elements).edges.map { edge in
      let ends = [node(edge.source), node(edge.target)]
      let isDirected = elements.isDirected(edge.id)
      return (isDirected ? ends : ends.sorted()).joined(separator: isDirected ? " -> " : " ~ ")
        + " \(elements.labels(of: edge.id)) {\(text(elements.properties(of: edge.id)))}"
    }
    lines = snapshot.nodes().map(node).sorted() + edges.sorted()
  }

  var description: String { lines.joined(separator: "\n") }
}
