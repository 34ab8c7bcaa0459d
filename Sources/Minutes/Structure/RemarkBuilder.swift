/// Gathers the pieces of one remark and makes its text of them.
struct RemarkBuilder {
  let speaker: Int?
  let printedSpeaker: String?
  var attribution: Remark.Attribution
  let topic: Int?
  let line: Int
  /// The first piece of text: most remarks have one only, and need no list.
  private(set) var first: Passage?
  /// The pieces after the first.
  private var others: [Passage] = []

  init(
    speaker: Int?, printedSpeaker: String?, attribution: Remark.Attribution, topic: Int?, line: Int
  ) {
    self.speaker = speaker
    self.printedSpeaker = printedSpeaker
    self.attribution = attribution
    self.topic = topic
    self.line = line
  }

  var isEmpty: Bool { first == nil }

  private var last: Passage? { others.last ?? first }

  /// Takes over another's text.
  mutating func adopt(_ other: RemarkBuilder) { (first, others) = (other.first, other.others) }

  /// Whether the text so far ends as sentences do; （２） at its end is rather a number.
  var endsSentence: Bool {
    guard let piece = self.last, let last = piece.last, RemarkBuilder.sentenceEnds.contains(last) else {
      return false
    }
    return !(last == code(")") && piece.count > 1 && piece[piece.count - 2].isDigit)
  }

  private static let sentenceEnds = ScalarSet("。!?」』).")

  /// Whether the text is complete where another line follows: `「急ぐな」` goes on with `という声もある。`
  func isComplete(before next: Passage) -> Bool {
    guard endsSentence else { return false }
    guard let last = self.last?.last, RemarkBuilder.quotationEnds.contains(last), let first = next.first
    else { return true }
    if RemarkBuilder.phrases.prefixLength(of: next) != nil { return false }
    // A particle before anything but hiragana, with which other words begin like one: と述べた, but ところで.
    return !(RemarkBuilder.particles.contains(first) && next.count > 1 && ScalarKind(next[1]) != .hiragana)
  }

  private static let quotationEnds = ScalarSet("」』")
  private static let particles = ScalarSet("とをのがにはもで")
  private static let phrases = WordList(
    "、 。 とい との とし とす とさ とな など について において により による である です がある があっ があり のよう のため")

  /// Adds a piece of text; spaces around it are left out unless they part it from the text before.
  mutating func append(_ piece: Passage, keepsSpace: Bool = false) {
    let piece = keepsSpace ? piece : piece.trimmed
    if piece.isEmpty { return }
    if first == nil { first = piece } else { others.append(piece) }
  }

  /// Takes a speaker's name in brackets off the end: `…が必要。（青木委員）`.
  mutating func takeTrailingMark(_ resolver: SpeakerResolver) -> Passage? {
    guard let last, last.last == code(")"),
      let open = last.lastIndex(where: { $0 == code("(") }), open > 0, last.count - open <= 16
    else { return nil }
    let inside = last.slice(open + 1..<last.count - 1).trimmed
    guard SpeakerMark.isComplete(inside) || resolver.isKnown(inside) else { return nil }
    let rest = last.prefix(open).trimmed
    if others.isEmpty { first = rest } else { others[others.count - 1] = rest }
    return inside
  }

  /// The text: Japanese lines join without a sign, so that each is a segment; between Latin words the line end
  /// stays, so that the segment goes on over it.
  ///
  /// Returns the segments; `matchable` and `bytes` are emptied and filled, so that their memory serves many remarks.
  func text(into matchable: inout MatchableText, _ bytes: inout [UInt8]) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    matchable.removeAll()
    bytes.removeAll(keepingCapacity: true)
    guard let first else { return segments }
    segments.reserveCapacity(others.count + 1)
    segments.append(first.bytes)
    matchable.append(first, byteOffset: 0)
    unsafe bytes += first.source(first.bytes)
    var before = first
    for piece in others {
      let source = piece.bytes
      if RemarkBuilder.needsSpace(before, piece), let last = segments.last {
        let gap = unsafe before.source(last.upperBound..<source.lowerBound)
        unsafe matchable.appendLineEnd(at: bytes.count, length: gap.count)
        unsafe bytes += gap
        segments[segments.count - 1] = last.lowerBound..<source.upperBound
      } else {
        segments.append(source)
      }
      matchable.append(piece, byteOffset: bytes.count)
      unsafe bytes += piece.source(source)
      before = piece
    }
    return segments
  }

  private static func needsSpace(_ before: Passage, _ after: Passage) -> Bool {
    guard let last = before.last, let first = after.first, last < 0x2E80, first < 0x2E80 else { return false }
    // Page furniture may stand between: then the gap is no mere line end.
    let gap = unsafe before.source(before.bytes.upperBound..<after.bytes.lowerBound)
    return unsafe gap.allSatisfy { $0 <= 0x20 }
  }
}
