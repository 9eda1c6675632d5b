import Events
import Words

/// What a log is found to be when every record is looked at: whether all are there, in their order and
/// as they were recorded.
public struct Audit: Sendable {
  /// How many records there are.
  public private(set) var count: Int64 = 0
  /// Positions of the records whose seal does not hold: the commitment where the words stand, and the
  /// RFC 6962 leaf of every envelope, redacted or not.
  public private(set) var brokenSeals: [Int64] = []
  /// Positions without a record, as ranges.
  public private(set) var missing: [ClosedRange<Int64>] = []
  /// Positions of records that are not their stream's next.
  public private(set) var strayRevisions: [Int64] = []
  /// Positions of records that are older than those before them.
  public private(set) var strayTimes: [Int64] = []
  /// Positions of records whose words are gone though no redaction names them.
  public private(set) var emptied: [Int64] = []
  /// Positions of records whose envelope says otherwise than their words.
  public private(set) var misfiled: [Int64] = []
  /// Positions of records whose words cannot be made out.
  public private(set) var damaged: [Int64] = []
  /// Records that this docket cannot read; they are no fault.
  public private(set) var unread: [Unread] = []
  /// What the engine finds wrong with its files.
  public private(set) var engineFaults: [String] = []

  private var last = Head.empty
  private var revisions: [String: Int64] = [:]
  /// Records without words by their ids, until a redaction behind them names them.
  private var waiting: [String: Int64] = [:]

  fileprivate init(faults: [String]) {
    engineFaults = faults.map { Wording.capitalised($0) + ($0.hasSuffix(".") ? "" : ".") }
  }

  fileprivate mutating func take(_ record: Record) {
    count += 1
    if record.position > last.position + 1 {
      missing.append(last.position + 1...record.position - 1)
    }
    if record.recorded < last.recorded { strayTimes.append(record.position) }
    last = Head(position: record.position, recorded: record.recorded)
    if record.revision != revisions[record.stream, default: 0] + 1 {
      strayRevisions.append(record.position)
    }
    revisions[record.stream] = record.revision
    if !verifySeal(of: record) { brokenSeals.append(record.position) }
    if Duty.of(record.type)?.destroys ?? false, let target = record.json?["target"]?.string {
      waiting[target] = nil
    }
    guard record.body != nil else {
      waiting[record.id] = record.position
      return
    }
    do {
      guard let fact = try record.read() else {
        if let why = try record.unread() { unread.append(why) }
        return
      }
      if fact.word.name != record.type || fact.id?.string != record.id
        || fact.stream.name != record.stream
      {
        misfiled.append(record.position)
      }
    } catch {
      damaged.append(record.position)
    }
  }

  fileprivate mutating func finish() { emptied = waiting.values.sorted() }

  /// All that is wrong, in sentences; none is what should be found.
  public var faults: [String] {
    var faults = engineFaults
    if !missing.isEmpty {
      let number = missing.reduce(0) { $0 + Int64($1.count) }
      let places = missing.map {
        $0.count == 1 ? "#\($0.lowerBound)" : "#\($0.lowerBound) to #\($0.upperBound)"
      }
      faults.append(
        "\(Wording.count(Int(number), "record")) missing: \(Audit.list(places)).")
    }
    func add(_ positions: [Int64], _ sentence: String) {
      if !positions.isEmpty {
        faults.append("\(sentence): \(Audit.list(positions.map { "#\($0)" })).")
      }
    }
    add(brokenSeals, "The seal does not hold of")
    add(emptied, "The words are gone, and no redaction names them, of")
    add(damaged, "The words are damaged of")
    add(misfiled, "The words say another id, word or stream than the record of")
    add(strayRevisions, "The revision is not the next of its stream at")
    add(strayTimes, "The time is earlier than that of the record before at")
    return faults
  }

  private static func list(_ places: [String]) -> String {
    let shown = places.prefix(10)
    return Wording.list(
      shown + (places.count > shown.count ? ["\(places.count - shown.count) more"] : []))
  }
}

extension LogReader {
  /// Looks at every record, and at what the engine has to say.
  public func audit(_ progress: (_ position: Int64) -> Void = { _ in }) throws -> Audit {
    var audit = Audit(faults: try faults())
    try records(Selection()) { record in
      audit.take(record)
      progress(record.position)
      return true
    }
    audit.finish()
    return audit
  }

  /// Positions of the records whose seal does not hold. None is what should be found.
  public func brokenSeals() throws -> [Int64] { try audit().brokenSeals }
}
