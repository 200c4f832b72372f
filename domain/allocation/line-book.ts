import type { SourceLine } from './network'
import type { OfferRow } from './offers'

/** Rows of equal cost share a line. */
export class LineBook {
  readonly lines: SourceLine[]
  /** A place has few lines: they are looked through. */
  private atPlace: number[][] | null = null

  constructor(lines: readonly SourceLine[] = []) {
    this.lines = [...lines]
  }

  lineOf({ place, readyHours, offer: { source }, costStep }: OfferRow, standsIn: SourceLine['standsIn']): number {
    const here = this.linesAt(place)
    for (const index of here) {
      const line = this.lines[index]
      if (line?.readyHours !== readyHours || line.source !== source || line.costStep !== costStep) continue
      if (isSameStandIn(line.standsIn, standsIn)) return index
    }
    here.push(this.lines.length)
    this.lines.push({ place, readyHours, source, costStep, standsIn })
    return this.lines.length - 1
  }

  private linesAt(place: number): number[] {
    const atPlace = (this.atPlace ??= byPlace(this.lines))
    return (atPlace[place] ??= [])
  }
}

function byPlace(lines: readonly SourceLine[]): number[][] {
  const atPlace: number[][] = []
  for (const [index, { place }] of lines.entries()) (atPlace[place] ??= []).push(index)
  return atPlace
}

/** Substitutes allowed in the same weather share their lines. */
function isSameStandIn(left: SourceLine['standsIn'], right: SourceLine['standsIn']): boolean {
  if (left === right) return true
  if (left === null || right === null || left === 'kit' || right === 'kit') return false
  return left.minTemperatureC === right.minTemperatureC && left.maxTemperatureC === right.maxTemperatureC
}
