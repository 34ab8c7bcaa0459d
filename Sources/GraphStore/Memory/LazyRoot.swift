import Synchronization

/// A directory that is made when it is first read, so that opening a file costs nothing per page.
///
/// A class, because every copy of the directory shares what was made. Two threads may both make it; one result is kept.
final class LazyRoot<Page: DirectoryPage>: Sendable {
  private let made = AtomicLazyReference<DirectoryRoot<Page>>()
  private let make: @Sendable () -> [Page?]

  init(_ make: @escaping @Sendable () -> [Page?]) {
    self.make = make
  }

  var value: DirectoryRoot<Page> { made.load() ?? made.storeIfNil(DirectoryRoot(make())) }
}

extension DirectoryRoot {
  /// A directory of the given pages, of an era before every writer's.
  convenience init(_ pages: [Page?]) {
    let size = DirectoryChunk<Page>.pageCount
    var chunks: [DirectoryChunk<Page>] = []
    var start = 0
    while start < pages.count {
      let chunk = DirectoryChunk<Page>(era: 0)
      for index in start..<min(start + size, pages.count) {
        guard let page = pages[index] else { continue }
        chunk.pages[index - start] = page
        unsafe chunk.views[index - start] = page.view
      }
      chunks.append(chunk)
      start += size
    }
    self.init(chunks: chunks, capacity: chunks.count, era: 0)
  }
}
