/// Makes remarks of what the structure gathered: their text, byte ranges and mentions.
struct MentionAnnotator {
  private var finder: MentionFinder
  private var matchable = MatchableText()
  private var bytes: [UInt8] = []

  init(lexicon: Lexicon) {
    finder = MentionFinder(lexicon: lexicon)
  }

  /// The remarks of a sitting, numbered on from `firstOrder`.
  mutating func remarks(_ builders: [RemarkBuilder], topics: [Topic], firstOrder: Int) -> [Remark] {
    var countUnder: [Int: Int] = [:]
    return builders.enumerated().map { position, builder in
      let segments = builder.text(into: &matchable, &bytes)
      let reference: String
      if let topic = builder.topic {
        countUnder[topic, default: 0] += 1
        reference = "\(topics[topic].number)-\(countUnder[topic, default: 0])"
      } else {
        countUnder[-1, default: 0] += 1
        reference = topics.isEmpty ? "\(position + 1)" : "0-\(countUnder[-1, default: 0])"
      }
      return Remark(
        reference: reference, order: firstOrder + position, text: unsafe String(valid: bytes.span),
        attribution: builder.attribution, topic: builder.topic, speaker: builder.speaker,
        printedSpeaker: builder.printedSpeaker, segments: segments,
        mentions: finder.mentions(in: matchable, utf8: bytes), line: builder.line)
    }
  }
}
