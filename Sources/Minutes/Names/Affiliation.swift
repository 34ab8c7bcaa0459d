/// An organization and posts, taken apart: 慶應義塾大学大学院法務研究科 教授, 経済産業省商務情報政策局長, 総務課長兼企画室長.
struct Affiliation {
  /// From the most precise unit to the top organization.
  private(set) var organizations: [OrganizationName.Reference] = []
  private(set) var roles: [String] = []

  init() {}

  /// Takes apart what is printed beside a name; `under` is the organization that is known to stand above it.
  init(_ printed: Passage, lexicon: Lexicon, under: [OrganizationName.Reference] = []) {
    organizations = under
    if printed.allSatisfy({ !ScalarKind($0).isJapanese }) {
      readLatin(printed, lexicon)
      return
    }
    for word in printed.split(where: { $0.isSpace || $0 == code("、") || $0 == code(",") || $0 == code("/") })
    {
      // 兼 joins posts, and is itself no letter of one.
      for part in Affiliation.splitAtConjunction(word) { read(part, lexicon) }
    }
  }

  /// `Professor, Birch University`: parts between commas, each a post or an organization.
  private mutating func readLatin(_ printed: Passage, _ lexicon: Lexicon) {
    for part in printed.split(where: { $0 == code(",") || $0 == code(";") }).map(\.trimmed)
    where !part.isEmpty {
      if let known = lexicon.organization(beginning: part), known.length == part.count {
        if organizations.isEmpty { organizations = Affiliation.chain(of: known.concept, lexicon) }
      } else if let post = part.words.firstIndex(where: Affiliation.latinPosts.contains) {
        // AgriSense Inc. CTO: the organization before the post.
        let before = part.words[..<post]
        if let first = before.first, let last = before.last, organizations.isEmpty,
          before.contains(where: OrganizationName.isLatinWord)
        {
          let name = first.joined(to: last)
          organizations = [.init(printed: name.folded, kind: OrganizationName.category(of: name))]
          roles.append(
            part.words[post].joined(to: part).folded)
        } else {
          roles.append(part.folded)
        }
      } else if organizations.isEmpty {
        organizations = [.init(printed: part.folded, kind: OrganizationName.category(of: part))]
      }
    }
  }

  private static let latinPosts = WordList(
    "Professor Prof. Director President Chair Chairman Chairperson Co-chair Secretary Manager Head Officer CEO CTO CFO Engineer Researcher Fellow Editor Minister Ambassador Advisor Adviser Analyst Dean Lecturer Moderator"
  )

  private static func splitAtConjunction(_ word: Passage) -> [Passage] {
    guard let index = word.firstIndex(where: { $0 == code("兼") }) else { return [word] }
    // 兼任教授 and 兼務 are words.
    if word.dropFirst(index).hasPrefix("兼任") || word.dropFirst(index).hasPrefix("兼務") { return [word] }
    return [word.prefix(index), word.dropFirst(index + 1)].filter { !$0.isEmpty }
  }

  private mutating func read(_ word: Passage, _ lexicon: Lexicon) {
    let isUnder = !organizations.isEmpty
    if let known = lexicon.organization(beginning: word), known.concept.category != "collective",
      known.length == word.count || known.length > 2
        || OrganizationName.divisions(of: word.dropFirst(known.length)).isEmpty
    {
      let rest = word.dropFirst(known.length)
      if isUnder, !isInside(known.concept, lexicon) || rest.count == 1, rest.first == code("長") {
        readUnder(word, lexicon)
        return
      }
      organizations = Affiliation.chain(of: known.concept, lexicon)
      if !rest.isEmpty { readRest(rest, of: word, knownLength: known.length, lexicon) }
      return
    }
    if isUnder { readUnder(word, lexicon) } else { readUnknown(word) }
  }

  private func isInside(_ concept: Concept, _ lexicon: Lexicon) -> Bool {
    lexicon.ancestors(of: concept).contains { ancestor in organizations.contains { $0.id == ancestor.id } }
  }

  private static func chain(of concept: Concept, _ lexicon: Lexicon) -> [OrganizationName.Reference] {
    ([concept] + lexicon.ancestors(of: concept)).map(OrganizationName.Reference.init)
  }

  /// What follows a known organization in one word: a unit, a post, or both.
  private mutating func readRest(_ rest: Passage, of word: Passage, knownLength: Int, _ lexicon: Lexicon) {
    if let top = organizations.first, rest.count == 1, rest.first == code("長") {
      roles.append(Affiliation.ownName(of: top, lexicon) + "長")
      return
    }
    let units = OrganizationName.units(of: rest)
    let unitLength = units.last ?? 0
    let post = rest.dropFirst(unitLength)
    for length in units {
      let unit = word.prefix(knownLength + length)
      organizations.insert(
        .init(printed: unit.compact, kind: OrganizationName.category(of: rest.prefix(length))), at: 0)
    }
    // 政策局長 is the head of 政策局: the unit's last letters belong to the post too.
    let start = units.dropLast().last ?? 0
    if !post.isEmpty {
      roles.append(post.count == 1 && unitLength > 0 ? rest.dropFirst(start).compact : post.compact)
    }
  }

  /// 宇宙開発利用課 of 文部科学省研究開発局宇宙開発利用課: the name without those above it.
  private static func ownName(of unit: OrganizationName.Reference, _ lexicon: Lexicon) -> String {
    guard let concept = lexicon.concepts[unit.id] else { return unit.name }
    for above in lexicon.ancestors(of: concept) where unit.name.hasPrefix(above.name) {
      return String(unit.name.dropFirst(above.name.count))
    }
    return unit.name
  }

  /// A further word under the organization that is known already: a unit of it, or a post.
  private mutating func readUnder(_ word: Passage, _ lexicon: Lexicon) {
    if let unit = headedUnit(word, lexicon) {
      organizations = unit
      roles.append(word.compact)
    } else if RoleName.isRole(word) || !OrganizationName.isName(word) {
      roles.append(word.compact)
    } else if let top = organizations.first {
      // 東京大学 生産技術研究所: the lexicon may know the two together.
      let known = FoldedText.withWhole(top.name + word.compact) { joined in
        lexicon.organization(beginning: joined).flatMap { $0.length == joined.count ? $0.concept : nil }
      }
      if let known {
        organizations = Affiliation.chain(of: known, lexicon)
      } else {
        organizations.insert(
          .init(printed: top.name + word.compact, kind: OrganizationName.category(of: word)), at: 0)
      }
    }
  }

  /// 知的財産法務本部長: the unit that the post heads, where the lexicon knows it under this organization.
  private func headedUnit(_ word: Passage, _ lexicon: Lexicon) -> [OrganizationName.Reference]? {
    guard word.last == code("長"), let known = lexicon.organization(beginning: word),
      known.length == word.count - 1, isInside(known.concept, lexicon)
    else { return nil }
    return Affiliation.chain(of: known.concept, lexicon)
  }

  /// A word no lexicon knows, by its endings.
  private mutating func readUnknown(_ word: Passage) {
    let divisions = OrganizationName.divisions(of: word)
    guard
      let longest = divisions.last
        ?? (OrganizationName.isName(word) || word.count >= 3 && OrganizationName.isMunicipality(word)
          ? word.count : nil)
    else {
      roles.append(word.compact)
      return
    }
    let post = word.dropFirst(longest)
    if post.isEmpty || post.count == 1 || RoleName.isRole(post)
      || RoleName.suffixLength(of: post) == post.count
    {
      if divisions.first ?? longest == longest,
        OrganizationName.category(of: word.prefix(longest)) == "governmentUnit"
      {
        // 総務課長 without its ministry or city: no organization that could be told from others of the name.
        roles.append(word.compact)
        return
      }
      let lengths = divisions.isEmpty ? [longest] : OrganizationName.levels(of: word, divisions)
      for length in lengths.reversed() {
        let part = word.prefix(length)
        organizations.append(.init(printed: part.compact, kind: OrganizationName.category(of: part)))
      }
      if !post.isEmpty {
        roles.append(
          post.count == 1 ? word.dropFirst(lengths.dropLast().last ?? 0).compact : post.compact)
      }
    } else if OrganizationName.isName(word) {
      organizations.append(.init(printed: word.compact, kind: OrganizationName.category(of: word)))
    } else {
      roles.append(word.compact)
    }
  }
}
