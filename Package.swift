// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "docket",
  products: [
    .executable(name: "docket", targets: ["CLI"]),
    .library(name: "Events", targets: ["Events"]),
    .library(name: "Projections", targets: ["Projections"]),
    .library(name: "Docket", targets: ["Docket", "Documents", "Ports", "Words"]),
    .library(name: "Logs", targets: ["Logs"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The vocabulary: words, fields and the values they are made of. No I/O, no clock.
    .target(name: "Events", path: "Events", swiftSettings: strict),
    // The views: pure folds over facts. No I/O, no clock.
    .target(
      name: "Projections", dependencies: ["Events"], path: "Projections",
      swiftSettings: strict),
    // Plain words for days, lists, states; texts made comparable. No port.
    .target(name: "Words", dependencies: ["Events", "Projections"], swiftSettings: strict),
    // What a log, stores of views, indexes and sources must be able to do; records and their seals.
    .target(
      name: "Ports", dependencies: ["CNettle", "Events", "Projections", "Words"],
      swiftSettings: strict),
    // Documents and their formats: text, tables, figures. They know no fact.
    .target(name: "Documents", dependencies: ["Events"], swiftSettings: strict),
    // SHA-256, from Debian.
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // The application: the clerk, admission, the port of the log, the pages and formats.
    .target(
      name: "Docket",
      dependencies: ["Documents", "Events", "Ports", "Projections", "Words"],
      swiftSettings: strict),
    // The engines behind the ports: SQLite for the log and for the views.
    .target(
      name: "Logs",
      dependencies: [
        "Documents", "Events", "Ports", "Projections", "Words", "Docket",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // The command line: it translates; it holds no rule and names no word.
    .executableTarget(
      name: "CLI",
      dependencies: [
        "Documents", "Events", "Ports", "Projections", "Words", "Docket", "Logs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", dependencies: ["Events"], swiftSettings: strict),
    .testTarget(
      name: "EventsTests", dependencies: ["Events"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "ProjectionsTests", dependencies: ["Events", "Projections"], swiftSettings: strict),
    .testTarget(
      name: "DocketTests",
      dependencies: ["Documents", "Events", "Ports", "Projections", "Words", "Docket", "Logs"],
      exclude: ["Pages/Lead/leads.md"],
      swiftSettings: strict),
    .testTarget(
      name: "LogsTests",
      dependencies: ["Documents", "Events", "Ports", "Projections", "Words", "Docket", "Logs"],
      swiftSettings: strict),
    .testTarget(
      name: "CLITests",
      dependencies: [
        "CLI", "Documents", "Events", "Ports", "Projections", "Words", "Docket", "Logs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Transcripts"], swiftSettings: strict),
  ]
)
