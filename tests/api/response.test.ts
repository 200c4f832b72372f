import type request from 'supertest'
import supertest from 'supertest'
import { contracts } from '../../api/contracts/all'
import { signLink } from '../../gateways/signed-link'
import { TASK_QUEUES, escalationId as workflowIdOf } from '../../workflows/workflow-ids'
import { bodyOf, SECRET } from './api-under-test'
import { anIncident } from './rows'
import type { StackUnderTest } from './workers-under-test'
import { startStackUnderTest } from './workers-under-test'

type Agent = ReturnType<typeof request.agent>
type Page = {
  incident: { id: string; status: string }
  levels: { hazard: { version: number; level: string; state: string } | null }
  plan: { id: string; version: number } | null
  approvals: { batch: string; decision: string; decidedBy: string }[]
  consignments: { id: string; status: string; depotId: string }[]
  tasks: { kind: string }[]
}

let under: StackUnderTest

beforeAll(async () => {
  under = await startStackUnderTest()
}, 60_000)
afterAll(() => under.close(), 60_000)

test('an alert by form becomes a response that officers decide and a keeper answers, each act once', async () => {
  const duty = await under.officer('duty-officer')
  const incidentId = await raiseQuake(duty)
  const offered = await pageWhen(duty, incidentId, ({ plan, tasks }) => plan !== null && tasks.length >= 2)
  expect(offered.levels.hazard).toMatchObject({ level: 'II', state: 'provisional' })

  const minister = await under.officer('deputy-minister')
  const level = `/api/v1/incidents/${incidentId}/level`
  await minister.post(level).send({ kind: 'hazard', decision: 'confirm' }).expect(200)
  const again = await minister.post(level).set('Accept-Language', 'en').send({ kind: 'hazard', decision: 'confirm' })
  expect(again.status).toBe(409)
  expect(bodyOf(again)).toMatchObject({
    code: 'too-late',
    detail: 'The level was decided already (confirmed).',
  })

  const decision = `/api/v1/incidents/${incidentId}/plans/${offered.plan?.id}/first/decision`
  const leader = await under.officer('committee-leader')
  const approvals = await Promise.all(
    [minister, leader].map((officer) => officer.post(decision).send({ decision: 'approve' })),
  )
  expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409])
  const ordered = await pageWhen(duty, incidentId, ({ consignments }) => consignments.length > 0)
  expect(ordered.approvals).toMatchObject([{ batch: 'first', decision: 'approved' }])

  const [consignment] = ordered.consignments
  const keeper = await under.officer('depot-keeper', { depotId: consignment?.depotId ?? '' })
  const answer = `/api/v1/consignments/${consignment?.id}/order-answer`
  await untilOk(() => keeper.post(answer).send({ answer: 'accept' }))
  await keeper.post(answer).send({ answer: 'accept' }).expect(409)
  await everyAnswerFitsItsSchema(duty, incidentId, consignment?.id ?? '')
}, 60_000)

test('an acknowledgement by a signed link stands under the person’s name and user name', async () => {
  const incidentId = await anIncident(under.database)
  const { pool, prisma } = under.database
  const { responsePlan } = await prisma.incident.findUniqueOrThrow({ where: { id: incidentId } })
  await pool.query(
    `INSERT INTO deadlines (id, incident_id, rule, edition, subject, starts_at, due_at)
     VALUES ('linked', $1, 'first-batch-24h', '2026-11', $1, now() - interval '1 day', now())`,
    [incidentId],
  )
  const escalationId = 'breached:linked'
  const arg = { incidentId, clock: { kind: 'real' }, plan: responsePlan, standIns: null, escalationId }
  const openedAt = new Date().toISOString()
  await under.client.workflow.start('escalation', {
    taskQueue: TASK_QUEUES.playbook,
    workflowId: workflowIdOf(escalationId),
    args: [{ ...arg, deadlineId: 'linked', cause: 'breached', openedAt }],
  })
  const claims = { escalationId, rung: 0, post: 'duty-officer', name: '陈晓梅', userName: 'chen.xm' }
  const token = signLink(SECRET, { ...claims, expiresAt: '2126-01-01T00:00:00.000Z' })
  const row = () => prisma.escalation.findUnique({ where: { id: escalationId } })
  while ((await row()) === null) await new Promise((resolve) => setTimeout(resolve, 100))
  const pressed = await supertest(under.api.app).post(`/a/${token}/acknowledge`).expect(200)
  expect(pressed.text).toContain('已确认，升级已停止')
  while ((await row())?.state === 'open') await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await row()).toMatchObject({ state: 'acknowledged', acknowledgedBy: '陈晓梅 (chen.xm)' })
}, 30_000)

async function raiseQuake(officer: Agent): Promise<string> {
  const now = new Date().toISOString()
  const quake = { magnitude: 6.2, depthKm: 10, epicentre: { longitude: 102.79, latitude: 35.7 }, originAt: now }
  const form = {
    status: 'exercise',
    messageType: 'alert',
    hazard: 'earthquake',
    headline: '积石山地震',
    sentAt: now,
    quake,
  }
  const taken = await officer.post('/api/v1/alerts/form').send(form).expect(201)
  const [alert] = bodyOf<{ alerts: { disposition: string; incidentId: string }[] }>(taken).alerts
  expect(alert?.disposition).toBe('started')
  return alert?.incidentId ?? ''
}

async function pageWhen(officer: Agent, incidentId: string, holds: (page: Page) => boolean): Promise<Page> {
  for (;;) {
    const page = bodyOf<Page>(await officer.get(`/api/v1/incidents/${incidentId}`).expect(200))
    if (holds(page)) return page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A consignment's workflow starts right after its row is there. */
async function untilOk(send: () => request.Test): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await send()).status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the act was never taken')
}

/** The board, the page and all lists as the console will get them, against the schemas that it was built from. */
async function everyAnswerFitsItsSchema(duty: Agent, incidentId: string, consignmentId: string): Promise<void> {
  const [auditor, administrator] = [await under.officer('auditor'), await under.officer('administrator')]
  const document = await under.database.prisma.alertDocument.findFirstOrThrow()
  const alert = await under.database.prisma.alert.findFirstOrThrow()
  const depot = await under.database.prisma.depot.findFirstOrThrow()
  const values: Record<string, string> = { version: '1', code: '622927' }
  const idOf: Record<string, string> = {
    '/alerts': alert.id,
    '/alert-documents': document.id,
    '/incidents': incidentId,
    '/consignments': consignmentId,
    '/depots': depot.id,
    '/policies': '1',
  }
  const checked: string[] = []
  for (const { name, method, path, answers } of contracts) {
    const answer = answers[200]
    if (method !== 'get' || !answer || !('safeParse' in answer)) continue
    const ofItem = path.startsWith('/item-kinds') ? '1010101' : undefined
    const known = path.replace(
      /\{(\w+)\}/g,
      (_, key: string) => ofItem ?? values[key] ?? idOf[path.split('/{')[0] ?? ''] ?? '?',
    )
    if (known.includes('?') || ['/healthz', '/readyz'].includes(path) || path.includes('{whatIfId}')) continue
    const reader =
      name === 'listAudit' ? auditor : ['listAccounts', 'listApiKeys'].includes(name) ? administrator : duty
    const got: unknown = (await reader.get(`/api/v1${known}`).expect(200)).body
    const parsed = answer.safeParse(got)
    expect({ name, error: parsed.error?.issues }).toEqual({ name, error: undefined })
    // nothing goes out that the contract doesn't name
    expect({ name, body: got }).toEqual({ name, body: parsed.data })
    checked.push(name)
  }
  expect(checked.length).toBeGreaterThan(22)
}
