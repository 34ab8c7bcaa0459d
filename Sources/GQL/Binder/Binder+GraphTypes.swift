import GraphStore

extension Binder {
  /// Binds a graph type (18.1): aliases of node types become their places, and ends that are described are looked up or added.
  func bind(_ specification: GraphTypeSpecification) throws -> GraphTypeDefinition {
    var definition = GraphTypeDefinition(nodes: [], edges: [])
    var places: [String: Int] = [:]
    for case .node(let node) in specification.elements {
      for name in [node.name, node.alias].compactMap({ $0 }) {
        if let known = places[name.name], known != definition.nodes.count {
          throw refusal("there is a node type `\(name.name)` already", at: name.range)
        }
        places[name.name] = definition.nodes.count
      }
      let type = try bind(node.filler, name: node.name ?? node.alias)
      try checkCounts(
        type, (.nodeLabelsAboveMaximumInType, .nodeTypeKeyLabelsAboveMaximum), at: node.filler.range)
      definition.nodes.append(type)
    }
    for case .edge(let edge) in specification.elements {
      if let declared = edge.declaredKind, let connector = edge.connectorKind, declared != connector {
        throw refusal("the edge type is declared one way and drawn the other", at: edge.range)
      }
      let labels = try bind(edge.filler, name: edge.name)
      try checkCounts(
        labels, (.edgeLabelsAboveMaximumInType, .edgeTypeKeyLabelsAboveMaximum), at: edge.filler.range)
      definition.edges.append(
        EdgeTypeDefinition(
          name: labels.name, isDirected: edge.kind == .directed, keyLabels: labels.keyLabels,
          labels: labels.labels,
          properties: labels.properties, source: try endpoint(edge.source, &definition, places),
          destination: try endpoint(edge.destination, &definition, places)))
    }
    try checkKeys(of: definition.nodes, at: specification.range)
    return definition
  }

  /// How many labels an element may have (IL001, IL003).
  private static let maximumLabelCount = 65_535

  private func checkCounts(
    _ type: NodeTypeDefinition, _ statuses: (labels: GQLStatus, keys: GQLStatus), at range: SourceRange
  ) throws {
    let limit = Self.maximumLabelCount
    if type.keyLabels.count > limit {
      throw GQLError(statuses.keys, "the type has more than \(limit) key labels", at: range)
    }
    if type.labels.count > limit {
      throw GQLError(statuses.labels, "the type has more than \(limit) labels", at: range)
    }
  }

  /// The key labels tell the types of nodes apart (4.13.2.3); types of edges may share theirs (GG25).
  private func checkKeys(of nodes: [NodeTypeDefinition], at range: SourceRange) throws {
    var known: Set<Set<String>> = []
    for node in nodes where !known.insert(Set(node.keyLabels)).inserted {
      let key = node.keyLabels.sorted().joined(separator: " & ")
      throw refusal(
        "two node types have " + (key.isEmpty ? "no key labels" : "the key labels \(key)"), at: range,
        hint: "the labels before => tell node types apart")
    }
  }

  /// Labels and properties of an element type. Without labels of its own, a type is known by its name.
  private func bind(_ filler: ElementTypeFiller, name: Identifier?) throws -> NodeTypeDefinition {
    let key = try unique(filler.keyLabels ?? [])
    let keys = Set(key)
    let labels = key + (try unique(filler.labels ?? []).filter { !keys.contains($0) })
    var names: Set<String> = []
    let properties = try (filler.properties ?? []).map { property in
      guard names.insert(property.name.name).inserted else {
        throw refusal("the property `\(property.name.name)` is there already", at: property.name.range)
      }
      if try closedType(property.type) != nil {
        throw refusal("a property holds no node or edge", at: property.type.range)
      }
      return PropertyTypeDefinition(name: property.name.name, type: try valueType(property.type))
    }
    return NodeTypeDefinition(
      name: name?.name, keyLabels: filler.keyLabels == nil ? labels : key, labels: labels,
      properties: properties)
  }

  private func unique(_ labels: [Identifier]) throws -> [String] {
    var known: Set<String> = []
    for label in labels where !known.insert(label.name).inserted {
      throw refusal("the label `\(label.name)` is there already", at: label.range)
    }
    return labels.map(\.name)
  }

  private func endpoint(
    _ reference: EndpointTypeReference, _ definition: inout GraphTypeDefinition, _ places: [String: Int]
  ) throws -> Int {
    switch reference {
    case .alias(let name):
      if let place = places[name.name] { return place }
      throw GQLError(
        .invalidReference, "there is no node type `\(name.name)`", at: name.range,
        hint: Suggestion.nearest(to: name.name, among: places.keys.sorted()).map { "did you mean `\($0)`?" })
    case .filler(let filler):
      let described = try bind(filler, name: nil)
      let known = definition.nodes.firstIndex { node in
        Set(node.labels) == Set(described.labels)
          && (filler.properties == nil || node.properties == described.properties)
      }
      if let known { return known }
      definition.nodes.append(described)
      return definition.nodes.count - 1
    }
  }
}
