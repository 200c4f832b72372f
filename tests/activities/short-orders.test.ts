import { readUnderWay } from '../../database/plans'
import { isNothingThere } from '../../database/supply/held-goods'
import { readOffers } from '../../database/supply/offers'
import { actOnOrder } from '../../database/supply/order-acts'
import { orderIdOf } from '../../database/supply/orders'
import { keepPostponedOrder } from '../../database/supply/postponed-orders'
import { keepShortOrder } from '../../database/supply/short-orders'
import { stockDisagreements } from '../../database/supply/stock-check'
import { readRefused } from '../../database/supply/stock-offers'
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

  /** The keeper answers for the consignment of the call-off: so many of its units. */
  const answer = async (quantity: number) => {
    const step = aStep(await consignmentOf('call-off'), 1, { incidentId })
    return desk.activities.recordOrderAnswer({
      ...{ ...step, accepted: [{ itemCode: offer.itemCode, quantity }], reason: null },
    })
  }
  const lineOf = async () =>
    desk.rows('SELECT approved, accepted, withdrawn, sent FROM consignment_lines WHERE consignment_id = $1', [
      await consignmentOf('call-off'),
    ])
  const held = async () =>
    desk.rows<{ onHand: number; reserved: number }>(
      'SELECT sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved FROM stock_lots WHERE source_order_id = $1',
      [orderIdOf(`${planId}:call-off`)],
    )

  test('a keeper who accepts all is held to what its source has not withdrawn, and the answer says so', async () => {
    await tell('accept', 70)
    const stands = { accepted: [{ itemCode: offer.itemCode, quantity: 70 }], isSilent: false, isWithdrawn: true }
    expect(await answer(100)).toMatchObject(stands)
    // tried again by a worker that heard of it twice
    expect(await answer(100)).toMatchObject(stands)
    expect(await lineOf()).toEqual([{ approved: 100, accepted: 70, withdrawn: 30, sent: 0 }])
    expect(await held()).toEqual([{ onHand: 70, reserved: 70 }])
    const told = `SELECT detail FROM audit_log WHERE action = 'consignment.order-answered'`
    expect(await desk.rows(told)).toEqual([
      {
        detail: {
          ...{ accepted: stands.accepted, withdrawn: [{ itemCode: offer.itemCode, quantity: 30 }] },
          reason: 'supply-withdrawn',
        },
      },
    ])
    // no refusal of the place: what lies there may be asked for again
    expect(await readRefused(desk.database.pool, incidentId)).toEqual(new Set())
  })

  test('a keeper who gives less than is left refuses only the difference', async () => {
    await tell('accept', 70)
    expect(await answer(50)).toMatchObject({ accepted: [{ itemCode: offer.itemCode, quantity: 50 }] })
    expect(await lineOf()).toEqual([{ approved: 100, accepted: 50, withdrawn: 30, sent: 0 }])
    expect(await readRefused(desk.database.pool, incidentId)).toEqual(new Set([`${offer.depotId} ${offer.itemCode}`]))
  })

  test('nothing is accepted of what is all withdrawn', async () => {
    await tell('decline')
    expect(await isNothingThere(desk.database.pool, await consignmentOf('call-off'))).toBe(true)
    expect(await answer(100)).toMatchObject({
      ...{ accepted: [{ itemCode: offer.itemCode, quantity: 0 }], isWithdrawn: true },
    })
    expect(await held()).toEqual([{ onHand: 0, reserved: 0 }])
  })

  test('what is withdrawn after the keeper accepted is not sent', async () => {
    expect(await answer(100)).toMatchObject({ isWithdrawn: false })
    await tell('report-ready', 60)
    const left = {
      ...aStep(await consignmentOf('call-off'), 2, { incidentId }),
      ...{ milestone: 'departed' as const, at: at(3), expectedAt: at(6) },
    }
    const sent = { sent: [{ itemCode: offer.itemCode, quantity: 60 }] }
    expect([await desk.activities.recordMilestone(left), await desk.activities.recordMilestone(left)]).toEqual([
      sent,
      sent,
    ])
    expect(await lineOf()).toEqual([{ approved: 100, accepted: 60, withdrawn: 40, sent: 60 }])
    expect(await held()).toEqual([{ onHand: 0, reserved: 0 }])
    expect(await underWay()).toContainEqual([offer.itemCode, 60])
    expect(await stockDisagreements(desk.database.pool)).toEqual([])
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
