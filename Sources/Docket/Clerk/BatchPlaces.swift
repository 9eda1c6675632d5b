/// Where the records of a batch come from, for words about them: their positions are taken back with
/// the batch, and tell nothing to whoever mends it.
struct BatchPlaces {
  /// Where a fact stands: which line of a file, or which of those that were given.
  private struct Place {
    var file: String?
    var number: Int
  }

  /// The last position before the batch.
  private let base: Int64
  private var here = Place(file: nil, number: 0)
  /// The numbers of the records' places, by position.
  private var numbers: [Int32] = []
  /// Where a file begins.
  private var files: [(position: Int64, name: String?)] = []

  init(after base: Int64) { self.base = base }

  /// Says where the next facts come from; `number` is counted from 1.
  mutating func stand(at number: Int, of file: String?) {
    if files.isEmpty || file != here.file {
      files.append((base + Int64(numbers.count) + 1, file))
    }
    here = Place(file: file, number: number)
  }

  /// Notes a record of the batch.
  mutating func note(_ position: Int64) {
    precondition(position == base + Int64(numbers.count) + 1, "records come in their order")
    numbers.append(Int32(clamping: here.number))
  }

  /// Whether the record is of this batch.
  func holds(_ position: Int64) -> Bool { position > base }

  /// `record 42`; of this batch `line 7 of this file`, `line 7 of b.jsonl`, `fact 7 of this batch`.
  func name(of position: Int64) -> String {
    guard holds(position), let number = numbers[safe: position - base - 1] else {
      return "record \(position)"
    }
    let file = files.last { $0.position <= position }?.name
    guard let file else { return "fact \(number) of this batch" }
    return "line \(number) of \(file == here.file ? "this file" : file)"
  }
}

extension [Int32] {
  fileprivate subscript(safe place: Int64) -> Int32? {
    Int(exactly: place).flatMap { indices.contains($0) ? self[$0] : nil }
  }
}
