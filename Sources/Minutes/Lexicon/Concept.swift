/// A thing that the lexicons know by its names. A class, because thousands of mentions share it; it never changes.
public final class Concept: Sendable {
  /// What the graph makes of a concept: the label of its node.
  public enum Kind: String, Sendable, CaseIterable {
    case technology = "Technology"
    case organization = "Organization"
    case place = "Place"
    case programme = "Programme"
  }

  /// The concept's identity, `tech:quantum`; its prefix tells the kind.
  public let id: String
  public let kind: Kind
  /// The preferred label in Japanese, or in English where there is none.
  public let name: String
  /// The preferred label in English.
  public let nameEn: String?
  /// The `kind` column: `university`, `country`, `award`, …
  public let category: String?
  /// The id of the broader concept: the technology above, the organization that a unit belongs to.
  public let broader: String?
  /// The address in the Research Organization Registry.
  public let ror: String?

  init(
    id: String, kind: Kind, name: String, nameEn: String?, category: String?, broader: String?, ror: String?
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.nameEn = nameEn
    self.category = category
    self.broader = broader
    self.ror = ror
  }
}

extension Concept.Kind {
  /// The kind that the prefix of an id tells; nil for an unknown prefix.
  init?(id: String) {
    switch id.prefix(while: { $0 != ":" }) {
    case "tech": self = .technology
    case "org": self = .organization
    case "country", "region", "place": self = .place
    case "programme", "award": self = .programme
    default: return nil
    }
  }
}

/// By which of its labels a concept was recognised.
public enum LabelRule: String, Sendable {
  /// SKOS prefLabel, in Japanese or English.
  case preferred = "prefLabel"
  /// SKOS altLabel: another name or an abbreviation.
  case alternative = "altLabel"
  /// SKOS hiddenLabel: a misprint, or a word that means the concept in context only.
  case hidden = "hiddenLabel"
  /// One of several countries' single signs side by side: 日米.
  case abbreviation

  /// How sure a match by such a label is, 0 to 1.
  public var confidence: Double {
    switch self {
    case .preferred, .alternative: 1.0
    case .abbreviation: 0.9
    case .hidden: 0.8
    }
  }
}
