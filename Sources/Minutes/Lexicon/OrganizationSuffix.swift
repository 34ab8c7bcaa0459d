/// The words that organizations and their units end with, for names that no lexicon knows.
enum OrganizationSuffix {
  /// Whether the letters directly after a position go on to an organization's end: 課 after サイバーセキュリティ,
  /// 研究推進室 after 量子. `minimum` is how many letters must stand before that ending.
  static func followsDirectly(_ scalars: [UInt32], at start: Int, minimum: Int) -> Bool {
    guard start < scalars.count, ScalarKind(scalars[start]).isJapanese else { return false }
    var end = start
    while end < scalars.count, end - start < 24 {
      let kind = ScalarKind(scalars[end])
      guard kind == .kanji || kind == .katakana else { break }
      end += 1
    }
    guard end > start, let endings = unitEndings[scalars[end - 1]] else { return false }
    return endings.contains { ending in
      end - start >= ending.count + minimum
        && ending.indices.allSatisfy { scalars[end - ending.count + $0] == ending[$0] }
    }
  }

  /// By their last letter.
  private static let unitEndings: [UInt32: [[UInt32]]] = Dictionary(
    grouping: [
      "課", "室", "局", "省", "庁", "部会", "委員会", "審議会", "学会", "協会", "協議会", "連合会", "懇談会", "研究会", "調査会", "会議", "本部",
      "研究所", "センター", "機構", "財団", "大学", "研究科", "学部", "学科", "専攻", "株式会社", "ワーキンググループ", "統括官", "審議官", "推進官",
      "担当官",
      "新聞社", "大臣", "研究院", "学院",
    ].map { $0.unicodeScalars.map(\.value) }, by: { $0.last ?? 0 })
}
