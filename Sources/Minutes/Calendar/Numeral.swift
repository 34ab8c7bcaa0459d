/// A whole number as minutes print it: `12`, `1 2` (digits set apart by a converter), 十八, 二〇二一, ⑫, 元.
struct Numeral {
  let value: Int
  /// The position after the numeral.
  let end: Int

  /// The numeral that begins at `index`; nil where none does. Values end at 99,999.
  init?(in passage: Passage, at index: Int) {
    if let numeral = Numeral(digitsIn: passage, at: index) ?? Numeral(kanjiIn: passage, at: index) {
      self = numeral
    } else if index < passage.count, let value = Numeral.circled(passage[index]) {
      self.init(value: value, end: index + 1)
    } else {
      return nil
    }
  }

  private init(value: Int, end: Int) {
    self.value = value
    self.end = end
  }

  /// Digits, each of which a single space may set apart from the next: `1 5`, but not `9 16:00`.
  init?(digitsIn passage: Passage, at index: Int) {
    var position = index
    var value = 0
    var end = index
    var run = 0
    while position < passage.count, passage[position].isDigit {
      value = value * 10 + Int(passage[position] - 0x30)
      guard value <= 99_999 else { return nil }
      position += 1
      run += 1
      end = position
      if run == 1, position + 1 < passage.count, passage[position].isSpace, passage[position + 1].isDigit,
        position + 2 >= passage.count || !passage[position + 2].isDigit
      {
        position += 1
        run = 0
      }
    }
    guard end > index else { return nil }
    self.init(value: value, end: end)
  }

  /// Kanji, by place (二〇二一) or by unit (二千二十一).
  private init?(kanjiIn passage: Passage, at index: Int) {
    var position = index
    var total = 0
    var current = 0
    var hasDigit = false
    while position < passage.count, total < 100_000, current < 100_000 {
      if let digit = Self.kanjiDigit(passage[position]) {
        current = current * 10 + digit
        hasDigit = true
      } else if let unit = Self.kanjiUnit(passage[position]) {
        total += (hasDigit ? current : 1) * unit
        current = 0
        hasDigit = false
      } else {
        break
      }
      position += 1
    }
    let value = total + current
    guard position > index, value <= 99_999 else { return nil }
    self.init(value: value, end: position)
  }

  /// ① to ⑳, ㉑ to ㊿, ❶ to ❿.
  static func circled(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x2460...0x2473: Int(scalar - 0x2460) + 1
    case 0x3251...0x325F: Int(scalar - 0x3251) + 21
    case 0x32B1...0x32BF: Int(scalar - 0x32B1) + 36
    case 0x2776...0x277F: Int(scalar - 0x2776) + 1
    default: nil
    }
  }

  static func kanjiDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  static func kanjiUnit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    default: nil
    }
  }
}

extension Passage {
  /// The position of the first scalar at or after `index` that is no space.
  func skippingSpaces(from index: Int) -> Int {
    var position = index
    while position < count, self[position].isSpace { position += 1 }
    return position
  }
}
