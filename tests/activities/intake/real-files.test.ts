import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IntakeDesk } from './intake-desk'
import { openIntakeDesk, outcomeOf } from './intake-desk'

/** Real documents that are kept beside the project and never in it (SOURCES.md there). */
const folder = join(__dirname, '../../../../shared/data')
const isThere = existsSync(join(folder, 'SOURCES.md'))
const alertFolders = ['cap', 'composed', 'gdacs', 'usgs']

const abroad = 'kept triage.out-of-area |  none | no incident'

/** Received on the day it was sent, and what becomes of it: document, alerts, entries in review. */
const expected: Readonly<Record<string, readonly [receivedAt: string, ...outcome: string[]]>> = {
  'cap/caplib-canada.cap': ['2012-10-15T16:00:00.000Z', 'read', abroad],
  'cap/caplib-earthquake-iso8859-1.cap': ['2012-10-15T00:00:00.000Z', 'read', abroad],
  'cap/caplib-earthquake.cap': ['2010-08-31T05:10:00.000Z', 'read', abroad],
  'cap/caplib-invalid.cap': ['2010-08-31T00:10:00.000Z', 'unreadable', 'review unreadable intake.invalid-cap |  | '],
  'cap/caplib-weather.cap': ['2010-08-30T17:10:00.000Z', 'read', abroad],
  'cap/caplib-xee.cap': ['2010-08-31T00:10:00.000Z', 'unreadable', 'review unreadable intake.dtd-refused |  | '],
  'cap/cma-yuanshi-excerpt.xml': [
    '2026-08-26T08:15:00.000Z',
    'read',
    'review incomplete intake.missing-field intake.missing-field intake.no-scope | status,messageType | 130132',
  ],
  'cap/sahana-Flood.xml': [
    '2015-07-16T12:00:00.000Z',
    'read',
    'review triage.expired-before-sent |  none | no incident',
    'review inconsistent triage.expired-before-sent |  | ',
  ],
  'cap/sahana-Maldives-Tsunami-MultiLanguage.xml': ['2015-09-10T12:00:00.000Z', 'read', abroad],
  'cap/sahana-Myanmar-Flood-MultiLanguage.xml': ['2015-09-10T12:00:00.000Z', 'read', abroad],
  'cap/sahana-Philippines-Tropical-Cyclone-MultiLanguage.xml': ['2015-09-10T12:00:00.000Z', 'read', abroad],
  'cap/sahana-TropicalCyclone20150806.xml': ['2015-08-06T12:00:00.000Z', 'read', abroad],
  'cap/sahana-landslide.xml': [
    '2015-07-15T12:00:00.000Z',
    'read',
    'review triage.expired-before-sent | 440881… (30) geometry | no incident',
    'review inconsistent triage.expired-before-sent |  | 440881… (30)',
  ],
  'composed/chongqing-2022-08-19-forest-fire.form.json': [
    '2022-08-19T02:35:00.000Z',
    'read',
    'started triage.start | 500109 code | incident',
  ],
  'composed/jishishan-2023-12-18-quake.geojson': [
    '2023-12-18T16:10:00.000Z',
    'read',
    'started triage.start | 622927 nearest | incident',
  ],
  'composed/xinjiang-2022-08-19-flood.form.json': [
    '2022-08-19T03:05:00.000Z',
    'read',
    'started triage.start | 652900 code | incident',
  ],
  'composed/zhuozhou-2023-07-31-rainstorm-red.xml': [
    '2023-07-31T00:05:00.000Z',
    'read',
    'started triage.start | 130681 code | incident',
  ],
  'gdacs/gdacs-2019-12-30.xml': ['2019-12-30T12:00:00.000Z', 'read', ...Array<string>(4).fill(abroad)],
  'usgs/significant_month-2014-03.geojson': ['2014-03-25T12:00:00.000Z', 'read', ...Array<string>(12).fill(abroad)],
}
const drivesThePlaybook = Object.keys(expected).filter((file) => file.startsWith('composed/'))

const describeIfThere = isThere ? describe : describe.skip

describeIfThere('real alert documents beside the project', () => {
  let desk: IntakeDesk
  beforeAll(async () => {
    desk = await openIntakeDesk()
  })
  afterAll(() => desk.close())

  const receive = (file: string, id: string, receivedAt: string) =>
    desk.receive(readFileSync(join(folder, file)), { id, receivedAt, fileName: file })

  it('are all in the table', () => {
    const files = alertFolders.flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    expect(Object.keys(expected).toSorted()).toEqual(files.toSorted())
  })

  it.each(Object.entries(expected))('%s: right the first time, the same the second', async (file, [at, ...outcome]) => {
    const first = await receive(file, file, at)
    expect(await outcomeOf(desk, file)).toEqual(outcome)
    expect(first.acts.map((act) => act.kind)).toEqual(drivesThePlaybook.includes(file) ? ['open'] : [])
    expect(await receive(file, file, at)).toEqual(first)
    expect(await outcomeOf(desk, file)).toEqual(outcome)
  })

  it('start nothing by themselves when they come years late', async () => {
    const late = await openIntakeDesk()
    for (const file of drivesThePlaybook) {
      const { acts } = await late.receive(readFileSync(join(folder, file)), {
        id: file,
        receivedAt: '2026-11-24T00:00:00.000Z',
      })
      expect(acts).toEqual([])
      expect((await outcomeOf(late, file)).map((line) => line.split(' |')[0])).toEqual([
        'read',
        'review triage.stale',
        'review stale triage.stale',
      ])
    }
    await late.close()
  })

  it('the CMA excerpt goes on once an officer has filled in what it lacks', async () => {
    const file = 'cap/cma-yuanshi-excerpt.xml'
    await receive(file, file, '2026-08-26T08:15:00.000Z')
    const [item] = await desk.rows<{ id: string }>('SELECT id FROM review_items WHERE document_id = $1', [file])
    const reviewItemId = item?.id ?? ''
    const resolution = { fields: { status: 'actual', messageType: 'alert' }, start: true, by: '陈晓梅' }
    await desk.rows('UPDATE review_items SET resolution = $2 WHERE id = $1', [reviewItemId, JSON.stringify(resolution)])
    const complete = () =>
      desk.activities.completeReviewedAlert({ reviewItemId, by: '陈晓梅', realNow: '2026-08-26T08:30:00.000Z' })
    const first = await complete()
    expect(first.acts).toEqual([
      expect.objectContaining({
        kind: 'open',
        input: expect.objectContaining({
          areaCode: '130132',
          startedAt: '2026-08-26T08:15:00.000Z',
          isExercise: false,
        }),
      }),
    ])
    expect(await complete()).toEqual(first)
    expect((await outcomeOf(desk, file))[1]).toBe('started triage.officer-decided | 130132 code | incident')
  })
})
