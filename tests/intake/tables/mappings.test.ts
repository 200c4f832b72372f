import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedSchema } from '../../../intake/tables/mapping-schema'
import { builtInMapping, builtInMappings, readMapping, withDefaults } from '../../../intake/tables/mappings'

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
  expect(readMapping('{')).toMatchObject({ outcome: 'refused', refusals: [{ path: '', fault: 'form' }] })
  expect(readMapping(JSON.stringify({ ...sound, table: 'trains', extra: 1 }))).toMatchObject({
    outcome: 'refused',
    refusals: [
      { path: 'table', fault: 'form' },
      { path: '', fault: 'form' },
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
      { fault: 'value', path: 'columns.code.values.A', value: '12' },
      { fault: 'unknown-column', path: 'columns.colour', value: 'colour' },
      { fault: 'value', path: 'columns.label.values.ok', value: 'fine' },
      { fault: 'unknown-column', path: 'columns.grade', value: 'grade' },
      ...['name_zh', 'unit_zh', 'mass_g', 'volume_ml'].map((id) => ({
        fault: 'required-column',
        path: `columns.${id}`,
        value: '',
      })),
      { fault: 'code', path: 'catchAll.code', value: '99' },
    ],
  })
})

test('a value given for a whole file is the default of its column', () => {
  const mapping = builtInMapping('openboxes-inventory')
  expect(mapping && withDefaults(mapping, { depot: 'depot-620000' }).columns.depot).toEqual({ default: 'depot-620000' })
})
