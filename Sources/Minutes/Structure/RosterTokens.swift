/// The words of a roster's line and what each may be.
struct RosterTokens {
  private let words: [Passage]
  private var position = 0
  private let lexicon: Lexicon

  init(_ body: Passage, lexicon: Lexicon) {
    words = body.words
    self.lexicon = lexicon
  }

  var isAtEnd: Bool { position == words.count }

  /// The next person: posts before the name, the name, and organization and posts after it.
  mutating func nextEntry(previous: RosterEntry?) -> RosterEntry? {
    let start = position
    var leading: [Passage] = []
    var isDitto = false
    while position < words.count, !isNameStart(position) {
      if words[position].isSpelled("同") || words[position].isSpelled("同上") {
        isDitto = true
      } else if isPost(words[position]) || isOrganization(words[position]) {
        leading.append(words[position])
      } else if isSeatNumber(words[position]) {
        leading.append(words[position])
      } else {
        position = start
        return nil
      }
      position += 1
    }
    guard position < words.count, let (person, nameEnd, nameRole, honorific) = name(at: position) else {
      position = start
      return nil
    }
    let nameStart = position
    position = nameEnd
    var trailing = honorific ? [] : trailingWords(hasLeadingPost: !leading.isEmpty)
    position += trailing.count
    guard let first = words[start..<position].first, let last = words[start..<position].last else {
      return nil
    }
    var entry = RosterEntry(person: person, source: first.bytes.lowerBound..<last.bytes.upperBound)
    for word in leading {
      if isSeatNumber(word) {
        entry.alias = word.compact
      } else {
        entry.add(Affiliation(word, lexicon: lexicon))
      }
    }
    entry.leadingPosts = entry.roles
    entry.roles += nameRole
    while let status = trailing.last.flatMap(RosterTokens.attendance) {
      entry.attendance = status
      trailing.removeLast()
    }
    if let first = trailing.first, let last = trailing.last {
      let whole = Passage(text: first.text, range: first.range.lowerBound..<last.range.upperBound)
      if trailing.allSatisfy({ $0.isSpelled("同") || $0.isSpelled("同上") }) {
        isDitto = true
        entry.organizations = previous?.organizations ?? []
      } else {
        entry.affiliation = whole.printed
        entry.add(Affiliation(whole, lexicon: lexicon))
      }
    } else if let first = leading.first, leading.contains(where: isOrganization) {
      entry.affiliation =
        Passage(
          text: first.text, range: first.range.lowerBound..<words[nameStart - 1].range.upperBound
        ).printed
    }
    if isDitto, let previous {
      // Before the name 同 repeats the post, after it the affiliation.
      if leading.isEmpty, start < nameStart {
        entry.leadingPosts = previous.leadingPosts
        entry.roles = previous.leadingPosts + entry.roles
      }
      if trailing.isEmpty == false { entry.affiliation = entry.affiliation ?? previous.affiliation }
    }
    return entry
  }

  /// 出席, 欠席 in a column of its own.
  private static func attendance(_ word: Passage) -> Attendee.Attendance? {
    if word.isSpelled("出席") || word.isSpelled("○") { return .present }
    if word.isSpelled("欠席") || word.isSpelled("×") { return .absent }
    return word.isSpelled("代理出席") ? .proxy : nil
  }

  // MARK: What a word may be

  private func isPost(_ word: Passage) -> Bool {
    if RosterTokens.attendance(word) != nil { return true }
    // 鍵谷委員 is a person, 監査委員 a post.
    if !cuttingPost(word).roles.isEmpty { return false }
    return RoleName.isRole(word) && !RoleName.isHonorific(word)
      || RoleName.suffixLength(of: word) == word.count && !RoleName.isHonorific(word)
  }

  private func isOrganization(_ word: Passage) -> Bool {
    if let known = lexicon.organization(beginning: word), known.length == word.count, known.length > 2 {
      return true
    }
    if OrganizationName.isName(word) { return true }
    guard word.first.map({ ScalarKind($0).isJapanese }) ?? false else { return false }
    // 東京大学教授: an organization with a post after it.
    return word.count >= 4 && !Affiliation(word, lexicon: lexicon).organizations.isEmpty
  }

  private func isSeatNumber(_ word: Passage) -> Bool {
    word.last == code("番") && Numeral(in: word, at: 0)?.end == word.count - 1
  }

  private func isNameStart(_ index: Int) -> Bool {
    let word = words[index]
    if word.isSpelled("同") || word.isSpelled("同上") || isPost(word) || isSeatNumber(word) { return false }
    if word.count > 2, isOrganization(word) { return false }
    return name(at: index) != nil
  }

  /// The name at a word: the word after it belongs to it where both are short, and a post or 君 at its end does not.
  private func name(at index: Int) -> (PersonName, end: Int, roles: [String], hasHonorific: Bool)? {
    let word = words[index]
    guard let first = word.first else { return nil }
    if ScalarKind(first) == .latin {
      var end = index + 1
      while end < words.count, end - index < 4, let initial = words[end].first,
        ScalarKind(initial) == .latin, !isGapWide(before: end)
      {
        end += 1
      }
      return PersonName(Array(words[index..<end])).map { ($0, end, [], false) }
    }
    let (bare, roles, honorific) = cuttingPost(word)
    if !roles.isEmpty || honorific { return PersonName([bare]).map { ($0, index + 1, roles, honorific) } }
    if index + 1 < words.count, word.count <= 4 {
      let (second, secondRoles, secondHonorific) = cuttingPost(words[index + 1])
      // 青木 節子 are one; 青木節子 上山隆大 are two; 青木 委員 is one with a post.
      if !isPost(words[index + 1]), !isOrganization(words[index + 1]), !second.isEmpty, second.count <= 4,
        word.count < 3 || word.count + second.count <= 6, let name = PersonName([word, second]),
        !(word.count >= 3 && second.count >= 3)
      {
        return (name, index + 2, secondRoles, secondHonorific)
      }
    }
    return PersonName([word]).map { ($0, index + 1, [], false) }
  }

  /// Whether more than one space parts a word from the one before it, as columns are parted.
  private func isGapWide(before index: Int) -> Bool {
    let gap = words[index - 1].range.upperBound..<words[index].range.lowerBound
    return gap.count > 1 || words[index].text.scalars[gap.lowerBound] == 0x09
  }

  /// 青木委員 is 青木 with the post 委員; 星君 is 星.
  private func cuttingPost(_ word: Passage) -> (name: Passage, roles: [String], hasHonorific: Bool) {
    let honorific = RoleName.honorificLength(of: word)
    let bare = word.dropLast(honorific)
    let length = RosterTokens.seats.suffixLength(of: bare) ?? 0
    guard length > 0, length < bare.count, !RoleName.words.contains(bare),
      bare.count - length <= 5, !RosterTokens.seatKinds.contains(bare.dropLast(length))
    else {
      return honorific < word.count ? (bare, [], honorific > 0) : (word, [], false)
    }
    return (bare.dropLast(length), [bare.suffix(length).compact], honorific > 0)
  }

  /// The posts of a meeting, which are printed run together with names.
  private static let seats = WordList(
    "委員 委員長 副委員長 委員長代理 臨時委員 専門委員 特別委員 座長 座長代理 副座長 主査 副主査 主査代理 部会長 副部会長 部会長代理 小委員長 分科会長 分科会長代理 会長 副会長 会長代理 会長代行 議長 副議長 議員 構成員 専門構成員 オブザーバー"
  )
  /// What makes a post a kind of post and is no name.
  private static let seatKinds = WordList(
    "監査 教育 民生 編集 論説 執行 常任 運営 審査 企画 専門 臨時 特別 常勤 非常勤 有識者 国会 衆議院 参議院 市議会 県議会 町議会 都議会 区議会 市議 調査 評価 推進 農業 選挙管理 公安 人事 政府 学識 公募 市民 地域 全 各 他 当 本 副 正 前 元 新 同 取締役 実行 準備 児童 保護"
  )

  /// Organization and posts after a name; ends where another person begins.
  private func trailingWords(hasLeadingPost: Bool) -> [Passage] {
    var end = position
    while end < words.count {
      let word = words[end]
      if word.isSpelled("同") || word.isSpelled("同上") {
        // 同 after a name is that one's affiliation, but before a name the next one's post.
        if end + 1 < words.count, isNameStart(end + 1) { break }
      } else if isSeatNumber(word) {
        break
      } else if hasLeadingPost, end == position, isPost(word), end + 1 < words.count, isNameStart(end + 1) {
        // Where posts stand before names, this one is the next person's.
        break
      } else if isNameStart(end), !isOrganization(word), !isPost(word) {
        // A word after an organization is a post of a kind not known, not a name, unless a name fits well.
        if isPlaceWithPost(end) {
          end += 1
          continue
        }
        if end == position || looksLikeFullName(end) { break }
      }
      end += 1
    }
    return Array(words[position..<end])
  }

  /// 山里村 村長: a municipality that could be a name, but for the post that ends the line.
  private func isPlaceWithPost(_ index: Int) -> Bool {
    words[index].count >= 3 && OrganizationName.isMunicipality(words[index]) && index + 1 < words.count
      && words[(index + 1)...].allSatisfy(isPost)
  }

  private func looksLikeFullName(_ index: Int) -> Bool {
    guard let (person, end, _, _) = name(at: index) else { return false }
    return person.isFull && (end - index == 2 || (4...5).contains(words[index].count))
  }
}
