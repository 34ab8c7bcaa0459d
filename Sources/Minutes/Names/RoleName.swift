/// The words for what a person is or does, by their endings: 部会長代理, 専務執行役員, 教授, 知的財産法務本部長.
enum RoleName {
  /// Whether a role, a way of addressing or a word that ends like one may have this letter for its last. Most letters may not.
  static func mayEnd(with scalar: UInt32) -> Bool { lastLetters.mayContain(scalar) }

  private static let lastLetters = LetterSet(words.lastLetters + endings.lastLetters + honorifics.lastLetters)

  /// Whether a word is a role: it is one of the known words, or ends like one after other letters.
  static func isRole(_ word: Passage) -> Bool {
    guard !word.isEmpty, word.count <= 40 else { return false }
    if words.contains(word) { return true }
    guard let length = endings.suffixLength(of: word) else { return false }
    // Three letters that end so may be a name: 末長, 友員.
    return length < word.count && word.count >= 4 && !OrganizationName.isName(word)
  }

  /// The length of the role at the end of a word whose beginning is a name (青木委員) or an organization
  /// (東京大学教授); 0 where none is there.
  static func suffixLength(of word: Passage) -> Int {
    var length = words.suffixLength(of: word) ?? 0
    // 部会長代理, 課長補佐: what stands before may belong to it.
    while length > 0, length < word.count, let more = prefixes.suffixLength(of: word.dropLast(length)) {
      length += more
    }
    return length
  }

  /// Whether the word is a way of addressing only, no role: 氏, 君, さん.
  static func isHonorific(_ word: Passage) -> Bool { honorifics.contains(word) }

  static func honorificLength(of word: Passage) -> Int { honorifics.suffixLength(of: word) ?? 0 }

  /// Words that show what a group of a roster is, or that a speaker is named by alone.
  static let words = WordList(
    """
    委員長代理 副委員長 委員長 委員長代行 委員 臨時委員 専門委員 特別委員 常任委員 部会長代理 部会長 副部会長 小委員長 分科会長代理 分科会長 分科会長代行 \
    座長代理 副座長 座長 主査代理 副主査 主査 会長代理 会長代行 副会長 会長 議長 副議長 議員 常勤議員 非常勤議員 有識者議員 構成員 専門構成員 メンバー \
    オブザーバー 幹事 監事 顧問 参与 相談役 名誉会長 \
    国務大臣 大臣 副大臣 大臣政務官 政務官 事務次官 審議官 参事官 企画官 統括官 調整官 推進官 管理官 監察官 政策統括官 補佐官 内閣官房副長官補 \
    総理 内閣総理大臣 総理大臣 官房長官 長官 副長官 次官 局長 次長 部長 課長 室長 係長 主任 主任研究員 班長 課長補佐 室長補佐 補佐 専門官 専門職 事務局長 事務局次長 \
    事務局 司会 司会者 進行 説明員 参考人 政府参考人 公述人 証人 発表者 報告者 講師 説明者 質問者 傍聴者 出席者 参加者 記者 記録 書記 \
    所長 副所長 館長 院長 学長 副学長 総長 理事長 副理事長 理事 常務理事 専務理事 代表理事 学部長 研究科長 研究部長 センター長 \
    教授 准教授 特任教授 客員教授 特別客員教授 名誉教授 助教 講師 特任准教授 研究員 上席研究員 主席研究員 特別研究員 フェロー シニアフェロー ディレクター \
    社長 副社長 代表取締役 代表取締役社長 取締役 専務取締役 常務取締役 専務執行役員 常務執行役員 執行役員 専務 常務 代表 副代表 副代表幹事 代表幹事 \
    代表執行役 本部長 副本部長 本部長代理 支店長 部会員 総裁 副総裁 頭取 主筆 編集委員 論説委員 弁護士 弁理士 公認会計士 税理士 医師 \
    Chair Chairman Chairwoman Chairperson Co-chair Vice-chair Secretary Moderator Facilitator Treasurer Convenor 市長 副市長 町長 副町長 村長 副村長 知事 副知事 区長 副区長 教育長 教育委員 監査委員 議会議員 市議会議員 マネージャー マネジャー パートナー \
    プロデューサー アドバイザー リーダー チーフ 隊長 海将 陸将 空将 校長 理監事 常勤監査役 監査役 副領事 大使 公使 書記官 番 氏 君 様 先生 さん 殿
    """)

  /// Endings that make a longer word a role.
  private static let endings = WordList(
    """
    長 長代理 長代行 長補佐 員 教授 准教授 助教 官 補佐官 役員 取締役 理事 監事 代表 幹事 顧問 参与 フェロー 研究員 弁護士 議員 大臣 \
    ディレクター マネージャー マネジャー アドバイザー リーダー パートナー オフィサー エンジニア アナリスト エコノミスト ジャーナリスト コンサルタント スペシャリスト \
    作家 会計士 税理士 弁理士 医師 主幹 主査 主任 主席 首席 担当 付 代理 代行 補佐 総裁 総長 監査役 参事 主事 技師 技監 専門職 調査役
    """)

  private static let prefixes = WordList("副 筆頭 臨時 専門 特別 名誉 客員 特任 上席 常務 専務 上級 特命")

  private static let honorifics = WordList("氏 君 様 先生 さん 殿 くん")
}
