import GraphStore

/// Holds a graph against its type: every node and edge must be of one of the types (clause 18).
///
/// Linear in the graph; only graphs with a closed type pay.
struct GraphTypeChecker {
  private let definition: GraphTypeDefinition

  init(_ definition: GraphTypeDefinition) {
    self.definition = definition
  }

  /// - Throws: G2000 for the first element that is of no type.
  func check(_ snapshot: Snapshot) throws {
    var types: [NodeID: [Int]] = [:]
    for node in snapshot.nodes() {
      let labels = Set(snapshot.labels(of: node))
      let properties = snapshot.namedProperties(of: node)
      let fitting = definition.nodes.indices.filter {
        definition.nodes[$0].allows(labels: labels, properties: properties)
      }
      guard !fitting.isEmpty else {
        throw GQLError(
          .graphTypeViolation, "the graph type allows no node with \(Self.text(labels, properties))")
      }
      types[node] = fitting
    }
    for edge in snapshot.edges() {
      guard let source = snapshot.source(of: edge), let target = snapshot.target(of: edge) else { continue }
      let labels = Set(snapshot.labels(of: edge))
      let properties = snapshot.namedProperties(of: edge)
      let isDirected = snapshot.isDirected(edge)
      let ends = (types[source] ?? [], types[target] ?? [])
      let isAllowed = definition.edges.contains { type in
        type.isDirected == isDirected && type.allows(labels: labels, properties: properties)
          && (ends.0.contains(type.source) && ends.1.contains(type.destination)
            || !isDirected && ends.1.contains(type.source) && ends.0.contains(type.destination))
      }
      guard isAllowed else {
        throw GQLError(
          .graphTypeViolation,
          "the graph type allows no such edge with \(Self.text(labels, properties)) between its nodes")
      }
    }
  }

  private static func text(_ labels: Set<String>, _ properties: [(String, Value)]) -> String {
    let names = labels.isEmpty ? "no label" : "the labels " + labels.sorted().joined(separator: ", ")
    let keys = properties.map { "\($0.0) \($0.1.typeName)" }.sorted().joined(separator: ", ")
    return keys.isEmpty ? names : names + " and the properties " + keys
  }
}
