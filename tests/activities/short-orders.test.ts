import { readUnderWay } from '../../database/plans'
import { readOffers } from '../../database/supply/offers'
import { actOnOrder } from '../../database/supply/order-acts'
import { orderIdOf } from '../../database/supply/orders'
import { keepPostponedOrder } from '../../database/supply/postponed-orders'
import { keepShortOrder } from '../../database/supply/short-orders'
import { inTransaction } from '../../database/transaction'
import type { SupplyOffer } from '../../domain/supply/offer'
import { incidentId as incidentWorkflowId } from '../../workflows/workflow-ids'
import type { ActivityDesk } from './activity-desk'
import { openActivityDesk } from './activity-desk'
import { STARTED, aPlanLine, aStep, aStoredPlan, anOpenIncident, at, stockedShelves } from './response-rows'

describe('an order that brings fewer units than a consignment counts on, or brings them later', () => {
  let desk: ActivityDesk
  let incidentId: string
  let planId: string
  let offer: SupplyOffer

  beforeEach(async () => {
    desk = await openActivityDesk()
    incidentId = await anOpenIncident(desk)
    const [shelf] = await stockedShelves(desk, 90)
    const kinds = await desk.rows<{ code: string }>(
      `SELECT DISTINCT item_code AS code FROM supply_sources WHERE kind = 'agreement'`,
    )
    const itemCodes = kinds.map(({ code }) => code).filter((code) => code !== shelf?.itemCode)
    const offers = await readOffers(desk.database.pool, { incidentId, itemCodes, now: STARTED })
    const called = offers.find(({ source, quantity }) => source === 'agreement' && quantity >= 100)
    if (shelf === undefined || called === undefined) throw new Error('the network has neither stock nor agreements')
    offer = called
    const { depotId, itemCode, id: offerId, source } = offer
    planId = await aStoredPlan(desk, incidentId, [
      aPlanLine(shelf, { id: 'stock', quantity: 40 }),
      aPlanLine(
        { depotId, itemCode },
        { id: 'call-off', offerId, source, quantity: 100, leavesAt: at(20), arrivesAt: at(23) },
      ),
    ])
    const common = { changes: null, by: 'leader Wang', byTelephone: false, paperDueAt: null, standIns: null }
    await desk.activities.releaseBatch({
      ...{ incidentId, planId, batch: 'first', ...common, keeperAnswerDueAt: at(1), now: STARTED },
    })
  })
  afterEach(() => desk.close())

  /** The firm acts on the call-off, as through the API. */
  const tell = (action: string, quantity?: number) =>
    inTransaction(desk.database.pool, async (tx) => {
      const orderId = orderIdOf(`${planId}:call-off`)
      const by = { orderId, by: 'keeper Ma', at: at(1), reason: '原料断供' }
      const acted = await actOnOrder(tx, { ...by, action, ...(quantity !== undefined && { quantity }) })
      if (acted.outcome === 'refused') throw new Error(acted.why)
      const { version, short, promised } = acted
      return keepShortOrder(tx, {
        ...{ ...by, incidentId, version, short, promised, targetWorkflow: incidentWorkflowId(incidentId) },
      })
    })
  /** The firm accepts, and says that the goods will be ready at that hour of the response. */
  const postponeTo = (hour: number) =>
    inTransaction(desk.database.pool, async (tx) => {
      const by = { orderId: orderIdOf(`${planId}:call-off`), by: 'keeper Ma', at: at(1), reason: '产线检修' }
      const acted = await actOnOrder(tx, { ...by, action: 'accept', readyAt: at(hour) })
      if (acted.outcome === 'refused' || acted.postponedFrom === null) throw new Error('it was not postponed')
      const { version, postponedFrom: before } = acted
      return keepPostponedOrder(tx, {
        ...{ ...by, incidentId, version, before, targetWorkflow: incidentWorkflowId(incidentId) },
      })
    })
  const underWay = async () =>
    (await readUnderWay(desk.database.pool, incidentId)).map(({ itemCode, quantity }) => [itemCode, quantity])
  const consignmentOf = async (line: string): Promise<string> => {
    const rows = await desk.rows<{ id: string }>('SELECT consignment_id AS id FROM plan_lines WHERE id = $1', [
      `${planId}:${line}`,
    ])
    return rows[0]?.id ?? ''
  }

  /** Whether the next plan may call on the firm again. */
  const offered = async (): Promise<boolean> => {
    const asked = { incidentId, itemCodes: [offer.itemCode], now: at(1) }
    return (await readOffers(desk.database.pool, asked)).some(({ sourceId }) => sourceId === offer.sourceId)
  }

  test('declined: its units are to be planned again, the timeline tells it, and its empty consignment is named', async () => {
    expect(await underWay()).toContainEqual([offer.itemCode, 100])
    const id = await tell('decline')
    expect((await underWay()).filter(([itemCode]) => itemCode === offer.itemCode)).toEqual([[offer.itemCode, 0]])
    expect(await offered()).toBe(false)
    const consignmentId = await consignmentOf('call-off')
    const orderId = orderIdOf(`${planId}:call-off`)
    expect(await desk.rows('SELECT id, kind, target_workflow, payload, actor FROM inbox')).toEqual([
      {
        ...{ id, kind: 'plan-cause', target_workflow: incidentWorkflowId(incidentId), actor: 'keeper Ma' },
        payload: { kind: 'supply-short', subject: orderId, by: 'keeper Ma', emptied: [consignmentId] },
      },
    ])
    const told = `SELECT subject, actor, detail FROM audit_log WHERE action = 'supply-order.fell-short' AND incident_id = $1`
    expect(await desk.rows(told, [incidentId])).toEqual([
      {
        ...{ subject: orderId, actor: 'keeper Ma' },
        detail: {
          ...{ units: 100, promised: 100, source: 'agreement', itemCode: offer.itemCode, depotId: offer.depotId },
          ...{ consignmentId, emptied: [consignmentId], reason: '原料断供' },
        },
      },
    ])
  })

  test('short: the rest is still under way, and its consignment still has something to fetch', async () => {
    expect(await offered()).toBe(true)
    await tell('accept', 70)
    expect(await offered()).toBe(false)
    expect(await underWay()).toContainEqual([offer.itemCode, 70])
    expect(await desk.rows(`SELECT payload -> 'emptied' AS emptied FROM inbox`)).toEqual([{ emptied: [] }])
  })

  test('postponed, but still ready before its consignment leaves: nothing to plan for', async () => {
    expect(await postponeTo(19.9)).toBe(null)
    expect(await desk.rows('SELECT id FROM inbox')).toEqual([])
  })

  test('postponed past the departure that was planned, arriving in time: planned again, its consignment waits', async () => {
    const id = await postponeTo(20.9)
    const orderId = orderIdOf(`${planId}:call-off`)
    expect(await desk.rows('SELECT id, kind, payload FROM inbox')).toEqual([
      {
        ...{ id, kind: 'plan-cause' },
        payload: { kind: 'supply-postponed', subject: orderId, by: 'keeper Ma', late: [] },
      },
    ])
  })

  test('postponed past the time that its consignment is due: that is named, and once it has ended the goods are free for the next plan', async () => {
    await postponeTo(22)
    const orderId = orderIdOf(`${planId}:call-off`)
    const consignmentId = await consignmentOf('call-off')
    const told = `SELECT subject, actor, detail FROM audit_log WHERE action = 'supply-order.postponed' AND incident_id = $1`
    expect(await desk.rows(told, [incidentId])).toEqual([
      {
        ...{ subject: orderId, actor: 'keeper Ma' },
        detail: {
          ...{ units: 100, readyAt: at(22), before: offer.readyAt, source: 'agreement', itemCode: offer.itemCode },
          ...{ depotId: offer.depotId, late: [consignmentId], reason: '产线检修' },
        },
      },
    ])
    expect(await desk.rows(`SELECT payload -> 'late' AS late FROM inbox`)).toEqual([{ late: [consignmentId] }])
    await desk.activities.recordEnd({
      ...aStep(consignmentId, 1, { incidentId, now: at(1) }),
      ...{ status: 'cancelled', reason: 'supply-postponed' },
    })
    expect((await underWay()).filter(([itemCode]) => itemCode === offer.itemCode)).toEqual([])
    const offers = await readOffers(desk.database.pool, { incidentId, itemCodes: [offer.itemCode], now: at(1) })
    expect(offers.filter(({ depotId, source }) => depotId === offer.depotId && source === 'stock')).toEqual([
      expect.objectContaining({ quantity: 100, readyAt: at(22) }),
    ])
    // nothing follows from a consignment any more: the order is owed by itself
    expect(
      await desk.rows(`SELECT facts ->> 'action' AS owed, due_at FROM tasks WHERE subject = $1`, [orderId]),
    ).toEqual([{ owed: 'report-ready', due_at: new Date(at(22)) }])
  })

  test('what was kept is handed to the response by the sweep', async () => {
    const entryId = await tell('decline')
    await desk.activities.handOnInboxEntry({ entryId })
    await desk.activities.handOnInboxEntry({ entryId })
    const told = desk.told.filter(({ name }) => name === 'planCauseArose')
    expect(told).toEqual([
      {
        ...{ workflowId: incidentWorkflowId(incidentId), name: 'planCauseArose' },
        argument: expect.objectContaining({ kind: 'supply-short', by: 'keeper Ma' }),
      },
    ])
  })
})
