import { epochMs, HOUR_MS, instantOf, SECOND_MS } from '../time/instant'
import type { AllocationDesk } from './allocation-desk'
import type { Take } from './cover-needs'
import { passedOver } from './passed-over'
import type { PassedOver, PlanLine } from './plan'
import { sourceTiers } from './source-order'

export type Asked = 'in-order' | 'by-arrival'

type Entry = {
  readonly take: Take
  readonly asked: Asked
  readonly passedOver: readonly PassedOver[]
  quantity: number
  leavesInHours: number
}

/** Gathers what is taken into one line per batch, county, item kind and depot; a late remainder is a line of its own. */
export class LineBook {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly desk: AllocationDesk) {}

  add(takes: readonly Take[], asked: Asked): void {
    for (const take of takes) {
      const id = this.idOf(take)
      const known = this.entries.get(id)
      if (known) {
        known.quantity += take.quantity
        known.leavesInHours = Math.max(known.leavesInHours, take.leavesInHours)
      } else {
        const { quantity, leavesInHours } = take
        this.entries.set(id, { take, asked, passedOver: this.others(take, asked), quantity, leavesInHours })
      }
    }
  }

  /** In the order planned: first batch before rest, in time before late, per item kind. */
  lines(): PlanLine[] {
    return [...this.entries].map(([id, entry]) => this.lineOf(id, entry))
  }

  private idOf({ open, arc, arrivesInHours }: Take): string {
    const { batch, areaCode, itemCode } = open.need
    const id = `${batch}:${areaCode}:${itemCode}:${this.depotId(arc.depot)}`
    return this.instant(arrivesInHours) > this.dueAt(open, arc) ? `${id}:late` : id
  }

  private others({ open, arc }: Take, asked: Asked): readonly PassedOver[] {
    const { inOrder, byArrival } = open.destination
    return passedOver(this.desk, open, asked === 'in-order' ? inOrder : byArrival, arc)
  }

  private lineOf(id: string, { take, asked, quantity, leavesInHours, passedOver: others }: Entry): PlanLine {
    const { open, arc } = take
    const { batch, areaCode, itemCode } = open.need
    const arrivesAt = this.instant(leavesInHours + arc.travelHours)
    const dueAt = this.dueAt(open, arc)
    const distanceKm = Math.round(arc.distanceKm * 10) / 10
    const tier = sourceTiers[arc.tier] ?? 'other-province'
    const key = asked === 'in-order' ? `allocation.chosen.${tier}` : 'allocation.chosen.earliest-late'
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
      chosenBecause: { key, values: { distanceKm: Math.round(distanceKm), tier } },
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
