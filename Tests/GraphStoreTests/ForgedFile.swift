/// A native file that a test changes and sums up anew, read as Documentation/FileFormat.md tells: what is left to find the
/// change are the checks of the content.
struct ForgedFile {
  struct Section {
    let kind: UInt32
    let number: UInt32
    let offset: Int
    let length: Int
    let firstSum: Int
  }

  private(set) var bytes: [UInt8]
  let sections: [Section]
  private let sumOffset: Int
  private let tableOffset: Int

  init(_ bytes: [UInt8]) {
    func number(_ at: Int, _ size: Int) -> Int {
      (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }
    let tableOffset = number(40, 8)
    sections = (0..<number(12, 4)).map { index in
      let at = tableOffset + index * 32
      return Section(
        kind: UInt32(number(at, 4)), number: UInt32(number(at + 4, 4)), offset: number(at + 8, 8),
        length: number(at + 16, 8), firstSum: number(at + 24, 8))
    }
    self.tableOffset = tableOffset
    sumOffset = number(24, 8)
    self.bytes = bytes
  }

  /// Changes a byte of a section; every checksum is right again afterwards.
  mutating func change(_ section: Section, at place: Int, to byte: UInt8) {
    bytes[section.offset + place] = byte
    let block = place >> 16
    let start = section.offset + block << 16
    let end = min(start + 1 << 16, section.offset + section.length)
    put(Self.sum(bytes[start..<end]), at: sumOffset + (section.firstSum + block) * 8)
    put(Self.sum(bytes[sumOffset...]), at: 48)
    put(Self.sum(bytes[..<56]), at: 56)
  }

  private mutating func put(_ number: UInt64, at place: Int) {
    for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8)) }
  }

  /// XXH64 with seed 0, written from its description.
  static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let primes: [UInt64] = [
      0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
      0x27D4_EB2F_1656_67C5,
    ]
    func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 - count) }
    func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      rotated(lane &+ word &* primes[1], 31) &* primes[0]
    }
    func word(_ at: Int, _ size: Int) -> UInt64 {
      (0..<size).reversed().reduce(0) { $0 << 8 | UInt64(bytes[at + $1]) }
    }
    var place = bytes.startIndex
    var sum = primes[4]
    if bytes.count >= 32 {
      var lanes = [primes[0] &+ primes[1], primes[1], 0, 0 &- primes[0]]
      while bytes.endIndex - place >= 32 {
        for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(place + lane * 8, 8)) }
        place += 32
      }
      sum = zip(lanes, [1, 7, 12, 18]).reduce(0) { $0 &+ rotated($1.0, $1.1) }
      for lane in lanes { sum = (sum ^ round(0, lane)) &* primes[0] &+ primes[3] }
    }
    sum = sum &+ UInt64(bytes.count)
    while bytes.endIndex - place >= 8 {
      sum = rotated(sum ^ round(0, word(place, 8)), 27) &* primes[0] &+ primes[3]
      place += 8
    }
    if bytes.endIndex - place >= 4 {
      sum = rotated(sum ^ word(place, 4) &* primes[0], 23) &* primes[1] &+ primes[2]
      place += 4
    }
    for byte in bytes[place...] { sum = rotated(sum ^ UInt64(byte) &* primes[4], 11) &* primes[0] }
    sum = (sum ^ sum >> 33) &* primes[1]
    sum = (sum ^ sum >> 29) &* primes[2]
    return sum ^ sum >> 32
  }
}
