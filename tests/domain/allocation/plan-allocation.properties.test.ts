import fc from 'fast-check'
import { planAllocation } from '../../../domain/allocation/plan-allocation'
import type { AllocationPlan, PlanLine } from '../../../domain/allocation/plan'
import { epochMs, HOUR_MS } from '../../../domain/time/instant'
import { travel } from './allocation-builders'
import { inputs } from './random-inputs'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function sentFrom(plan: AllocationPlan, depotId: string, itemCode: string): number {
  return sum(plan.lines.filter((line) => line.depotId === depotId && line.itemCode === itemCode).map((l) => l.quantity))
}

it('never sends more than a depot has above its floor', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const plan = planAllocation(input)
      for (const { depotId, itemCode, quantity, floor } of input.offers) {
        expect(sentFrom(plan, depotId, itemCode)).toBeLessThanOrEqual(Math.max(0, quantity - floor))
      }
    }),
  )
})

it('covers each need exactly, planned and short together, with whole positive quantities and one id for each line', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { lines, shortfalls } = planAllocation(input)
      const key = (each: { batch: string; areaCode: string; itemCode: string }) =>
        `${each.batch}:${each.areaCode}:${each.itemCode}`
      for (const each of input.needs) {
        const wanted = sum(input.needs.filter((need) => key(need) === key(each)).map((need) => need.quantity))
        const got = [...lines, ...shortfalls].filter((part) => key(part) === key(each)).map((part) => part.quantity)
        expect(sum(got)).toBe(wanted)
      }
      expect([...lines, ...shortfalls].every(({ quantity }) => Number.isInteger(quantity) && quantity > 0)).toBe(true)
      expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)
    }),
  )
})

it('is short only when nothing above the floors is left of that item', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const plan = planAllocation(input)
      for (const { itemCode } of plan.shortfalls) {
        for (const position of input.offers.filter((each) => each.itemCode === itemCode)) {
          const left = Math.max(0, position.quantity - position.floor) - sentFrom(plan, position.depotId, itemCode)
          expect(left).toBe(0)
        }
      }
    }),
  )
})

it('gives the same plan for the same input, in whatever order offers and depots come', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const again = { ...input, depots: [...input.depots].reverse(), offers: [...input.offers].reverse() }
      expect(planAllocation(again)).toEqual(planAllocation(input))
    }),
  )
})

it('marks as late exactly what arrives after it is due, and plans it after what comes in time', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { lines } = planAllocation(input)
      for (const line of lines) {
        expect(line.late).toBe(line.arrivesAt > line.dueAt)
        expect(line.leavesAt > input.now && line.arrivesAt >= line.leavesAt).toBe(true)
      }
    }),
  )
})

it('leaves no single unit that would have come in time unused while it plans another late', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const plan = planAllocation({ ...input, travel })
      const late = plan.lines.filter((line) => line.late && line.batch === 'first')
      for (const line of late) {
        const others = input.depots.filter((depot) => depot.id !== line.depotId)
        const idle = others.filter((depot) => plan.lines.every((each) => each.depotId !== depot.id))
        const one = { areaCode: line.areaCode, itemCode: line.itemCode, batch: 'first' as const, quantity: 1 }
        const alone = planAllocation({ ...input, travel, depots: idle, needs: [one] })
        expect(alone.lines.filter((each) => !each.late)).toEqual([])
      }
    }),
  )
})

it('lets nothing come later than the hours tried for while a source that would be there by then is idle', () => {
  const rules = { ...travel, hoursLateTried: { first: [6, 12], rest: [12] } }
  fc.assert(
    fc.property(inputs, (input) => {
      const plan = planAllocation({ ...input, travel: rules })
      const isTooLate = ({ arrivesAt, dueAt }: PlanLine) => epochMs(arrivesAt) > epochMs(dueAt) + 12 * HOUR_MS
      const idle = input.depots.filter((depot) => plan.lines.every((line) => line.depotId !== depot.id))
      for (const { areaCode, itemCode, batch } of plan.lines.filter(isTooLate)) {
        const one = { areaCode, itemCode, batch, quantity: 1 }
        const alone = planAllocation({ ...input, travel: rules, depots: idle, needs: [one] })
        expect(alone.lines.filter((line) => !isTooLate(line))).toEqual([])
      }
    }),
  )
})
