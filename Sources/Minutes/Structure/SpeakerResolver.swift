/// Which attendee of the same meeting a mark names.
struct SpeakerResolver {
  private(set) var attendees: [Attendee]
  /// Whether the text prints no list of people, so that its marks are the only list.
  private let isRosterMissing: Bool

  init(attendees: [Attendee]) {
    self.attendees = attendees
    isRosterMissing = attendees.isEmpty
  }

  /// What a mark comes to.
  struct Resolution {
    var speaker: Int?
    var attribution: Remark.Attribution
    /// Why a name names nobody.
    var doubt: String?
  }

  mutating func resolve(_ mark: SpeakerMark, line: Int) -> Resolution {
    guard let name = mark.name else {
      return resolveRole(mark)
    }
    let compact = name.compact
    let fits = matches(compact, role: mark.role?.compact)
    if fits.count == 1 { return Resolution(speaker: fits[0], attribution: .printed, doubt: nil) }
    if fits.count > 1 {
      return Resolution(
        speaker: nil, attribution: .roleOnly,
        doubt: "`\(mark.whole.printed)` fits \(fits.count) attendees and names none")
    }
    // A person whom no list names: the mark itself is the list's entry, where it prints enough of a name.
    if let person = PersonName(name.words), isRosterMissing || person.isFull, !RoleName.isRole(name) {
      attendees.append(
        Attendee(
          name: person.name, familyName: person.familyName, givenName: person.givenName,
          printedName: person.printed, printedAffiliation: nil, roles: mark.role.map { [$0.compact] } ?? [],
          attendance: .present, organizations: [], aliases: mark.seat.map { [$0.compact] } ?? [],
          source: SourcePlace(line: line, bytes: mark.whole.bytes), hasFullName: person.isFull,
          isSplitPrinted: person.isSplitPrinted))
      return Resolution(speaker: attendees.count - 1, attribution: .printed, doubt: nil)
    }
    return Resolution(
      speaker: nil, attribution: .roleOnly, doubt: "`\(mark.whole.printed)` fits no attendee of the roster")
  }

  /// A role alone names a role, never a person; a seat's number or an alias names its holder.
  private func resolveRole(_ mark: SpeakerMark) -> Resolution {
    if let seat = mark.seat?.compact ?? mark.role?.compact {
      let holders = attendees.indices.filter { attendees[$0].aliases.contains(seat) }
      if holders.count == 1 { return Resolution(speaker: holders[0], attribution: .printed, doubt: nil) }
    }
    return Resolution(speaker: nil, attribution: .roleOnly, doubt: nil)
  }

  /// Those whose name a mark's words are: the whole name, an alias, or a family name that only one has. Where
  /// several share the family name, the printed post decides if it fits exactly one.
  private func matches(_ name: String, role: String?) -> [Int] {
    let sitting = attendees.indices
    let whole = sitting.filter {
      attendees[$0].name == name || attendees[$0].aliases.contains(name)
        || isLatin(name) && attendees[$0].name.lowercased().filter { $0 != " " } == name.lowercased()
    }
    if !whole.isEmpty { return whole }
    let family = sitting.filter { SpeakerResolver.hasFamilyName(attendees[$0], name) }
    guard family.count > 1 else { return family }
    let here = family.filter { attendees[$0].attendance != .absent }
    if here.count == 1 { return here }
    if let role {
      let posted = here.filter { attendees[$0].roles.contains(role) }
      if posted.count == 1 { return posted }
    }
    return family
  }

  private func isLatin(_ name: String) -> Bool { name.utf8.allSatisfy { $0 < 0x80 } }

  /// Whether words are known as a person of the roster, whatever stands around them.
  func isKnown(_ words: Passage) -> Bool {
    guard !words.isEmpty, words.count <= 30 else { return false }
    return matches(words.compact, role: nil).count == 1
  }

  /// The only attendee with a family name; nil for none or several.
  static func only(in attendees: [Attendee], familyName: String) -> Int? {
    let fits = attendees.indices.filter { hasFamilyName(attendees[$0], familyName) }
    return fits.count == 1 ? fits[0] : nil
  }

  private static func hasFamilyName(_ attendee: Attendee, _ name: String) -> Bool {
    if attendee.familyName == name { return true }
    if attendee.isSplitPrinted { return false }
    // A name printed without a space: 近江屋庄助 may be 近江, 近江屋.
    return attendee.name.count > name.count && attendee.name.hasPrefix(name)
  }
}
