import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import { endTask, insertTasks, withdrawTasks } from '../database/tasks'
import { inTransaction } from '../database/transaction'
import type { StandIns, StandInTask } from '../domain/exercise/stand-in'
import { isHeldByStandIn } from '../domain/exercise/stand-in'
import type { NewTask, TaskKind } from '../domain/response/task'
import { SIGNALS } from '../workflows/messages'
import { standInsId } from '../workflows/workflow-ids'
import type { TaskActivities } from './interfaces'
import { tellIfRunning } from './tell-if-running'
import type { ActivityContext } from './ports'

export function createTaskActivities(context: ActivityContext): TaskActivities {
  const { pool } = context.database
  return {
    async askPosts({ tasks, standIns }) {
      if (tasks.length === 0) return
      await inTransaction(pool, async (tx) => {
        await insertTasks(tx, tasks)
        for (const task of tasks) await auditTask(tx, task)
      })
      await tellStandIns(context, tasks, standIns)
    },
    async endTasks({ ends, incidentId }) {
      await inTransaction(pool, async (tx) => {
        for (const end of ends) await endTask(tx, end)
        await touchIncident(tx, incidentId)
      })
    },
    async withdrawTasksOf({ incidentId, workflowId, kinds, now }) {
      await inTransaction(pool, (tx) =>
        withdrawTasks(
          tx,
          {
            incidentId,
            ...(workflowId === null ? {} : { workflowId }),
            ...(kinds === null ? {} : { kinds: kinds as readonly TaskKind[] }),
          },
          now,
        ),
      )
    },
  }
}

async function auditTask(tx: Parameters<typeof appendAudit>[0], task: NewTask): Promise<void> {
  await appendAudit(tx, {
    happenedAt: task.openedAt,
    incidentId: task.incidentId,
    actor: 'system',
    action: 'task.opened',
    subject: task.id,
    detail: { kind: task.kind, post: task.post, dueAt: task.dueAt ?? null, subject: task.subject },
    onceKey: `task ${task.id}`,
  })
}

/** Tells the stand-ins of an exercise what their posts owe. */
export async function tellStandIns(
  { workflows }: Pick<ActivityContext, 'workflows'>,
  tasks: readonly NewTask[],
  standIns: StandIns | null,
): Promise<void> {
  if (standIns === null) return
  const held = tasks.filter((task) => isHeldByStandIn(standIns, task.kind))
  const [first] = held
  if (first === undefined) return
  await tellIfRunning(workflows, standInsId(first.incidentId), SIGNALS.tasksOpened, held.map(asTold))
}

function asTold(task: NewTask): StandInTask {
  const { id: taskId, kind, post, openedAt, dueAt = null, facts } = task
  return {
    taskId,
    kind,
    post,
    openedAt,
    dueAt,
    facts: kind === 'answer-order' || kind === 'receive-goods' ? {} : facts,
  }
}
