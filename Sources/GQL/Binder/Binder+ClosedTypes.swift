import GraphStore

/// Closed node and edge reference types (18.9).
extension Binder {
  /// The type with what it demands of elements; nil where a text means a type without closed ones.
  func closedType(_ syntax: ValueTypeSyntax) throws -> ClosedType? {
    let demand = try demand(of: syntax)
    guard demand != .nothing else { return nil }
    return ClosedType(type: try valueType(syntax), demand: demand, text: Printer.text(of: syntax))
  }

  private func demand(of syntax: ValueTypeSyntax) throws -> ClosedType.Demand {
    switch syntax.kind {
    case .node(let node?): return try demand(of: node)
    case .edge(let edge?): return try demand(of: edge)
    case .list(element: let element?, maximum: _, isGroup: _):
      let inner = try demand(of: element)
      return inner == .nothing ? .nothing : .list(inner)
    case .record(let fields?): return try demand(of: fields)
    case .bindingTable(let fields):
      let inner = try demand(of: fields)
      return inner == .nothing ? .nothing : .list(inner)
    case .union(let members):
      let demands = try members.map { try demand(of: $0) }
      guard demands.contains(where: { $0 != .nothing }) else { return .nothing }
      return .union(
        try zip(members, demands).map { ClosedType.Alternative(type: try valueType($0), demand: $1) })
    default: return .nothing
    }
  }

  private func demand(of fields: [FieldType]) throws -> ClosedType.Demand {
    var demands: [String: ClosedType.Demand] = [:]
    for field in fields {
      let inner = try demand(of: field.type)
      if inner != .nothing { demands[field.name.name] = inner }
    }
    return demands.isEmpty ? .nothing : .record(demands)
  }

  private func demand(of node: NodeTypeSpecification) throws -> ClosedType.Demand {
    let definition = try bind(GraphTypeSpecification(elements: [.node(node)], range: node.range))
    return definition.nodes.first.map { .node($0) } ?? .nothing
  }

  private func demand(of edge: EdgeTypeSpecification) throws -> ClosedType.Demand {
    let definition = try bind(GraphTypeSpecification(elements: [.edge(edge)], range: edge.range))
    guard let type = definition.edges.first else { return .nothing }
    return .edge(
      type, source: end(definition.nodes[type.source], edge.source),
      destination: end(definition.nodes[type.destination], edge.destination))
  }

  private func end(_ node: NodeTypeDefinition, _ reference: EndpointTypeReference) -> ClosedType.End {
    let hasProperties = if case .filler(let filler) = reference { filler.properties != nil } else { true }
    return ClosedType.End(node: node, hasProperties: hasProperties)
  }
}
