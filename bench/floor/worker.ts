import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker'
import { createFloorActivities } from './activities'
import { FLOOR_QUEUE, FLOOR_SOLVER_QUEUE } from './shape'

const NAMESPACE = 'muster'

/** A process of its own, as the playbook's worker is one. */
async function main(address: string): Promise<void> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') })
  const [connection, clientConnection, workflowBundle] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
    bundleWorkflowCode({ workflowsPath: join(__dirname, 'workflows.ts'), logger: new DefaultLogger('WARN') }),
  ])
  const activities = createFloorActivities(new Client({ connection: clientConnection, namespace: NAMESPACE }))
  const common = { connection, namespace: NAMESPACE, activities, shutdownGraceTime: '1 second' }
  const workers = await Promise.all([
    Worker.create({ ...common, taskQueue: FLOOR_QUEUE, workflowBundle, maxCachedWorkflows: 2_000 }),
    Worker.create({ ...common, taskQueue: FLOOR_SOLVER_QUEUE }),
  ])
  const stop = (): void => workers.forEach((worker) => worker.getState() === 'RUNNING' && worker.shutdown())
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await Promise.all(workers.map((worker) => worker.run()))
  await Promise.all([connection.close(), clientConnection.close()])
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
