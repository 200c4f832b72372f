import { openDatabase } from '../../database/client'
import { importTable } from '../../database/import/import-table'
import type { ImportDesk } from './table-import-desk'
import { importDesk, shortOf } from './table-import-desk'

let desk: ImportDesk
beforeEach(async () => void (desk = await importDesk()))
afterEach(() => desk.close())

const catalogue = [
  'Unit,名称,物资编码,单件质量（克）,Volume (ml),可回收,物资类别,Units per pack',
  '套,某某应急包,1990101,5000,20000,否,生活救助,4',
  '箱,某某急救箱,1990102,3000,9000,Yes,medical,',
]

test('a catalogue is added by headings in either language and any order; the same file again changes nothing', async () => {
  expect(shortOf(await desk.take('item-kinds', catalogue))).toEqual([
    { table: 'item-kinds', rows: 2, added: 2, changed: 0, unchanged: 0 },
  ])
  expect(await desk.rows(`SELECT * FROM item_kinds WHERE code LIKE '199%' ORDER BY code`)).toEqual([
    {
      ...{
        code: '1990101',
        name_zh: '某某应急包',
        name_en: '某某应急包',
        unit_zh: '套',
        unit_en: '套',
        supply_class: 'life-relief',
      },
      ...{ mass_g: 5000, volume_ml: 20000, pack_size: 4, packs_per_pallet: null, shelf_life_months: null },
      ...{ recoverable: false, label: 'unverified' },
    },
    {
      ...{
        code: '1990102',
        name_zh: '某某急救箱',
        name_en: '某某急救箱',
        unit_zh: '箱',
        unit_en: '箱',
        supply_class: 'medical',
      },
      ...{ mass_g: 3000, volume_ml: 9000, pack_size: 1, packs_per_pallet: null, shelf_life_months: null },
      ...{ recoverable: true, label: 'unverified' },
    },
  ])
  expect(shortOf(await desk.take('item-kinds', catalogue))).toEqual([
    { table: 'item-kinds', rows: 2, added: 0, changed: 0, unchanged: 2 },
  ])
})

test('columns that a file lacks keep what is stored', async () => {
  await desk.take('item-kinds', catalogue)
  const fewer = ['物资编码,名称,计量单位,单件质量（克）,单件体积（毫升）', '1990101,某某应急包（新）,套,5000,20000']
  expect(shortOf(await desk.take('item-kinds', fewer))).toEqual([
    { table: 'item-kinds', rows: 1, added: 0, changed: 1, unchanged: 0 },
  ])
  expect(await desk.rows(`SELECT name_zh, pack_size, supply_class FROM item_kinds WHERE code = '1990101'`)).toEqual([
    { name_zh: '某某应急包（新）', pack_size: 4, supply_class: 'life-relief' },
  ])
})

test('kits have the parts that the file names and no others; substitutes are kept by pair', async () => {
  await desk.take('item-kinds', catalogue)
  await desk.take('kits', ['套装,组成物资,数量', '1990101,1010101,1', '某某应急包,某某急救箱,2'])
  const again = await desk.take('kits', ['Kit,Part,Quantity', '1990101,1990102,3'])
  expect(shortOf(again)).toEqual([{ table: 'kits', rows: 1, added: 0, changed: 2, unchanged: 0 }])
  expect(await desk.rows(`SELECT * FROM kit_parts WHERE kit_code = '1990101'`)).toEqual([
    { kit_code: '1990101', part_code: '1990102', quantity: 3 },
  ])
  await desk.take('substitutes', ['物资,替代物资,替代一件所需件数,最低气温不低于（℃）', '1990101,1990102,1.5,5'])
  expect(await desk.rows(`SELECT * FROM substitutes WHERE item_code = '1990101'`)).toEqual([
    {
      ...{ item_code: '1990101', by_code: '1990102', ratio: 1.5 },
      ...{ min_temperature_c: 5, max_temperature_c: null, label: 'unverified' },
    },
  ])
})

const depots = [
  '储备库编号,名称,行政区,装车位,搬运人数,24小时电话,上次检查日期,检查周期（天）',
  'depot-x,兰州新库,兰州市,3,12,0931-1234567,2026年10月1日,90',
]

test('a depot lies in an area by name, at its point and level when the file says no others, and is no synthetic one', async () => {
  await desk.take('depots', depots)
  const [area] = await desk.rows<object>(`SELECT longitude, latitude FROM areas WHERE code = '620100'`)
  expect(await desk.rows(`SELECT *, inspected_at::text FROM depots WHERE id = 'depot-x'`)).toEqual([
    {
      ...{ id: 'depot-x', name_zh: '兰州新库', name_en: '兰州新库', level: 'prefecture', area_code: '620100', ...area },
      ...{
        docks: 3,
        porters: 12,
        synthetic: false,
        operator: 'reserve',
        owner: null,
        keeper: null,
        ordering_area: null,
      },
      ...{ contact_name: null, contact_phone: '0931-1234567', railhead_km: null, port_km: null, airfield_km: null },
      ...{ is_distribution_centre: false, inspection_every_days: 90, inspected_at: '2026-10-01' },
    },
  ])
})

const firm = '编号,企业名称,装车地点,物资编码'

test('agreements and producers become sources that stand, with their terms; stored terms that a file lacks stay', async () => {
  const heading = `${firm},保证供应量,答复时限（分钟）,备货时间（小时）,生效日期,失效日期,单价（分）,上游依赖（以；分隔）`
  const first = await desk.take('agreements', [
    heading,
    'agr-1,某某公司,depot-620000,1010101,500,60,4.5,2026-01-01,2026-12-31,9900,布料；拉链',
  ])
  expect(shortOf(first)).toEqual([{ table: 'agreements', rows: 1, added: 1, changed: 0, unchanged: 0 }])
  const fewer = `${firm},保证供应量,答复时限（分钟）,备货时间（小时）,生效日期,失效日期`
  await desk.take('agreements', [fewer, 'agr-1,某某公司,depot-620000,1010101,600,60,4.5,2026-01-01,2026-12-31'])
  const columns = 'kind, party_zh, depot_id, area_code, item_code, state, version, terms, depends_on, label'
  expect(await desk.rows(`SELECT ${columns} FROM supply_sources WHERE id = 'agr-1'`)).toEqual([
    {
      ...{
        kind: 'agreement',
        party_zh: '某某公司',
        depot_id: 'depot-620000',
        area_code: '620000',
        item_code: '1010101',
      },
      ...{ state: 'standing', version: 2, depends_on: ['布料', '拉链'], label: 'unverified' },
      terms: {
        ...{ kind: 'agreement', guaranteedQuantity: 600, unitCostFen: 9900, answerDueMinutes: 60 },
        ...{ readyAfterHours: 4.5, validFrom: '2026-01-01', validUntil: '2026-12-31' },
      },
    },
  ])
  await desk.take('producers', [
    `${firm},启动时间（小时）,日产量,答复时限（分钟）`,
    'pro-1,某某厂,depot-620000,1010101,24,300,120',
  ])
  expect(await desk.rows(`SELECT terms FROM supply_sources WHERE id = 'pro-1'`)).toEqual([
    {
      terms: {
        ...{ kind: 'production', startUpHours: 24, dailyOutput: 300, rampDays: 0, convertibleDailyOutput: 0 },
        ...{ conversionHours: 0, rawMaterialUnits: null, unitCostFen: 0, answerDueMinutes: 120 },
      },
    },
  ])
  expect(
    await desk.rows(
      `SELECT source_id, action, to_state, actor FROM supply_source_events WHERE source_id IN ('agr-1', 'pro-1') ORDER BY 1, version`,
    ),
  ).toEqual([
    { source_id: 'agr-1', action: 'admit', to_state: 'standing', actor: 'operator:test' },
    { source_id: 'agr-1', action: 'change', to_state: 'standing', actor: 'operator:test' },
    { source_id: 'pro-1', action: 'admit', to_state: 'standing', actor: 'operator:test' },
  ])
})

test('pacts are kept by direction, and are no synthetic ones any more', async () => {
  const heading = '支援方,受援方,答复时限（分钟）,结算办法'
  await desk.take('pacts', [heading, '陕西省,甘肃省,120,事后结算'])
  await desk.take('pacts', [heading, '610000,620000,60,事后结算'])
  expect(await desk.rows(`SELECT * FROM pacts WHERE from_area = '610000' AND to_area = '620000'`)).toEqual([
    {
      ...{ id: 'pact-610000-620000', from_area: '610000', to_area: '620000', kind: 'mutual-aid' },
      ...{ answer_due_minutes: 60, settlement: '事后结算', label: 'unverified' },
    },
  ])
})

test('every line that can’t be taken is named by row, heading, value and reason, and nothing of the file is taken', async () => {
  const report = await desk.take('depots', [
    ...depots,
    'depot-x,又一库,兰州市,3,12,,,',
    'a:b,库,兰州市,0,十二,,2026-02-30,',
    'depot-y,,城关区,3,12,,,',
    'depot-z,库,亚特兰蒂斯,3,12,,,',
    'depot-w,库',
  ])
  expect(shortOf(report)).toEqual([
    [3, '储备库编号', 'depot-x', 'twice'],
    [4, '储备库编号', 'a:b', 'id'],
    [4, '装车位', '0', 'least'],
    [4, '搬运人数', '十二', 'whole-number'],
    [4, '上次检查日期', '2026-02-30', 'date'],
    [5, '名称', '', 'required'],
    [6, '行政区', '亚特兰蒂斯', 'area-unknown'],
    [7, '*', 'depot-w,库', 'field-count'],
  ])
  expect(await desk.rows(`SELECT id FROM depots WHERE id LIKE 'depot-_'`)).toEqual([])
})

test('a name that several have is refused as such', async () => {
  const report = await desk.take('depots', [depots[0] ?? '', 'depot-y,库,城关区,3,12,,,'])
  expect(shortOf(report)).toEqual([[2, '行政区', '城关区', 'area-ambiguous']])
})

test('a dry run tells what would be done and does none of it', async () => {
  const report = await desk.take('item-kinds', catalogue, { dryRun: true })
  expect(report).toMatchObject({ outcome: 'dry-run', tables: [{ added: 2 }] })
  expect(await desk.rows(`SELECT code FROM item_kinds WHERE code LIKE '199%'`)).toEqual([])
  expect(await desk.rows(`SELECT 1 FROM audit_log WHERE action = 'table.imported'`)).toEqual([])
})

test('an import is on record with the file’s hash and what it did', async () => {
  await desk.take('item-kinds', catalogue)
  expect(await desk.rows(`SELECT actor, subject, detail FROM audit_log WHERE action = 'table.imported'`)).toEqual([
    {
      ...{ actor: 'operator:test', subject: 'item-kinds' },
      detail: {
        ...{ fileName: 'file.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), mapping: null },
        tables: [
          {
            ...{ table: 'item-kinds', sheet: null, rows: 2, skipped: 0, added: 2, changed: 0, unchanged: 0 },
            ...{ caught: 0, defaulted: [] },
          },
        ],
      },
    },
  ])
})

test('a fault of our own while a file is read undoes everything and leaves the connection fit for use', async () => {
  async function* rows() {
    yield [{ row: 1, cells: ['套装', '组成物资', '数量'], faults: [] }]
    yield [{ row: 2, cells: ['1010101', '1010102', '1'], faults: [] }]
    throw new Error('the disk is gone')
  }
  const sheet = { name: null, serialDates: null, rows, merged: () => [] }
  const opened = { outcome: 'opened', encoding: 'UTF-8', sha256: '', sheets: [sheet] } as const
  const options = { table: 'kits', fileName: 'f', actor: 'operator:test' } as const
  const alone = openDatabase(desk.url, 1)
  await expect(importTable(alone.pool, opened, options)).rejects.toThrow('the disk is gone')
  expect(await alone.pool.query('SELECT count(*)::int AS n FROM kit_parts')).toMatchObject({
    rows: [{ n: expect.any(Number) }],
  })
  await alone.close()
})
