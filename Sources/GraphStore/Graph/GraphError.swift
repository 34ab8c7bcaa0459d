/// What the store refuses, and why.
public enum GraphError: Error, Hashable, Sendable {
  /// The node does not exist or was deleted.
  case unknownNode(NodeID)
  /// The edge does not exist or was deleted.
  case unknownEdge(EdgeID)
  /// A node that still has edges was to be deleted without its edges (GQLSTATUS G1001).
  case nodeHasEdges(NodeID)
  /// A value that no property may hold: a reference to a node, edge or path, at any depth.
  case unstorableValue(key: String, typeName: String)
  /// A name of a label or property key that is empty.
  case emptyName
  /// All ids of a kind are used up.
  case capacityExceeded(String)
  /// The transaction has been committed or rolled back already.
  case transactionEnded
  /// The savepoint belongs to another transaction, or to a part of this one that was rolled back.
  case unknownSavepoint
  /// A change that was refused because two elements with a label would share the value of a unique key.
  case uniqueViolation(constraint: String, label: String, key: String, value: String)
  /// An index or constraint of this name exists already.
  case indexExists(String)
  /// There is no index or constraint of this name.
  case unknownIndex(String)
  /// A bulk load was given columns of different lengths, ids out of range or the like.
  case malformedBulkLoad(String)
  /// A file can't be read, or is not what it should be.
  case file(path: String, reason: String)
  /// A section of a native file is damaged.
  case damagedSection(path: String, section: String, reason: String)
}

extension GraphError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownNode(let node): "there is no node n\(node.rawValue) (it may have been deleted)"
    case .unknownEdge(let edge): "there is no edge e\(edge.rawValue) (it may have been deleted)"
    case .nodeHasEdges(let node):
      "the node n\(node.rawValue) still has edges; use DETACH DELETE to delete them too"
    case .unstorableValue(let key, let typeName):
      "the property `\(key)` can't hold a value of type \(typeName)"
    case .emptyName: "a label or property name can't be empty"
    case .capacityExceeded(let kind): "no ids are left for another \(kind)"
    case .transactionEnded: "the transaction has already ended"
    case .unknownSavepoint: "the savepoint is not part of this transaction any more"
    case .uniqueViolation(let constraint, let label, let key, let value):
      "the constraint `\(constraint)` allows the value \(value) of `\(key)` once among `\(label)`"
    case .indexExists(let name): "an index or constraint named `\(name)` exists already"
    case .unknownIndex(let name): "there is no index or constraint named `\(name)`"
    case .malformedBulkLoad(let reason): "the bulk load is malformed: \(reason)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .damagedSection(let path, let section, let reason):
      "\(path): the section `\(section)` is damaged: \(reason)"
    }
  }
}
