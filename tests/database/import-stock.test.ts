import { reserveStock } from '../../database/stock-ledger'
import { stockDisagreements } from '../../database/supply/stock-check'
import { inTransaction } from '../../database/transaction'
import { fileOf } from '../intake/tables/reading'
import type { ImportDesk } from './table-import-desk'
import { importDesk, shortOf } from './table-import-desk'

let desk: ImportDesk
/** The lot that the seeded position consists of, without its amounts. */
let seededLot: Record<string, unknown>
beforeEach(async () => {
  desk = await importDesk()
  const [lot] = await desk.rows<Record<string, unknown>>(
    `SELECT id, produced_on::text, expires_on::text, grade, unit_cost_fen FROM stock_lots WHERE id = $1`,
    [seeded],
  )
  seededLot = lot ?? {}
})
afterEach(() => desk.close())

const depot = 'depot-620000'
const tents = '1010101'
const seeded = `lot:${depot}:${tents}`
const heading = '储备库,物资编码,数量,批次号,生产日期,到期日期,等级,单价（分）'

const lots = () =>
  desk.rows(
    `SELECT id, on_hand, reserved, produced_on::text, expires_on::text, grade, unit_cost_fen FROM stock_lots
     WHERE depot_id = $1 AND item_code = $2 AND (on_hand > 0 OR id = $3) ORDER BY id`,
    [depot, tents, seeded],
  )
const moves = () =>
  desk.rows(
    `SELECT lot_id, kind, quantity, reason, actor FROM stock_movements WHERE depot_id = $1 AND item_code = $2 AND kind <> 'received' ORDER BY id`,
    [depot, tents],
  )
const onHand = async (): Promise<number> =>
  (
    await desk.rows<{ on_hand: number }>('SELECT on_hand FROM stock_positions WHERE depot_id = $1 AND item_code = $2', [
      depot,
      tents,
    ])
  )[0]?.on_hand ?? 0
const reserve = (quantity: number) =>
  inTransaction(desk.db.pool, (tx) => reserveStock(tx, 'order-1', [{ depotId: depot, itemCode: tents, quantity }]))

test('a position holds what the file says: lots made, the one left out emptied, each difference a movement with its reason', async () => {
  const before = await onHand()
  const report = await desk.take('stock', [
    heading,
    `${depot},${tents},600,B-1,2024-03-01,2034-03-01,一级,120000`,
    `甘肃省应急物资储备库,${tents},400,,2025-03-01,,,`,
  ])
  expect(report).toMatchObject({
    outcome: 'imported',
    tables: [{ added: 2, changed: 0, unchanged: 0, units: { before, after: 1_000, lotsEmptied: 1 } }],
  })
  const second = `${seeded}:2025-03-01/-/-`
  expect(await lots()).toEqual([
    { ...seededLot, on_hand: 0, reserved: 0 },
    {
      id: second,
      on_hand: 400,
      reserved: 0,
      produced_on: '2025-03-01',
      expires_on: null,
      grade: null,
      unit_cost_fen: 0,
    },
    {
      id: `${seeded}:B-1`,
      on_hand: 600,
      reserved: 0,
      produced_on: '2024-03-01',
      expires_on: '2034-03-01',
      grade: '一级',
      unit_cost_fen: 120_000,
    },
  ])
  const told = { kind: 'adjusted', reason: 'import file.csv', actor: 'operator:test' }
  expect(await moves()).toEqual([
    { ...told, lot_id: seeded, quantity: -before },
    { ...told, lot_id: second, quantity: 400 },
    { ...told, lot_id: `${seeded}:B-1`, quantity: 600 },
  ])
  expect(await onHand()).toBe(1_000)
  expect(await stockDisagreements(desk.db.pool, { depotId: depot })).toEqual([])
})

test('the same file again moves nothing', async () => {
  const file = [heading, `${depot},${tents},600,B-1,2024-03-01,2034-03-01,一级,5`, `${depot},${tents},400,,,,,`]
  await desk.take('stock', file)
  const moved = await moves()
  const again = await desk.take('stock', file)
  expect(shortOf(again)).toEqual([{ table: 'stock', rows: 2, added: 0, changed: 0, unchanged: 2 }])
  expect(await moves()).toEqual(moved)
})

test('a file without lots and dates states the quantity of the one lot that lies there', async () => {
  await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},77`])
  expect(await lots()).toEqual([{ ...seededLot, on_hand: 77, reserved: 0 }])
})

test('nothing falls below what is reserved: the line is refused, and so is leaving the lot out', async () => {
  await reserve(90)
  const below = await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},89`])
  expect(shortOf(below)).toEqual([[2, 'Quantity', '89', 'below-reserved']])
  const leftOut = await desk.take('stock', [heading, `${depot},${tents},500,B-9,,,,`])
  expect(shortOf(leftOut)).toEqual([[2, '批次号', seeded, 'lot-left-out']])
  await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},90`])
  expect(await lots()).toMatchObject([{ id: seeded, on_hand: 90, reserved: 90 }])
  expect(await stockDisagreements(desk.db.pool, { depotId: depot })).toEqual([])
})

test('a lot whose line is refused on reading is not told to be left out as well', async () => {
  await reserve(90)
  const report = await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},x`, `${depot},1010102,5`])
  expect(shortOf(report)).toEqual([[2, 'Quantity', 'x', 'whole-number']])
})

test('an import and reservations at the same time: nothing is oversold and the accounts agree', async () => {
  const items = ['1010101', '1010102', '1010201', '1010202']
  const lines = items.map((itemCode) => ({ depotId: depot, itemCode, quantity: 3 }))
  const reservations = Array.from({ length: 24 }, (_, index) =>
    inTransaction(desk.db.pool, (tx) => reserveStock(tx, `order-${index}`, index % 2 ? lines : lines.toReversed())),
  )
  const imports = [500, 600].map((quantity) =>
    desk.take('stock', [
      'Depot,Item code,Quantity',
      ...items.toReversed().map((item) => `${depot},${item},${quantity}`),
    ]),
  )
  await Promise.all(reservations)
  expect((await Promise.all(imports)).map(({ outcome }) => outcome)).toEqual(['imported', 'imported'])
  expect(await stockDisagreements(desk.db.pool, { depotId: depot })).toEqual([])
  const reserved = await desk.rows(
    'SELECT reserved FROM stock_positions WHERE depot_id = $1 AND item_code = ANY ($2)',
    [depot, items],
  )
  expect(reserved).toEqual(items.map(() => ({ reserved: 72 })))
})

test('a lot brought by an order is left to the order', async () => {
  await desk.db.pool.query(
    `INSERT INTO stock_lots (id, depot_id, item_code, source, source_order_id, ready_at, on_hand)
     VALUES ('lot:order', $1, $2, 'agreement', 'order-9', '2027-01-01', 0)`,
    [depot, tents],
  )
  await desk.db.pool.query(`UPDATE stock_lots SET on_hand = 50 WHERE id = 'lot:order'`)
  await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},10`])
  expect(await desk.rows(`SELECT on_hand FROM stock_lots WHERE id = 'lot:order'`)).toEqual([{ on_hand: 50 }])
})

test('what a stock file has wrong is named: unknown places and kinds first, then lots', async () => {
  const unknown = await desk.take('stock', [
    heading,
    `depot-0,${tents},1,,,,,`,
    `${depot},9999999,1,,,,,`,
    `${depot},${tents},-1,,,,,`,
  ])
  expect(shortOf(unknown)).toEqual([
    [2, '储备库', 'depot-0', 'depot-unknown'],
    [3, '物资编码', '9999999', 'item-unknown'],
    [4, '数量', '-1', 'least'],
  ])
  const lotFaults = await desk.take('stock', [
    heading,
    `${depot},${tents},1,A,2025-01-01,2024-01-01,,`,
    `${depot},${tents},2,A,,,,`,
    `${depot},1010102,1,,,,,`,
    `${depot},1010102,2,,,,,`,
  ])
  expect(shortOf(lotFaults)).toEqual([
    [2, '到期日期', '2024-01-01', 'expires-before-produced'],
    [3, '批次号', 'A', 'twice'],
    [5, '批次号', '', 'twice'],
  ])
  expect(await moves()).toEqual([])
})

test('a dry run of stock tells the difference, writes nothing and keeps nobody waiting', async () => {
  const before = await onHand()
  const report = await desk.take('stock', ['Depot,Item code,Quantity', `${depot},${tents},77`], { dryRun: true })
  expect(report).toMatchObject({ outcome: 'dry-run', tables: [{ changed: 1, units: { before, after: 77 } }] })
  expect([await onHand(), await moves()]).toEqual([before, []])
})

test('a workbook is read below its title, and its cells without value are named by sheet, row and heading', async () => {
  const report = await desk.take('stock', fileOf('stock.xlsx'))
  expect(report.outcome === 'refused' && report.refusals.map(({ sheet }) => sheet)).toEqual(Array(3).fill('库存'))
  expect(shortOf(report)).toEqual([
    [5, '数量', '0.3', 'whole-number'],
    [6, '数量', '', 'formula-without-result'],
    [6, '到期日期', '#N/A', 'cell-error'],
  ])
})

test('a sheet that is not there is refused with the names of those that are; merged lines are refused', async () => {
  expect(await desk.take('stock', fileOf('stock.xlsx'), { sheet: '去年' })).toMatchObject({
    outcome: 'refused',
    refusals: [{ value: '去年', fault: 'sheet-missing', values: { names: '库存' } }],
  })
  expect(shortOf(await desk.take('stock', fileOf('merged.xlsx')))).toEqual([
    [2, 'Depot', '', 'merged'],
    [3, 'Depot', '', 'required'],
  ])
  expect(shortOf(await desk.take('depots', fileOf('merged.xlsx')))).toEqual(
    ['储备库编号 Depot id', '名称 Name', '行政区 Area', '装车位 Docks', '搬运人数 Porters'].map((heading) => [
      ...[1, heading, '', 'column-missing'],
    ]),
  )
})
