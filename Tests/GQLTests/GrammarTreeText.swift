@testable import GQL

/// Writes a syntax tree as text, without its source ranges: what golden files hold, and what is compared after a
/// tree was printed and read again.
///
/// Reads the tree by reflection, so that no part of it can be forgotten. What fits a line stands on one.
struct TreeText {
  private var label: String?
  private var head: String
  private var children: [TreeText] = []

  static func of(_ tree: Any) -> String {
    var text = ""
    (self.tree(of: tree, label: nil) ?? TreeText(label: nil, head: "nothing")).write(
      indentation: 0, into: &text)
    return text
  }

  private init(label: String?, head: String, children: [TreeText] = []) {
    self.label = label
    self.head = head
    self.children = children
  }

  /// Nil for what is absent: nil, false, and empty lists.
  private static func tree(of value: Any, label: String?) -> TreeText? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      guard let wrapped = mirror.children.first?.value else { return nil }
      // An empty list that is there differs from one that is not.
      if let list = wrapped as? [Any], list.isEmpty { return TreeText(label: label, head: "[]") }
      return tree(of: wrapped, label: label)
    case .struct where !(value is String):
      if let identifier = value as? Identifier { return TreeText(label: label, head: "`\(identifier.name)`") }
      let children = children(of: mirror)
      if children.count == 1, mirror.children.first?.label == "kind", var only = children.first {
        only.label = label
        return only
      }
      return TreeText(label: label, head: "\(type(of: value))", children: children)
    case .enum:
      guard let child = mirror.children.first, let name = child.label else {
        return TreeText(label: label, head: ".\(value)")
      }
      let payload = Mirror(reflecting: child.value)
      let hasSeveral = payload.displayStyle == .tuple || payload.displayStyle == .collection
      let children =
        hasSeveral ? children(of: payload) : [tree(of: child.value, label: nil)].compactMap { $0 }
      return TreeText(label: label, head: ".\(name)", children: children)
    case .collection:
      if mirror.children.isEmpty { return nil }
      return TreeText(label: label, head: "", children: children(of: mirror))
    default:
      guard let flag = value as? Bool else { return TreeText(label: label, head: String(reflecting: value)) }
      return flag ? TreeText(label: label, head: "true") : nil
    }
  }

  private static func children(of mirror: Mirror) -> [TreeText] {
    mirror.children.compactMap { child in
      if child.label == "range" || child.label == "extensions" { return nil }
      let label = child.label.flatMap { $0.hasPrefix(".") || $0 == "kind" ? nil : $0 }
      return tree(of: child.value, label: label)
    }
  }

  // MARK: Writing

  private var flat: String {
    let inside = children.map(\.flat).joined(separator: ", ")
    let start = (label.map { "\($0): " } ?? "") + head
    return children.isEmpty ? start : head.isEmpty ? "\(start)[\(inside)]" : "\(start)(\(inside))"
  }

  private func write(indentation: Int, into text: inout String) {
    let margin = String(repeating: "  ", count: indentation)
    let flat = flat
    if children.isEmpty || margin.count + flat.count <= 110 {
      text += "\(margin)\(flat)\n"
      return
    }
    text += "\(margin)\(label.map { "\($0):\(head.isEmpty ? "" : " ")" } ?? "")\(head)\n"
    for child in children { child.write(indentation: indentation + 1, into: &text) }
  }
}
