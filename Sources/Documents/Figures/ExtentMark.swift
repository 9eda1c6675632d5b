/// How days are drawn on a line: solid where they are certain, hatched where they are possible, an
/// arrow where there is no end.
package struct ExtentMark {
  /// The sign of a single day.
  package enum Sign: Sendable, Equatable { case disc, square, diamond, triangle, bar }

  package let scale: TimeScale
  /// The middle of the line.
  package let y: Double
  /// Half of the height of a mark.
  private let half = 5.0

  /// The shapes of an extent.
  ///
  /// - Parameters:
  ///   - isHeld: what is no longer held, or is another account, is drawn hollow.
  package func shapes(_ extent: Extent, sign: Sign, isHeld: Bool = true) -> [Drawing.Shape] {
    if extent.isDay, let day = extent.first {
      return [ExtentMark.sign(sign, at: .init(scale.x(day), y), isHeld ? .solid : .hollow)]
    }
    let ends = ends(extent)
    var shapes: [Drawing.Shape] = [
      .box(
        .init(x: ends.from, y: y - half, width: ends.to - ends.from, height: 2 * half),
        isHeld ? .filled(.hatch) : .dashed)
    ]
    if let sure = extent.sure {
      let (from, to) = (scale.x(sure.lowerBound), scale.x(sure.upperBound))
      shapes.append(
        .box(
          .init(x: from, y: y - half, width: max(2, to - from), height: 2 * half),
          isHeld ? .solid : .hollow))
    }
    if extent.first == nil { shapes.append(arrow(at: ends.from, -1)) }
    if extent.last == nil { shapes.append(arrow(at: ends.to, 1)) }
    return shapes
  }

  /// From where to where the marks of an extent reach.
  package func span(_ extent: Extent) -> (from: Double, to: Double) {
    if extent.isDay, let day = extent.first {
      let x = scale.x(day)
      return (x - half - 1, x + half + 1)
    }
    let ends = ends(extent)
    return (ends.from - (extent.first == nil ? 8 : 0), ends.to + (extent.last == nil ? 8 : 0))
  }

  /// A mark is never too narrow to be seen; one without an end leaves room for its arrow.
  private func ends(_ extent: Extent) -> (from: Double, to: Double) {
    var from = extent.first.map(scale.x) ?? scale.left + 8
    var to = extent.last.map(scale.x) ?? scale.right - 8
    if to - from < 6 {
      let middle = extent.first == nil ? to - 3 : extent.last == nil ? from + 3 : (from + to) / 2
      (from, to) = (middle - 3, middle + 3)
    }
    return (from, to)
  }

  private func arrow(at x: Double, _ direction: Double) -> Drawing.Shape {
    .polygon(
      [
        .init(x, y - half), .init(x + direction * 8, y), .init(x, y + half),
      ], .hollow)
  }

  /// A sign of its own for each sort of fact, so that none needs a colour.
  package static func sign(
    _ sign: Sign, at point: Drawing.Point, _ look: Drawing.Look
  ) -> Drawing.Shape {
    let (x, y) = (point.x, point.y)
    return switch sign {
    case .disc: .disc(point, radius: 4.5, look)
    case .square: .box(.init(x: x - 4.5, y: y - 4.5, width: 9, height: 9), look)
    case .diamond:
      .polygon([.init(x, y - 6), .init(x + 6, y), .init(x, y + 6), .init(x - 6, y)], look)
    case .triangle:
      .polygon([.init(x, y - 6), .init(x + 6, y + 5), .init(x - 6, y + 5)], look)
    case .bar: .box(.init(x: x - 2, y: y - 6, width: 4, height: 12), look)
    }
  }
}
