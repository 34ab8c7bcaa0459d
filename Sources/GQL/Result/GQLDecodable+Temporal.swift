public import GraphStore

extension CalendarDate: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .date(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension LocalTime: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .localTime(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension ZonedTime: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .zonedTime(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension LocalDateTime: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .localDateTime(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension ZonedDateTime: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .zonedDateTime(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension CalendarDuration: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .duration(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}

extension ExactDecimal: GQLDecodable {
  public init(gql value: Value) throws {
    guard case .decimal(let exact) = value else { throw Self.refusal(of: value) }
    self = exact
  }
}
