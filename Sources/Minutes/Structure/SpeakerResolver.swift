/// Which attendee of the same meeting a mark names.
struct SpeakerResolver {
  let list: AttendeeList
  /// Whether the text prints no list of people, so that its marks are the only list.
  private let isRosterMissing: Bool

  init(_ list: AttendeeList) {
    self.list = list
    isRosterMissing = list.attendees.isEmpty
  }

  /// What a mark comes to.
  struct Resolution {
    var speaker: Int?
    var attribution: Remark.Attribution
    /// Why a name names nobody.
    var doubt: String?
  }

  func resolve(_ mark: SpeakerMark, line: Int) -> Resolution {
    guard let name = mark.name else {
      return resolveRole(mark)
    }
    let fits = matches(name, role: mark.role)
    if fits.count == 1 { return Resolution(speaker: fits[0], attribution: .printed, doubt: nil) }
    if fits.count > 1 {
      return Resolution(
        speaker: nil, attribution: .roleOnly,
        doubt: "`\(mark.whole.printed)` fits \(fits.count) attendees and names none")
    }
    // A person whom no list names: the mark itself is the list's entry, where it prints enough of a name.
    if let person = PersonName(name.words), isRosterMissing || person.isFull, !RoleName.isRole(name) {
      list.append(
        Attendee(
          name: person.name, familyName: person.familyName, givenName: person.givenName,
          printedName: person.printed, printedAffiliation: nil, roles: mark.role.map { [$0.compact] } ?? [],
          attendance: .present, organizations: [], aliases: mark.seat.map { [$0.compact] } ?? [],
          source: SourcePlace(line: line, bytes: mark.whole.bytes), hasFullName: person.isFull,
          isSplitPrinted: person.isSplitPrinted))
      return Resolution(speaker: list.attendees.count - 1, attribution: .printed, doubt: nil)
    }
    return Resolution(
      speaker: nil, attribution: .roleOnly, doubt: "`\(mark.whole.printed)` fits no attendee of the roster")
  }

  /// A role alone names a role, never a person; a seat's number or an alias names its holder.
  private func resolveRole(_ mark: SpeakerMark) -> Resolution {
    if let seat = mark.seat ?? mark.role {
      let holders = list.named(seat)
      if holders.count == 1 { return Resolution(speaker: holders[0], attribution: .printed, doubt: nil) }
    }
    return Resolution(speaker: nil, attribution: .roleOnly, doubt: nil)
  }

  /// Those whose name a mark's words are: the whole name, an alias, or a family name that only one has. Where
  /// several share the family name, the printed post decides if it fits exactly one.
  private func matches(_ name: Passage, role: Passage?) -> [Int] {
    let whole = list.named(name)
    if !whole.isEmpty { return whole }
    let family = list.withFamilyName(name)
    guard family.count > 1 else { return family }
    let here = family.filter { list.attendees[$0].attendance != .absent }
    if here.count == 1 { return here }
    if let role = role?.compact {
      let posted = here.filter { list.attendees[$0].roles.contains(role) }
      if posted.count == 1 { return posted }
    }
    return family
  }

  /// Whether words are known as a person of the roster, whatever stands around them.
  func isKnown(_ words: Passage) -> Bool {
    guard !words.isEmpty, words.count <= 30 else { return false }
    return matches(words, role: nil).count == 1
  }
}
