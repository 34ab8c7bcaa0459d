/// The people of a meeting, found by the names that a mark may print. A class, because the rules ask it line by line,
/// and a copy of it would count a reference for each of its tables.
final class AttendeeList {
  private(set) var attendees: [Attendee] = []
  /// By whole name, by alias, and by a Latin name without case and spaces.
  private var byName: NameTable
  /// By family name; a name printed without a space by all its beginnings: 近江屋庄助 may be 近江 or 近江屋.
  private var byFamilyName: NameTable

  /// The people of a text that writes each letter in one way, or in several.
  init(hasOneSpelling: Bool) {
    byName = NameTable(comparesStrings: !hasOneSpelling)
    byFamilyName = byName
  }

  func append(_ attendee: Attendee) {
    let index = attendees.count
    attendees.append(attendee)
    byName.enter(attendee.name, index)
    let latin = AttendeeList.latinKey(attendee.name)
    if latin != attendee.name { byName.enter(latin, index) }
    for alias in attendee.aliases { byName.enter(alias, index) }
    if let family = attendee.familyName { byFamilyName.enter(family, index) }
    if !attendee.isSplitPrinted, attendee.name.utf8.first.map({ $0 >= 0x80 }) ?? false {
      for end in attendee.name.indices.dropFirst().prefix(7) {
        byFamilyName.enter(String(attendee.name[..<end]), index)
      }
    }
  }

  /// Changes what is known of an attendee, its names aside.
  func update(_ index: Int, _ change: (inout Attendee) -> Void) {
    change(&attendees[index])
  }

  /// Those whose whole name or alias a word is.
  func named(_ name: String) -> [Int] {
    let known = byName[name]
    guard known.isEmpty, let first = name.utf8.first, first < 0x80 else { return known }
    return byName[AttendeeList.latinKey(name)]
  }

  /// Those whose whole name or alias a passage is, spaces aside.
  func named(_ name: Passage) -> [Int] {
    let known = byName[name]
    guard known.isEmpty, let first = name.firstIndex(where: { !$0.isSpace }), name[first] < 0x80 else {
      return known
    }
    return byName[AttendeeList.latinKey(name.compact)]
  }

  /// Those whose family name a word is or may be.
  func withFamilyName(_ name: String) -> [Int] { byFamilyName[name] }

  /// Those whose family name a passage is or may be, spaces aside.
  func withFamilyName(_ name: Passage) -> [Int] { byFamilyName[name] }

  private static func latinKey(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name.lowercased().filter { $0 != " " } : name
  }
}
