/// One person of a roster before it is an attendee.
struct RosterEntry {
  let person: PersonName
  /// The bytes of the source.
  var source: Range<Int>
  var affiliation: String?
  var organizations: [OrganizationName.Reference] = []
  var roles: [String] = []
  /// The posts printed before the name, which 同 on the next line repeats.
  var leadingPosts: [String] = []
  /// The organization that stands before the name, and so before all names of the line.
  var leadingOrganization: Passage?
  var alias: String?
  /// How the person took part, where the entry itself tells: （欠席）.
  var attendance: Attendee.Attendance?
  /// The person who sat there in this one's place.
  var proxy: PersonName?
  var proxyAffiliation: Passage?
  /// The absent person whose proxy this one is.
  var represented: PersonName?

  init(person: PersonName, source: Range<Int>) {
    self.person = person
    self.source = source
  }

  mutating func add(_ affiliation: Affiliation) {
    if organizations.isEmpty { organizations = affiliation.organizations }
    roles += affiliation.roles.filter { !roles.contains($0) }
  }

  /// The persons that a part of a line names; nil where it names none.
  static func entries(
    in part: Passage, previous: RosterEntry?, lexicon: Lexicon, organizationBefore: Passage? = nil
  ) -> [RosterEntry]? {
    if let entry = latinEntry(part, lexicon) { return [entry] }
    let (body, brackets) = cuttingBrackets(part)
    var tokens = RosterTokens(body, lexicon: lexicon, organizationBefore: organizationBefore)
    var entries: [RosterEntry] = []
    while let entry = tokens.nextEntry(previous: entries.last ?? previous) {
      entries.append(entry)
    }
    guard !entries.isEmpty, tokens.isAtEnd else { return nil }
    for bracket in brackets { entries[entries.count - 1].readBracket(bracket, lexicon) }
    if entries.count == 1 { entries[0].source = part.bytes }
    return entries
  }

  /// `Dr. Helen Marsh (Chair), Riverside University`: a person and what follows the first comma or bracket.
  private static func latinEntry(_ part: Passage, _ lexicon: Lexicon) -> RosterEntry? {
    var depth = 0
    guard let first = part.first, ScalarKind(first) == .latin,
      let comma = part.firstIndex(where: { scalar in
        if scalar == code("(") { depth += 1 }
        if scalar == code(")") { depth -= 1 }
        return scalar == code(",") && depth == 0
      })
    else { return nil }
    let (head, brackets) = cuttingBrackets(part.prefix(comma).trimmed)
    guard let person = PersonName(head.words) else { return nil }
    var entry = RosterEntry(person: person, source: part.bytes)
    for bracket in brackets { entry.readBracket(bracket, lexicon) }
    let rest = part.dropFirst(comma + 1).trimmed
    entry.affiliation = rest.printed
    entry.add(Affiliation(rest, lexicon: lexicon))
    return entry
  }

  /// The part without what stands in brackets, and what does.
  private static func cuttingBrackets(_ part: Passage) -> (Passage, [Passage]) {
    var search = 0
    var found: Int?
    while found == nil, let open = part.firstIndex(from: search, where: { $0 == code("(") }) {
      // (株) is a part of a name.
      if let length = legalForms.prefixLength(of: part.dropFirst(open)) {
        search = open + length
      } else {
        found = open
      }
    }
    guard let open = found, open > 0 else { return (part, []) }
    var brackets: [Passage] = []
    var position = open
    while position < part.count, part[position] == code("(") {
      guard let close = part.firstIndex(from: position, where: { $0 == code(")") }) else { break }
      brackets.append(part.slice(position + 1..<close).trimmed)
      position = part.skippingSpaces(from: close + 1)
    }
    // Words after the bracket belong to the name's line too: 青木節子（座長） 慶應義塾大学教授.
    if position < part.count { brackets.append(part.dropFirst(position).trimmed) }
    return (part.prefix(open).trimmed, brackets)
  }

  private static let legalForms = WordList("(株) (有) (合) (財) (社) (独) (国研) (一社) (一財) (公社) (公財) (学) (特非)")

  /// What stands in brackets after a name: the affiliation, a post, an absence, a proxy.
  private mutating func readBracket(_ bracket: Passage, _ lexicon: Lexicon) {
    if bracket.isEmpty || bracket.hasPrefix("敬称") { return }
    for opening in ["代理出席:", "代理出席", "代理人:", "代理:", "代理", "proxy:"] as [StaticString] {
      guard let length = bracket.length(of: opening), length <= bracket.count else { continue }
      let rest = bracket.dropFirst(length).trimmed
      if rest.isEmpty {
        attendance = .proxy
      } else if var inner = Optional(RosterTokens(rest, lexicon: lexicon)),
        let entry = inner.nextEntry(previous: nil)
      {
        proxy = entry.person
        proxyAffiliation =
          rest.count > entry.person.printed.unicodeScalars.count
          ? rest.dropFirst(entry.person.printed.unicodeScalars.count).trimmed : nil
        if let beginning = rest.firstIndex(of: entry.person.printed.unicodeScalars.map(\.value)),
          beginning > 0
        {
          proxyAffiliation = rest.prefix(beginning).trimmed
        }
      }
      return
    }
    if bracket.hasSuffix("代理"), !RoleName.words.contains(bracket) {
      let name = bracket.dropLast(2)
      let length = RoleName.suffixLength(of: name)
      if let person = PersonName(name.dropLast(length).words) {
        represented = person
        attendance = .proxy
        return
      }
    }
    if bracket.hasPrefix("欠席") {
      attendance = .absent
    } else if RosterEntry.waysOfAttending.contains(where: { bracket.contains($0) }) {
      return
    } else {
      let read = Affiliation(bracket, lexicon: lexicon)
      affiliation = affiliation ?? bracket.printed
      add(read)
    }
  }

  private static let waysOfAttending: [StaticString] = [
    "オンライン", "Web", "WEB", "リモート", "途中", "書面", "online", "remote",
  ]
}
