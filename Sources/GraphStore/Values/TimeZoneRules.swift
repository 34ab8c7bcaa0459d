/// A time zone: a fixed offset from UTC, or a named zone with its history of offsets.
///
/// Named zones come from the time zone database of the operating system.
public struct TimeZoneRules: Sendable, Hashable, CustomStringConvertible {
  /// The name of the zone, nil for a fixed offset.
  public let name: String?

  /// The moments from which an offset holds, ascending, in seconds since 1970-01-01T00:00:00Z.
  private let transitions: [Int64]

  /// The offset before the first transition, then the one after each.
  private let offsets: [Int32]

  /// The yearly rule after the last transition, where there is one.
  private let tail: ZoneTail?

  /// UTC.
  public static let utc = TimeZoneRules(fixed: 0)

  private init(fixed offset: Int32) {
    name = nil
    transitions = []
    offsets = [offset]
    tail = nil
  }

  /// The zone of a fixed offset in seconds; nil beyond 18 hours.
  public init?(offset: Int) {
    guard UTCOffset.isValid(offset) else { return nil }
    self.init(fixed: Int32(offset))
  }

  init(name: String, transitions: [Int64], offsets: [Int32], tail: ZoneTail?) {
    self.name = name
    self.transitions = transitions
    self.offsets = offsets
    self.tail = tail
  }

  /// The zone of a text: an offset (`+09:00`, `Z`) or a name (`Asia/Tokyo`, `UTC`).
  ///
  /// - Throws: 22007 where there is no such zone.
  public init(named name: String) throws(ValueError) {
    if let offset = TemporalText.offset(name), let zone = TimeZoneRules(offset: offset) {
      self = zone
    } else if let zone = ZoneDatabase.zone(named: name) {
      self = zone
    } else {
      throw .invalidTemporalFormat("there is no time zone '\(name)'; use an offset such as +09:00")
    }
  }

  public var description: String { name ?? UTCOffset.text(standardOffset) }

  /// The offset that holds now by the rules: of a fixed zone its own, of a named one its last in winter.
  public var standardOffset: Int {
    tail.map(\.standardOffset) ?? offsets.last.map(Int.init) ?? 0
  }

  /// The seconds ahead of UTC at a moment.
  public func offset(atSecondsSinceEpoch seconds: Int64) -> Int {
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let tail { return tail.offset(atSecondsSinceEpoch: seconds) }
    return low < offsets.count ? Int(offsets[low]) : 0
  }

  /// The moment at which the clocks of the zone show a date and time; nil outside of the range of years.
  ///
  /// A time that the clocks show twice is the earlier one (or the one of the preferred offset), a time that they skip
  /// is moved on by the length of the gap.
  func zoned(_ local: LocalDateTime, preferringOffset preferred: Int? = nil) -> ZonedDateTime? {
    let before = offset(atSecondsSinceEpoch: local.seconds - 86_400)
    let after = offset(atSecondsSinceEpoch: local.seconds + 86_400)
    let candidates = [preferred, before, after].compactMap { $0 }
    for candidate in candidates
    where offset(atSecondsSinceEpoch: local.seconds - Int64(candidate)) == candidate {
      return ZonedDateTime(local, offset: candidate, zoneName: name)
    }
    return moment(local.seconds - Int64(before), nanosecond: Int(local.nanosecond))
  }

  /// A moment as the clocks of the zone show it; nil outside of the range of years.
  public func moment(_ secondsSinceEpoch: Int64, nanosecond: Int) -> ZonedDateTime? {
    ZonedDateTime(
      secondsSinceEpoch: secondsSinceEpoch, nanosecond: nanosecond,
      offset: offset(atSecondsSinceEpoch: secondsSinceEpoch), zoneName: name)
  }
}
