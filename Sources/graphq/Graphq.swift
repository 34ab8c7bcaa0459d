@main
struct Graphq {
  static func main() {}
}
