// The kinds that are stored as they are, without a kernel of their own.
extension ColumnView {
  /// The part of the data that begins after so many bytes for each of the page's ids.
  private func part<Element: BitwiseCopyable>(after width: Int, as type: Element.Type) -> Cells<Element> {
    unsafe Cells(
      pointer: UnsafeMutableRawPointer(data.pointer.unsafelyUnwrapped + width * PageSize.count)
        .assumingMemoryBound(to: Element.self))
  }

  /// The value of a valid id; null where the numbers are no value, which only damage can bring about.
  func rareValue(_ local: Int) -> Value {
    switch kind {
    case .int8: .int8(cells(Int8.self)[local])
    case .int16: .int16(cells(Int16.self)[local])
    case .int32: .int32(cells(Int32.self)[local])
    case .uint8: .uint8(data[local])
    case .uint16: .uint16(cells(UInt16.self)[local])
    case .uint32: .uint32(cells(UInt32.self)[local])
    case .uint64: .uint64(cells(UInt64.self)[local])
    case .int128: .int128(Int128(truncatingIfNeeded: wide(local)))
    case .uint128: .uint128(wide(local))
    case .float32: .float32(cells(Float.self)[local])
    case .localTime:
      LocalTime(nanosecondOfDay: cells(Int64.self)[local]).map(Value.localTime) ?? .null
    case .zonedTime:
      LocalTime(nanosecondOfDay: cells(Int64.self)[local])
        .flatMap { ZonedTime($0, offset: Int(part(after: 8, as: Int32.self)[local])) }
        .map(Value.zonedTime) ?? .null
    case .localDateTime: dateTime(local).map(Value.localDateTime) ?? .null
    case .zonedDateTime:
      dateTime(local)
        .flatMap { ZonedDateTime($0, offset: Int(part(after: 12, as: Int32.self)[local]), zoneName: nil) }
        .map(Value.zonedDateTime) ?? .null
    case .decimal:
      ExactDecimal(
        coefficient: Int128(truncatingIfNeeded: wide(local)),
        scale: Int(part(after: 16, as: Int32.self)[local])
      ).map(Value.decimal) ?? .null
    case .empty, .values, .int64, .double, .boolean, .date, .string: .null
    }
  }

  /// Writes a value of the page's kind.
  func store(_ value: Value, at local: Int) {
    switch value {
    case .int8(let number): cells(Int8.self)[local] = number
    case .int16(let number): cells(Int16.self)[local] = number
    case .int32(let number): cells(Int32.self)[local] = number
    case .uint8(let number): data[local] = number
    case .uint16(let number): cells(UInt16.self)[local] = number
    case .uint32(let number): cells(UInt32.self)[local] = number
    case .uint64(let number): cells(UInt64.self)[local] = number
    case .int128(let number): storeWide(UInt128(truncatingIfNeeded: number), at: local)
    case .uint128(let number): storeWide(number, at: local)
    case .float32(let number): cells(Float.self)[local] = number
    case .localTime(let time): cells(Int64.self)[local] = time.nanosecondOfDay
    case .zonedTime(let time):
      cells(Int64.self)[local] = time.local.nanosecondOfDay
      part(after: 8, as: Int32.self)[local] = time.offset
    case .localDateTime(let time): store(time, at: local)
    case .zonedDateTime(let time):
      store(time.local, at: local)
      part(after: 12, as: Int32.self)[local] = time.offset
    case .decimal(let number):
      storeWide(UInt128(truncatingIfNeeded: number.coefficient), at: local)
      part(after: 16, as: Int32.self)[local] = Int32(number.scale)
    default: break
    }
  }

  private func dateTime(_ local: Int) -> LocalDateTime? {
    LocalDateTime(
      seconds: cells(Int64.self)[local], nanosecond: Int(part(after: 8, as: Int32.self)[local]))
  }

  private func store(_ time: LocalDateTime, at local: Int) {
    cells(Int64.self)[local] = time.seconds
    part(after: 8, as: Int32.self)[local] = time.nanosecond
  }

  /// A number of 128 bits, in two words: pages of a file lie at multiples of 8 bytes.
  private func wide(_ local: Int) -> UInt128 {
    let words = cells(UInt64.self)
    return UInt128(words[local * 2 + 1]) << 64 | UInt128(words[local * 2])
  }

  private func storeWide(_ number: UInt128, at local: Int) {
    let words = cells(UInt64.self)
    words[local * 2] = UInt64(truncatingIfNeeded: number)
    words[local * 2 + 1] = UInt64(truncatingIfNeeded: number >> 64)
  }
}
