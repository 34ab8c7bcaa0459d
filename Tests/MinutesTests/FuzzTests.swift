import Testing

@testable import Minutes

/// Damaged, truncated and monstrous files: reading ends with a document whose ranges are right, or with an error.
@Suite struct FuzzTests {
  static let texts: [(name: String, bytes: [UInt8])] = {
    let forms = FormTests.names.map { Fixture.folder + "/forms/" + $0 }
    let hostile = HostileTests.names.map { Fixture.folder + "/hostile/" + $0 }
    return (forms + hostile).compactMap { path in (try? Fixture.bytes(path)).map { (path, $0) } }
  }()

  /// Reads the bytes in some encodings and checks what comes out.
  private func read(_ bytes: [UInt8], _ name: String, encodings: [TextEncoding?] = [nil]) {
    for encoding in encodings {
      guard
        let document = try? MinutesReader(options: .init(encoding: encoding)).read(bytes, name: name),
        let utf8 = TextEncoding.decode(bytes, as: encoding)?.text.bytes
      else { continue }
      for sitting in document.sittings {
        for remark in sitting.remarks {
          let text = Array(remark.text.utf8)
          #expect(remark.segments.flatMap { utf8[$0] } == text, "\(name): \(remark.reference)")
          for mention in remark.mentions {
            #expect(String(decoding: text[mention.range], as: UTF8.self) == mention.surface, "\(name)")
          }
          #expect(remark.speaker.map { sitting.attendees.indices.contains($0) } ?? true)
          #expect(remark.topic.map { sitting.topics.indices.contains($0) } ?? true)
          #expect(remark.attribution != .printed || remark.speaker != nil)
        }
      }
    }
  }

  @Test(arguments: [1, 2]) func damagedBytes(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    for (name, bytes) in Self.texts {
      var damaged = bytes
      for _ in 0..<random.below(12) + 1 {
        let place = random.below(damaged.count)
        switch random.below(5) {
        case 0: damaged[place] = UInt8(random.below(256))
        case 1: damaged.remove(at: place)
        case 2: damaged.insert(0, at: place)
        case 3:
          damaged.insert(contentsOf: damaged[place..<min(damaged.count, place + random.below(40))], at: 0)
        default: damaged.removeSubrange(place..<min(damaged.count, place + random.below(30)))
        }
        if damaged.isEmpty { break }
      }
      read(damaged, name, encodings: [nil, .shiftJIS, .eucJP, .iso2022JP, .utf16])
      read(Array(bytes.prefix(random.below(bytes.count + 1))), name)
    }
  }

  /// Valid text whose letters and lines changed places meets stranger rules than damaged bytes do.
  @Test(arguments: [4, 5]) func shuffledText(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let signs = Array("（）【】〔〕○◆◎：。、　\n・■《》第回年月日時分0９一〇委員会長君同兼（※→|│#*\t\u{0}\u{FEFF}\u{3099}ｶﾞ".unicodeScalars)
    for (name, bytes) in Self.texts {
      guard let text = TextEncoding.decode(bytes)?.text.bytes else { continue }
      var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      for _ in 0..<random.below(60) + 5 where !scalars.isEmpty {
        let place = random.below(scalars.count)
        switch random.below(3) {
        case 0: scalars.swapAt(place, random.below(scalars.count))
        case 1: scalars[place] = signs[random.below(signs.count)]
        default: scalars.insert(signs[random.below(signs.count)], at: place)
        }
      }
      read(Array(String(String.UnicodeScalarView(scalars)).utf8), name)
      var lines = String(decoding: text, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      for _ in 0..<8 { lines.swapAt(random.below(lines.count), random.below(lines.count)) }
      read(Array(lines.joined(separator: "\n").utf8), name)
    }
  }

  /// One line of thousands of letters, and hundreds of lines alike, whatever the letter.
  @Test(arguments: [
    "（", "）", "【", "○", "○青木委員　", "・", "、", "青木、", "青木 節子　", "第", "1", "一", "令和3年", "A ", "a:", "同 ", "||",
    "議事録",
    "課", "東京大学", "量子", "日米", "ガ", "\u{0}", "　", "#", "**", "論点①", "出席者", "…。", "<", "[1]", "◎:座長、",
  ]) func monsters(_ piece: String) {
    let count = 5_000 / piece.unicodeScalars.count
    let run = String(repeating: piece, count: count)
    let header = "第1回 大きな会 議事録\n日時：令和3年4月1日 10:00～11:00\n場所：公民館\n出席者\n"
    for body in [run, "青木 節子　東京大学\n議事\n" + run, "議事要旨\n・" + run + "。\n", "\n議事\n○青木委員　" + run] {
      read(Array((header + body).utf8), piece)
    }
    let lines = String(repeating: piece + "\n", count: min(count, 500))
    read(Array((header + lines).utf8), piece)
    read(Array((header + "議事\n" + lines).utf8), piece)
    read(Array(run.utf8), piece)
  }
}
