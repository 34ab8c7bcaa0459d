import GraphStore

/// An attendee as identity is judged.
struct IdentityCandidate {
  let attendee: NodeID
  /// The full name, without spaces.
  let name: String
  /// The top organization's id and name.
  let organization: (id: String, name: String)?
  let meeting: NodeID
  let document: String
  let line: Int
}

/// A person across meetings, and the attendees that are held to be this person.
struct Identity {
  struct Link {
    let candidate: Int
    let rule: String
    let confidence: Double
  }

  /// Tells persons of one name apart: the name, and the organization where there are several.
  let key: String
  let name: String
  let links: [Link]
}

/// Says who is the same person in several meetings, by the full name and the organization. Nobody is merged: the
/// answer is edges with a rule and a confidence.
enum IdentityResolver {
  /// The persons that appear in more than one meeting.
  static func identities(of candidates: [IdentityCandidate]) -> [Identity] {
    var byName: [String: [Int]] = [:]
    for index in candidates.indices { byName[candidates[index].name, default: []].append(index) }
    return byName.sorted { $0.key < $1.key }.flatMap { name, members in
      identities(name: name, members, candidates)
    }
  }

  private static func identities(
    name: String, _ members: [Int], _ candidates: [IdentityCandidate]
  ) -> [Identity] {
    guard let first = members.first,
      members.contains(where: { candidates[$0].meeting != candidates[first].meeting })
    else { return [] }
    var clusters: [(organization: String, members: [Int])] = []
    for member in members {
      let organization = candidates[member].organization?.id ?? ""
      if let known = clusters.firstIndex(where: { $0.organization == organization }) {
        clusters[known].members.append(member)
      } else {
        clusters.append((organization, [member]))
      }
    }
    let separate = clusters.count < 2 ? [] : clustersThatMet(clusters.map(\.members), candidates)
    if separate.count < 2 { return [onePerson(name, clusters, candidates)] }
    return separate.map { index in
      let own = clusters[index].members
      let others = clusters.indices.filter { !separate.contains($0) }.flatMap { clusters[$0].members }
      let organization = candidates[own[0]].organization?.name ?? "?"
      return Identity(
        key: "\(name) (\(organization))", name: name,
        links: own.map { Identity.Link(candidate: $0, rule: "sameNameSameOrganization", confidence: 1.0) }
          + others.map { Identity.Link(candidate: $0, rule: "sameNameSeveralPersons", confidence: 0.5) })
    }
  }

  /// The clusters two of which sat in one meeting, so that they are different persons of one name.
  private static func clustersThatMet(_ clusters: [[Int]], _ candidates: [IdentityCandidate]) -> [Int] {
    clusters.indices.filter { index in
      let meetings = Set(clusters[index].map { candidates[$0].meeting })
      return clusters.indices.contains { other in
        other != index && clusters[other].contains { meetings.contains(candidates[$0].meeting) }
      }
    }
  }

  private static func onePerson(
    _ name: String, _ clusters: [(organization: String, members: [Int])], _ candidates: [IdentityCandidate]
  ) -> Identity {
    // The organization the person appears for most often is the one that the others are elsewhere from.
    let known = clusters.filter { !$0.organization.isEmpty && $0.members.count > 1 }
    let home = known.max { $0.members.count < $1.members.count }?.organization
    let links = clusters.flatMap { cluster in
      cluster.members.map { member in
        cluster.organization == home
          ? Identity.Link(candidate: member, rule: "sameNameSameOrganization", confidence: 1.0)
          : Identity.Link(candidate: member, rule: "sameName", confidence: 0.9)
      }
    }
    return Identity(key: name, name: name, links: links.sorted { $0.candidate < $1.candidate })
  }
}
