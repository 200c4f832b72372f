import { readPolicy } from '../../database/reference'
import { readPolicies } from '../../database/seed/reference-files'
import { seed } from '../../database/seed/seed'
import type { ActivityDesk } from './activity-desk'
import { openActivityDesk } from './activity-desk'
import { REPORTED, anAlertedIncident, assess } from './assessed-incident'

const kinds = ['travel-rules', 'allocation-rules']

describe('a database that was seeded by an earlier version', () => {
  let desk: ActivityDesk
  beforeEach(async () => {
    desk = await openActivityDesk()
    // as travel-rules 2027-01 and allocation-rules 2027-02 were: without what plans are made by since
    await desk.rows(
      `UPDATE policy_editions SET edition = '2027-01', body = (body - 'inTimePerConsignment') || '{"edition": "2027-01", "inTimeGivenUp": 0.05}'
       WHERE kind = 'travel-rules'`,
    )
    await desk.rows(
      `UPDATE policy_editions SET edition = '2027-02', body = (body - 'sourceOrder') || '{"edition": "2027-02"}' WHERE kind = 'allocation-rules'`,
    )
  })
  afterEach(() => desk.close())

  const inForce = async () => {
    const read = kinds.map((kind) => readPolicy<object>(desk.database.pool, kind, 'earthquake', '622927'))
    return Promise.all(read)
  }
  const shipped = () =>
    kinds.map((kind) => {
      const policy = readPolicies().find((each) => each.kind === kind)
      return { ...policy?.body, sources: policy?.sources }
    })
  const editions = () =>
    desk.rows(`SELECT kind, edition FROM policy_editions WHERE kind = ANY ($1) ORDER BY kind, id`, [kinds])

  test('has today’s editions in force after the next start, the older ones on record', async () => {
    expect(await inForce()).not.toEqual(shipped())
    const report = await seed(desk.databaseUrl)
    expect(report.added).toBe(2)
    expect(await inForce()).toEqual(shipped())
    expect(await editions()).toEqual([
      { kind: 'allocation-rules', edition: '2027-02' },
      { kind: 'allocation-rules', edition: '2027-03' },
      { kind: 'travel-rules', edition: '2027-01' },
      { kind: 'travel-rules', edition: '2027-02' },
    ])
    expect((await seed(desk.databaseUrl)).added).toBe(0)
  })

  test('plans by them: an old home goes on', async () => {
    await seed(desk.databaseUrl)
    const { incidentId, alertId } = await anAlertedIncident(desk)
    await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    const estimateId = `est-${incidentId}-1`
    const made = await desk.activities.planAllocation({ incidentId, estimateId, now: REPORTED })
    expect(made).toMatchObject({ version: 1, shortfalls: 0 })
  })

  test('an edition that people adopted since stays in force where it has the parts of the one that ships', async () => {
    const own = { ...shipped()[0], edition: 'own-1', speedKmh: 50 }
    await desk.rows(
      `INSERT INTO policy_editions (kind, hazard, area_code, edition, label, body, created_by)
       VALUES ('travel-rules', '*', '100000', 'own-1', 'adopted', $1, 'officer Li')`,
      [JSON.stringify(own)],
    )
    expect((await seed(desk.databaseUrl)).added).toBe(1)
    expect(await inForce()).toEqual([own, shipped()[1]])
  })

  test('an adopted edition without parts that plans are made by now gives way to the one that ships', async () => {
    await desk.rows(
      `INSERT INTO policy_editions (kind, hazard, area_code, edition, label, body, created_by)
       SELECT kind, hazard, area_code, 'own-0', 'adopted', body || '{"edition": "own-0"}', 'officer Li' FROM policy_editions WHERE kind = 'travel-rules'`,
    )
    expect((await seed(desk.databaseUrl)).added).toBe(2)
    expect(await inForce()).toEqual(shipped())
  })
})
