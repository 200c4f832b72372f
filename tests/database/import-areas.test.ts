import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportLines } from '../../cli/import'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import type { AreaImportReport } from '../../database/import/import-areas'
import { importAreas } from '../../database/import/import-areas'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'

const census = join(__dirname, '..', '..', '..', 'shared', 'data', 'geo', 'areas-2020.csv')
const header = 'code,level,prefecture,name,longitude,latitude,population_2020'
const options = { fileName: 'people.csv', actor: 'operator:test' }

let database: TestDatabase
let db: Database

beforeEach(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})

afterEach(async () => {
  await db.close()
  await database.drop()
})

const file = (...lines: string[]) => Buffer.from([header, ...lines, ''].join('\n'))
const importLines = (...lines: string[]) => importAreas(database.url, file(...lines), options)

async function peopleOf(code: string) {
  const { rows } = await db.pool.query<{ population: number; population_basis: string }>(
    'SELECT population, population_basis FROM areas WHERE code = $1',
    [code],
  )
  return rows[0]
}

async function importEntries() {
  const { rows } = await db.pool.query<{ actor: string; detail: Record<string, unknown> }>(
    `SELECT actor, detail FROM audit_log WHERE action = 'areas.imported' ORDER BY seq`,
  )
  return rows
}

test('lines are joined by code, then by name within the prefecture, and the rest is reported', async () => {
  const report = await importLines(
    '622927,county,临夏回族自治州,积石山保安族东乡族撒拉族自治县,102.88,35.72,238664',
    '610322,county,宝鸡市,凤翔县,107.4,34.5,386156',
    '620171,county,兰州市,兰州新区,,,288200',
  )
  expect(report).toMatchObject({
    outcome: 'imported',
    rows: 3,
    matchedByCode: 1,
    matchedByName: [{ line: 3, code: '610322', name: '凤翔县', areaCode: '610305', areaName: '凤翔区' }],
    changed: [
      { code: '622927', from: 239_000, to: 238_664 },
      { code: '610305', to: 386_156 },
    ],
    notMatched: [{ line: 4, code: '620171', name: '兰州新区', population: 288_200 }],
  })
  expect(await peopleOf('622927')).toEqual({ population: 238_664, population_basis: 'imported' })
  expect(await peopleOf('610305')).toEqual({ population: 386_156, population_basis: 'imported' })
})

test('an import is one entry in the audit log, and the same file again changes nothing', async () => {
  const line = '622927,county,临夏回族自治州,积石山县,,,238664'
  await importLines(line)
  const again = await importLines(line)
  expect(again).toMatchObject({ outcome: 'imported', matchedByCode: 1, changed: [] })
  expect(await importEntries()).toEqual([
    { actor: 'operator:test', detail: expect.objectContaining({ fileName: 'people.csv', rows: 1, changed: 1 }) },
  ])
})

test('a dry run tells what would change and writes nothing', async () => {
  const contents = file('622927,county,临夏回族自治州,积石山县,,,238664')
  const report = await importAreas(database.url, contents, { ...options, dryRun: true })
  expect(report).toMatchObject({ outcome: 'dry-run', changed: [{ code: '622927', to: 238_664 }] })
  expect(await peopleOf('622927')).toEqual({ population: 239_000, population_basis: 'census-2020' })
  expect(await importEntries()).toEqual([])
})

test('one bad line and nothing is imported: each fault is named with line, column, value and reason', async () => {
  const report = await importLines(
    '622927,county,临夏回族自治州,积石山县,,,238664',
    '62292,county,临夏回族自治州,东乡县,,,1',
    '622925,prefecture,临夏回族自治州,和政县,,,"205,000"',
    '622924,county,临夏回族自治州,广河县,203.5,,261000',
    '622924,county,临夏回族自治州,广河县,,,261000',
    '622923,county,永靖县',
  )
  expect(report).toMatchObject({
    outcome: 'refused',
    refusals: [
      { line: 3, column: 'code', value: '62292', fault: 'code' },
      { line: 4, column: 'level', value: 'prefecture', fault: 'level-code' },
      { line: 4, column: 'population_2020', value: '205,000', fault: 'whole-number' },
      { line: 5, column: 'longitude', value: '203.5', fault: 'degrees' },
      { line: 6, column: 'code', value: '622924', fault: 'code-twice', values: { firstLine: 5 } },
      { line: 7, column: '*', fault: 'field-count', values: { expected: 7, actual: 3 } },
    ],
  })
  expect(await peopleOf('622927')).toEqual({ population: 239_000, population_basis: 'census-2020' })
})

test.each<[string, Buffer, string]>([
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0xff, 0x00]), 'encoding'],
  ['a header alone', file(), 'empty'],
  ['a column missing', Buffer.from('code,level,name\n622927,county,积石山县\n'), 'column-missing'],
  ['a quote left open', file('622927,county,"临夏,积石山县,,,1'), 'quotes'],
])('%s is refused whole', async (_, contents, fault) => {
  expect(await importAreas(database.url, contents, options)).toMatchObject({
    outcome: 'refused',
    refusals: [{ fault }],
  })
})

test('a city without counties hands its figure to the county that stands for it', async () => {
  await importLines('441900,prefecture,东莞市,东莞市,,,10466625')
  expect(await peopleOf('441900')).toEqual({ population: 10_466_625, population_basis: 'imported' })
  expect(await peopleOf('441901')).toEqual({ population: 10_466_625, population_basis: 'imported' })
})

test('two lines that mean one area are refused', async () => {
  const report = await importLines('610322,county,宝鸡市,凤翔县,,,1', '610399,county,宝鸡市,凤翔区,,,2')
  expect(report).toMatchObject({
    outcome: 'refused',
    refusals: [{ line: 3, fault: 'area-twice', values: { firstLine: 2, areaCode: '610305' } }],
  })
})

const withCensus = existsSync(census) ? test : test.skip

withCensus('the census of 2020 is taken whole and every area but a few takes its figure', async () => {
  const contents = readFileSync(census)
  const report = await importAreas(database.url, contents, options)
  expect(summary(report)).toEqual({
    outcome: 'imported',
    encoding: 'UTF-8',
    rows: 3312,
    byCode: 3195,
    byName: 15,
    notMatched: 102,
  })
  expect(await peopleOf('622927')).toEqual({ population: 239_390, population_basis: 'imported' })
  expect(await peopleOf('620201')).toEqual({ population: 312_663, population_basis: 'imported' })
  const { rows } = await db.pool.query(`SELECT count(*)::int AS n FROM areas WHERE population_basis <> 'imported'`)
  expect(rows).toEqual([{ n: 14 }])
})

test('a file in GBK is read as such', async () => {
  const line = Buffer.concat([
    Buffer.from(`${header}\n622927,county,,`),
    Buffer.from([0xbb, 0xfd, 0xca, 0xaf]),
    Buffer.from(',,,238664\n'),
  ])
  expect(await importAreas(database.url, line, options)).toMatchObject({ encoding: 'GBK', matchedByCode: 1 })
})

test('the report reads in both languages', async () => {
  const report = await importLines('62292,county,临夏回族自治州,东乡县,,,1')
  expect(reportLines(report, 'zh')).toEqual([
    '文件未导入，数据库没有改动。1 处须改正：',
    '  第 2 行，code 列，“62292”：不是六位行政区划代码',
  ])
  expect(reportLines(report, 'en')[1]).toBe('  line 2, column code, "62292": is no six-digit area code')
})

function summary(report: AreaImportReport) {
  if (report.outcome === 'refused') return report
  const { outcome, encoding, rows, matchedByCode: byCode, matchedByName, notMatched } = report
  return { outcome, encoding, rows, byCode, byName: matchedByName.length, notMatched: notMatched.length }
}
