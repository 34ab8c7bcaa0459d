import Synchronization

/// The time zones of the operating system (TZif files, RFC 9636), read once each.
enum ZoneDatabase {
  private static let known = Mutex<[String: TimeZoneRules?]>([:])
  private static let folders = ["/usr/share/zoneinfo", "/var/db/timezone/zoneinfo", "/usr/lib/zoneinfo"]

  /// The zone of a name; nil where the system has none.
  static func zone(named name: String) -> TimeZoneRules? {
    guard isName(name) else { return nil }
    return known.withLock { known in
      if let zone = known[name] { return zone }
      let zone = read(name)
      // Only zones that exist are kept: the memory must not grow with what users mistype.
      if zone != nil { known[name] = zone }
      return zone
    }
  }

  /// Letters, digits and a few signs, and no way out of the folder.
  private static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard name.utf8.count <= 64, !parts.isEmpty, parts.count <= 3 else { return false }
    return parts.allSatisfy { part in
      guard let first = part.first, isLetter(first) else { return false }
      return part.allSatisfy {
        isLetter($0) || ByteReader.digit($0) != nil || [0x5F, 0x2B, 0x2D].contains($0)
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func read(_ name: String) -> TimeZoneRules? {
    if name == "UTC" {
      return TimeZoneRules(name: name, transitions: [], offsets: [0], tail: nil)
    }
    for folder in folders {
      if let bytes = try? FileSystem.read("\(folder)/\(name)") { return parse(bytes, name: name) }
    }
    return nil
  }

  /// The second, 64-bit block of a TZif file of version 2 or later.
  private static func parse(_ bytes: [UInt8], name: String) -> TimeZoneRules? {
    guard let first = Counts(bytes, at: 0), let second = Counts(bytes, at: 44 + first.size(timeBytes: 4))
    else { return nil }
    let start = 44 + first.size(timeBytes: 4) + 44
    let end = start + second.size(timeBytes: 8)
    guard end <= bytes.count, second.types > 0 else { return nil }
    let typeStart = start + second.times * 9
    let offsetOfType = (0..<second.types).map { type in
      Int32(truncatingIfNeeded: bigEndian(bytes, at: typeStart + type * 6, count: 4))
    }
    let transitions = (0..<second.times).map { bigEndian(bytes, at: start + $0 * 8, count: 8) }
    var offsets = [offsetOfType[0]]
    for index in 0..<second.times {
      let type = Int(bytes[start + second.times * 8 + index])
      guard type < offsetOfType.count else { return nil }
      offsets.append(offsetOfType[type])
    }
    let isAscending = zip(transitions, transitions.dropFirst()).allSatisfy { $0 < $1 }
    guard isAscending, offsets.allSatisfy({ UTCOffset.isValid(Int($0)) }) else { return nil }
    let rule = bytes[end...].dropFirst().prefix { $0 != 0x0A }
    return TimeZoneRules(name: name, transitions: transitions, offsets: offsets, tail: ZoneTail(Array(rule)))
  }

  private static func bigEndian(_ bytes: [UInt8], at place: Int, count: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[place..<place + count] { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }

  /// The counts in the header of a block.
  private struct Counts {
    let times: Int
    let types: Int
    private let rest: (utc: Int, standard: Int, leaps: Int, letters: Int)

    init?(_ bytes: [UInt8], at place: Int) {
      guard place + 44 <= bytes.count, Array(bytes[place..<place + 4]) == Array("TZif".utf8) else {
        return nil
      }
      let counts = (0..<6).map { Int(ZoneDatabase.bigEndian(bytes, at: place + 20 + $0 * 4, count: 4)) }
      guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
      rest = (counts[0], counts[1], counts[2], counts[5])
      times = counts[3]
      types = counts[4]
    }

    func size(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + rest.letters + rest.leaps * (timeBytes + 4) + rest.standard
        + rest.utc
    }
  }
}
