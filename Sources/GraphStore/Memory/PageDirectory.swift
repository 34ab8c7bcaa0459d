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
@safe
final class DirectoryChunk<Page: DirectoryPage>: @unchecked Sendable {
  static var shift: Int { 6 }
  static var pageCount: Int { 1 << shift }

  let views: UnsafeMutablePointer<Page.View>
  var pages: [Page?]
  let era: Era

  init(era: Era) {
    self.era = era
    pages = Array(repeating: nil, count: Self.pageCount)
    unsafe views = UnsafeMutablePointer.allocate(capacity: Self.pageCount)
    unsafe views.initialize(repeating: Page.emptyView, count: Self.pageCount)
  }

  init(copying other: DirectoryChunk, era: Era) {
    self.era = era
    pages = other.pages
    unsafe views = UnsafeMutablePointer.allocate(capacity: Self.pageCount)
    unsafe views.initialize(from: other.views, count: Self.pageCount)
  }

  deinit {
    unsafe views.deallocate()
  }
}

/// The upper level of a `PageDirectory`; a class because snapshots share it.
@usableFromInline
@safe
final class DirectoryRoot<Page: DirectoryPage>: @unchecked Sendable {
  /// The views of each chunk, `chunks.count` of them.
  @usableFromInline
  let views: UnsafeMutablePointer<UnsafeMutablePointer<Page.View>>
  let capacity: Int
  var chunks: [DirectoryChunk<Page>]
  let era: Era

  init(chunks: [DirectoryChunk<Page>], capacity: Int, era: Era) {
    self.chunks = chunks
    self.capacity = max(capacity, chunks.count)
    self.era = era
    unsafe views = UnsafeMutablePointer.allocate(capacity: max(self.capacity, 1))
    for (index, chunk) in chunks.enumerated() {
      unsafe views[index] = chunk.views
    }
  }

  deinit {
    unsafe views.deallocate()
  }
}

/// A persistent map from page numbers to pages in two levels of references.
///
/// A copy is one reference. Changing a page after a copy was taken costs the page, its chunk of 64 and the root.
@usableFromInline
struct PageDirectory<Page: DirectoryPage>: Sendable {
  private var loaded: DirectoryRoot<Page>?
  /// Makes the pages when they are first asked for, for those that lie in a file.
  private let lazy: LazyRoot<Page>?

  var root: DirectoryRoot<Page> {
    get { loaded ?? lazy?.value ?? DirectoryRoot(chunks: [], capacity: 0, era: 0) }
    set { loaded = newValue }
  }

  init(era: Era) {
    loaded = DirectoryRoot(chunks: [], capacity: 0, era: era)
    lazy = nil
  }

  /// A directory whose pages are made on first use.
  init(_ make: @escaping @Sendable () -> [Page?]) {
    lazy = LazyRoot(make)
  }

  /// How many page numbers the directory reaches.
  var pageCount: Int { root.chunks.count << DirectoryChunk<Page>.shift }

  func page(_ index: Int) -> Page? {
    let chunk = index >> DirectoryChunk<Page>.shift
    guard chunk < root.chunks.count else { return nil }
    return root.chunks[chunk].pages[index & (DirectoryChunk<Page>.pageCount - 1)]
  }

  /// The views for a loop, without touching a reference count per page.
  var reader: DirectoryReader<Page> { DirectoryReader(root) }

  /// What readers see of a page.
  func view(_ index: Int) -> Page.View {
    let chunk = index >> DirectoryChunk<Page>.shift
    guard chunk < root.chunks.count else { return Page.emptyView }
    return unsafe root.views[chunk][index & (DirectoryChunk<Page>.pageCount - 1)]
  }

  /// Calls `body` with a page that may be changed in place, then publishes its view.
  mutating func update<Result>(
    _ index: Int, era: Era, _ body: (Page) throws -> Result
  ) rethrows -> Result {
    let chunk = writableChunk(index >> DirectoryChunk<Page>.shift, era: era)
    let slot = index & (DirectoryChunk<Page>.pageCount - 1)
    let page: Page
    if let existing = chunk.pages[slot] {
      page = existing.era == era ? existing : existing.copied(era: era)
    } else {
      page = Page.empty(era: era)
    }
    chunk.pages[slot] = page
    defer { unsafe chunk.views[slot] = page.view }
    return try body(page)
  }

  /// Publishes the view of a page that was found to be damaged.
  func refresh(_ index: Int) {
    let chunk = root.chunks[index >> DirectoryChunk<Page>.shift]
    let slot = index & (DirectoryChunk<Page>.pageCount - 1)
    unsafe chunk.views[slot] = chunk.pages[slot]?.view ?? Page.emptyView
  }

  /// Puts a page in place, whatever was there.
  mutating func set(_ index: Int, to page: Page?, era: Era) {
    let chunk = writableChunk(index >> DirectoryChunk<Page>.shift, era: era)
    let slot = index & (DirectoryChunk<Page>.pageCount - 1)
    chunk.pages[slot] = page
    unsafe chunk.views[slot] = page?.view ?? Page.emptyView
  }

  private mutating func writableChunk(_ index: Int, era: Era) -> DirectoryChunk<Page> {
    if root.era != era || index >= root.capacity {
      let capacity = index < root.capacity ? root.capacity : max(index + 1, root.capacity * 2)
      root = DirectoryRoot(chunks: root.chunks, capacity: capacity, era: era)
    }
    while root.chunks.count <= index {
      let chunk = DirectoryChunk<Page>(era: era)
      unsafe root.views[root.chunks.count] = chunk.views
      root.chunks.append(chunk)
    }
    var chunk = root.chunks[index]
    if chunk.era != era {
      chunk = DirectoryChunk(copying: chunk, era: era)
      root.chunks[index] = chunk
      unsafe root.views[index] = chunk.views
    }
    return chunk
  }
}

/// The pages of one directory for a loop that reads many.
@safe
struct DirectoryReader<Page: DirectoryPage> {
  private let root: DirectoryRoot<Page>
  private let views: UnsafeMutablePointer<UnsafeMutablePointer<Page.View>>
  private let chunkCount: Int

  init(_ root: DirectoryRoot<Page>) {
    self.root = root
    unsafe views = root.views
    chunkCount = root.chunks.count
  }

  @inline(__always)
  func view(_ index: Int) -> Page.View {
    let chunk = index >> DirectoryChunk<Page>.shift
    guard chunk < chunkCount else { return Page.emptyView }
    return unsafe views[chunk][index & (DirectoryChunk<Page>.pageCount - 1)]
  }
}
