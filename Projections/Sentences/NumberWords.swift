/// Small numbers as running text has them.
public enum NumberWords {
  /// "no", "one" … "twelve", then figures.
  public static func words(_ number: Int) -> String {
    words.indices.contains(number) ? words[number] : String(number)
  }

  /// "1 to 7", "1, 3 and 5", "2": numbers in their order, each once.
  public static func list(_ numbers: [Int64]) -> String {
    let sorted = Set(numbers).sorted()
    var runs: [ClosedRange<Int64>] = []
    for number in sorted {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let parts = runs.flatMap { run -> [String] in
      switch run.count {
      case 1: ["\(run.lowerBound)"]
      case 2: ["\(run.lowerBound)", "\(run.upperBound)"]
      default: ["\(run.lowerBound) to \(run.upperBound)"]
      }
    }
    return Sentence.list(parts)
  }

  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
}
