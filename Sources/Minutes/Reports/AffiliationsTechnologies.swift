import GraphStore

/// Two answers to one question, told apart in each row: an organization's people *spoke* on a technology, or an
/// organization was *present* where it was mentioned, which claims no speech.
struct AffiliationsTechnologies {
  private(set) var table = ReportTable(
    columns: ["evidence", "organization", "technology", "meetings", "attendees", "remarks", "mentions"])

  private struct Pair: Hashable {
    let organization: NodeID
    let technology: NodeID
  }

  fileprivate struct Evidence {
    var meetings: Set<NodeID> = []
    var attendees: Set<NodeID> = []
    var remarks: Set<NodeID> = []
    var mentions = 0
  }

  init(_ walk: MinutesWalk, _ options: MinutesReport.Options) {
    var spoken: [Pair: Evidence] = [:]
    var present: [Pair: Evidence] = [:]
    for meeting in walk.nodes("Meeting") {
      let remarks = walk.neighbors(of: meeting, "MADE_AT", .incoming)
      var mentions: [NodeID: [NodeID: Int]] = [:]
      for remark in remarks {
        for technology in walk.technologies(of: remark) {
          mentions[technology, default: [:]][remark] = walk.mentionCount(of: technology, in: remark)
        }
      }
      for attendee in walk.neighbors(of: meeting, "ATTENDED", .incoming) {
        guard let unit = walk.target(of: attendee, "AFFILIATED_WITH") else { continue }
        let organization = options.rollsUpOrganizations ? walk.top(of: unit) : unit
        let own = Set(walk.neighbors(of: attendee, "SPOKE"))
        let isPresent = walk.text("attendance", attendee) != Attendee.Attendance.absent.rawValue
        for (technology, counts) in mentions {
          let pair = Pair(organization: organization, technology: technology)
          if isPresent {
            present[pair, default: Evidence()].add(attendee, meeting, counts)
          }
          let said = counts.filter { own.contains($0.key) }
          if !said.isEmpty { spoken[pair, default: Evidence()].add(attendee, meeting, said) }
        }
      }
    }
    append(spoken, "spoke", walk)
    append(present, "present", walk)
    table.notes = [walk.speechNote]
    if spoken.isEmpty {
      table.notes.append("no rows of evidence 'spoke': the minutes do not print who spoke on a technology")
    }
    table.notes.append(
      "evidence 'present' claims no speech: the organization had an attendee where the technology was mentioned"
    )
  }

  private mutating func append(_ pairs: [Pair: Evidence], _ evidence: String, _ walk: MinutesWalk) {
    var part = ReportTable(columns: table.columns)
    for (pair, found) in pairs {
      part.rows.append([
        .string(evidence), walk.name(pair.organization), walk.name(pair.technology),
        walk.count(found.meetings.count),
        walk.count(found.attendees.count), walk.count(found.remarks.count), walk.count(found.mentions),
      ])
    }
    part.sortByColumns([(5, true), (1, false), (2, false)])
    table.rows += part.rows
  }
}

extension AffiliationsTechnologies.Evidence {
  /// Adds an attendee's part: remarks with the mentions in each, a remark's mentions counted once.
  fileprivate mutating func add(_ attendee: NodeID, _ meeting: NodeID, _ counts: [NodeID: Int]) {
    attendees.insert(attendee)
    meetings.insert(meeting)
    for (remark, count) in counts where remarks.insert(remark).inserted { mentions += count }
  }
}
