/// Reads lists of people, line by line, whatever their form.
struct RosterReader {
  let lexicon: Lexicon
  let list: AttendeeList
  /// How those of the current list took part.
  var attendance = Attendee.Attendance.present
  /// The role that heads the current group: 委員, 臨時委員.
  var groupRole: String?
  /// What ◎, ○, △ stand for, where a legend tells.
  var legend: [UInt32: String] = [:]
  /// The columns of a table, where a header row names them.
  var columns: [RosterColumn]?
  /// The last entry, for 同.
  var previous: RosterEntry?
  /// Whether the last line held names only, so that the next may hold their affiliation.
  private var awaitsAffiliation = false
  /// Those with a mark of office that no legend has explained yet.
  var marked: [(attendee: Int, mark: UInt32)] = []
  /// The column in which a name stood behind posts, and these posts: a line that begins there has them, too.
  private var postColumn: (column: Int, posts: [String])?
  private(set) var diagnostics: [Diagnostic] = []

  init(lexicon: Lexicon, hasOneSpelling: Bool) {
    self.lexicon = lexicon
    list = AttendeeList(hasOneSpelling: hasOneSpelling)
  }

  /// A list begins: its heading's role and attendance.
  mutating func beginList(_ attendance: Attendee.Attendance, groupRole: String? = nil) {
    self.attendance = attendance
    self.groupRole = groupRole
    columns = nil
    previous = nil
    awaitsAffiliation = false
    postColumn = nil
  }

  /// Reads a line of a list; returns whether it was understood.
  mutating func read(_ line: TextLine) -> Bool {
    if line.isMarkedHeading, !isGroupHeading(line.content) { return false }
    return read(line.content, line: line)
  }

  /// Reads what a heading has on its own line: 出席者：青木節子、上山隆大.
  mutating func read(_ content: Passage, line: TextLine) -> Bool {
    var content = content.trimmed
    if content.isEmpty { return true }
    if isAside(content) || Aside.isElsewhere(content) || readLegend(content) { return true }
    if let cells = TableRow.cells(of: content) { return readRow(cells, line) }
    if readProseAbsence(content, line) { return true }
    var marks: [UInt32] = []
    while let first = content.first, RosterReader.officeMarks.contains(first), content.count > 1 {
      marks.append(first)
      content = content.dropFirst(1).trimmed
    }
    if marks.isEmpty, let length = Bullet.length(in: content) { content = content.dropFirst(length) }
    if let number = HeadingNumber(content), number.isMarked {
      // （1）委員 heads a group; 1. Welcome is no person.
      let rest = content.dropFirst(number.end).trimmed
      guard rest.first.map({ ScalarKind($0) != .latin }) ?? false else { return false }
      content = rest
    }
    if let (role, rest) = groupHeading(content) {
      if rest.isEmpty {
        beginGroup(role)
        return true
      }
      return readList(rest, heading: role, marks, line)
    }
    return readList(content, heading: nil, marks, line)
  }

  static let officeMarks = ScalarSet("◎○◯〇△▲×●☆★□◇")

  private mutating func beginGroup(_ role: Passage) {
    let (attendance, name) = RosterReader.meaning(of: role)
    self.attendance = attendance ?? self.attendance
    groupRole = name
    previous = nil
    awaitsAffiliation = false
    postColumn = nil
  }

  /// What a group's heading says: how its people took part, and their role where it names one.
  private static func meaning(of heading: Passage) -> (Attendee.Attendance?, role: String?) {
    let name = heading.compact
    return FoldedText.withWhole(name) { words in
      if absences.isInside(words) || name == "Regrets" { return (.absent, nil) }
      if observers.isInside(words) || name.lowercased().hasPrefix("observer") { return (.observer, nil) }
      if secretariats.isInside(words) { return (.secretariat, nil) }
      if proxies.isInside(words), !deputies.isInside(words) { return (.proxy, nil) }
      return (nil, RoleName.isRole(words) ? name : nil)
    }
  }

  private static let absences = WordList("欠席")
  private static let observers = WordList("オブザーバ")
  private static let secretariats = WordList("事務局 説明員 説明のため")
  private static let proxies = WordList("代理")
  private static let deputies = WordList("長代理 主査代理")

  /// Notes that stand among names: 敬称略, 五十音順, 計9名, 氏名 所属.
  private func isAside(_ content: Passage) -> Bool {
    let words = content.trimming { $0 == code("(") || $0 == code(")") || $0 == code("※") || $0.isSpace }
    if content.count <= 24, RosterReader.orders.contains(where: { content.contains($0) }) { return true }
    if content.count <= 16, RosterReader.asides.contains(where: { words.hasPrefix($0) }) {
      return words.range != content.range || content.count <= 12 && PersonName(content.words) == nil
    }
    return content.allSatisfy { ScalarKind($0) == .other || $0.isSpace }
  }

  private static let orders: [StaticString] = ["敬称略", "五十音順", "順不同", "名簿順", "50音順"]
  private static let asides: [StaticString] = ["以上", "氏名", "所属", "Name", "計", "合計", "ほか", "他", "外"]

  // MARK: Lists on one line

  private mutating func readList(_ content: Passage, heading: Passage?, _ marks: [UInt32], _ line: TextLine)
    -> Bool
  {
    let saved = (attendance, groupRole)
    var isTemporary = false
    if let heading {
      let (attendance, role) = RosterReader.meaning(of: heading)
      self.attendance = attendance ?? self.attendance
      groupRole = role
      isTemporary = true
    }
    defer { if isTemporary { (attendance, groupRole) = saved } }
    let (content, shared) = RosterReader.cuttingSharedRole(content)
    if let shared {
      groupRole = shared
      isTemporary = true
    }
    let parts =
      RosterReader.isOneLatinPerson(content, lexicon) ? [content] : RosterSplitter.persons(of: content)
    var entries: [RosterEntry] = []
    var left: [Passage] = []
    for part in parts {
      guard
        let found = RosterEntry.entries(
          in: part, previous: entries.last ?? previous, lexicon: lexicon,
          organizationBefore: entries.last?.leadingOrganization)
      else {
        if parts.count == 1 { return readContinuation(content) || RosterReader.listsPosts(parts, lexicon) }
        // Words of a sentence are no list.
        if part.first.map({ ScalarKind($0) == .latin }) ?? false, part.last == code(".") { return false }
        left.append(part)
        continue
      }
      entries += found
    }
    guard !entries.isEmpty else {
      return readContinuation(content) || RosterReader.listsPosts(parts, lexicon)
    }
    for part in left {
      diagnostics.append(
        Diagnostic(line: line.number, message: "`\(part.printed)` names no person and is left out"))
    }
    // 委員 加賀、木曽、佐保: the post before the first is that of all; so is an organization.
    if let first = entries.first, entries.dropFirst().allSatisfy({ $0.affiliation == nil }) {
      for index in entries.indices.dropFirst() {
        if entries[index].roles.isEmpty {
          entries[index].roles = RosterReader.sharedPosts(first.leadingPosts)
        }
        if first.leadingOrganization != nil {
          entries[index].affiliation = first.affiliation
          entries[index].organizations = first.organizations
        }
      }
    }
    if shared == nil { inheritPosts(&entries, of: content, in: line) } else { postColumn = nil }
    for entry in entries { append(entry, marks, line) }
    previous = entries.last
    awaitsAffiliation = entries.count == 1 && entries[0].affiliation == nil
    return true
  }

  /// The posts that several people hold: 委員, 理事; a 座長 or 会長 is one.
  private static func sharedPosts(_ posts: [String]) -> [String] {
    posts.filter { !$0.hasSuffix("長") && !$0.hasSuffix("主査") && !$0.hasSuffix("代理") }
  }

  /// A name in the column where the names behind 委員 stand has that post, too.
  private mutating func inheritPosts(_ entries: inout [RosterEntry], of content: Passage, in line: TextLine) {
    guard let first = entries.first else { return }
    let column = line.column(ofByte: content.bytes.lowerBound)
    if !first.leadingPosts.isEmpty {
      let name = first.person.printed
      if let start = FoldedText.withWhole(name, { content.firstIndex(of: $0.scalars) }) {
        postColumn = (
          line.column(ofByte: content.dropFirst(start).bytes.lowerBound),
          RosterReader.sharedPosts(first.leadingPosts)
        )
      }
    } else if let known = postColumn, first.roles.isEmpty || first.leadingOrganization == nil,
      column >= known.column - 1, column <= known.column + 1
    {
      for index in entries.indices {
        entries[index].roles = known.posts + entries[index].roles.filter { !known.posts.contains($0) }
        entries[index].leadingPosts = known.posts
      }
    } else if column < postColumn?.column ?? 0 {
      postColumn = nil
    }
  }

  /// `Prof. Omar Field, Institute of Energy Studies`: one person, because what follows the comma is no name.
  private static func isOneLatinPerson(_ content: Passage, _ lexicon: Lexicon) -> Bool {
    guard let first = content.first, ScalarKind(first) == .latin,
      content.allSatisfy({ !ScalarKind($0).isJapanese })
    else { return false }
    let parts = RosterSplitter.persons(of: content)
    guard parts.count >= 2 else { return false }
    return parts.dropFirst().contains { part in
      let part = part.prefix(part.firstIndex { $0 == code("(") } ?? part.count).trimmed
      return part.words.contains(where: OrganizationName.isLatinWord)
        || lexicon.organization(beginning: part)?.length == part.count
    }
  }

  /// 水道局長、総務課長、総務係長: posts without names.
  private static func listsPosts(_ parts: [Passage], _ lexicon: Lexicon) -> Bool {
    parts.allSatisfy { part in
      guard part.words.count == 1 else { return false }
      let bare = part.last == code("名") ? part.dropLast(1) : part
      return RoleName.isRole(part.trimmed) || OrganizationName.isName(part.trimmed)
        || lexicon.organization(beginning: part)?.length == part.count
        || bare.allSatisfy { $0.isDigit || $0.isSpace }
    }
  }

  /// 朝倉、昼間、夜久の各委員: the post of all that were listed.
  private static func cuttingSharedRole(_ content: Passage) -> (Passage, role: String?) {
    for (ending, role) in sharedRoles where content.hasSuffix(ending) {
      return (content.dropLast(ending.scalarCount), role)
    }
    // 会　長　山川　清: a post whose two letters are set apart.
    let words = content.words
    if words.count >= 3, words[0].count == 1, words[1].count == 1 {
      let post = words[0].compact + words[1].compact
      if FoldedText.withWhole(post, RoleName.words.contains) {
        let length = words[1].range.upperBound - content.range.lowerBound
        return (content.dropFirst(length).trimmed, post)
      }
    }
    return (content, nil)
  }

  private static let sharedRoles: [(StaticString, role: String?)] = [
    ("の各委員", "委員"), ("各委員", "委員"), ("の各氏", nil), ("の各構成員", "構成員"), ("の各議員", "議員"),
  ]

  /// A line that holds only the affiliation of the person before it.
  private mutating func readContinuation(_ content: Passage) -> Bool {
    guard awaitsAffiliation, let last = list.attendees.indices.last,
      list.attendees[last].printedAffiliation == nil
    else {
      return false
    }
    let body = content.trimming { $0 == code("(") || $0 == code(")") || $0.isSpace }
    let affiliation = Affiliation(body, lexicon: lexicon)
    guard
      !affiliation.organizations.isEmpty
        || affiliation.roles.allSatisfy({ FoldedText.withWhole($0, RoleName.isRole) }),
      body.count <= 60, PrintedTimes(in: body) == nil, PrintedDate.first(in: body) == nil,
      !body.contains("。")
    else { return false }
    list.update(last) { attendee in
      attendee.printedAffiliation = body.printed
      attendee.organizations = affiliation.organizations
      attendee.roles += affiliation.roles
    }
    awaitsAffiliation = false
    return true
  }

  // MARK: Absence in prose

  /// `青木委員、上山委員は欠席。`, `（欠席：青木委員）`
  private mutating func readProseAbsence(_ content: Passage, _ line: TextLine) -> Bool {
    guard let index = content.firstIndex(of: "欠席") ?? content.firstIndex(of: "御欠席") else { return false }
    var body = content.prefix(index).trimmed
    while let last = body.last, last.isOne(of: "はがも、ご御") {
      body = body.dropLast(1)
    }
    body = body.trimming { $0 == code("(") || $0 == code("※") || $0.isSpace }
    for opening in ["なお、", "また、", "本日は、", "本日、"] as [StaticString] where body.hasPrefix(opening) {
      body = body.dropFirst(opening.scalarCount)
    }
    guard !body.isEmpty else { return false }
    let entries = RosterSplitter.persons(of: body, isProse: true).compactMap {
      RosterEntry.entries(in: $0, previous: nil, lexicon: lexicon)
    }.flatMap { $0 }
    guard !entries.isEmpty else { return false }
    let saved = attendance
    attendance = .absent
    for entry in entries { append(entry, [], line) }
    attendance = saved
    return true
  }

  // MARK: Attendees

  mutating func append(_ entry: RosterEntry, _ marks: [UInt32], _ line: TextLine) {
    var attendance = entry.attendance ?? self.attendance
    var roles = entry.roles
    for mark in marks {
      if let meaning = legend[mark] {
        RosterReader.apply(meaning, to: &roles, &attendance)
      } else if mark == code("×") {
        attendance = .absent
      } else {
        marked.append((list.attendees.count, mark))
      }
    }
    if let groupRole, !roles.contains(groupRole) { roles.insert(groupRole, at: 0) }
    add(entry.person, entry, roles, attendance, line)
    if let absentee = entry.represented {
      add(
        absentee, RosterEntry(person: absentee, source: entry.source), groupRole.map { [$0] } ?? [], .absent,
        line)
    }
    if let proxy = entry.proxy {
      list.update(list.attendees.count - 1) { $0.attendance = .absent }
      var proxyEntry = RosterEntry(person: proxy, source: entry.source)
      proxyEntry.affiliation = entry.proxyAffiliation?.printed
      if let printed = entry.proxyAffiliation { proxyEntry.add(Affiliation(printed, lexicon: lexicon)) }
      add(proxy, proxyEntry, proxyEntry.roles, .proxy, line)
    }
  }

  private mutating func add(
    _ person: PersonName, _ entry: RosterEntry, _ roles: [String], _ attendance: Attendee.Attendance,
    _ line: TextLine
  ) {
    // The same name again, as in a list of absentees after the list of all members, tells more of the same person.
    if person.isFull, let known = list.named(person.name).first {
      list.update(known) { attendee in
        if attendance == .absent || attendance == .proxy { attendee.attendance = attendance }
        attendee.roles += roles.filter { !attendee.roles.contains($0) }
        if attendee.organizations.isEmpty { attendee.organizations = entry.organizations }
      }
      return
    }
    let family = list.withFamilyName(person.name)
    if attendance == .absent, person.givenName == nil, family.count == 1 {
      list.update(family[0]) { $0.attendance = .absent }
      return
    }
    var seen: Set<String> = []
    list.append(
      Attendee(
        name: person.name, familyName: person.familyName, givenName: person.givenName,
        printedName: person.printed, printedAffiliation: entry.affiliation,
        roles: roles.filter { seen.insert($0).inserted }, attendance: attendance,
        organizations: entry.organizations, aliases: entry.alias.map { [$0] } ?? [],
        source: SourcePlace(line: line.number, bytes: entry.source), hasFullName: person.isFull,
        isSplitPrinted: person.isSplitPrinted))
  }
}
