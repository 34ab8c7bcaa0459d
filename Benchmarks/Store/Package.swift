// swift-tools-version: 6.3
import PackageDescription

/// Measures the store alone, through its public API: memory, transactions, walks, files.
let package = Package(
  name: "StoreBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "graphq", path: "../..")],
  targets: [
    .executableTarget(name: "StoreBench", dependencies: [.product(name: "GraphStore", package: "graphq")])
  ],
  swiftLanguageModes: [.v6]
)
