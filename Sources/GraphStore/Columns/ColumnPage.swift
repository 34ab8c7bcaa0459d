/// The values of one property of 1,024 nodes or edges.
///
/// The first value decides how the page keeps them; a value of another type turns it into a page of generic values.
@safe
final class ColumnPage: DirectoryPage, @unchecked Sendable {
  let era: Era
  var view: ColumnView
  /// The memory of the view, apart from the heap.
  var owner: (any AnyObject & Sendable)?
  var heap: StringHeap?
  /// The values of a page of `.values`, null where there is none.
  var values: [Value]

  static var emptyView: ColumnView { .empty }

  init(
    view: ColumnView, owner: (any AnyObject & Sendable)?, heap: StringHeap? = nil, values: [Value] = [],
    era: Era
  ) {
    self.view = view
    self.owner = owner
    self.heap = heap
    self.values = values
    self.era = era
  }

  static func empty(era: Era) -> ColumnPage { ColumnPage(view: .empty, owner: nil, era: era) }

  func copied(era: Era) -> ColumnPage {
    switch view.kind {
    case .empty:
      return .empty(era: era)
    case .values:
      let slab = Slab(byteCount: Self.validityBytes)
      var view = view
      view.validity = slab.cells(as: UInt64.self)
      view.validity.copy(from: self.view.validity, count: Self.validityWords)
      return ColumnPage(view: view, owner: slab, values: values, era: era)
    case .string:
      return copiedStrings(era: era)
    default:
      let width = view.kind.width
      let (page, data) = Self.make(view.kind, byteCount: PageSize.count * width, era: era)
      data.copy(from: view.data, count: PageSize.count * width)
      page.view.validity.copy(from: view.validity, count: Self.validityWords)
      (page.view.minimum, page.view.maximum, page.view.hasRange) = (view.minimum, view.maximum, view.hasRange)
      return page
    }
  }

  /// A page that can be written: with start and length of each string.
  private func copiedStrings(era: Era) -> ColumnPage {
    let (page, data) = Self.make(.string, byteCount: PageSize.count * 8, era: era)
    let starts = page.view.cells(UInt32.self)
    page.view.lengths = starts.advanced(by: PageSize.count)
    page.view.validity.copy(from: view.validity, count: Self.validityWords)
    if view.layout == .loose, let heap {
      data.copy(from: view.data, count: PageSize.count * 4)
      page.view.lengths.copy(from: view.lengths, count: PageSize.count)
      page.heap = heap
    } else {
      var total = 0
      for local in 0..<PageSize.count where view.isValid(local) { total += view.textRange(local).count }
      let heap = StringHeap(capacity: total + total / 2 + 256)
      for local in 0..<PageSize.count where view.isValid(local) {
        let (start, count) = view.textRange(local)
        starts[local] = UInt32(heap.append(view.heap, start: start, count: count))
        page.view.lengths[local] = UInt32(count)
      }
      page.heap = heap
    }
    page.view.heap = page.heap?.cells ?? .none
    return page
  }

  static let validityWords = PageSize.count / 64
  static let validityBytes = validityWords * 8

  /// A page of one kind without any value, and its data.
  private static func make(_ kind: ColumnKind, byteCount: Int, era: Era) -> (ColumnPage, Cells<UInt8>) {
    let slab = Slab(byteCount: validityBytes + byteCount, zeroed: true)
    var view = ColumnView.empty
    view.kind = kind
    view.validity = slab.cells(as: UInt64.self)
    view.data = slab.cells(at: validityBytes, as: UInt8.self)
    return (ColumnPage(view: view, owner: slab, era: era), view.data)
  }

  /// The value of an id, null where there is none.
  func value(_ local: Int) -> Value {
    guard view.isValid(local) else { return .null }
    return view.kind == .values ? values[local] : view.value(local)
  }

  /// Sets or, with null, removes the value of an id, in a page that its era owns.
  func set(_ local: Int, to value: Value) {
    guard !value.isNull else {
      clear(local)
      return
    }
    if view.kind == .empty { begin(ColumnKind(of: value)) }
    guard view.kind == ColumnKind(of: value), write(local, value) else {
      generalize()
      values[local] = value
      markValid(local)
      return
    }
    markValid(local)
  }

  /// Whether the page is laid out for reading only, and must be copied even by the era that made it.
  var isPacked: Bool { view.kind == .string && view.layout != .loose }

  /// Takes over the content of another page of the same era.
  func replace(by other: ColumnPage) {
    view = other.view
    owner = other.owner
    heap = other.heap
    values = other.values
  }

  private func clear(_ local: Int) {
    guard view.isValid(local) else { return }
    let mask = ~(UInt64(1) << UInt64(local & 63))
    view.validity[local >> 6] = view.validity[local >> 6] & mask
    if view.kind == .values { values[local] = .null }
  }

  private func markValid(_ local: Int) {
    view.validity[local >> 6] = view.validity[local >> 6] | UInt64(1) << UInt64(local & 63)
  }

  private func begin(_ kind: ColumnKind) {
    let (page, _) = Self.make(kind, byteCount: PageSize.count * kind.width, era: era)
    view = page.view
    owner = page.owner
    switch kind {
    case .string:
      view.lengths = view.cells(UInt32.self).advanced(by: PageSize.count)
      heap = StringHeap(capacity: 256)
      view.heap = heap?.cells ?? .none
    case .values:
      values = Array(repeating: .null, count: PageSize.count)
    default: break
    }
  }

  /// Writes a value of the page's own kind; false where it has no room for it.
  private func write(_ local: Int, _ value: Value) -> Bool {
    switch value {
    case .int64(let number):
      view.cells(Int64.self)[local] = number
      view.cover(number)
    case .float64(let number):
      view.cells(Double.self)[local] = number
      if !number.isNaN { view.cover(Int64(bitPattern: number.bitPattern)) }
    case .boolean(let flag):
      view.data[local] = flag ? 1 : 0
    case .date(let date):
      view.cells(Int32.self)[local] = date.daysSinceEpoch
      view.cover(Int64(date.daysSinceEpoch))
    case .string(var text):
      return text.withUTF8 { bytes in unsafe writeText(local, bytes) }
    default:
      if view.kind == .values { values[local] = value } else { view.store(value, at: local) }
    }
    return true
  }

  private func writeText(_ local: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let current = heap, current.used + bytes.count < Int(Int32.max) else { return false }
    var heap = current
    if !heap.hasRoom(bytes.count) {
      heap = compacted(room: bytes.count, replacing: local)
      self.heap = heap
      view.heap = heap.cells
    }
    view.cells(UInt32.self)[local] = UInt32(unsafe heap.append(bytes))
    view.lengths[local] = UInt32(bytes.count)
    return true
  }

  /// A heap with the strings that are still in use.
  private func compacted(room: Int, replacing replaced: Int) -> StringHeap {
    var live = room
    for local in 0..<PageSize.count where local != replaced && view.isValid(local) {
      live += Int(view.lengths[local])
    }
    let fresh = StringHeap(capacity: live * 2 + 256)
    let starts = view.cells(UInt32.self)
    for local in 0..<PageSize.count where local != replaced && view.isValid(local) {
      starts[local] = UInt32(
        fresh.append(view.heap, start: Int(starts[local]), count: Int(view.lengths[local])))
    }
    return fresh
  }

  private func generalize() {
    guard view.kind != .values else { return }
    var values = [Value](repeating: .null, count: PageSize.count)
    for local in 0..<PageSize.count where view.isValid(local) { values[local] = view.value(local) }
    let slab = Slab(byteCount: Self.validityBytes)
    var view = ColumnView.empty
    view.kind = .values
    view.validity = slab.cells(as: UInt64.self)
    view.validity.copy(from: self.view.validity, count: Self.validityWords)
    self.view = view
    self.values = values
    owner = slab
    heap = nil
  }
}

/// Text one after the other, appended to and never changed, so that snapshots share it.
@safe
final class StringHeap: @unchecked Sendable {
  private let slab: Slab
  private(set) var used = 0
  var cells: Cells<UInt8> { slab.cells(as: UInt8.self) }

  init(capacity: Int) {
    slab = Slab(byteCount: capacity)
  }

  func hasRoom(_ count: Int) -> Bool { used + count <= slab.byteCount }

  func append(_ source: Cells<UInt8>, start: Int, count: Int) -> Int {
    defer { used += count }
    if count > 0 { cells.advanced(by: used).copy(from: source.advanced(by: start), count: count) }
    return used
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    defer { used += bytes.count }
    for index in bytes.indices { cells[used + index] = unsafe bytes[index] }
    return used
  }
}
