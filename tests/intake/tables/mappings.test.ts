import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedSchema } from '../../../intake/tables/mapping-schema'
import { tableNames } from '../../../domain/exchange/column'
import { startingMapping } from '../../../domain/exchange/mapping'
import {
  builtInMapping,
  builtInMappings,
  mappingText,
  readMapping,
  readMappingToKeep,
  withDefaults,
} from '../../../intake/tables/mappings'

const folder = join(__dirname, '..', '..', '..', 'intake', 'tables', 'mappings')

test('every mapping that comes along is sound and bears the name of its file', () => {
  expect(builtInMappings()).toEqual([
    ...['eden-catalogue', 'eden-stock', 'eden-warehouses'],
    ...['openboxes-inventory', 'openboxes-locations', 'openboxes-products'],
  ])
  expect(builtInMappings().map((name) => builtInMapping(name)?.name)).toEqual(builtInMappings())
  expect(builtInMapping('../package')).toBeUndefined()
})

test('the published schema is the one that mappings are checked by', () => {
  const published: unknown = JSON.parse(readFileSync(join(folder, 'mapping.schema.json'), 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(publishedSchema())))
})

const sound = {
  name: 'ours',
  title: { zh: '甲', en: 'A' },
  table: 'kits',
  columns: { kit: { from: ['Kit'] }, part: { from: ['Part'] }, quantity: { default: '1' } },
}

test('a mapping of a user’s own is read', () => {
  expect(readMapping(JSON.stringify({ $schema: 'x', ...sound }))).toEqual({ outcome: 'read', mapping: sound })
})

test('all that a mapping has wrong is said, with where', () => {
  expect(readMapping('{')).toMatchObject({ outcome: 'refused', refusals: [{ field: 'body', fault: 'json' }] })
  const wrong = { ...sound, table: 'trains', extra: 1, columns: { kit: { from: [], times: '2' } }, title: { zh: '甲' } }
  expect(readMapping(JSON.stringify(wrong))).toEqual({
    outcome: 'refused',
    refusals: [
      { field: 'title.en', fault: 'missing', values: {} },
      { field: 'table', fault: 'choice', values: { values: tableNames.join(', ') } },
      { field: 'columns.kit.from', fault: 'short', values: { minimum: '1' } },
      { field: 'columns.kit.times', fault: 'type', values: { expected: 'number' } },
      { field: 'extra', fault: 'unknown', values: {} },
    ],
  })
  const columns = {
    code: { from: ['C'], values: { A: '12' } },
    colour: { from: ['D'] },
    label: { from: ['L'], values: { ok: 'fine' } },
    grade: {},
  }
  expect(
    readMapping(
      JSON.stringify({ ...sound, table: 'item-kinds', columns, catchAll: { code: '99', title: sound.title } }),
    ),
  ).toEqual({
    outcome: 'refused',
    refusals: [
      { fault: 'value', field: 'columns.code.values.A', values: { value: '12' } },
      { fault: 'unknown-column', field: 'columns.colour', values: { value: 'colour' } },
      { fault: 'value', field: 'columns.label.values.ok', values: { value: 'fine' } },
      { fault: 'unknown-column', field: 'columns.grade', values: { value: 'grade' } },
      ...['name_zh', 'unit_zh', 'mass_g', 'volume_ml'].map((id) => ({
        fault: 'required-column',
        field: `columns.${id}`,
        values: { value: '' },
      })),
      { fault: 'code', field: 'catchAll.code', values: { value: '99' } },
    ],
  })
})

test('a value given for a whole file is the default of its column', () => {
  const mapping = builtInMapping('openboxes-inventory')
  expect(mapping && withDefaults(mapping, { depot: 'depot-620000' }).columns.depot).toEqual({ default: 'depot-620000' })
})

test('a mapping to start from is sound for every table, and a mapping’s text reads as itself', () => {
  for (const table of tableNames) {
    const mapping = startingMapping(table)
    expect(readMappingToKeep(mappingText(mapping))).toEqual({ outcome: 'read', mapping })
  }
  for (const name of builtInMappings()) {
    const mapping = builtInMapping(name)
    expect(mapping && readMapping(mappingText(mapping))).toEqual({ outcome: 'read', mapping })
  }
})

test('a mapping that is kept takes no name that comes with Muster', () => {
  const named = (name: string) => readMappingToKeep(JSON.stringify({ ...sound, name }))
  const taken = (value: string) => ({
    outcome: 'refused',
    refusals: [{ field: 'name', fault: 'name-taken', values: { value } }],
  })
  expect(named('eden-stock')).toEqual(taken('eden-stock'))
  expect(named('stock')).toEqual(taken('stock'))
  expect(named('our-stock').outcome).toBe('read')
})
