import type { OrderedConsignment } from '../../activities/goods-interfaces'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import type { Shelf } from './response-rows'
import { aStep, aTask, anOrdered, at, shelfOf } from './response-rows'

const tables = [
  'consignments',
  'consignment_lines',
  'transport_bookings',
  'goods_received_notes',
  'stock_movements',
  'stock_positions',
  'tasks',
]

describe('a consignment', () => {
  let desk: ActivityDesk
  let ordered: OrderedConsignment & Shelf
  let carrierId: string
  const accept = (quantity: number, version = 1) =>
    desk.activities.recordOrderAnswer({
      ...aStep(ordered.consignmentId, version),
      accepted: [{ itemCode: ordered.itemCode, quantity }],
      reason: quantity < 100 ? 'damaged' : null,
    })
  const reach = (milestone: 'departed' | 'arrived', version: number) =>
    desk.activities.recordMilestone({
      ...aStep(ordered.consignmentId, version),
      milestone,
      at: at(version),
      expectedAt: milestone === 'departed' ? at(6) : null,
    })
  const receive = (received: number, version: number) =>
    desk.activities.recordGoodsReceived({
      ...aStep(ordered.consignmentId, version),
      note: {
        key: 'note',
        signedBy: 'Ma',
        signedAt: at(7),
        lines: [{ itemCode: ordered.itemCode, received, damaged: 0 }],
        by: 'receiver Ma',
      },
    })
  const end = (status: 'cancelled' | 'lost', version: number) =>
    desk.activities.recordEnd({ ...aStep(ordered.consignmentId, version), status, reason: 'no-carrier' })
  const lines = () => desk.rows('SELECT approved, accepted, sent, received, damaged FROM consignment_lines')
  const shelf = () => shelfOf(desk, ordered)
  const both = (onHand: number, reserved: number) => ({
    position: { onHand, reserved },
    ledger: { onHand, reserved },
  })

  beforeEach(async () => {
    desk = await openActivityDesk()
    ordered = await anOrdered(desk)
    carrierId =
      (await desk.rows<{ id: string }>(`SELECT id FROM carriers WHERE area_code = '620000' LIMIT 1`))[0]?.id ?? ''
  })
  afterEach(() => desk.close())

  test('what was recorded first under a number stands: the answer says so, and nothing is written twice', async () => {
    const given = [{ itemCode: ordered.itemCode, quantity: 90 }]
    expect(await accept(90)).toMatchObject({ accepted: given, isSilent: false })
    expect(await accept(0)).toMatchObject({ accepted: given, isSilent: false })
    const step = aStep(ordered.consignmentId, 3)
    const ask = { attempt: 1, carrierId, reason: null, vehicle: null }
    await desk.activities.recordTenderAsked({ ...aStep(ordered.consignmentId, 2), ...ask, answerDueAt: at(4) })
    const yes = await desk.activities.recordTenderAnswer({ ...step, ...ask, state: 'accepted', expectedAt: at(5) })
    const silent = await desk.activities.recordTenderAnswer({ ...step, ...ask, state: 'silent', expectedAt: null })
    expect([yes, silent]).toEqual(Array(2).fill({ state: 'accepted', expectedAt: at(5) }))
    expect(await desk.rows('SELECT attempt, state FROM transport_bookings')).toEqual([
      { attempt: 1, state: 'accepted' },
    ])
  })

  test('goes from order to note, every step the same when it is tried twice', async () => {
    const ask = { attempt: 1, carrierId }
    const step = (version: number) => aStep(ordered.consignmentId, version)
    const steps: readonly (() => Promise<unknown>)[] = [
      () => accept(90),
      () => desk.activities.recordTenderAsked({ ...step(2), ...ask, answerDueAt: at(4) }),
      () =>
        desk.activities.recordTenderAnswer({
          ...step(3),
          ...ask,
          state: 'accepted',
          reason: null,
          vehicle: '甘A1234',
          expectedAt: at(5),
        }),
      () => reach('departed', 4),
      () => desk.activities.recordExpectedArrival({ ...step(5), expectedAt: at(7), reason: 'road closed' }),
      () => reach('arrived', 6),
      () => receive(85, 7),
    ]
    for (const run of steps) {
      const first = await run()
      const content = await digestOf(desk, ...tables)
      expect(await run()).toEqual(first)
      expect(await digestOf(desk, ...tables)).toEqual(content)
    }
    const { rows } = await desk.database.pool.query(
      `SELECT status, version, carrier_id, accepted_at, booked_at, departed_at, expected_at, arrived_at, received_at FROM consignments`,
    )
    expect(rows).toEqual([
      {
        status: 'received',
        version: 7,
        carrier_id: carrierId,
        accepted_at: new Date(at(2)),
        booked_at: new Date(at(4)),
        departed_at: new Date(at(4)),
        expected_at: new Date(at(7)),
        arrived_at: new Date(at(6)),
        received_at: new Date(at(7)),
      },
    ])
    expect(await lines()).toEqual([{ approved: 100, accepted: 90, sent: 90, received: 85, damaged: 0 }])
    expect(await shelf()).toEqual(both(10, 0))
  })

  test('that came short says so, however often it is asked', async () => {
    await accept(100)
    await reach('departed', 2)
    expect(await twice(() => receive(99, 3))).toEqual([{ short: true }, { short: true }])
  })

  test('that came whole without an arrival is arrived with its note', async () => {
    await accept(100)
    await reach('departed', 2)
    expect(await twice(() => receive(100, 3))).toEqual([{ short: false }, { short: false }])
    expect(await desk.rows('SELECT status, arrived_at, received_at FROM consignments')).toEqual([
      { status: 'received', arrived_at: new Date(at(7)), received_at: new Date(at(7)) },
    ])
  })

  test('is offered to road carriers of the province first, each once', async () => {
    const [first, again] = await twice(() => accept(100))
    expect(again).toEqual(first)
    const modes = first.carriers.map((each) => each.mode)
    expect(modes).toEqual([...modes].sort((left, right) => order(left) - order(right)))
    expect(new Set(first.carriers.map((each) => each.id)).size).toBe(first.carriers.length)
  })

  test('a late retry of an earlier step changes nothing', async () => {
    await accept(90)
    await reach('departed', 4)
    const content = await digestOf(desk, ...tables)
    await accept(10, 1)
    await desk.activities.recordTenderAsked({
      ...aStep(ordered.consignmentId, 2),
      attempt: 1,
      carrierId,
      answerDueAt: at(4),
    })
    await end('cancelled', 3)
    expect(await digestOf(desk, ...tables)).toEqual(content)
  })

  test('gives back at once what the keeper refuses, and all of it when it ends before it left', async () => {
    expect(await shelf()).toEqual(both(100, 100))
    await twice(() => accept(60))
    expect(await shelf()).toEqual(both(100, 60))
    await twice(() => end('cancelled', 2))
    expect(await shelf()).toEqual(both(100, 0))
    expect(await desk.rows('SELECT status, ended_reason FROM consignments')).toEqual([
      { status: 'cancelled', ended_reason: 'no-carrier' },
    ])
  })

  test('that is lost on the road gives nothing back', async () => {
    await accept(60)
    await reach('departed', 2)
    await twice(() => end('lost', 3))
    expect(await shelf()).toEqual(both(40, 0))
    expect(await lines()).toEqual([{ approved: 100, accepted: 60, sent: 60, received: 0, damaged: 0 }])
  })

  test('ended is owed nothing any more: its bookings are released, its tasks withdrawn', async () => {
    await accept(100)
    const tender = aTask({ id: 'tender', kind: 'answer-tender', workflowId: `consignment/${ordered.consignmentId}` })
    await desk.activities.recordTenderAsked({
      ...aStep(ordered.consignmentId, 2, { opens: [tender] }),
      attempt: 1,
      carrierId,
      answerDueAt: at(4),
    })
    await twice(() => end('cancelled', 3))
    expect(await desk.rows('SELECT state FROM transport_bookings')).toEqual([{ state: 'released' }])
    expect(await desk.rows(`SELECT DISTINCT state FROM tasks WHERE workflow_id LIKE 'consignment/%'`)).toEqual([
      { state: 'withdrawn' },
    ])
  })

  test('never sends more than was approved, nor receives more than was sent', async () => {
    await accept(90)
    await expect(desk.rows('UPDATE consignment_lines SET sent = 101')).rejects.toThrow('never_sent_above_approved')
    await reach('departed', 2)
    await expect(receive(91, 3)).rejects.toThrow('never_received_above_sent')
    expect(await lines()).toEqual([{ approved: 100, accepted: 90, sent: 90, received: 0, damaged: 0 }])
  })

  test('expected after its clock is told to the watch, until that is marked', async () => {
    const clock = { id: 'first-batch', incidentId: 'quake', rule: 'first-batch-24h', edition: 'test', subject: 'quake' }
    const deadline = { ...clock, startsAt: at(0), dueAt: at(24), marks: [] }
    await desk.activities.addDeadlines({ incidentId: 'quake', deadlines: [deadline], now: at(0) })
    await accept(100)
    desk.told.length = 0
    const late = () =>
      desk.activities.recordExpectedArrival({
        ...aStep(ordered.consignmentId, 2),
        expectedAt: at(30),
        reason: 'snow',
      })
    await twice(late)
    const slip = {
      workflowId: 'deadlines/quake',
      name: 'clockPredicted',
      argument: { deadlineId: 'first-batch', predictedAt: at(30) },
    }
    expect(desk.told).toEqual([slip, slip])
    const mark = { deadlineId: 'first-batch', mark: 'slip-predicted' as const, plannedAt: at(3), markedAt: at(3) }
    await desk.activities.recordMarks({ incidentId: 'quake', marks: [{ ...mark, outcome: 'fired' }] })
    await late()
    expect(desk.told).toEqual([slip, slip])
  })

  test('tells its incident what it came to', async () => {
    const change = {
      consignmentId: ordered.consignmentId,
      status: 'received' as const,
      batch: 'first' as const,
      short: true,
    }
    await twice(() => desk.activities.tellIncident({ incidentId: 'quake', ...change }))
    const signal = { workflowId: 'incident/quake', name: 'consignmentChanged', argument: change }
    expect(desk.told).toEqual([signal, signal])
  })
})

const order = (mode: string): number => ['road', 'rail', 'air'].indexOf(mode)
