import fc from 'fast-check'
import { dockTables } from '../../../../domain/allocation/dock-problem'
import { dueBy } from '../../../../domain/allocation/docks/dock-tables'
import { openModel } from '../../../../domain/allocation/model'
import { planAllocation } from '../../../../domain/allocation/plan-allocation'
import { addHours } from '../../../../domain/time/instant'
import { aDepot, aNeed, anInput, anItem, aStockOffer, now, TENT } from '../allocation-builders'
import { inputs } from '../random-inputs'

describe('what docks limit', () => {
  it('is due at no hour before a place begins to load', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const tables = dockTables(openModel(input).network)
        tables.cost.forEach((cost, cell) => {
          if (cost >= 0) expect(dueBy(tables, cell, tables.leastLate[cell] ?? 0)).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })

  it('is room from when the first goods of a place are ready: a bound that counted it from now would promise all in time', () => {
    // 100 kg each, 1 t an hour, 20 h until they are ready, nearly an hour on the way, due in 24 h: three hours to load in
    const depots = [aDepot('firm', '622900', 57, { docks: 1, porters: 1 })]
    const offers = [aStockOffer('firm', 40, { id: 'agreement:1', source: 'agreement', readyAt: addHours(now, 20) })]
    const input = anInput({ items: [anItem(TENT, 100)], depots, offers, needs: [aNeed(40)] })
    const { lines, method } = planAllocation(input)
    expect(lines.map(({ quantity, late }) => `${quantity}${late ? ' late' : ''}`).sort()).toEqual(['10 late', '30'])
    // half a pack of room is left that no whole pack fits into
    expect(method.gap).toBeLessThan(0.1)
  })
})
