import GraphStore

/// Which nodes a picture draws within a frame: what belongs to a topic in that topic, what belongs to a meeting in that
/// meeting. Graphs that hold neither have no frames.
struct PictureClusters {
  /// A frame with the nodes right in it and the frames within.
  struct Cluster {
    let node: NodeID
    var members: [NodeID] = []
    var children: [Cluster] = []
  }

  /// The outermost frames.
  let clusters: [Cluster]
  /// Nodes in no frame.
  let free: [NodeID]
  /// The frame of each node and of each frame within another.
  private let frames: [NodeID: NodeID]

  /// Whether the frames already show an edge: its source stands, directly or not, in the frame of its target.
  func show(_ edge: GraphSelection.Edge) -> Bool {
    var frame = frames[edge.source]
    while let current = frame {
      if current == edge.target { return true }
      frame = frames[current]
    }
    return false
  }

  /// Edge labels that say where the source belongs, the narrower first.
  private static let topicEdges: Set<String> = ["UNDER"]
  private static let meetingEdges: Set<String> = ["TOPIC_OF", "MADE_AT", "ATTENDED"]

  init(_ selection: GraphSelection, of elements: ElementReader) {
    var parent: [NodeID: NodeID] = [:]
    var isWithinTopic: Set<NodeID> = []
    for edge in selection.edges {
      let labels = elements.labels(of: edge.id)
      if edge.source == edge.target { continue }
      if !Self.topicEdges.isDisjoint(with: labels) {
        parent[edge.source] = edge.target
        isWithinTopic.insert(edge.source)
      } else if !Self.meetingEdges.isDisjoint(with: labels), !isWithinTopic.contains(edge.source) {
        parent[edge.source] = edge.target
      }
    }
    // Only meetings and topics are frames, so that frames are at most two deep and never in a circle.
    let isMeeting = Set(selection.nodes.filter { elements.labels(of: $0).contains("Meeting") })
    let isTopic = Set(selection.nodes.filter { elements.labels(of: $0).contains("Topic") }).subtracting(
      isMeeting)
    var members: [NodeID: [NodeID]] = [:]
    var topics: [NodeID: [NodeID]] = [:]
    var free: [NodeID] = []
    for node in selection.nodes where !isMeeting.contains(node) {
      if isTopic.contains(node) {
        if let meeting = parent[node], isMeeting.contains(meeting) {
          topics[meeting, default: []].append(node)
        }
      } else if let frame = parent[node], isMeeting.contains(frame) || isTopic.contains(frame) {
        members[frame, default: []].append(node)
      } else {
        free.append(node)
      }
    }
    let nested = Set(topics.values.joined())
    var frames: [NodeID: NodeID] = [:]
    for (frame, nodes) in members { for node in nodes { frames[node] = frame } }
    for (meeting, topics) in topics { for topic in topics { frames[topic] = meeting } }
    self.frames = frames
    let topic = { Cluster(node: $0, members: members[$0] ?? []) }
    clusters = selection.nodes.compactMap { node in
      if isMeeting.contains(node) {
        return Cluster(node: node, members: members[node] ?? [], children: (topics[node] ?? []).map(topic))
      }
      return isTopic.contains(node) && !nested.contains(node) ? topic(node) : nil
    }
    self.free = free
  }
}
