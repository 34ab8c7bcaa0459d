/// The words that a text prints for who speaks: 青木委員, 委員長（星君）, 16番（中西善之君）, 事務局, JHD.
struct SpeakerMark {
  /// All of the mark's words.
  let whole: Passage
  /// The person's name in it, honorifics and posts cut off; nil for a role alone.
  let name: Passage?
  /// The post or role in it.
  let role: Passage?
  /// 16番: the number of a council's seat.
  let seat: Passage?

  init?(_ words: Passage) {
    let whole = words.trimmed
    guard !whole.isEmpty, whole.count <= 30 else { return nil }
    self.whole = whole
    var outer = whole
    var inner: Passage?
    if whole.last == code(")"), let open = whole.firstIndex(where: { $0 == code("(") }) {
      outer = whole.prefix(open).trimmed
      inner = whole.slice(open + 1..<whole.count - 1).trimmed
    }
    var name: Passage?
    var role: Passage?
    var seat: Passage?
    if outer.last == code("番"), Numeral(in: outer, at: 0)?.end == outer.count - 1 {
      seat = outer
    } else if !outer.isEmpty {
      (name, role) = SpeakerMark.taking(outer)
    }
    if let inner, let proxy = SpeakerMark.proxy(inner) {
      // 下流委員（代理：河口）: it is the proxy who speaks.
      let (proxyName, proxyRole) = SpeakerMark.taking(proxy)
      (name, role, seat) = (proxyName, proxyRole ?? whole, nil)
    } else if let inner {
      let (innerName, innerRole) = SpeakerMark.taking(inner)
      if RoleName.honorificLength(of: inner) > 0, innerName != nil {
        // 企画部長（南野誠君）: the one with 君 is the name, all before it the post.
        role = seat == nil && !outer.isEmpty ? outer : innerRole
        name = innerName
      } else if role != nil && name == nil || seat != nil {
        // 委員長（星君）: the bracket holds the name.
        name = innerName ?? name
        role = role ?? innerRole
      } else {
        // 青木委員（慶應義塾大学）: the bracket holds an affiliation.
        role = role ?? innerRole
      }
    }
    (self.name, self.role, self.seat) = (name, role, seat)
  }

  /// 河口 of 代理：河口, 代理 河口, 河口代理, 代理出席：河口; empty where only 代理 stands.
  private static func proxy(_ inner: Passage) -> Passage? {
    for word in ["代理出席:", "代理出席", "代理人:", "代理人", "代理:", "代理"] as [StaticString] {
      if let length = inner.length(of: word) { return inner.dropFirst(length).trimmed }
    }
    return inner.hasSuffix("代理") && !RoleName.words.contains(inner) ? inner.dropLast(2).trimmed : nil
  }

  /// 青木委員 → 青木, 委員; 星君 → 星; 事務局 → a role alone.
  private static func taking(_ words: Passage) -> (name: Passage?, role: Passage?) {
    let bare = words.dropLast(RoleName.honorificLength(of: words)).trimmed
    if RoleName.words.contains(bare) { return (nil, bare) }
    let length = RoleName.suffixLength(of: bare)
    if length > 0, length < bare.count {
      return (bare.dropLast(length).trimmed, bare.suffix(length))
    }
    if RoleName.isRole(bare) || OrganizationName.isName(bare) { return (nil, bare) }
    return (bare.isEmpty ? nil : bare, nil)
  }

  /// Whether the words end as a speaker's do, so that what follows is speech.
  static func isComplete(_ words: Passage) -> Bool {
    guard let last = words.last, words.count <= 30, last == code(")") || RoleName.mayEnd(with: last) else {
      return false
    }
    return endsAsSpeaker(words) && words.allSatisfy { !$0.isOne(of: "。、,!?「」『』;") }
  }

  private static func endsAsSpeaker(_ words: Passage) -> Bool {
    if words.last == code(")") {
      guard let open = words.firstIndex(where: { $0 == code("(") }), open > 0 else { return false }
      let outer = words.prefix(open).trimmed
      let inner = words.slice(open + 1..<words.count - 1)
      return isComplete(outer) || outer.last == code("番") || RoleName.honorificLength(of: inner) > 0
    }
    let honorific = RoleName.honorificLength(of: words)
    if honorific > 0, honorific < words.count, words.count - honorific <= 12 { return true }
    if RoleName.words.contains(words) { return !RoleName.isHonorific(words) }
    let length = RoleName.suffixLength(of: words)
    guard length > 0 else { return RoleName.isRole(words) && words.count <= 16 }
    // What stands before the post is a name or an organization.
    let before = words.dropLast(length).trimmed
    return before.count <= 16
      && before.allSatisfy {
        ScalarKind($0).isJapanese || ScalarKind($0).isAlphanumeric || $0.isSpace || $0 == code("・")
      }
      && !particlesAtEnd.contains(before.last ?? 0)
  }

  private static let particlesAtEnd = ScalarSet("のはがをにでともへや")
}
