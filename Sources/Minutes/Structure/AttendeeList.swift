/// The people of a meeting, found by the names that a mark may print.
struct AttendeeList {
  private(set) var attendees: [Attendee] = []
  /// By whole name, by alias, and by a Latin name without case and spaces.
  private var byName: [String: [Int]] = [:]
  /// By family name; a name printed without a space by all its beginnings: 近江屋庄助 may be 近江 or 近江屋.
  private var byFamilyName: [String: [Int]] = [:]

  mutating func append(_ attendee: Attendee) {
    let index = attendees.count
    attendees.append(attendee)
    AttendeeList.enter(attendee.name, index, &byName)
    let latin = AttendeeList.latinKey(attendee.name)
    if latin != attendee.name { AttendeeList.enter(latin, index, &byName) }
    for alias in attendee.aliases { AttendeeList.enter(alias, index, &byName) }
    if let family = attendee.familyName { AttendeeList.enter(family, index, &byFamilyName) }
    if !attendee.isSplitPrinted, attendee.name.utf8.first.map({ $0 >= 0x80 }) ?? false {
      for end in attendee.name.indices.dropFirst().prefix(7) {
        AttendeeList.enter(String(attendee.name[..<end]), index, &byFamilyName)
      }
    }
  }

  /// Enters an attendee under a name, once.
  private static func enter(_ name: String, _ index: Int, _ table: inout [String: [Int]]) {
    add(index, to: &table[name, default: []])
  }

  private static func add(_ index: Int, to list: inout [Int]) {
    if list.last != index { list.append(index) }
  }

  /// Changes what is known of an attendee, its names aside.
  mutating func update(_ index: Int, _ change: (inout Attendee) -> Void) {
    change(&attendees[index])
  }

  /// Those whose whole name or alias a word is.
  func named(_ name: String) -> [Int] {
    if let known = byName[name] { return known }
    guard let first = name.utf8.first, first < 0x80 else { return [] }
    return byName[AttendeeList.latinKey(name)] ?? []
  }

  /// Those whose family name a word is or may be.
  func withFamilyName(_ name: String) -> [Int] { byFamilyName[name] ?? [] }

  private static func latinKey(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name.lowercased().filter { $0 != " " } : name
  }
}
