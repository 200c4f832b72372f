import { epochMs, HOUR_MS, instantOf, SECOND_MS } from '../time/instant'
import type { AllocationDesk } from './allocation-desk'
import type { Take } from './cover-needs'
import { isSkipping, passedOver } from './passed-over'
import type { AskedOrder } from './passed-over'
import type { PassedOver, PlanLine } from './plan'
import { sourceTiers } from './source-order'

/** How a load was found: in the order of sources, by its arrival, or since it goes to the county already. */
export type Asked = 'in-order' | 'by-arrival' | 'along'

type Entry = {
  readonly take: Take
  readonly key: string
  readonly passedOver: readonly PassedOver[]
  quantity: number
  leavesInHours: number
}

/** Gathers what is taken into one line per batch, county, item kind and depot; a late remainder is a line of its own. */
export class LineBook {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly desk: AllocationDesk) {}

  /** Takes of one depot for one county. */
  add(takes: readonly Take[], asked: Asked): void {
    const heaviest = takes.reduce<Take | undefined>(
      (most, take) => (most && kgOf(most) >= kgOf(take) ? most : take),
      undefined,
    )
    for (const take of takes) {
      const id = this.idOf(take)
      const known = this.entries.get(id)
      if (known) {
        known.quantity += take.quantity
        known.leavesInHours = Math.max(known.leavesInHours, take.leavesInHours)
      } else {
        const { quantity, leavesInHours } = take
        const order = asked === 'by-arrival' && this.isLate(take) ? 'byArrival' : 'inOrder'
        const others = passedOver(this.desk, take.open, order, take.arc)
        const key = asked === 'along' ? 'same-load' : this.keyOf(take, order, take === heaviest)
        this.entries.set(id, { take, key, passedOver: others, quantity, leavesInHours })
      }
    }
  }

  /** In the order planned: first batch before rest, in time before late, load by load. */
  lines(): PlanLine[] {
    return [...this.entries].map(([id, entry]) => this.lineOf(id, entry))
  }

  private idOf(take: Take): string {
    const { batch, areaCode, itemCode } = take.open.need
    const id = `${batch}:${areaCode}:${itemCode}:${this.depotId(take.arc.depot)}`
    return this.isLate(take) ? `${id}:late` : id
  }

  private isLate({ open, arc, arrivesInHours }: Take): boolean {
    return this.instant(arrivesInHours) > this.dueAt(open, arc)
  }

  /** Its place in the order, or, where a source before it could have sent this kind of goods too, the load it goes with. */
  private keyOf({ open, arc }: Take, order: AskedOrder, isHeaviest: boolean): string {
    const isLate = order === 'byArrival'
    if (isSkipping(this.desk, open, order, arc)) {
      return !isHeaviest ? 'same-load' : isLate ? 'soonest-load' : 'fuller-load'
    }
    return isLate ? 'earliest-late' : (sourceTiers[arc.tier] ?? 'other-province')
  }

  private lineOf(id: string, { take, key, quantity, leavesInHours, passedOver: others }: Entry): PlanLine {
    const { open, arc } = take
    const { batch, areaCode, itemCode } = open.need
    const arrivesAt = this.instant(leavesInHours + arc.travelHours)
    const dueAt = this.dueAt(open, arc)
    const distanceKm = Math.round(arc.distanceKm * 10) / 10
    const tier = sourceTiers[arc.tier] ?? 'other-province'
    return {
      id,
      batch,
      areaCode,
      itemCode,
      depotId: this.depotId(arc.depot),
      quantity,
      distanceKm,
      leavesAt: this.instant(leavesInHours),
      arrivesAt,
      dueAt,
      late: arrivesAt > dueAt,
      chosenBecause: { key: `allocation.chosen.${key}`, values: { distanceKm: Math.round(distanceKm), tier } },
      passedOver: others,
    }
  }

  private depotId(index: number): string {
    return this.desk.input.depots[index]?.id ?? ''
  }

  /** Whole seconds, rounded up; a plan is no better than that. */
  private instant(hours: number): string {
    const seconds = (epochMs(this.desk.input.now) + hours * HOUR_MS) / SECOND_MS
    return instantOf(Math.ceil(seconds - 1e-6) * SECOND_MS)
  }

  private dueAt(open: Take['open'], arc: Take['arc']): string {
    const { insideProvinceDueAt, outsideProvinceDueAt } = open.destination.deadline
    return arc.insideProvince ? insideProvinceDueAt : outsideProvinceDueAt
  }
}

function kgOf({ open, quantity }: Take): number {
  return quantity * open.stock.massKg
}
