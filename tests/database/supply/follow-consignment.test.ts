import type { Database } from '../../../database/client'
import { openDatabase } from '../../../database/client'
import { issueStock, releaseStock } from '../../../database/stock-ledger'
import { followConsignment, lockOrdersOf } from '../../../database/supply/follow-consignment'
import { readSourceOffers } from '../../../database/supply/offers'
import { placeOrders } from '../../../database/supply/orders'
import { stockDisagreements } from '../../../database/supply/stock-check'
import { inTransaction, many } from '../../../database/transaction'
import type { SourceTerms } from '../../../domain/supply/terms'
import { addHours } from '../../../domain/time/instant'
import { termsOf } from '../../domain/supply/sources'
import type { TestDatabase } from '../../setup/test-database'
import { createTestDatabase } from '../../setup/test-database'
import { NOW, TENT, amountsOf, openDepots } from './shelves'
import { aStandingSource, anIncident, keepRules } from './sources-kept'

let copy: TestDatabase
let database: Database
let next = 0

beforeAll(async () => {
  copy = await createTestDatabase({ seeded: false })
  database = openDatabase(copy.url)
  await openDepots(database, 9)
  await keepRules(database)
  await anIncident(database, 'quake', ['622927'])
})
afterAll(async () => {
  expect(await stockDisagreements(database.pool)).toEqual([])
  await database.close()
  await copy.drop()
})

type Carried = {
  readonly sourceId: string
  readonly depotId: string
  readonly release: string
  readonly order: string
  readonly load: string
}

/** So many units of a source, ordered for a line of a plan that a consignment carries. */
async function carriedFrom(terms: SourceTerms, quantity: number, tranche = ''): Promise<Carried> {
  const name = String(++next)
  const [sourceId, depotId, plan, line] = [`source-${name}`, `depot-${name}`, `plan-${name}`, `line-${name}`]
  const [release, order, load] = [`release-${name}`, `order-${name}`, `load-${name}`]
  await aStandingSource(database, sourceId, depotId, terms)
  await database.pool.query(
    `INSERT INTO allocation_plans (id, incident_id, version, estimate_id, planned_at, coverage_min, coverage_mean, on_time_share, method, shortfalls, solve_ms)
     VALUES ($1, 'quake', $2, 'quake', $3, 1, 1, 1, '{}', '[]', 1)`,
    [plan, next, NOW],
  )
  await database.pool.query(
    `INSERT INTO plan_lines (id, plan_id, batch, area_code, item_code, depot_id, quantity, distance_km, leaves_at, arrives_at, due_at, late, reason, passed_over, consignment_id)
     VALUES ($1, $2, 'first', '622927', $3, $4, $5, 1, $6, $6, $6, false, '{}', '[]', $7)`,
    [line, plan, TENT, depotId, quantity, NOW, load],
  )
  await inTransaction(database.pool, (tx) =>
    placeOrders(tx, {
      ...{ incidentId: 'quake', releaseOrderId: release, by: 'leader', at: NOW, reason: null },
      lines: [
        {
          orderId: order,
          offerId: `${terms.kind}:${sourceId}${tranche}`,
          planLineId: line,
          areaCode: '622927',
          quantity,
        },
      ],
    }),
  )
  return { sourceId, depotId, release, order, load }
}
const hear = ({ load }: Carried, news: 'answered' | 'silent' | 'departed') =>
  inTransaction(database.pool, async (tx) => {
    await lockOrdersOf(tx, load)
    await followConsignment(tx, {
      ...{ consignmentId: load, news, by: 'keeper', at: addHours(NOW, 2), reason: `consignment-${news}` },
    })
  })
const draw = (how: typeof releaseStock, { depotId, release, load }: Carried, quantity: number) =>
  inTransaction(database.pool, (tx) => how(tx, load, [{ depotId, itemCode: TENT, quantity, reservedBy: release }]))
const acts = async ({ order }: Carried) =>
  (
    await many<{ action: string }>(
      database.pool,
      'SELECT action FROM supply_order_events WHERE order_id = $1 ORDER BY version',
      [order],
    )
  ).map(({ action }) => action)
const shelf = async ({ depotId }: Carried) => (await amountsOf(database, depotId, TENT)).position

test('a consignment’s keeper answers for the order that it fetches, with what is held for it; departure is delivery', async () => {
  const carried = await carriedFrom({ ...termsOf.production, rampDays: 0 }, 300, ':1')
  await draw(releaseStock, carried, 60)
  await hear(carried, 'answered')
  expect(await shelf(carried)).toEqual({ onHand: 240, reserved: 240 })
  await draw(issueStock, carried, 240)
  await hear(carried, 'departed')
  expect(await acts(carried)).toEqual(['place', 'accept', 'start', 'finish', 'deliver'])
  const [source] = await many(database.pool, 'SELECT rating FROM supply_sources WHERE id = $1', [carried.sourceId])
  expect(source).toEqual({ rating: { orders: 1, onTimeShare: 1, quantityShare: 0.8 } })
})

test.each([
  ['answered', 'decline'],
  ['silent', 'cancel'],
] as const)(
  'an order whose loading place holds nothing for it (%s) is over, and its source free again',
  async (news, action) => {
    const carried = await carriedFrom(termsOf.agreement, 100)
    await draw(releaseStock, carried, 100)
    await hear(carried, news)
    expect(await acts(carried)).toEqual(['place', action])
    expect(await shelf(carried)).toEqual({ onHand: 0, reserved: 0 })
    expect((await readSourceOffers(database.pool, carried.sourceId, NOW)).map(({ quantity }) => quantity)).toEqual([
      1_000,
    ])
  },
)

test('silence after an answer changes nothing', async () => {
  const carried = await carriedFrom(termsOf.social, 10)
  await hear(carried, 'answered')
  await hear(carried, 'silent')
  expect(await acts(carried)).toEqual(['place', 'agree'])
})

test('what needs a signature does not follow from a lorry', async () => {
  const carried = await carriedFrom(termsOf.purchase, 100)
  await hear(carried, 'answered')
  await hear(carried, 'departed')
  expect(await acts(carried)).toEqual(['place'])
})
