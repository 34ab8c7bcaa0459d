public import GraphStore

/// The ready-made analyses of a graph of minutes.
public enum MinutesReport: String, Sendable, CaseIterable {
  case affiliationsTechnologies = "affiliations-technologies"
  case technologiesTopics = "technologies-topics"
  case speakers
  case coMentions = "co-mentions"
  case timeline
  case lexiconGaps = "lexicon-gaps"

  /// A sentence on what the report answers.
  public var summary: String {
    switch self {
    case .affiliationsTechnologies:
      "which organizations spoke on a technology, and which sat where it was mentioned"
    case .technologiesTopics: "under which topics each technology was mentioned"
    case .speakers: "who spoke, how often, and on how many technologies"
    case .coMentions: "which technologies are named in the same remark"
    case .timeline: "how often a technology was mentioned, meeting by meeting"
    case .lexiconGaps: "frequent terms of remarks that no lexicon knows"
    }
  }

  /// What a report may be asked to do otherwise.
  public struct Options: Sendable {
    /// Whether units count for the organization at their top (東京大学未来ビジョン研究センター for 東京大学).
    public var rollsUpOrganizations: Bool
    /// How often a term must occur to be a gap of the lexicon.
    public var minimumOccurrences: Int

    public init(rollsUpOrganizations: Bool = true, minimumOccurrences: Int = 2) {
      self.rollsUpOrganizations = rollsUpOrganizations
      self.minimumOccurrences = minimumOccurrences
    }
  }

  /// The report's rows over a graph. Takes time linear in the mentions and, for presence and co-mentions, in the rows.
  public func table(of snapshot: Snapshot, options: Options = Options()) -> ReportTable {
    let walk = MinutesWalk(snapshot)
    switch self {
    case .affiliationsTechnologies: return AffiliationsTechnologies(walk, options).table
    case .technologiesTopics: return TechnologiesTopics.table(walk)
    case .speakers: return Speakers.table(walk)
    case .coMentions: return CoMentions.table(walk)
    case .timeline: return Timeline.table(walk)
    case .lexiconGaps: return LexiconGaps.table(walk, minimum: options.minimumOccurrences)
    }
  }
}

extension MinutesWalk {
  /// The technologies that a remark names, each once.
  func technologies(of remark: NodeID) -> Set<NodeID> {
    Set(neighbors(of: remark, "MENTIONS").filter { isA("Technology", $0) })
  }

  /// How many of a remark's mentions name a node.
  func mentionCount(of node: NodeID, in remark: NodeID) -> Int {
    neighbors(of: remark, "MENTIONS").count { $0 == node }
  }

  func name(_ node: NodeID) -> Value { snapshot.property("name", of: node) }

  func count(_ number: Int) -> Value { .int64(Int64(number)) }

  /// The sentence on who spoke that every report about speech carries.
  var speechNote: String {
    let remarks = nodes("Remark")
    let spoken = remarks.count { !neighbors(of: $0, "SPOKE", .incoming).isEmpty }
    let whole = remarks.count == 1 ? "1 remark" : "\(remarks.count) remarks"
    return spoken == 0
      ? "\(whole), none with a printed speaker" : "\(whole), \(spoken) with a printed speaker"
  }
}
