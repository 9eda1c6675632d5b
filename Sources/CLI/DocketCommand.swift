import ArgumentParser

@main
struct DocketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "docket")
}
