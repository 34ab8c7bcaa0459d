public import Synchronization

/// How many ids one page holds, and the shift that turns an id into its page.
@usableFromInline
enum PageSize {
  @usableFromInline static let shift = 10
  @usableFromInline static let count = 1 << shift
  @usableFromInline static let mask = count - 1

  /// How many pages hold ids below `capacity`.
  static func pages(for capacity: Int) -> Int { (capacity + mask) >> shift }
}

/// A number of the moment in which an object was made; a writer may change in place only what its own era made.
///
/// Every begin, snapshot and savepoint of a transaction starts a new era, so what a snapshot can see is of an
/// earlier era for ever.
@usableFromInline
typealias Era = UInt64

/// A page that a `PageDirectory` holds.
@usableFromInline
protocol DirectoryPage: AnyObject, Sendable {
  /// The plain pointers and numbers that readers use in place of the object, so that reading counts no references.
  associatedtype View: BitwiseCopyable

  var view: View { get }
  var era: Era { get }

  /// What readers see where there is no page.
  static var emptyView: View { get }

  static func empty(era: Era) -> Self
  func copied(era: Era) -> Self
}

/// Up to 64 pages and their views; a class because snapshots share it.
@usableFromInline
@safe
final class DirectoryChunk<Page: DirectoryPage>: @unchecked Sendable {
  static var shift: Int { 6 }
  static var pageCount: Int { 1 << shift }
  /// Pages are held in groups of 8, so that a copy of a chunk counts a reference per group and not one per page.
  private static var groupShift: Int { 3 }

  let views: UnsafeMutablePointer<Page.View>
  private var groups: [[Page?]]
  let era: Era

  init(era: Era) {
    self.era = era
    let size = 1 << Self.groupShift
    groups = Array(repeating: Array(repeating: nil, count: size), count: Self.pageCount / size)
    unsafe views = UnsafeMutablePointer.allocate(capacity: Self.pageCount)
    unsafe views.initialize(repeating: Page.emptyView, count: Self.pageCount)
  }

  init(copying other: DirectoryChunk, era: Era) {
    self.era = era
    groups = other.groups
    unsafe views = UnsafeMutablePointer.allocate(capacity: Self.pageCount)
    unsafe views.initialize(from: other.views, count: Self.pageCount)
  }

  /// A chunk of the given pages, at most 64, of an era before every writer's.
  convenience init(_ pages: [Page?]) {
    self.init(era: 0)
    for (slot, page) in pages.prefix(Self.pageCount).enumerated() where page != nil { set(slot, to: page) }
  }

  deinit {
    unsafe views.deallocate()
  }

  func page(_ slot: Int) -> Page? {
    groups[slot >> Self.groupShift][slot & (1 << Self.groupShift - 1)]
  }

  /// Puts a page in place without a view: `publish` it once it is as it shall be seen.
  func hold(_ slot: Int, _ page: Page?) {
    groups[slot >> Self.groupShift][slot & (1 << Self.groupShift - 1)] = page
  }

  /// Lets readers see a page as it is now.
  func publish(_ slot: Int, _ page: Page?) {
    unsafe views[slot] = page?.view ?? Page.emptyView
  }

  func set(_ slot: Int, to page: Page?) {
    hold(slot, page)
    publish(slot, page)
  }
}

/// Makes the chunks of a directory that lies in a file, each when it is first asked for, so that opening a file costs nothing
/// per page and an answer costs only what it reads.
///
/// A class, because every copy of the directory shares what was made. Two threads may both make a chunk; one result is kept.
@safe
final class ChunkLoader<Page: DirectoryPage>: @unchecked Sendable {
  let chunkCount: Int
  private let made: UnsafeMutablePointer<AtomicLazyReference<DirectoryChunk<Page>>>
  private let make: @Sendable (_ chunk: Int) -> [Page?]

  /// - Parameter make: Gives the up to 64 pages of a chunk; damage is for it to record, and such pages are absent.
  init(pageCount: Int, _ make: @escaping @Sendable (_ chunk: Int) -> [Page?]) {
    chunkCount = (pageCount + DirectoryChunk<Page>.pageCount - 1) >> DirectoryChunk<Page>.shift
    self.make = make
    unsafe made = .allocate(capacity: max(chunkCount, 1))
    for index in 0..<chunkCount { unsafe (made + index).initialize(to: AtomicLazyReference()) }
  }

  deinit {
    unsafe made.deinitialize(count: chunkCount)
    unsafe made.deallocate()
  }

  func chunk(_ index: Int) -> DirectoryChunk<Page> {
    unsafe made[index].load() ?? made[index].storeIfNil(DirectoryChunk(make(index)))
  }
}

/// The upper level of a `PageDirectory`; a class because snapshots share it.
@usableFromInline
@safe
final class DirectoryRoot<Page: DirectoryPage>: @unchecked Sendable {
  @usableFromInline typealias Views = Atomic<UnsafeMutablePointer<Page.View>?>

  /// The views of each chunk, nil for one that was not loaded yet: atomic, for whichever thread loads it enters it.
  @usableFromInline
  let views: UnsafeMutablePointer<Views>
  let capacity: Int
  /// The chunks; nil for those that the loader gives.
  private var chunks: [DirectoryChunk<Page>?]
  private let loader: ChunkLoader<Page>?
  let era: Era

  var chunkCount: Int { chunks.count }

  /// An empty root.
  init(era: Era) {
    self.era = era
    capacity = 0
    chunks = []
    loader = nil
    unsafe views = .allocate(capacity: 1)
  }

  /// A root whose chunks lie in a file.
  init(_ loader: ChunkLoader<Page>) {
    era = 0
    capacity = loader.chunkCount
    chunks = Array(repeating: nil, count: capacity)
    self.loader = loader
    unsafe views = .allocate(capacity: max(capacity, 1))
    for index in 0..<capacity { unsafe (views + index).initialize(to: Atomic(nil)) }
  }

  /// A copy with room for more chunks.
  init(copying other: DirectoryRoot, capacity: Int, era: Era) {
    self.era = era
    self.capacity = capacity
    chunks = other.chunks
    loader = other.loader
    unsafe views = .allocate(capacity: max(capacity, 1))
    for index in chunks.indices {
      unsafe (views + index).initialize(to: Atomic(other.views[index].load(ordering: .relaxed)))
    }
  }

  deinit {
    unsafe views.deallocate()
  }

  /// A chunk, loaded if it was not.
  func chunk(_ index: Int) -> DirectoryChunk<Page> {
    if let chunk = chunks[index] { return chunk }
    guard let loader, index < loader.chunkCount else { return DirectoryChunk(era: 0) }
    let chunk = loader.chunk(index)
    unsafe views[index].store(chunk.views, ordering: .releasing)
    return chunk
  }

  /// Puts a chunk in place, in a root that its era owns; at most one behind the last.
  func set(_ index: Int, to chunk: DirectoryChunk<Page>) {
    if index == chunks.count {
      unsafe (views + index).initialize(to: Atomic(chunk.views))
      chunks.append(chunk)
    } else {
      chunks[index] = chunk
      unsafe views[index].store(chunk.views, ordering: .relaxed)
    }
  }

  @inline(__always)
  func view(_ page: Int) -> Page.View {
    let index = page >> DirectoryChunk<Page>.shift
    guard index < chunks.count else { return Page.emptyView }
    let slot = page & (DirectoryChunk<Page>.pageCount - 1)
    if let views = unsafe views[index].load(ordering: .acquiring) { return unsafe views[slot] }
    return unsafe chunk(index).views[slot]
  }
}

/// A persistent map from page numbers to pages in two levels of references.
///
/// A copy is one reference. Changing a page after a copy was taken costs the page, its chunk of 64 and the root.
@usableFromInline
struct PageDirectory<Page: DirectoryPage>: Sendable {
  private(set) var root: DirectoryRoot<Page>

  init(era: Era) {
    root = DirectoryRoot(era: era)
  }

  /// A directory whose pages lie in a file.
  init(_ loader: ChunkLoader<Page>) {
    root = DirectoryRoot(loader)
  }

  /// How many page numbers the directory reaches.
  var pageCount: Int { root.chunkCount << DirectoryChunk<Page>.shift }

  func page(_ index: Int) -> Page? {
    let chunk = index >> DirectoryChunk<Page>.shift
    guard chunk < root.chunkCount else { return nil }
    return root.chunk(chunk).page(index & (DirectoryChunk<Page>.pageCount - 1))
  }

  /// The views for a loop, without touching a reference count per page.
  var reader: DirectoryReader<Page> { DirectoryReader(root) }

  /// What readers see of a page.
  func view(_ index: Int) -> Page.View { root.view(index) }

  /// Calls `body` with a page that may be changed in place, then publishes its view.
  mutating func update<Result>(
    _ index: Int, era: Era, _ body: (Page) throws -> Result
  ) rethrows -> Result {
    let chunk = writableChunk(index >> DirectoryChunk<Page>.shift, era: era)
    let slot = index & (DirectoryChunk<Page>.pageCount - 1)
    let page: Page
    if let existing = chunk.page(slot) {
      page = existing.era == era ? existing : existing.copied(era: era)
    } else {
      page = Page.empty(era: era)
    }
    chunk.hold(slot, page)
    defer { chunk.publish(slot, page) }
    return try body(page)
  }

  /// Publishes the view of a page that was found to be damaged.
  func refresh(_ index: Int) {
    let chunk = root.chunk(index >> DirectoryChunk<Page>.shift)
    let slot = index & (DirectoryChunk<Page>.pageCount - 1)
    chunk.publish(slot, chunk.page(slot))
  }

  /// Puts a page in place, whatever was there.
  mutating func set(_ index: Int, to page: Page?, era: Era) {
    let chunk = writableChunk(index >> DirectoryChunk<Page>.shift, era: era)
    chunk.set(index & (DirectoryChunk<Page>.pageCount - 1), to: page)
  }

  private mutating func writableChunk(_ index: Int, era: Era) -> DirectoryChunk<Page> {
    if root.era != era || index >= root.capacity {
      let capacity = index < root.capacity ? root.capacity : max(index + 1, root.capacity * 2)
      root = DirectoryRoot(copying: root, capacity: capacity, era: era)
    }
    while root.chunkCount <= index { root.set(root.chunkCount, to: DirectoryChunk<Page>(era: era)) }
    let chunk = root.chunk(index)
    if chunk.era == era { return chunk }
    let copy = DirectoryChunk(copying: chunk, era: era)
    root.set(index, to: copy)
    return copy
  }
}

/// The pages of one directory for a loop that reads many.
@safe
struct DirectoryReader<Page: DirectoryPage> {
  private let root: DirectoryRoot<Page>

  init(_ root: DirectoryRoot<Page>) {
    self.root = root
  }

  @inline(__always)
  func view(_ index: Int) -> Page.View { root.view(index) }
}
