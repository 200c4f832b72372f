import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { intakeReasonText } from '../../texts/intake'
import { aCap, read } from './documents'

/** Ours, and the real ones where they are there. */
const folders = [
  '../../scenarios/alerts',
  '../../../shared/data/cap',
  '../../../shared/data/gdacs',
  '../../../shared/data/usgs',
]
  .map((each) => join(__dirname, each))
  .filter((each) => existsSync(each))
const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
const bodies = [...files.map((file) => readFileSync(file)), Buffer.from(aCap())]

/** Every outcome, and every reason of it in both languages without a gap. */
function readAndExplain(body: Buffer): void {
  const document = read(body, { contentType: 'text/xml; charset=gbk' })
  const reasons =
    document.outcome === 'unreadable'
      ? document.reasons
      : document.alerts.flatMap((each) => (each.outcome === 'incomplete' ? each.reasons : []))
  for (const reason of reasons)
    for (const language of ['zh', 'en'] as const)
      expect(intakeReasonText({ ...reason, values: mapped(reason.values) }, language)).not.toMatch(/intake\.|\{\w+\}/)
}

const mapped = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(values).map((key) => [key, 'x']))

describe('reading never throws', () => {
  it('on bytes of any kind', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readAndExplain(Buffer.from(bytes))))
  })

  it('on text that begins as a document would', () => {
    const start = fc.constantFrom(
      '<alert>',
      '<rss>',
      '{"features":[',
      '{"hazard":',
      '<?xml version="1.0"?>',
      '[',
      '<a b="',
    )
    fc.assert(fc.property(start, fc.string(), (head, tail) => readAndExplain(Buffer.from(head + tail))))
  })

  it('on real documents with bytes changed, cut out or doubled', () => {
    const change = fc.record({ at: fc.nat(4000), length: fc.nat(40), insert: fc.uint8Array({ maxLength: 8 }) })
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 6 }), (body, changes) => {
        const mutated = changes.reduce<Buffer>((bytes, { at, length, insert }) => {
          const start = at % bytes.length
          return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + length), Buffer.from(' ')])
        }, body)
        readAndExplain(mutated)
      }),
      { numRuns: 500 },
    )
  })

  it('on JSON of any shape where fields are expected', () => {
    const field = fc.constantFrom(
      'mag',
      'time',
      'hazard',
      'reportedAt',
      'areaCode',
      'areaCodes',
      'references',
      '__proto__',
      'status',
      'ids',
    )
    const object = fc.dictionary(field, fc.jsonValue())
    fc.assert(
      fc.property(object, fc.jsonValue(), fc.boolean(), (properties, geometry, inFeed) => {
        const feature = { type: 'Feature', id: geometry, properties: { mag: 1, time: 1, ...properties }, geometry }
        readAndExplain(
          Buffer.from(JSON.stringify(inFeed ? { features: [feature, properties] } : [properties, feature])),
        )
      }),
      { numRuns: 300 },
    )
  })
})

it('shows a reason that it does not know instead of hiding it', () => {
  expect(intakeReasonText({ key: 'intake.new', values: { a: '1' } }, 'en')).toBe('intake.new {"a":"1"}')
  expect(intakeReasonText({ key: 'intake.missing-field', values: { field: 'area' } }, 'zh')).toBe('缺少区域。')
})
