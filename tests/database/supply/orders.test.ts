import type { Database } from '../../../database/client'
import { openDatabase } from '../../../database/client'
import { issueStock, releaseStock, reserveStock } from '../../../database/stock-ledger'
import { readOffers } from '../../../database/supply/offers'
import type { OrderAct } from '../../../database/supply/order-acts'
import { actOnOrder } from '../../../database/supply/order-acts'
import { placeOrders } from '../../../database/supply/orders'
import { readQuotation } from '../../../database/supply/quotations'
import { actOnSource, changeSource } from '../../../database/supply/source-acts'
import { stockDisagreements } from '../../../database/supply/stock-check'
import { inTransaction, many } from '../../../database/transaction'
import type { SourceTerms } from '../../../domain/supply/terms'
import { addHours } from '../../../domain/time/instant'
import { termsOf } from '../../domain/supply/sources'
import type { TestDatabase } from '../../setup/test-database'
import { createTestDatabase } from '../../setup/test-database'
import { NOW, TENT, amountsOf, openDepots, receive } from './shelves'
import { aStandingSource, anIncident, keepRules } from './sources-kept'

let copy: TestDatabase
let database: Database
let next = 0

beforeAll(async () => {
  copy = await createTestDatabase({ seeded: false })
  database = openDatabase(copy.url, 32)
  await openDepots(database, 60)
  await keepRules(database)
  await anIncident(database, 'quake', ['622927'])
})
afterAll(async () => {
  expect(await stockDisagreements(database.pool)).toEqual([])
  await database.close()
  await copy.drop()
})

/** A source of its own at a depot of its own. */
async function aSourceOf(terms: SourceTerms): Promise<{ sourceId: string; depotId: string }> {
  const place = { sourceId: `source-${++next}`, depotId: `depot-${next}` }
  await aStandingSource(database, place.sourceId, place.depotId, terms)
  return place
}

const place = (
  offerId: string,
  quantity: number,
  changes: Partial<{ orderId: string; releaseOrderId: string | null; at: string }> = {},
) =>
  inTransaction(database.pool, (tx) =>
    placeOrders(tx, {
      ...{
        incidentId: 'quake',
        releaseOrderId: changes.releaseOrderId ?? null,
        by: 'leader',
        at: changes.at ?? NOW,
        reason: 'tents are short',
      },
      lines: [
        {
          orderId: changes.orderId ?? `order-${offerId}-${quantity}`,
          offerId,
          planLineId: null,
          areaCode: '622927',
          quantity,
        },
      ],
    }),
  )
const act = (orderId: string, action: string, more: Partial<OrderAct> = {}) =>
  inTransaction(database.pool, (tx) =>
    actOnOrder(tx, { orderId, action, by: 'keeper', at: addHours(NOW, 1), reason: null, ...more }),
  )
const shelf = async (depotId: string) => (await amountsOf(database, depotId, TENT)).position
const lots = (orderId: string) =>
  many(
    database.pool,
    `SELECT on_hand AS "onHand", reserved, ready_at IS NULL AS ready, grade, withdrawn_at IS NOT NULL AS withdrawn FROM stock_lots WHERE source_order_id = $1 AND on_hand > 0 ORDER BY id`,
    [orderId],
  )
const offers = async (depotId: string, now = NOW) =>
  (await readOffers(database.pool, { incidentId: 'quake', itemCodes: [TENT], now })).filter(
    (offer) => offer.depotId === depotId,
  )

test('an order for a release is on the books at once, from when it will be ready on, and reserved for it', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  const offerId = `agreement:${sourceId}`
  expect(await place(offerId, 600, { orderId: 'call-1', releaseOrderId: 'release-1' })).toEqual([
    {
      ...{ orderId: 'call-1', offerId, asked: 600, quantity: 600, depotId, itemCode: TENT, why: 'ordered' },
      ...{ readyAt: '2026-11-24T04:30:00.000Z', answerDueAt: '2026-11-24T00:30:00.000Z' },
    },
  ])
  expect(await shelf(depotId)).toEqual({ onHand: 600, reserved: 600 })
  expect((await offers(depotId)).map(({ id, quantity }) => [id, quantity])).toEqual([[offerId, 400]])
  expect((await place(offerId, 600, { orderId: 'call-2' }))[0]).toMatchObject({
    asked: 600,
    quantity: 400,
    why: 'fewer-left',
  })
  expect((await place(offerId, 1, { orderId: 'call-3' }))[0]).toMatchObject({ quantity: 0, why: 'not-offered' })
})

test('the same order is placed once and answered as it was', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  const order = { orderId: 'again', releaseOrderId: 'release-again' }
  const first = await place(`agreement:${sourceId}`, 300, order)
  expect(await place(`agreement:${sourceId}`, 300, { ...order, at: addHours(NOW, 5) })).toEqual(first)
  expect(await shelf(depotId)).toEqual({ onHand: 300, reserved: 300 })
})

test('32 at once on one source get what there is, and no unit twice', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  const placed = await Promise.all(
    Array.from({ length: 32 }, (_, number) =>
      place(`agreement:${sourceId}`, 50, { orderId: `hot-${number}`, releaseOrderId: `release-hot-${number}` }),
    ),
  )
  expect(placed.flat().reduce((sum, { quantity }) => sum + quantity, 0)).toBe(1_000)
  expect(await shelf(depotId)).toEqual({ onHand: 1_000, reserved: 1_000 })
})

test('tranches of a producer are drawn one by one, and the run goes on for later orders', async () => {
  const { sourceId, depotId } = await aSourceOf({ ...termsOf.production, rampDays: 0 })
  const [first] = await place(`production:${sourceId}:1`, 300, { orderId: 'run-1' })
  const [second] = await place(`production:${sourceId}:2`, 200, { orderId: 'run-2', at: addHours(NOW, 2) })
  expect([first?.readyAt, second?.readyAt]).toEqual(['2026-11-25T13:00:00.000Z', '2026-11-26T13:00:00.000Z'])
  expect((await offers(depotId)).map(({ id, quantity }) => [id, quantity])).toEqual([
    [`production:${sourceId}:2`, 100],
    [`production:${sourceId}:3`, 300],
    [`production:${sourceId}:4`, 300],
    [`production:${sourceId}:5`, 300],
  ])
})

test('an order beside the plan is on the books when it is accepted, with what the firm can give', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  await place(`agreement:${sourceId}`, 300, { orderId: 'beside' })
  expect(await shelf(depotId)).toBeUndefined()
  expect(await act('beside', 'accept', { quantity: 250, readyAt: '2026-11-24T09:00:00.000Z' })).toEqual({
    ...{ outcome: 'done', state: 'accepted', version: 2, quantity: 250, readyQuantity: 0 },
    ...{ short: 50, promised: 0, postponedFrom: '2026-11-24T04:30:00.000Z' },
  })
  expect((await offers(depotId)).map(({ id, quantity, readyAt }) => [id, quantity, readyAt])).toEqual([
    [`stock:${depotId}:${TENT}:${Date.parse('2026-11-24T09:00:00.000Z')}`, 250, '2026-11-24T09:00:00.000Z'],
    [`agreement:${sourceId}`, 750, '2026-11-24T04:30:00.000Z'],
  ])
})

test('goods become ready as progress is reported, the promised ones first', async () => {
  const { sourceId, depotId } = await aSourceOf({ ...termsOf.production, rampDays: 0 })
  await place(`production:${sourceId}:1`, 300, { orderId: 'progress', releaseOrderId: 'release-p' })
  await act('progress', 'accept')
  await act('progress', 'start')
  expect(await act('progress', 'report-progress', { quantity: 120 })).toMatchObject({
    state: 'part-ready',
    readyQuantity: 120,
  })
  expect(await act('progress', 'report-progress', { quantity: 100 })).toEqual({
    ...{ outcome: 'refused', why: 'quantity-out-of-range', least: 120, most: 300 },
  })
  expect(await lots('progress')).toEqual([
    { onHand: 180, reserved: 180, ready: false, grade: null, withdrawn: false },
    { onHand: 120, reserved: 120, ready: true, grade: null, withdrawn: false },
  ])
  await inTransaction(database.pool, (tx) =>
    issueStock(tx, 'load-p', [{ depotId, itemCode: TENT, quantity: 120, reservedBy: 'release-p' }]),
  )
  expect(await lots('progress')).toMatchObject([{ onHand: 180, reserved: 180, ready: false }])
  expect(await act('progress', 'finish', { quantity: 290 })).toMatchObject({
    state: 'ready',
    quantity: 290,
    readyQuantity: 290,
    promised: 10,
  })
  expect(await act('progress', 'deliver')).toMatchObject({ outcome: 'done', state: 'delivered' })
  const [source] = await many(database.pool, 'SELECT rating FROM supply_sources WHERE id = $1', [sourceId])
  expect(source).toEqual({ rating: { orders: 1, onTimeShare: 1, quantityShare: 290 / 300 } })
})

test('what a firm declines leaves the books when the consignment gives it up, not before, and can be ordered elsewhere', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  await receive(database, `own ${depotId}`, [{ depotId, itemCode: TENT, quantity: 50 }])
  await inTransaction(database.pool, (tx) => reserveStock(tx, 'release-d', [{ depotId, itemCode: TENT, quantity: 20 }]))
  await place(`agreement:${sourceId}`, 400, { orderId: 'declined', releaseOrderId: 'release-d' })
  expect(await act('declined', 'decline')).toEqual({ outcome: 'refused', why: 'reason-missing' })
  expect(await act('declined', 'decline', { reason: 'the hall burnt down' })).toMatchObject({
    state: 'declined',
    promised: 400,
  })
  expect(await shelf(depotId)).toEqual({ onHand: 450, reserved: 420 })
  expect((await offers(depotId)).map(({ id, quantity }) => [id, quantity])).toEqual([
    [`stock:${depotId}:${TENT}`, 30],
    [`agreement:${sourceId}`, 1_000],
  ])
  await inTransaction(database.pool, (tx) =>
    releaseStock(tx, 'refused', [{ depotId, itemCode: TENT, quantity: 410, reservedBy: 'release-d' }]),
  )
  expect(await shelf(depotId)).toEqual({ onHand: 50, reserved: 10 })
  expect(await act('declined', 'accept')).toEqual({
    ...{ outcome: 'refused', why: 'not-in-this-state', state: 'declined', allowedIn: ['called'] },
  })
})

test('a firm that accepts fewer keeps its word for those; the rest is marked as not coming', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.agreement)
  await place(`agreement:${sourceId}`, 400, { orderId: 'fewer', releaseOrderId: 'release-f' })
  expect(await act('fewer', 'accept', { quantity: 300 })).toMatchObject({ quantity: 300, promised: 100 })
  expect(await lots('fewer')).toEqual([
    { onHand: 300, reserved: 300, ready: false, grade: null, withdrawn: false },
    { onHand: 100, reserved: 100, ready: false, grade: null, withdrawn: true },
  ])
  await inTransaction(database.pool, (tx) =>
    releaseStock(tx, 'refused-f', [{ depotId, itemCode: TENT, quantity: 100, reservedBy: 'release-f' }]),
  )
  expect(await shelf(depotId)).toEqual({ onHand: 300, reserved: 300 })
})

test('a donation is matched, inspected by grade and stocked; what is not fit is off the books', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.donation)
  await place(`donation:${sourceId}`, 200, { orderId: 'gift' })
  await act('gift', 'receive')
  expect(await act('gift', 'inspect', { grades: { A: 120, B: 60 } })).toMatchObject({
    state: 'inspected',
    quantity: 180,
  })
  expect(await act('gift', 'stock')).toMatchObject({ state: 'stocked', readyQuantity: 180 })
  expect(await lots('gift')).toMatchObject([
    { onHand: 120, grade: 'A', ready: true },
    { onHand: 60, grade: 'B', ready: true },
  ])
  expect((await offers(depotId)).map(({ id, quantity }) => [id, quantity])).toEqual([
    [`stock:${depotId}:${TENT}`, 180],
    [`donation:${sourceId}`, 20],
  ])
})

test('a requisition is decided, taken, given back and compensated, with its clock', async () => {
  const { sourceId } = await aSourceOf(termsOf.requisition)
  await place(`requisition:${sourceId}`, 5, { orderId: 'requisition' })
  for (const step of ['serve', 'take', 'return', 'compensate'])
    expect(await act('requisition', step)).toMatchObject({ outcome: 'done' })
  const events = await many(
    database.pool,
    `SELECT action, from_state AS "from", to_state AS "to", detail ->> 'document' AS document FROM supply_order_events WHERE order_id = 'requisition' ORDER BY version`,
  )
  expect(events).toEqual([
    { action: 'place', from: null, to: 'decided', document: 'requisition-decision' },
    { action: 'serve', from: 'decided', to: 'served', document: 'service-record' },
    { action: 'take', from: 'served', to: 'in-use', document: 'hand-over-record' },
    { action: 'return', from: 'in-use', to: 'returned', document: 'return-record' },
    { action: 'compensate', from: 'returned', to: 'compensated', document: 'compensation-voucher' },
  ])
  const [order] = await many<{ due: Date }>(
    database.pool,
    `SELECT settle_due_at AS due FROM supply_orders WHERE id = 'requisition'`,
  )
  expect(order?.due.toISOString()).toBe(addHours(NOW, 1 + 60 * 24))
})

test.each([
  ['purchase', ['quote', 'quote', 'approve', 'order', 'report-ready', 'deliver'], 'delivered'],
  ['social', ['agree', 'report-ready', 'deliver'], 'delivered'],
  ['mutual-aid', ['agree', 'report-ready', 'deliver', 'settle'], 'settled'],
  ['international', ['depart', 'enter', 'stock'], 'stocked'],
] as const)('%s goes its way to the end', async (kind, steps, end) => {
  const { sourceId, depotId } = await aSourceOf(termsOf[kind])
  await place(`${kind}:${sourceId}`, 10, { orderId: `whole-${kind}` })
  let state = ''
  for (const step of steps) {
    const quotation = { unitCostFen: 9_000, quantity: 10, validUntil: '2027-12-31' }
    const done = await act(`whole-${kind}`, step, {
      reason: 'as the papers say',
      ...(step === 'quote' && { quotation }),
    })
    state = done.outcome === 'done' ? done.state : JSON.stringify(done)
  }
  expect(state).toBe(end)
  expect(await shelf(depotId)).toEqual({ onHand: 10, reserved: 0 })
})

test('a purchase is approved at the price that was quoted, while the quotation holds, and brings what was quoted', async () => {
  const { sourceId, depotId } = await aSourceOf(termsOf.purchase)
  await place(`purchase:${sourceId}`, 10, { orderId: 'quoted' })
  const day = NOW.slice(0, 10)
  const quotation = { unitCostFen: 12_345, quantity: 8, validUntil: day }
  const approve = (parts: Partial<OrderAct> = {}) => act('quoted', 'approve', { reason: 'urgent', ...parts })
  expect(await act('quoted', 'quote')).toEqual({ outcome: 'refused', why: 'quotation-missing' })
  expect(await act('quoted', 'quote', { quotation: { ...quotation, quantity: 11 } })).toEqual({
    ...{ outcome: 'refused', why: 'quoted-out-of-range', most: 10 },
  })
  expect(await act('quoted', 'quote', { quotation })).toMatchObject({ state: 'quoted' })
  expect(await approve({ at: addHours(NOW, 48) })).toEqual({
    ...{ outcome: 'refused', why: 'quotation-expired', validUntil: day },
  })
  expect(await approve()).toMatchObject({ state: 'approved', short: 0 })
  expect(await act('quoted', 'order')).toMatchObject({ state: 'ordered', quantity: 8, short: 2 })
  const lots = 'SELECT on_hand AS "onHand", unit_cost_fen AS "unitCostFen" FROM stock_lots WHERE source_order_id = $1'
  expect(await many(database.pool, lots, ['quoted'])).toEqual([{ onHand: 8, unitCostFen: 12_345 }])
  expect(await shelf(depotId)).toEqual({ onHand: 8, reserved: 0 })
  const told = `SELECT action, detail -> 'quotation' AS quotation FROM supply_order_events WHERE order_id = 'quoted' ORDER BY version`
  expect(await many(database.pool, told)).toEqual([
    { action: 'place', quotation: null },
    { action: 'quote', quotation },
    { action: 'approve', quotation },
    { action: 'order', quotation: null },
  ])
})

test('a quotation from before prices were asked for can be read, and is recorded anew before it is approved', async () => {
  const { sourceId } = await aSourceOf(termsOf.purchase)
  await place(`purchase:${sourceId}`, 10, { orderId: 'unpriced' })
  await many(database.pool, `UPDATE supply_orders SET state = 'quoted', version = 2 WHERE id = 'unpriced' RETURNING id`)
  expect(await readQuotation(database.pool, 'unpriced')).toBe(null)
  const reason = { reason: 'urgent' }
  expect(await act('unpriced', 'approve', reason)).toEqual({ outcome: 'refused', why: 'quotation-missing' })
  const quotation = { unitCostFen: 100, quantity: 10, validUntil: '2027-12-31' }
  expect(await act('unpriced', 'quote', { quotation })).toMatchObject({ outcome: 'done' })
  expect(await act('unpriced', 'approve', reason)).toMatchObject({ state: 'approved' })
})

test('an order that changed meanwhile is not acted on, and one that is not there is named', async () => {
  const { sourceId } = await aSourceOf(termsOf.agreement)
  await place(`agreement:${sourceId}`, 10, { orderId: 'seen' })
  await act('seen', 'accept')
  expect(await act('seen', 'report-ready', { version: 1 })).toEqual({
    outcome: 'refused',
    why: 'changed-meanwhile',
    version: 2,
  })
  expect(await act('unseen', 'accept')).toEqual({ outcome: 'refused', why: 'no-such-order' })
})

test('a source is surveyed, changed within its kind, suspended with a reason', async () => {
  const { sourceId } = await aSourceOf(termsOf.agreement)
  const by = { by: 'officer', at: '2026-11-23T17:00:00.000Z', reason: null, sourceId }
  const done = (work: Promise<unknown>) => work
  expect(await done(inTransaction(database.pool, (tx) => actOnSource(tx, { ...by, action: 'survey' })))).toMatchObject({
    state: 'standing',
    version: 3,
  })
  const set = { terms: { ...termsOf.agreement, guaranteedQuantity: 5 } }
  expect(await inTransaction(database.pool, (tx) => changeSource(tx, { ...by, set }))).toMatchObject({ version: 4 })
  expect(
    await inTransaction(database.pool, (tx) => changeSource(tx, { ...by, set: { terms: termsOf.social } })),
  ).toEqual({
    ...{ outcome: 'refused', why: 'another-kind', kind: 'agreement' },
  })
  expect(await inTransaction(database.pool, (tx) => actOnSource(tx, { ...by, action: 'suspend' }))).toEqual({
    outcome: 'refused',
    why: 'reason-missing',
  })
  const [row] = await many(
    database.pool,
    `SELECT to_char(surveyed_on, 'YYYY-MM-DD') AS surveyed, terms ->> 'guaranteedQuantity' AS units FROM supply_sources WHERE id = $1`,
    [sourceId],
  )
  expect(row).toEqual({ surveyed: '2026-11-24', units: '5' })
})
