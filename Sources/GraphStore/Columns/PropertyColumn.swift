/// All values of one property key of the nodes, or of the edges; a class because snapshots share it.
final class PropertyColumn: @unchecked Sendable {
  let era: Era
  var directory: PageDirectory<ColumnPage>
  /// How many elements have the property.
  var count: Int
  /// Where pages that lie in a file come from: they are verified when they are first read.
  let source: MappedColumn?

  init(directory: PageDirectory<ColumnPage>, count: Int, source: MappedColumn? = nil, era: Era) {
    self.directory = directory
    self.count = count
    self.source = source
    self.era = era
  }

  convenience init(era: Era) {
    self.init(directory: PageDirectory(era: era), count: 0, era: era)
  }

  func copied(era: Era) -> PropertyColumn {
    PropertyColumn(directory: directory, count: count, source: source, era: era)
  }

  /// What readers see of a page.
  func view(_ page: Int) -> ColumnView {
    source?.prepare(page, directory)
    return directory.view(page)
  }

  /// The value of an element, null where there is none.
  func value(_ id: UInt32) -> Value {
    let page = Int(id) >> PageSize.shift
    let local = Int(id) & PageSize.mask
    let view = view(page)
    guard view.isValid(local) else { return .null }
    if view.kind == .values { return directory.page(page)?.value(local) ?? .null }
    return view.value(local)
  }

  /// Sets or, with null, removes the value of an element, in a column that its era owns.
  func set(_ id: UInt32, to value: Value) {
    let page = Int(id) >> PageSize.shift
    let local = Int(id) & PageSize.mask
    let had = view(page).isValid(local)
    if value.isNull && !had { return }
    directory.update(page, era: era) { $0.set(local, to: value) }
    count += (value.isNull ? 0 : 1) - (had ? 1 : 0)
  }
}

extension PropertyColumn {
  /// Whether an element has the property.
  func has(_ id: UInt32) -> Bool {
    view(Int(id) >> PageSize.shift).isValid(Int(id) & PageSize.mask)
  }
}
