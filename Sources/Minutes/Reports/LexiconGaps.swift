import GraphStore

/// Frequent terms of remarks that no lexicon knows: runs of katakana, of kanji, and Latin names, outside of mentions.
enum LexiconGaps {
  private struct Term {
    var occurrences = 0
    var remarks: Set<NodeID> = []
    var script = ""
  }

  static func table(_ walk: MinutesWalk, minimum: Int) -> ReportTable {
    var terms: [String: Term] = [:]
    for remark in walk.nodes("Remark") {
      guard let text = walk.text("text", remark) else { continue }
      let folded = FoldedText(text)
      for (term, script) in candidates(in: folded, outside: mentions(of: remark, walk)) {
        terms[term, default: Term()].occurrences += 1
        terms[term, default: Term()].remarks.insert(remark)
        terms[term, default: Term()].script = script
      }
    }
    var table = ReportTable(
      columns: ["term", "script", "occurrences", "remarks", "firstMeeting", "firstRemark"],
      rows: terms.filter { $0.value.occurrences >= minimum }.map { term, found in
        [
          .string(term), .string(found.script), walk.count(found.occurrences),
          walk.count(found.remarks.count),
          found.remarks.min().flatMap { walk.target(of: $0, "MADE_AT") }.map(walk.name) ?? .null,
          found.remarks.min().map { walk.snapshot.property("reference", of: $0) } ?? .null,
        ]
      })
    table.sortByColumns([(2, true), (3, true), (0, false)])
    table.notes = ["terms that occur at least \(minimum) times and are part of no mention"]
    return table
  }

  private static func mentions(of remark: NodeID, _ walk: MinutesWalk) -> [Range<Int>] {
    walk.edges(of: remark, "MENTIONS").compactMap { edge in
      guard case .int64(let start) = walk.snapshot.property("start", of: edge),
        case .int64(let end) = walk.snapshot.property("end", of: edge), start <= end
      else { return nil }
      return Int(start)..<Int(end)
    }
  }

  private static func candidates(in text: FoldedText, outside mentions: [Range<Int>]) -> [(
    String, script: String
  )] {
    defer { withExtendedLifetime(text) {} }
    var found: [(String, script: String)] = []
    for line in text.lines {
      let passage = text.passage(of: line)
      var index = 0
      while index < passage.count {
        let kind = ScalarKind(passage[index])
        var end = index + 1
        while end < passage.count, continues(kind, passage[end]) { end += 1 }
        let term = passage.slice(index..<end)
        if let script = script(of: kind, term), !mentions.contains(where: { $0.overlaps(term.bytes) }) {
          found.append((term.folded, script))
        }
        index = end
      }
    }
    return found
  }

  private static func continues(_ kind: ScalarKind, _ next: UInt32) -> Bool {
    let other = ScalarKind(next)
    switch kind {
    case .katakana: return other == .katakana
    case .kanji: return other == .kanji
    case .latin: return other.isAlphanumeric || next == code("-")
    case .hiragana, .digit, .space, .other: return other == kind
    }
  }

  /// The script of a run that may be a term; nil for what is too short or too common.
  private static func script(of kind: ScalarKind, _ term: Passage) -> String? {
    switch kind {
    case .katakana: return term.count >= 3 && !commonWords.contains(term) ? "katakana" : nil
    case .kanji: return term.count >= 3 && !commonWords.contains(term) ? "kanji" : nil
    case .latin:
      guard term.count >= 2, let first = term.first, first.lowercased != first, !commonWords.contains(term)
      else {
        return nil
      }
      return "latin"
    case .hiragana, .digit, .space, .other: return nil
    }
  }

  private static let commonWords = WordList(
    "全体的 具体的 基本的 一般的 最終的 積極的 将来的 国際的 社会的 経済的 長期的 効果的 重点的 総合的 個別的 中長期的 可能性 必要性 重要性 方向性 多様性 有効性 委員長 事務局 参考人 一方的 The This That These We They It In On At And But For If As To Of Is Are I Yes No Not So There What How Why When Who"
  )
}
