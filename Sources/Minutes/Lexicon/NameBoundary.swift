/// Where a name may begin and end, so that no name is found inside of another word.
enum NameBoundary {
  /// The range of an occurrence, with an English plural's `s`; nil where the occurrence is part of a longer word.
  static func whole(_ range: Range<Int>, of label: LabelTraits, in scalars: [UInt32]) -> Range<Int>? {
    let (first, last) = (label.first, label.last)
    if range.lowerBound > 0 {
      let before = scalars[range.lowerBound - 1]
      if extends(ScalarKind(first), ScalarKind(before)) { return nil }
      if isHiraganaInside(first, before) { return nil }
    }
    var end = range.upperBound
    if end < scalars.count {
      if extends(ScalarKind(last), ScalarKind(scalars[end])) {
        // Drones: the plural of an English name.
        guard ScalarKind(last) == .latin, scalars[end] == code("s"), range.count >= 4,
          end + 1 == scalars.count || !ScalarKind(scalars[end + 1]).isAlphanumeric
        else { return nil }
        end += 1
      }
      // A hyphen joins Latin words: no AI in AI-Kaigi, but in AI-based.
    }
    switch label.kind {
    case .technology:
      // サイバーセキュリティ課, 量子研究推進室: the unit of an organization.
      if OrganizationSuffix.followsDirectly(scalars, at: end, minimum: 0) { return nil }
    case .place:
      // 日本電子計算株式会社: the name of an organization.
      if OrganizationSuffix.followsDirectly(scalars, at: end, minimum: 1) { return nil }
    case .organization where label.isCollective:
      // 防衛 stands for those who defend, but not in 防衛費.
      if isExtendedByKanji(range, in: scalars) { return nil }
    case .organization, .programme:
      break
    }
    return range.lowerBound..<end
  }

  /// Katakana goes on in katakana, Latin letters and digits in either.
  private static func extends(_ inner: ScalarKind, _ outer: ScalarKind) -> Bool {
    switch inner {
    case .katakana: outer == .katakana
    case .latin, .digit: outer.isAlphanumeric
    case .kanji, .hiragana, .space, .other: false
    }
  }

  /// A hiragana name (つくば) begins after a particle or another script, not inside of a word (いつくばう).
  private static func isHiraganaInside(_ first: UInt32, _ before: UInt32) -> Bool {
    guard ScalarKind(first) == .hiragana, ScalarKind(before) == .hiragana else { return false }
    return !particles.contains(before)
  }

  private static let particles = ScalarSet("のにはでとがをもやへか")

  private static func isExtendedByKanji(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
    let isBefore = range.lowerBound > 0 && ScalarKind(scalars[range.lowerBound - 1]) == .kanji
    let isAfter = range.upperBound < scalars.count && ScalarKind(scalars[range.upperBound]) == .kanji
    return isBefore || isAfter
  }

  /// Whether a run of countries' single signs is one: 日米, 米中, 日米欧, but not 一日中, 日比谷 or 中米.
  static func isCountryRun(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= 6 else { return false }
    if range.lowerBound > 0, ScalarKind(scalars[range.lowerBound - 1]) == .kanji { return false }
    let signs = scalars[range]
    let isKnownPair = knownPairs.contains(Array(signs))
    guard signs.contains(japan) || signs.contains(america) || isKnownPair else { return false }
    let rest = FoldedRun(scalars: scalars, start: range.upperBound)
    let isBeforeKanji = range.upperBound < scalars.count && ScalarKind(scalars[range.upperBound]) == .kanji
    if isBeforeKanji { return rest.beginsWithOne(of: wordsAfterCountries) }
    // 日中 is daytime where no such word follows.
    return signs.elementsEqual(japanAndChina) == false
  }

  private static let japan = code("日")
  private static let america = code("米")
  private static let japanAndChina = "日中".unicodeScalars.map(\.value)
  private static let knownPairs = Set(
    ["中韓", "中露", "中印", "中台", "中朝", "英仏", "仏独", "独仏", "英独", "露中", "韓中", "英豪", "豪印", "欧中", "中欧"]
      .map { $0.unicodeScalars.map(\.value) })
  private static let wordsAfterCountries = [
    "両", "二国", "三国", "三か国", "三カ国", "三極", "関係", "協力", "同盟", "首脳", "間", "共同", "連携", "貿易", "安保", "安全保障", "防衛",
    "経済", "外交", "対立", "摩擦", "交渉", "協定", "条約", "欧州", "戦略", "技術", "科学", "研究", "半導体", "戦争", "競争", "覇権", "地位",
    "合意",
    "会談", "産業", "企業", "市場", "各国", "等",
  ].map { $0.unicodeScalars.map(\.value) }

  private struct FoldedRun {
    let scalars: [UInt32]
    let start: Int

    func beginsWithOne(of words: [[UInt32]]) -> Bool {
      words.contains { word in
        start + word.count <= scalars.count && word.indices.allSatisfy { scalars[start + $0] == word[$0] }
      }
    }
  }
}
