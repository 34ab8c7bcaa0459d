import GraphStore

/// `gql.features`: the standard's optional features, all or those of a family such as `GQ`, and which are supported.
struct FeaturesProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.features", parameters: [.init("family", .anyString, isOptional: true)],
    columns: [.init("id", .anyString), .init("name", .anyString), .init("supported", .boolean)])
  let summary =
    "The standard's optional features, all or those of a family such as `GQ`, and which are supported."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let family: String
    switch arguments.first {
    case nil, .null: family = ""
    case .string(let text): family = text.uppercased()
    case let value?:
      throw GQLError(
        .invalidValueType, "a family of features is a text, not \(value) of type \(value.typeName)")
    }
    return FeatureRegister.all.filter { family.isEmpty || $0.id.prefix { $0.isLetter } == family }.map {
      [.string($0.id), .string($0.name), .boolean($0.isSupported)]
    }
  }
}
