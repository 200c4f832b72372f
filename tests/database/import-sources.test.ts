import type { TableName } from '../../domain/exchange/column'
import type { ImportDesk } from './table-import-desk'
import { importDesk, shortOf } from './table-import-desk'

let desk: ImportDesk
beforeEach(async () => {
  desk = await importDesk()
  await desk.take('pacts', ['支援方,受援方,答复时限（分钟）,结算办法', '陕西省,甘肃省,120,事后结算'])
})
afterEach(() => desk.close())

const place = 'depot-620000,1010101'
const files: Partial<Record<TableName, readonly string[]>> = {
  suppliers: [
    '编号,供应商名称,装车地点,物资编码,报价数量,单价（分）,备货时间（小时）,报价有效至',
    `sup-1,某商行,${place},900,8800,6,2027-06-30`,
  ],
  donations: [
    '编号,捐赠方,装车地点,物资编码,告知数量,预计到达,指定受助地区',
    `don-1,某基金会,${place},300,2026年11月24日 8:30,积石山保安族东乡族撒拉族自治县`,
  ],
  requisitionable: [
    '编号,所有人,装车地点,物资编码,数量,单件补偿（分）,应返还日期,备货时间（小时）',
    `req-1,某商场,${place},40,5000,2027-01-31,2.5`,
  ],
  social: [
    'Id,Holder,Loading place,Item code,Declared quantity,Declared on,Ready after (h)',
    `soc-1,Red Cross,${place},120,24-Nov-2026,3`,
  ],
  'mutual-aid': [
    '编号,支援单位,装车地点,物资编码,互助协议,数量,答复时限（分钟）,备货时间（小时）',
    `aid-1,陕西省应急管理厅,${place},陕西省→甘肃省,600,90,4`,
  ],
  'international-aid': [
    '编号,援助方,装车地点,物资编码,国家或组织,数量,预计入境',
    `int-1,某机构,${place},某国,200,2026-11-25 06:00:30+00:00`,
  ],
}

const termsOf: Partial<Record<TableName, object>> = {
  suppliers: {
    kind: 'purchase',
    quotedQuantity: 900,
    unitCostFen: 8800,
    readyAfterHours: 6,
    quotedUntil: '2027-06-30',
  },
  donations: { kind: 'donation', announcedQuantity: 300, arrivesAt: '2026-11-24T00:30:00.000Z', forAreaCode: '622927' },
  requisitionable: {
    ...{ kind: 'requisition', quantity: 40, compensationFen: 5000, returnDueOn: '2027-01-31', readyAfterHours: 2.5 },
  },
  social: { kind: 'social', declaredQuantity: 120, declaredOn: '2026-11-24', readyAfterHours: 3 },
  'mutual-aid': {
    ...{ kind: 'mutual-aid', pactId: 'pact-610000-620000', quantity: 600, answerDueMinutes: 90, readyAfterHours: 4 },
    unitCostFen: 0,
  },
  'international-aid': { kind: 'international', quantity: 200, country: '某国', entersAt: '2026-11-25T06:00:30.000Z' },
}

const lives: Partial<Record<TableName, readonly [string, string]>> = {
  donations: ['announce', 'announced'],
  'international-aid': ['offer', 'offered'],
}

test.each(Object.keys(files) as TableName[])(
  '%s becomes a source with its terms, and again changes nothing',
  async (table) => {
    const file = files[table] ?? []
    expect(shortOf(await desk.take(table, file))).toEqual([{ table, rows: 1, added: 1, changed: 0, unchanged: 0 }])
    const id = file[1]?.split(',')[0]
    const [action, state] = lives[table] ?? ['admit', 'standing']
    const columns = 'kind, depot_id, area_code, item_code, state, version, terms, label'
    const terms = termsOf[table] as { kind: string }
    expect(await desk.rows(`SELECT ${columns} FROM supply_sources WHERE id = $1`, [id])).toEqual([
      {
        ...{ kind: terms.kind, depot_id: 'depot-620000', area_code: '620000', item_code: '1010101' },
        ...{ state, version: 1, terms, label: 'unverified' },
      },
    ])
    expect(shortOf(await desk.take(table, file))).toEqual([{ table, rows: 1, added: 0, changed: 0, unchanged: 1 }])
    expect(
      await desk.rows('SELECT version, action, to_state FROM supply_source_events WHERE source_id = $1', [id]),
    ).toEqual([{ version: 1, action, to_state: state }])
  },
)

test('what is exported of each imports again unchanged, instants to the second', async () => {
  for (const [table, file] of Object.entries(files) as [TableName, readonly string[]][]) {
    await desk.take(table, file)
    for (const format of ['csv', 'xlsx'] as const) {
      const report = await desk.take(table, await desk.give(table, format, '620000'))
      if (report.outcome === 'refused') throw new Error(JSON.stringify(report.refusals.slice(0, 3)))
      expect(report.tables.map(({ added, changed, rows }) => [added, changed, rows > 0])).toEqual([[0, 0, true]])
    }
  }
  expect((await desk.give('donations', 'csv', '620000')).toString()).toContain(',300,2026-11-24 08:30,622927,')
  expect((await desk.give('international-aid', 'csv', '620000')).toString()).toContain(',200,2026-11-25 14:00:30,')
})

test('what a file changes is a step of the source’s life: who saw it before acts on it no more', async () => {
  await desk.take('social', files.social ?? [])
  await desk.take('social', [
    'Id,Holder,Loading place,Item code,Declared quantity,Declared on,Ready after (h)',
    `soc-1,Red Cross,${place},150,2026-11-24,3`,
  ])
  const events =
    'SELECT version, action, from_state, to_state, actor, detail FROM supply_source_events WHERE source_id = $1 ORDER BY 1'
  expect(await desk.rows(events, ['soc-1'])).toEqual([
    {
      ...{ version: 1, action: 'admit', from_state: null, to_state: 'standing', actor: 'operator:test' },
      detail: { import: 'file.csv' },
    },
    {
      ...{ version: 2, action: 'change', from_state: 'standing', to_state: 'standing', actor: 'operator:test' },
      detail: {
        import: 'file.csv',
        terms: { kind: 'social', declaredQuantity: 150, declaredOn: '2026-11-24', readyAfterHours: 3 },
      },
    },
  ])
})

test('a donation that was refused is not announced again by its old id, and is not exported', async () => {
  await desk.take('donations', files.donations ?? [])
  await desk.rows(`UPDATE supply_sources SET state = 'refused' WHERE id = 'don-1' RETURNING id`)
  expect(shortOf(await desk.take('donations', files.donations ?? []))).toEqual([[2, '编号', 'don-1', 'source-ended']])
  expect((await desk.give('donations', 'csv')).toString()).not.toContain('don-1')
})

test('every line that can’t be taken is named, of GBK files too, and nothing of the file is taken', async () => {
  await desk.take('social', files.social ?? [])
  const donations = files.donations ?? []
  const report = await desk.take('donations', [
    ...donations,
    `don-2,某人,${place},十,2026-11-24,`,
    `soc-1,某人,${place},10,,`,
    `don-3,某人,${place},10,,亚特兰蒂斯`,
    `don-1,某人,${place},10,2026-11-24T08:30Z,`,
    `don-4,,${place},10,,`,
  ])
  expect(shortOf(report)).toEqual([
    [3, '告知数量', '十', 'whole-number'],
    [3, '预计到达', '2026-11-24', 'instant'],
    [4, '编号', 'soc-1', 'source-kind'],
    [5, '指定受助地区', '亚特兰蒂斯', 'area-unknown'],
    [6, '编号', 'don-1', 'twice'],
    [7, '捐赠方', '', 'required'],
  ])
  expect(await desk.rows(`SELECT id FROM supply_sources WHERE id LIKE 'don-%'`)).toEqual([])
  // “Id” 编号, “Holder” 单位 in GBK
  const gbk = Buffer.concat([
    Buffer.from('Id,Giver,Loading place,Item code,Pact,Quantity,Answer due (minutes),Ready after (h)\naid-9,'),
    Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]),
    Buffer.from(`,${place},610000->630000,5,60,1\n`),
  ])
  const aid = await desk.take('mutual-aid', gbk)
  expect([aid.encoding, shortOf(aid)]).toEqual(['GBK', [[2, 'Pact', '610000->630000', 'pact-unknown']]])
})
