/// The words of a roster's line and what each may be.
struct RosterTokens {
  private let words: [Passage]
  /// Which of the words are organizations.
  private let organizations: [Bool]
  private var position = 0
  private let lexicon: Lexicon
  /// The organization before the name that is looked for.
  private var organizationBefore: Passage?

  init(_ body: Passage, lexicon: Lexicon, organizationBefore: Passage? = nil) {
    self.organizationBefore = organizationBefore
    words = body.words
    self.lexicon = lexicon
    // Asked again and again while names are looked for.
    organizations = words.map { RosterTokens.isOrganization($0, lexicon) }
  }

  var isAtEnd: Bool { position == words.count }

  /// The next person: posts before the name, the name, and organization and posts after it.
  mutating func nextEntry(previous: RosterEntry?) -> RosterEntry? {
    let start = position
    var leading: [Passage] = []
    var leadingOrganization = organizationBefore
    var isDitto = false
    while position < words.count, !isNameStart(position) {
      if words[position].isSpelled("同") || words[position].isSpelled("同上") {
        isDitto = true
      } else if organizations[position] || isUnit(words[position]) {
        leading.append(words[position])
        organizationBefore = words[position]
        leadingOrganization = words[position]
      } else if isPost(words[position]) {
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
    organizationBefore = nil
    let isLatin = words[nameStart].first.map { ScalarKind($0) == .latin } ?? false
    var trailing =
      honorific ? [] : trailingWords(hasLeadingPost: !leading.isEmpty, isLatin: isLatin)
    position += trailing.count
    guard let first = words[start..<position].first, let last = words[start..<position].last else {
      return nil
    }
    var entry = RosterEntry(person: person, source: first.bytes.lowerBound..<last.bytes.upperBound)
    let posts = leading.filter { !isSeatNumber($0) }
    entry.alias = leading.first(where: isSeatNumber)?.compact
    if let first = posts.first, let last = posts.last {
      // 国土交通省 港湾局 産業港湾課 企画官: words one under the other.
      let whole = first.joined(to: last)
      entry.add(Affiliation(whole, lexicon: lexicon))
    }
    entry.leadingPosts = entry.roles
    entry.leadingOrganization = leadingOrganization
    entry.roles += nameRole
    while let status = trailing.last.flatMap(RosterTokens.attendance) {
      entry.attendance = status
      trailing.removeLast()
    }
    if let first = trailing.first, let last = trailing.last {
      let whole = first.joined(to: last)
      if RosterTokens.isDitto(first) {
        isDitto = true
        entry.organizations = previous?.organizations ?? []
        if trailing.count > 1 {
          // 同 教授: the same organization, another post.
          let rest = trailing[1].joined(to: whole)
          let read = Affiliation(rest, lexicon: lexicon, under: entry.organizations)
          entry.affiliation = whole.printed
          entry.organizations = read.organizations
          entry.roles += read.roles
        }
      } else {
        entry.affiliation = whole.printed
        entry.add(Affiliation(whole, lexicon: lexicon))
      }
    } else if let first = leading.first, !entry.organizations.isEmpty {
      entry.affiliation =
        first.joined(to: words[nameStart - 1]).printed
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

  private static func isDitto(_ word: Passage) -> Bool { word.isSpelled("同") || word.isSpelled("同上") }

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
    if !RosterTokens.cuttingPost(word).roles.isEmpty { return false }
    return RoleName.isRole(word) && !RoleName.isHonorific(word)
      || RoleName.suffixLength(of: word) == word.count && !RoleName.isHonorific(word)
  }

  private static func isOrganization(_ word: Passage, _ lexicon: Lexicon) -> Bool {
    if let known = lexicon.organization(beginning: word), known.length == word.count, known.length > 2 {
      return true
    }
    let cut = RosterTokens.cuttingPost(word)
    // 波田部会長 is 波田 and no 波田部会.
    if !cut.roles.isEmpty, cut.name.count <= 3 { return false }
    if OrganizationName.isName(word) { return true }
    guard word.first.map({ ScalarKind($0).isJapanese }) ?? false else { return false }
    // 東京大学教授: an organization with a post after it.
    return word.count >= 4 && !Affiliation(word, lexicon: lexicon).organizations.isEmpty
  }

  /// 交通部 behind 海上保安庁: a unit, where it could be a name elsewhere.
  private func isUnit(_ word: Passage) -> Bool {
    guard organizationBefore != nil, word.count >= 3, let last = word.last else { return false }
    return last.isOne(of: "部局課室係") && !FamilyName.isCommon(word)
      && !PersonName.isLongFamilyName(word)
  }

  /// 水原参事官 behind an organization: a name and an official's post, where no unit is meant (産業課長).
  private func cuttingOfficialPost(_ word: Passage) -> (name: Passage, role: String)? {
    guard let length = RosterTokens.officials.suffixLength(of: word),
      (1...4).contains(word.count - length)
    else { return nil }
    var name = word.dropLast(length)
    var role = word.suffix(length)
    while let kind = RosterTokens.officialKinds.suffixLength(of: name), kind < name.count {
      name = name.dropLast(kind)
      role = word.suffix(word.count - name.count)
    }
    guard PersonName.isJapaneseWord(name), !RosterTokens.officialKinds.contains(name),
      !RosterTokens.seatKinds.contains(name)
    else { return nil }
    // 中村課長, wherever it stands.
    if FamilyName.isCommon(name) { return (name, role.compact) }
    guard let organizationBefore, name.count <= 3 else { return nil }
    let ofUnit = role.count == 2 && role[1] == code("長") && role[0] == organizationBefore.last
    let isFree = RosterTokens.freeOfficials.contains(word.suffix(length))
    // 推進事務局 岬事務局長
    let ofWhole =
      role.last == code("長") && role.count > 2
      && organizationBefore.hasSuffix(role.dropLast(1))
    guard ofUnit || isFree || ofWhole else { return nil }
    return (name, role.compact)
  }

  private static let officials = WordList(
    "課長 室長 局長 部長 次長 係長 班長 課長補佐 室長補佐 補佐 参事官 参事官補佐 審議官 企画官 調整官 推進官 管理官 統括官 専門官 専門職 主任 主査 事務局長 事務局次長 事務局長代理 所長 副所長 館長 院長 学長 理事長 理事 センター長 本部長 教授 准教授 社長 市長 町長 村長 知事 参与 顧問 書記官"
  )
  /// Posts that belong to no unit, so that what stands before is a name.
  private static let freeOfficials = WordList(
    "参事官 参事官補佐 審議官 企画官 調整官 推進官 管理官 統括官 専門官 課長補佐 室長補佐 補佐 事務局長 事務局次長 次長 教授 准教授 理事長")
  /// What stands between a name and a post and belongs to the post.
  private static let officialKinds = WordList(
    "企画 総務 政策 管理 技術 研究 調査 業務 総括 統括 国際 情報 財務 経理 人事 広報 産業 経済 環境 都市 建設 土木 河川 道路 農政 農林 福祉 健康 教育 危機管理 防災 上席 主席 首席 担当 特命 筆頭 副 次席 大臣官房 官房 内閣 政策統括 開発 推進 振興 計画 施設 設備 安全 保安 監理 監査 審査 事業 営業 製造 生産 品質 法務 知的財産 経営 戦略 渉外 庶務 会計 税務 市民 生活 文化 観光 商工 水道 消防 警備 交通 海事 航空 港湾 鉄道 住宅 医療 保健 子育て 学校 社会 地域 協働"
  )

  private func isSeatNumber(_ word: Passage) -> Bool {
    word.last == code("番") && Numeral(in: word, at: 0)?.end == word.count - 1
  }

  private func isNameStart(_ index: Int) -> Bool {
    let word = words[index]
    if cuttingOfficialPost(word) != nil { return true }
    if RosterTokens.isDitto(word) || isPost(word) || isSeatNumber(word) || isUnit(word) { return false }
    if word.count > 2, organizations[index] { return false }
    return name(at: index) != nil
  }

  /// The name at a word: the word after it belongs to it where both are short, and a post or 君 at its end does not.
  private func name(at index: Int) -> (PersonName, end: Int, roles: [String], hasHonorific: Bool)? {
    let word = words[index]
    guard let first = word.first else { return nil }
    if let (bare, role) = cuttingOfficialPost(word) {
      return PersonName([bare]).map { ($0, index + 1, [role], false) }
    }
    if ScalarKind(first) == .latin {
      var end = index + 1
      while end < words.count, end - index < 4, let initial = words[end].first,
        ScalarKind(initial) == .latin, !isGapWide(before: end)
      {
        end += 1
      }
      return PersonName(Array(words[index..<end])).map { ($0, end, [], false) }
    }
    let (bare, roles, honorific) = RosterTokens.cuttingPost(word)
    if !roles.isEmpty || honorific { return PersonName([bare]).map { ($0, index + 1, roles, honorific) } }
    if index + 1 < words.count, word.count <= 4 {
      let (second, secondRoles, secondHonorific) = RosterTokens.cuttingPost(words[index + 1])
      // 青木 節子 are one; 青木節子 上山隆大 are two; 青木 委員 is one with a post.
      if !isPost(words[index + 1]), !organizations[index + 1], !second.isEmpty, second.count <= 4,
        word.count < 3 || word.count + second.count <= 6, let name = PersonName([word, second]),
        !(word.count >= 3 && second.count >= 3) || second.allSatisfy({ ScalarKind($0) != .kanji })
      {
        return (name, index + 2, secondRoles, secondHonorific)
      }
    }
    return PersonName([word]).map { ($0, index + 1, [], false) }
  }

  /// Whether more than one space parts a word from the one before it, as columns are parted.
  private func isGapWide(before index: Int) -> Bool {
    let gap = words[index - 1].gap(before: words[index])
    return gap.count > 1 || gap.first == 0x09
  }

  /// 青木委員 is 青木 with the post 委員; 星君 is 星.
  private static func cuttingPost(_ word: Passage) -> (name: Passage, roles: [String], hasHonorific: Bool) {
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
  private func trailingWords(hasLeadingPost: Bool, isLatin: Bool) -> [Passage] {
    var end = position
    while end < words.count {
      let word = words[end]
      if !isLatin, let first = word.first, ScalarKind(first) == .latin {
        // Latin letters behind a Japanese name are an organization or a post: AgriSense Inc. CTO.
        end += 1
        continue
      }
      if word.isSpelled("同") || word.isSpelled("同上") {
        // 同 after a name is that one's affiliation, but before a name the next one's post.
        if end + 1 < words.count, isNameStart(end + 1) { break }
      } else if isSeatNumber(word) {
        break
      } else if hasLeadingPost, end == position, isPost(word), end + 1 < words.count, isNameStart(end + 1) {
        // Where posts stand before names, this one is the next person's.
        break
      } else if isNameStart(end), !organizations[end], !isPost(word) {
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
