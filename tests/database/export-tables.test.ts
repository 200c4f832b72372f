import { tableNames } from '../../domain/exchange/column'
import { cellsOf } from '../intake/tables/reading'
import type { ImportDesk } from './table-import-desk'
import { importDesk } from './table-import-desk'

let desk: ImportDesk
beforeAll(async () => {
  desk = await importDesk()
  const firm = '编号,企业名称,装车地点,物资编码'
  await desk.take('kits', ['套装,组成物资,数量', '1010101,1010102,2'])
  await desk.take('substitutes', ['物资,替代物资,替代一件所需件数,最低气温不低于（℃）', '1010101,1010203,1.25,-5'])
  const terms = '保证供应量,答复时限（分钟）,备货时间（小时）,生效日期,失效日期,上游依赖（以；分隔）'
  await desk.take('agreements', [
    `${firm},${terms}`,
    'agr-1,"某,某公司",depot-620000,1010101,500,60,4.5,2026-01-01,2026-12-31,a；b',
  ])
  await desk.take('producers', [
    `${firm},启动时间（小时）,日产量,答复时限（分钟）`,
    'pro-1,某厂,depot-620000,1010101,24,300,120',
  ])
  const place = 'depot-620000,1010101'
  await desk.take('suppliers', [
    '编号,供应商名称,装车地点,物资编码,报价数量,备货时间（小时）',
    `sup-1,某商行,${place},900,6`,
  ])
  await desk.take('donations', [
    '编号,捐赠方,装车地点,物资编码,告知数量,预计到达',
    `don-1,某基金会,${place},300,2026-11-24 08:30`,
  ])
  await desk.take('requisitionable', [
    '编号,所有人,装车地点,物资编码,数量,应返还日期,备货时间（小时）',
    `req-1,某商场,${place},40,2027-01-31,2.5`,
  ])
  await desk.take('international-aid', [
    '编号,援助方,装车地点,物资编码,国家或组织,数量',
    `int-1,某机构,${place},某国,200`,
  ])
  await desk.take('mutual-aid', [
    '编号,支援单位,装车地点,物资编码,数量,答复时限（分钟）,备货时间（小时）',
    `aid-1,某厅,${place},600,90,4`,
  ])
  await desk.take('pacts', ['支援方,受援方,答复时限（分钟）,结算办法', '陕西省,甘肃省,120,"=事后\n结算"'])
  await desk.take('stock', [
    '储备库,物资编码,数量,批次号,生产日期,到期日期,等级',
    'depot-622927,1010101,7,B-1,2024-03-01,2034-03-01,一级',
    'depot-622927,1010101,8,B-2,2024-03-01,,',
  ])
})
afterAll(() => desk.close())

const all = tableNames.flatMap((table) => [[table, 'csv'] as const, [table, 'xlsx'] as const])

test.each(all)('%s as %s imports again unchanged', async (table, format) => {
  const file = await desk.give(table, format, table === 'stock' || table === 'depots' ? '622900' : undefined)
  const report = await desk.take(table, file)
  if (report.outcome === 'refused') throw new Error(JSON.stringify(report.refusals.slice(0, 3)))
  const counts = report.tables.map(({ added, changed, unchanged, rows }) => ({
    added,
    changed,
    isWhole: unchanged === rows && rows > 0,
  }))
  expect(counts).toEqual(report.tables.map(() => ({ added: 0, changed: 0, isWhole: true })))
  expect(report.tables[0]?.units?.lotsEmptied ?? 0).toBe(0)
})

test('an export of an area has what lies in it and nothing else', async () => {
  const [, ...rows] = await cellsOf(await desk.give('stock', 'csv', '622927'))
  expect(new Set(rows.map(([, cells]) => cells[0]?.slice(0, 12)))).toEqual(new Set(['depot-622927']))
  expect(
    rows.map(([, cells]) => cells).filter((cells) => cells[0] === 'depot-622927' && cells[1] === '1010101'),
  ).toEqual([
    ['depot-622927', '1010101', '7', 'lot:depot-622927:1010101:B-1', '2024-03-01', '2034-03-01', '一级', '0'],
    ['depot-622927', '1010101', '8', 'lot:depot-622927:1010101:B-2', '2024-03-01', '', '', '0'],
  ])
})

test('a workbook of the catalogue has kits and substitutes beside it, and takes all three back', async () => {
  const report = await desk.take('item-kinds', await desk.give('item-kinds', 'xlsx'), { dryRun: true })
  expect(report).toMatchObject({
    outcome: 'dry-run',
    tables: [
      { table: 'item-kinds', sheet: '物资品种' },
      { table: 'kits', sheet: '套装组成' },
      { table: 'substitutes', sheet: '替代物资' },
    ],
  })
})
