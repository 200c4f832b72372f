import fc from 'fast-check'
import type { Database } from '../../../database/client'
import { openDatabase } from '../../../database/client'
import type { DrawLine, ReserveLine } from '../../../database/stock-ledger'
import { issueStock, releaseStock, reserveStock, returnStock } from '../../../database/stock-ledger'
import { stockDisagreements } from '../../../database/supply/stock-check'
import { rotateLot, scrapLot, takeStock } from '../../../database/supply/stock-changes'
import { inTransaction } from '../../../database/transaction'
import type { TestDatabase } from '../../setup/test-database'
import { createTestDatabase } from '../../setup/test-database'
import { NOW, QUILT, TENT, amountsOf, openDepots, receive } from './shelves'

let copy: TestDatabase
let database: Database
let next = 0

beforeAll(async () => {
  copy = await createTestDatabase({ seeded: false })
  database = openDatabase(copy.url, 64)
  await openDepots(database, 200)
})
afterAll(async () => {
  expect(await stockDisagreements(database.pool)).toEqual([])
  await database.close()
  await copy.drop()
})

/** A depot that no other test uses. */
const aDepot = (): string => `depot-${++next}`
const reserve = (reference: string, lines: readonly ReserveLine[]) =>
  inTransaction(database.pool, (tx) => reserveStock(tx, reference, lines))
const release = (reference: string, lines: readonly DrawLine[]) =>
  inTransaction(database.pool, (tx) => releaseStock(tx, reference, lines))
const issue = (reference: string, lines: readonly DrawLine[]) =>
  inTransaction(database.pool, (tx) => issueStock(tx, reference, lines))
const unitsOf = (lines: readonly { readonly quantity: number }[]): number[] => lines.map((line) => line.quantity)

/** Two lots of ten: one that expires in spring, one in autumn. */
async function twoLots(depotId: string): Promise<readonly string[]> {
  const lot = { depotId, itemCode: TENT, quantity: 10 }
  return receive(database, `in ${depotId}`, [
    { ...lot, expiresOn: '2027-09-01' },
    { ...lot, expiresOn: '2027-03-01' },
  ])
}

test('what expires first is reserved and issued first, and a release frees what expires last', async () => {
  const depotId = aDepot()
  await twoLots(depotId)
  const line = { depotId, itemCode: TENT, quantity: 14 }
  expect(unitsOf(await reserve('order-a', [line]))).toEqual([14])
  const [spring, autumn] = [10, 4]
  const reserved = { position: { onHand: 20, reserved: 14 }, lots: [10, 10].map((onHand) => ({ onHand, reserved: 0 })) }
  expect(await amountsOf(database, depotId, TENT)).toEqual({
    ...reserved,
    lots: [
      { onHand: 10, reserved: spring },
      { onHand: 10, reserved: autumn },
    ],
  })
  await release('order-a refused', [{ ...line, quantity: 3, reservedBy: 'order-a' }])
  await issue('load-a', [{ ...line, quantity: 10, reservedBy: 'order-a' }])
  expect(await amountsOf(database, depotId, TENT)).toEqual({
    position: { onHand: 10, reserved: 1 },
    lots: [
      { onHand: 0, reserved: 0 },
      { onHand: 10, reserved: 1 },
    ],
  })
})

test('the same reference reserves once and is answered as it was, line by line', async () => {
  const depotId = aDepot()
  await twoLots(depotId)
  const line = { depotId, itemCode: TENT }
  const lines = [
    { ...line, quantity: 8 },
    { ...line, quantity: 9 },
    { ...line, quantity: 9 },
  ]
  const first = await reserve('order-b', lines)
  expect(unitsOf(first)).toEqual([8, 9, 3])
  await issue('load-b', [{ ...line, quantity: 8, reservedBy: 'order-b' }])
  expect(await reserve('order-b', lines)).toEqual(first)
  await issue('load-b', [{ ...line, quantity: 8, reservedBy: 'order-b' }])
  expect((await amountsOf(database, depotId, TENT)).position).toEqual({ onHand: 12, reserved: 12 })
})

test('units to keep stay, and a line asked for nothing or where nothing is gets nothing', async () => {
  const depotId = aDepot()
  await twoLots(depotId)
  const line = { depotId, itemCode: TENT, keep: 15 }
  const lines = [
    { ...line, quantity: 3 },
    { ...line, quantity: 5 },
    { ...line, quantity: 0 },
    { ...line, itemCode: QUILT, quantity: 5 },
  ]
  expect(unitsOf(await reserve('order-c', lines))).toEqual([3, 2, 0, 0])
})

test('goods that are not ready or will have expired when the lorry leaves are not promised for it', async () => {
  const depotId = aDepot()
  const lot = { depotId, itemCode: TENT, quantity: 10 }
  await receive(database, `in ${depotId}`, [
    { ...lot, readyAt: '2026-11-26T00:00:00.000Z', source: 'production' },
    { ...lot, expiresOn: '2026-11-25' },
    lot,
  ])
  const line = { depotId, itemCode: TENT, quantity: 40 }
  const early = { ...line, leavesAt: '2026-11-24T08:00:00.000Z' }
  const late = { ...line, leavesAt: '2026-11-27T08:00:00.000Z' }
  expect(unitsOf(await reserve('order-d', [late, early]))).toEqual([10, 20])
})

test('each order gives back its own lots, not those of another order', async () => {
  const depotId = aDepot()
  const lot = { depotId, itemCode: TENT, quantity: 10 }
  await receive(database, `in ${depotId}`, [lot, { ...lot, readyAt: '2026-11-26T00:00:00.000Z' }])
  await reserve('order-now', [{ ...lot }])
  await reserve('order-later', [{ ...lot, leavesAt: '2026-11-27T00:00:00.000Z' }])
  await release('order-later cancelled', [{ ...lot, reservedBy: 'order-later' }])
  expect(unitsOf(await reserve('order-next', [{ ...lot }]))).toEqual([0])
})

test('more than is reserved can be neither released nor issued', async () => {
  const depotId = aDepot()
  await twoLots(depotId)
  const line = { depotId, itemCode: TENT, quantity: 5 }
  await reserve('order-e', [line])
  await expect(issue('load-e', [{ ...line, quantity: 6, reservedBy: 'order-e' }])).rejects.toThrow(
    '5 of 6 units to be issued are reserved (load-e)',
  )
  await expect(release('back-e', [{ ...line, reservedBy: 'another' }])).rejects.toThrow(
    '0 of 5 units to be released are reserved (back-e)',
  )
  expect((await amountsOf(database, depotId, TENT)).position).toEqual({ onHand: 20, reserved: 5 })
})

test('goods that come back lie in a lot of their own', async () => {
  const depotId = aDepot()
  await twoLots(depotId)
  const back = [{ depotId, itemCode: TENT, quantity: 4, grade: 'used' }]
  for (const times of [1, 2])
    await inTransaction(database.pool, (tx) => returnStock(tx, 'back-f', back, { actor: 'keeper', reason: `${times}` }))
  expect(await amountsOf(database, depotId, TENT)).toEqual({
    position: { onHand: 24, reserved: 0 },
    lots: [10, 10, 4].map((onHand) => ({ onHand, reserved: 0 })),
  })
})

test('a stock-take corrects by a movement with its reason, and cannot count away what is promised', async () => {
  const depotId = aDepot()
  const [, spring = ''] = await twoLots(depotId)
  await reserve('order-g', [{ depotId, itemCode: TENT, quantity: 6 }])
  const act = { lotId: spring, reason: 'counted', actor: 'keeper', at: NOW }
  const take = (reference: string, counted: number) =>
    inTransaction(database.pool, (tx) => takeStock(tx, { ...act, reference, counted }))
  const where = { depotId, itemCode: TENT }
  expect(await take('take-1', 5)).toEqual({ outcome: 'refused', why: 'promised', onHand: 10, reserved: 6, free: 4 })
  expect(await take('take-2', 8)).toEqual({ outcome: 'done', quantity: -2, ...where })
  expect(await take('take-2', 8)).toEqual({ outcome: 'already-done', quantity: -2, ...where })
  expect(await take('take-3', 8)).toEqual({ outcome: 'no-difference', quantity: 0, ...where })
  expect(await take('take-4', 11)).toEqual({ outcome: 'done', quantity: 3, ...where })
  const none = await inTransaction(database.pool, (tx) =>
    takeStock(tx, { ...act, lotId: 'nowhere', reference: 'take-5', counted: 1 }),
  )
  expect(none).toEqual({ outcome: 'refused', why: 'no-such-lot' })
  const { rows } = await database.pool.query(
    `SELECT reference, quantity, reason, actor FROM stock_movements WHERE lot_id = $1 AND kind = 'adjusted' ORDER BY id`,
    [spring],
  )
  expect(rows).toEqual([
    { reference: 'take-2', quantity: -2, reason: 'counted', actor: 'keeper' },
    { reference: 'take-4', quantity: 3, reason: 'counted', actor: 'keeper' },
  ])
})

test('rotated and scrapped units leave the lot, once, and are in the audit log', async () => {
  const depotId = aDepot()
  const [autumn = '', spring = ''] = await twoLots(depotId)
  const act = { reason: 'ages', actor: 'keeper', at: NOW }
  const where = { depotId, itemCode: TENT }
  for (const outcome of ['done', 'already-done']) {
    const done = await inTransaction(database.pool, (tx) =>
      rotateLot(tx, { ...act, reference: 'rotation-1', lotId: spring, quantity: 7 }),
    )
    expect(done).toEqual({ outcome, quantity: -7, ...where })
  }
  await inTransaction(database.pool, (tx) => scrapLot(tx, { ...act, reference: 'scrap-1', lotId: autumn, quantity: 2 }))
  expect(await amountsOf(database, depotId, TENT)).toEqual({
    position: { onHand: 11, reserved: 0 },
    lots: [
      { onHand: 3, reserved: 0 },
      { onHand: 8, reserved: 0 },
    ],
  })
  const { rows } = await database.pool.query('SELECT action FROM audit_log WHERE subject = ANY ($1) ORDER BY seq', [
    [spring, autumn],
  ])
  expect(rows).toEqual([{ action: 'stock.rotated' }, { action: 'stock.scrapped' }])
})

test('64 at once on hot positions: nothing oversold, nothing lost, nobody turned away while there is some', async () => {
  const depots = [aDepot(), aDepot(), aDepot()]
  for (const depotId of depots)
    await receive(database, `in ${depotId}`, [
      { depotId, itemCode: TENT, quantity: 500, expiresOn: '2027-03-01' },
      { depotId, itemCode: TENT, quantity: 500, expiresOn: '2027-09-01' },
      { depotId, itemCode: QUILT, quantity: 900 },
    ])
  const order = async (number: number): Promise<number[]> => {
    // every client names the positions in another order
    const places = [...depots.slice(number % 3), ...depots.slice(0, number % 3)]
    const lines = places.flatMap((depotId) => [
      { depotId, itemCode: number % 2 ? TENT : QUILT, quantity: 3 },
      { depotId, itemCode: number % 2 ? QUILT : TENT, quantity: 4 },
      { depotId, itemCode: TENT, quantity: 2 },
    ])
    const got = await reserve(`hot-${number}`, lines)
    if (number % 4 === 0)
      await release(
        `hot-${number} ended`,
        got.filter((line) => line.quantity > 0).map((line) => ({ ...line, reservedBy: `hot-${number}` })),
      )
    return unitsOf(got)
  }
  const answers = await Promise.all(Array.from({ length: 256 }, (_, number) => order(number)))
  const kept = answers.filter((_, number) => number % 4 !== 0).flat()
  const { rows } = await database.pool.query<{ reserved: number; free: number }>(
    'SELECT sum(reserved)::int AS reserved, sum(on_hand - reserved)::int AS free FROM stock_positions WHERE depot_id = ANY ($1)',
    [depots],
  )
  expect(rows[0]?.reserved).toBe(kept.reduce((sum, units) => sum + units, 0))
  expect(await stockDisagreements(database.pool)).toEqual([])
  await Promise.all(
    Array.from({ length: 64 }, (_, number) =>
      reserve(
        `rest-${number}`,
        depots.flatMap((depotId) => [TENT, QUILT].map((itemCode) => ({ depotId, itemCode, quantity: 1_000 }))),
      ),
    ),
  )
  const after = await database.pool.query(
    'SELECT DISTINCT on_hand - reserved AS free FROM stock_positions WHERE depot_id = ANY ($1)',
    [depots],
  )
  expect(after.rows).toEqual([{ free: 0 }])
})

test('whatever is done in whatever order, no line gets more than it asked for and the books agree', async () => {
  const step = fc.record({
    act: fc.constantFrom('reserve' as const, 'release' as const, 'issue' as const, 'receive' as const),
    item: fc.constantFrom(TENT, QUILT),
    units: fc.integer({ min: 0, max: 30 }),
    keep: fc.integer({ min: 0, max: 10 }),
    later: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const depotId = aDepot()
      const held = new Map<string, number>()
      for (const [index, { act, item, units, keep, later }] of steps.entries()) {
        const reference = `${depotId} ${index}`
        const line = { depotId, itemCode: item, quantity: units }
        const leavesAt = '2026-12-01T00:00:00.000Z'
        if (act === 'receive') {
          await receive(database, reference, [later ? { ...line, readyAt: leavesAt } : line])
        } else if (act === 'reserve') {
          const before = (await amountsOf(database, depotId, item)).position ?? { onHand: 0, reserved: 0 }
          const [got] = await reserve(reference, [later ? { ...line, keep, leavesAt } : { ...line, keep }])
          expect(got?.quantity).toBeLessThanOrEqual(
            Math.min(units, Math.max(0, before.onHand - before.reserved - keep)),
          )
          if (later) expect(got?.quantity).toBe(Math.min(units, Math.max(0, before.onHand - before.reserved - keep)))
          held.set(`${reference} ${item}`, got?.quantity ?? 0)
        } else {
          const [key, open] = [...held].find(([each, quantity]) => each.endsWith(item) && quantity > 0) ?? ['', 0]
          const drawn = { ...line, quantity: Math.min(units, open), reservedBy: key.slice(0, -item.length - 1) }
          await (act === 'release' ? release(reference, [drawn]) : issue(reference, [drawn]))
          if (key !== '') held.set(key, open - drawn.quantity)
        }
      }
      expect(await stockDisagreements(database.pool, { depotId })).toEqual([])
    }),
    { numRuns: 60 },
  )
})
