import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aCap, anInfo, geocodeArea } from '../../intake/documents'
import type { Arrival, IntakeDesk } from './intake-desk'
import { openIntakeDesk, outcomeOf } from './intake-desk'

const at = '2023-07-31T00:10:00.000Z'
const first = '13068141600000_20230731080000'
const standIns = { seed: 7, officers: 'prompt', keepers: 'prompt', carriers: 'orderly', receivers: 'prompt' } as const
const scenario = (file: string) => readFileSync(join(__dirname, '../../../scenarios/alerts', file))
const rainstorm = scenario('zhuozhou-2023-07-31-rainstorm-red.xml')
const quake = scenario('jishishan-2023-12-18-quake.geojson')

/** A later message of the same sender about the first rainstorm alert. */
const about = (msgType: 'Update' | 'Cancel', changes: Record<string, string | null> = {}) =>
  aCap({
    identifier: `13068141600000_20230731${msgType === 'Update' ? '120000' : '180000'}`,
    sent: `2023-07-31T${msgType === 'Update' ? '12' : '18'}:00:00+08:00`,
    msgType,
    references: `涿州市气象台,${first},2023-07-31T08:00:00+08:00`,
    ...changes,
  })

let desk: IntakeDesk
beforeEach(async () => {
  desk = await openIntakeDesk()
})
afterEach(() => desk.close())

const receive = (body: Buffer | string, id: string, arrival: Partial<Arrival> = {}) =>
  desk.receive(body, { receivedAt: at, ...arrival, id })
const incidents = () =>
  desk.rows<{ id: string; is_exercise: boolean; title_zh: string; status: string }>(
    'SELECT id, is_exercise, title_zh, status FROM incidents ORDER BY number',
  )
const dispositions = async () =>
  (await desk.rows<{ disposition: string }>('SELECT disposition FROM alerts ORDER BY received_at, id')).map(
    (row) => row.disposition,
  )

/** Stores an officer's answer as the API does, and lets the workflow's activity take it. */
async function answer(documentId: string, fields: Record<string, unknown>, start = true) {
  const [item] = await desk.rows<{ id: string }>('SELECT id FROM review_items WHERE document_id = $1', [documentId])
  const reviewItemId = item?.id ?? ''
  await desk.rows('UPDATE review_items SET resolution = $2 WHERE id = $1', [
    reviewItemId,
    JSON.stringify({ fields, start, by: '陈晓梅' }),
  ])
  return () => desk.activities.completeReviewedAlert({ reviewItemId, by: '陈晓梅', realNow: at })
}

describe('a new alert', () => {
  it('opens an incident on real time, with the plan of its hazard and simulated carriers in staging', async () => {
    const { acts } = await receive(rainstorm, 'd1')
    const [incident] = await incidents()
    expect(incident).toMatchObject({ is_exercise: false, status: 'open', title_zh: expect.stringContaining('涿州市') })
    expect(acts).toEqual([
      {
        kind: 'open',
        input: {
          incidentId: incident?.id,
          alertId: expect.stringMatching(/^alert-/),
          clock: { kind: 'real' },
          plan: expect.objectContaining({ hazard: '*', edition: '2026-11' }),
          startedAt: at,
          areaCode: '130681',
          isExercise: false,
          standIns: { seed: 1, officers: 'none', keepers: 'none', carriers: 'orderly', receivers: 'none' },
        },
      },
    ])
  })

  it('posted twenty times at once makes one incident and nineteen duplicates of it', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `d${index}`)
    const outcomes = await Promise.all(ids.map((id) => receive(rainstorm, id)))
    expect(outcomes.flatMap(({ acts }) => acts)).toHaveLength(1)
    expect(await incidents()).toHaveLength(1)
    expect((await dispositions()).toSorted()).toEqual([...Array<string>(19).fill('duplicate'), 'started'])
    const again = await Promise.all(ids.map((id) => receive(rainstorm, id)))
    expect(again).toEqual(outcomes)
    expect(await dispositions()).toHaveLength(20)
  })

  it('of an event that is being handled is proposed for merging', async () => {
    await receive(rainstorm, 'd1')
    const other = aCap({ identifier: 'X-1', sender: 'province@muster.example' })
    expect(await receive(other, 'd2')).toEqual({ acts: [] })
    expect(await outcomeOf(desk, 'd2')).toEqual([
      'read',
      'review triage.similar-event | 130681 code | no incident',
      'review similar triage.similar-event |  | 130681',
    ])
  })

  it('outside the served area is kept, and starts when an officer says so', async () => {
    await desk.close()
    desk = await openIntakeDesk({ servedArea: '620000' })
    expect(await receive(rainstorm, 'd1')).toEqual({ acts: [] })
    expect(await outcomeOf(desk, 'd1')).toEqual(['read', 'kept triage.out-of-area | 130681 code | no incident'])
    const [alert] = await desk.rows<{ id: string }>('SELECT id FROM alerts')
    const start = () =>
      desk.activities.startKeptAlert({ alertId: alert?.id ?? '', by: '陈晓梅', reason: '支援邻省', realNow: at })
    const started = await start()
    expect(started.acts).toEqual([expect.objectContaining({ kind: 'open' })])
    expect(await start()).toEqual(started)
    expect(await outcomeOf(desk, 'd1')).toEqual(['read', 'started triage.officer-decided | 130681 code | incident'])
  })

  it('from abroad that an officer starts is named by the place as written', async () => {
    const info = anInfo({ area: '<areaDesc>Tonga</areaDesc><circle>-20.5,-175.4 50</circle>' })
    await receive(aCap({ identifier: 'A-1' }, info), 'd1')
    const [alert] = await desk.rows<{ id: string }>(`SELECT id FROM alerts WHERE disposition = 'kept'`)
    await desk.activities.startKeptAlert({ alertId: alert?.id ?? '', by: '陈晓梅', reason: '国际援助', realNow: at })
    expect(await incidents()).toMatchObject([{ title_zh: expect.stringContaining('Tonga') }])
  })
})

describe('a later message', () => {
  beforeEach(async () => {
    await receive(aCap(), 'd1')
  })

  it.each([
    ['Update', 'revise', 'update', 'revised triage.revised'],
    ['Cancel', 'revise', 'cancel', 'stood-down triage.cancelled'],
  ] as const)('%s goes to the running response', async (msgType, kind, messageType, line) => {
    const [incident] = await incidents()
    const receivedAt = '2023-07-31T10:05:00.000Z'
    const { acts } = await receive(about(msgType), 'd2', { receivedAt })
    expect(acts).toEqual([{ kind, incidentId: incident?.id, alertId: expect.any(String), messageType }])
    expect(await receive(about(msgType), 'd2', { receivedAt })).toEqual({ acts })
    expect(await outcomeOf(desk, 'd2')).toEqual(['read', `${line} | 130681 code | incident`])
    const [act] = acts
    if (act?.kind === 'revise') await desk.activities.tellIncidentOfAlert(act)
    expect(desk.signals).toEqual([
      {
        workflowId: `incident/${incident?.id}`,
        signal: 'alertMessage',
        argument: { alertId: act?.kind === 'revise' ? act.alertId : '', messageType },
      },
    ])
    expect(await incidents()).toHaveLength(1)
  })

  it('that lacked something revises the running response once it is complete', async () => {
    const [incident] = await incidents()
    const receivedAt = '2023-07-31T04:05:00.000Z'
    await receive(about('Update', { status: null }), 'd2', { receivedAt })
    const complete = await answer('d2', { status: 'actual' })
    const outcome = await complete()
    expect(outcome.acts).toEqual([
      { kind: 'revise', incidentId: incident?.id, alertId: expect.any(String), messageType: 'update' },
    ])
    expect(await complete()).toEqual(outcome)
    expect(await incidents()).toHaveLength(1)
  })

  it('cancelling what nobody knows waits for a person, who can keep it but not start a response with it', async () => {
    const receivedAt = '2023-07-31T10:05:00.000Z'
    await receive(about('Cancel', { references: '涿州市气象台,other,2023-07-31T08:00:00+08:00' }), 'd2', { receivedAt })
    expect((await outcomeOf(desk, 'd2'))[2]).toContain('review unknown-reference triage.cancel-of-unknown')
    expect(await (await answer('d2', {}))()).toEqual({ acts: [] })
    expect((await outcomeOf(desk, 'd2'))[1]).toContain('kept triage.officer-decided')
    expect(await incidents()).toHaveLength(1)
  })
})

describe('the review queue', () => {
  const incomplete = aCap({ status: null }, anInfo({ area: '<areaDesc>涿州某地</areaDesc>' }))

  it('keeps an alert whole until an officer has said all that is missing', async () => {
    await receive(incomplete, 'd1')
    expect(await outcomeOf(desk, 'd1')).toEqual([
      'read',
      expect.stringMatching(/^review incomplete .* \| status,area \| $/),
    ])
    expect(await (await answer('d1', { status: 'actual' }))()).toEqual({ acts: [] })
    const open = `SELECT missing FROM review_items WHERE state = 'open' AND resolution IS NULL`
    expect(await desk.rows(open)).toEqual([{ missing: ['area'] }])
    const complete = await answer('d1', { status: 'actual', areaCodes: ['130681'] })
    const outcome = await complete()
    expect(outcome.acts).toEqual([expect.objectContaining({ kind: 'open' })])
    expect(await complete()).toEqual(outcome)
    expect((await outcomeOf(desk, 'd1'))[1]).toBe('started triage.officer-decided | 130681 officer | incident')
  })

  it('starts nothing when the officer only completes', async () => {
    await receive(incomplete, 'd1')
    const complete = await answer('d1', { status: 'actual', areaCodes: ['130681'] }, false)
    expect(await complete()).toEqual({ acts: [] })
    expect(await complete()).toEqual({ acts: [] })
    expect(await incidents()).toEqual([])
    expect(await dispositions()).toEqual(['kept'])
  })

  it('merges an alert that came whole in the meantime with that one', async () => {
    await receive(incomplete, 'd1')
    await receive(aCap(), 'd2')
    const complete = await answer('d1', { status: 'actual', areaCodes: ['130681'] }, false)
    expect(await complete()).toEqual({ acts: [] })
    expect(await complete()).toEqual({ acts: [] })
    expect(await desk.rows('SELECT state FROM review_items')).toEqual([{ state: 'merged' }])
    expect(await dispositions()).toEqual(['started'])
  })

  it('hands an answer that was kept while Temporal was away to the sweep', async () => {
    await receive(incomplete, 'd1')
    await answer('d1', { status: 'actual', areaCodes: ['130681'] })
    expect(await desk.activities.findWaiting({ limit: 10 })).toEqual({
      documents: [],
      inbox: [],
      answered: [{ reviewItemId: expect.any(String), documentId: 'd1', by: '陈晓梅' }],
    })
  })

  it('completes twenty alerts at once', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `d${index}`)
    for (const id of ids) await receive(aCap({ identifier: id, status: null }), id)
    const acts = await Promise.all(
      (await Promise.all(ids.map((id) => answer(id, { status: 'actual' })))).map((go) => go()),
    )
    expect(acts.flatMap((each) => each.acts)).toHaveLength(20)
  })
})

describe('exercises', () => {
  const exercise = { pace: 240, standIns }

  it('are an incident each time, as of the alert’s own time, beside the real one', async () => {
    const receivedAt = '2026-11-24T00:00:00.000Z'
    await receive(quake, 'real', { receivedAt: '2023-12-18T16:10:00.000Z' })
    const [one, two] = [
      await receive(quake, 'e1', { receivedAt, exercise }),
      await receive(quake, 'e2', { receivedAt, exercise }),
    ]
    expect((await incidents()).map((each) => each.is_exercise)).toEqual([false, true, true])
    expect(one.acts).toEqual([
      expect.objectContaining({
        input: expect.objectContaining({
          startedAt: '2023-12-18T16:09:00.000Z',
          isExercise: true,
          standIns,
          clock: {
            kind: 'paced',
            segments: [{ fromReal: receivedAt, fromScenario: '2023-12-18T16:09:00.000Z', scale: 240 }],
          },
        }),
      }),
    ])
    expect(two.acts).toHaveLength(1)
    expect(await receive(quake, 'e1', { receivedAt, exercise })).toEqual(one)
    expect(await incidents()).toHaveLength(3)
  })

  it('start nothing in production, not even when an officer asks', async () => {
    await desk.close()
    desk = await openIntakeDesk({ environment: 'production' })
    expect(await receive(aCap({ status: 'Exercise' }), 'd1')).toEqual({ acts: [] })
    expect((await outcomeOf(desk, 'd1'))[1]).toContain('kept triage.exercise-in-production')
    const [alert] = await desk.rows<{ id: string }>('SELECT id FROM alerts')
    const start = { alertId: alert?.id ?? '', by: '陈晓梅', reason: '误操作', realNow: at }
    expect(await desk.activities.startKeptAlert(start)).toEqual({ acts: [] })
    expect(await incidents()).toEqual([])
  })
})

describe('a feed that lists the same entries again', () => {
  const feed = { channel: 'feed', sender: 'feed_1' } as const
  const inArea = (note: string) => aCap({ note }, anInfo({ area: geocodeArea('130681000000') }))

  it('adds no duplicates', async () => {
    await receive(inArea('first'), 'd1', feed)
    expect(await receive(inArea('second'), 'd2', feed)).toEqual({ acts: [] })
    expect(await dispositions()).toEqual(['started'])
    await receive(inArea('third'), 'd3', { ...feed, sender: 'feed_2' })
    expect((await dispositions()).toSorted()).toEqual(['duplicate', 'started'])
  })

  it('asks a person once about an entry that is incomplete, and about an error page', async () => {
    for (const [index, note] of ['a', 'b', 'c'].entries()) {
      await receive(aCap({ note, status: null }), `d${index}`, feed)
      await receive(`<!doctype html><html><body>error ${note}</body></html>`, `e${index}`, feed)
    }
    const kinds = await desk.rows<{ kind: string }>('SELECT kind FROM review_items ORDER BY kind')
    expect(kinds.map(({ kind }) => kind)).toEqual(['incomplete', 'unreadable'])
  })
})
