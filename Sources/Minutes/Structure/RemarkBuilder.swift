/// Gathers the pieces of one remark and makes its text of them.
struct RemarkBuilder {
  let speaker: Int?
  let printedSpeaker: String?
  var attribution: Remark.Attribution
  let topic: Int?
  let line: Int
  private var pieces: [Passage] = []

  init(
    speaker: Int?, printedSpeaker: String?, attribution: Remark.Attribution, topic: Int?, line: Int
  ) {
    self.speaker = speaker
    self.printedSpeaker = printedSpeaker
    self.attribution = attribution
    self.topic = topic
    self.line = line
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// The first line of the text.
  var first: Passage? { pieces.first }

  /// Takes over another's text.
  mutating func adopt(_ other: RemarkBuilder) { pieces = other.pieces }

  /// Whether the text so far ends as sentences do; （２） at its end is rather a number.
  var endsSentence: Bool {
    guard let piece = pieces.last, let last = piece.last, RemarkBuilder.sentenceEnds.contains(last) else {
      return false
    }
    return !(last == code(")") && piece.count > 1 && piece[piece.count - 2].isDigit)
  }

  private static let sentenceEnds = ScalarSet("。!?」』).")

  /// Adds a piece of text; spaces around it are left out unless they part it from the text before.
  mutating func append(_ piece: Passage, keepsSpace: Bool = false) {
    let piece = keepsSpace ? piece : piece.trimmed
    if !piece.isEmpty { pieces.append(piece) }
  }

  /// Takes a speaker's name in brackets off the end: `…が必要。（青木委員）`.
  mutating func takeTrailingMark(_ resolver: SpeakerResolver) -> Passage? {
    guard let last = pieces.last, last.last == code(")"),
      let open = last.lastIndex(where: { $0 == code("(") }), open > 0, last.count - open <= 16
    else { return nil }
    let inside = last.slice(open + 1..<last.count - 1).trimmed
    guard SpeakerMark.isComplete(inside) || resolver.isKnown(inside) else { return nil }
    pieces[pieces.count - 1] = last.prefix(open).trimmed
    return inside
  }

  /// The text: Japanese lines join without a sign, so that each is a segment; between Latin words the line end
  /// stays, so that the segment goes on over it.
  ///
  /// Returns the segments; `matchable` and `bytes` are emptied and filled, so that their memory serves many remarks.
  func text(into matchable: inout MatchableText, _ bytes: inout [UInt8]) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    segments.reserveCapacity(pieces.count)
    matchable.removeAll()
    bytes.removeAll(keepingCapacity: true)
    var previous: Passage?
    for piece in pieces {
      let source = piece.bytes
      if let before = previous, RemarkBuilder.needsSpace(before, piece), let last = segments.last {
        let gap = unsafe before.source(last.upperBound..<source.lowerBound)
        unsafe matchable.appendLineEnd(at: bytes.count, length: gap.count)
        unsafe bytes += gap
        segments[segments.count - 1] = last.lowerBound..<source.upperBound
      } else {
        segments.append(source)
      }
      matchable.append(piece, byteOffset: bytes.count)
      unsafe bytes += piece.source(source)
      previous = piece
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
