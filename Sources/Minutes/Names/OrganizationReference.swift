extension OrganizationName {
  /// An organization that an affiliation names: a concept of the lexicon, or a name that only the text knows.
  public struct Reference: Sendable, Hashable {
    /// The concept's id, or `printed:` and the name.
    public let id: String
    public let name: String
    public let nameEn: String?
    /// `university`, `company`, `governmentUnit`, … where the lexicon or the ending tells.
    public let kind: String?
    public let ror: String?

    init(_ concept: Concept) {
      id = concept.id
      name = concept.name
      nameEn = concept.nameEn
      kind = concept.category
      ror = concept.ror
    }

    init(printed name: String, kind: String?) {
      id = "printed:" + OrganizationName.spelledOut(name)
      self.name = name
      nameEn = nil
      self.kind = kind
      ror = nil
    }
  }
}
