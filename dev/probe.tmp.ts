import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import { startStack } from '/work/main/dev/stack'
import { openDatabase } from '/work/main/database/client'
import { insertDocument } from '/work/main/database/alerts'
import { seed } from '/work/main/database/seed/seed'
import { seedAccounts } from '/work/main/database/accounts/seed-accounts'
import { readSummary } from '/work/main/database/summary'
import { createMailGateway } from '/work/main/gateways/mail'
import { buildWorkflowBundle } from '/work/main/worker/bundle'
import { Conductor } from '/work/main/worker/conductor'
import { createMessenger } from '/work/main/worker/messenger'
import {
  createNotificationsWorker,
  createPlaybookWorker,
  createSolverWorker,
  runWorkers,
} from '/work/main/worker/workers'
import { addHours } from '/work/main/domain/time/instant'
import { intakeId, TASK_QUEUES } from '/work/main/workflows/workflow-ids'
import { SIGNALS } from '/work/main/workflows/messages'

async function main() {
  const t = (s: string) => console.log((performance.now() / 1000).toFixed(1), s)
  const stack = await startStack({ home: '/tmp/probe-home', durable: false })
  t('stack')
  const database = openDatabase(stack.databaseUrl)
  t(JSON.stringify((await seed(stack.databaseUrl)).elapsedMs))
  await seedAccounts(database)
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') })
  const connection = await NativeConnection.connect({ address: stack.temporalAddress })
  const cc = await Connection.connect({ address: stack.temporalAddress })
  const file = process.argv[2]!
  const startAt = process.argv[3]!
  const conductor: Conductor = new Conductor({
    startAt,
    stopAt: addHours(startAt, 96),
    move: async (id, now) => {
      await client.workflow.getHandle(id).signal(SIGNALS.clockMoved, { now })
    },
  })
  const client: Client = new Client({
    connection: cc,
    namespace: 'muster',
    interceptors: { workflow: [conductor.clientInterceptor] },
  })
  const context = {
    database,
    workflows: createMessenger(client),
    environment: 'staging' as const,
    servedArea: '100000',
    publicUrl: 'http://127.0.0.1:8420',
    secret: 'x'.repeat(32),
  }
  const bundlePath = await buildWorkflowBundle()
  t('bundle')
  const input = {
    connection,
    namespace: 'muster',
    client,
    context,
    mail: createMailGateway(stack.smtpUrl, 'Muster <muster@localhost>'),
    bundlePath,
    sinks: conductor.sinks,
  }
  const workers = await Promise.all([
    createPlaybookWorker(input),
    createSolverWorker(input),
    createNotificationsWorker(input),
  ])
  const run = runWorkers(workers)
  const body = readFileSync(file)
  const id = 'doc-' + Date.now()
  await insertDocument(database.pool, {
    id,
    receivedAt: startAt,
    channel: 'exercise',
    sender: 'probe',
    contentType: null,
    fileName: null,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: {
      pace: 1,
      standIns: {
        seed: 7,
        officers: (process.argv[4] ?? 'prompt') as 'prompt',
        keepers: 'prompt',
        carriers: 'orderly',
        receivers: 'prompt',
      },
    },
  })
  const iv = setInterval(() => t(conductor.describe()), 5000)
  await client.workflow.start('intakeDocument', {
    taskQueue: TASK_QUEUES.playbook,
    workflowId: intakeId(id),
    args: [{ documentId: id, clock: { kind: 'stepped', now: startAt } }],
  })
  await Promise.race([conductor.whenIdle(), new Promise((r) => setTimeout(r, 150000))])
  t('idle ' + conductor.describe())
  clearInterval(iv)
  const inc = (await database.pool.query('select incident_id from alerts where document_id=$1', [id])).rows[0]
  if (inc?.incident_id) {
    const s = await readSummary(database.pool, inc.incident_id)
    console.log(JSON.stringify({ ...s, demand: s.demand.length, clocks: s.clocks.length }, null, 1).slice(0, 5000))
    console.log(
      (await database.pool.query('select action, count(*)::int from audit_log group by 1 order by 2 desc')).rows,
    )
    for (const wf of [`incident/${inc.incident_id}`, `deadlines/${inc.incident_id}`, `stand-ins/${inc.incident_id}`]) {
      const h = await client.workflow.getHandle(wf).describe()
      console.log(wf, h.status.name, h.historyLength)
    }
    const c = (await database.pool.query('select id from consignments limit 1')).rows[0]
    if (c) {
      const h = await client.workflow.getHandle('consignment/' + c.id).describe()
      console.log(c.id, h.status.name, h.historyLength)
    }
  } else
    console.log(
      (await database.pool.query('select disposition, reason from alerts')).rows,
      (await database.pool.query('select kind, reasons from review_items')).rows,
    )
  workers.forEach((w) => w.shutdown())
  await run
  await database.close()
  await connection.close()
  await cc.close()
  await stack.stop()
}
main().then(
  () => process.exit(0),
  (e) => {
    console.error(e)
    process.exit(1)
  },
)
