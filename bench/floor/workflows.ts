import {
  ParentClosePolicy,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  startChild,
  workflowInfo,
} from '@temporalio/workflow'
import type { FloorActivities } from './activities'
import type { Shape, Steps } from './shape'
import { FLOOR_SOLVER_QUEUE } from './shape'

// The floor: workflows that only do what ours do to the engine. As many local and other activities, children, timers,
// signals and updates between the same kinds of workflow, with no database, no rules and nothing to read.

const local = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '30 seconds' })
const regular = proxyActivities<FloorActivities>({
  taskQueue: FLOOR_SOLVER_QUEUE,
  startToCloseTimeout: '5 minutes',
})

export const told = defineSignal('told')
export const asked = defineSignal<[readonly string[]]>('asked')
export const ended = defineSignal('ended')
export const act = defineUpdate<string>('act')

const LONG = '1 hour'
const abandon = { parentClosePolicy: ParentClosePolicy.ABANDON } as const
const idOf = (part: string, root: string): string => `floor-${part}/${root}`

export async function bareIntake({ root, shape }: { root: string; shape: Shape }): Promise<void> {
  await noOps(shape.intake.local)
  await startChild(bareResponse, { workflowId: idOf('response', root), args: [{ root, shape }], ...abandon })
}

export async function bareResponse({ root, shape }: { root: string; shape: Shape }): Promise<void> {
  const { response, watch, standIns, consignments } = shape
  const me = workflowInfo().workflowId
  const heard = listen()
  const [watchId, standInsId] = [idOf('watch', root), idOf('stand-ins', root)]
  await Promise.all([
    startChild(bareWatch, { workflowId: watchId, args: [watch, shape.messages], ...abandon }),
    startChild(bareStandIns, { workflowId: standInsId, args: [standIns], ...abandon }),
  ])
  const sends = Math.max(0, watch.signals - 1) + response.updates + 1
  const rest = Math.max(0, response.local - sends - 2)
  for (let index = 0; index < watch.signals - 1; index += 1) await local.tell(watchId, 'told')
  await noOps(Math.ceil(rest / 2))
  for (let index = 0; index < response.regular; index += 1) await regular.noOp()
  for (let index = 1; index <= response.updates; index += 1) {
    await local.ask(standInsId, [me])
    await wait(index <= response.timers, () => heard.acts >= index)
  }
  const ids = consignments.map((_, index) => idOf('consignment', `${root}/${index}`))
  await Promise.all(
    consignments.map((steps, index) => {
      const tells = shareOf(response.signals, consignments.length, index)
      const args: [BareConsignment] = [{ steps, parent: me, standInsId, tells }]
      return startChild(bareConsignment, { workflowId: ids[index] ?? '', args, ...abandon })
    }),
  )
  await local.ask(standInsId, ids)
  await condition(() => heard.signals >= response.signals)
  await noOps(Math.floor(rest / 2))
  for (let index = response.updates; index < response.timers; index += 1) await wait(true, () => false, 1)
  await local.tell(watchId, 'ended')
  await local.tell(standInsId, 'ended')
}

type BareConsignment = { steps: Steps; parent: string; standInsId: string; tells: number }

export async function bareConsignment({ steps, parent, standInsId, tells }: BareConsignment): Promise<void> {
  const heard = listen()
  for (let index = 1; index <= steps.updates; index += 1) {
    if (index > 1) await local.ask(standInsId, [workflowInfo().workflowId])
    await wait(index <= steps.timers, () => heard.acts >= index)
  }
  await noOps(steps.local - Math.max(0, steps.updates - 1) - tells)
  for (let index = 0; index < tells; index += 1) await local.tell(parent, 'told')
}

/** One timer, one table: woken by each message. */
export async function bareWatch(steps: Steps, messages: number): Promise<void> {
  const heard = listen()
  let seen = 0
  let timers = steps.timers
  while (!heard.over) {
    await wait(timers-- > 0, () => heard.signals > seen || heard.over)
    seen = heard.signals
  }
  await noOps(steps.local)
  const { workflowId } = workflowInfo()
  for (let index = 0; index < messages; index += 1)
    await startChild(bareMessage, { workflowId: `${workflowId}/message/${index}`, ...abandon })
}

export async function bareMessage(): Promise<void> {
  await regular.noOp()
}

/** Answers whoever asked after a moment, all that asked meanwhile together. */
export async function bareStandIns(steps: Steps): Promise<void> {
  const heard = listen()
  let [timers, answers] = [steps.timers, 0]
  while (!heard.over) {
    await condition(() => heard.askers.length > 0 || heard.over)
    if (timers-- > 0) await wait(true, () => false, 1)
    const askers = heard.askers.splice(0)
    answers += askers.length
    await Promise.all(askers.map((id) => local.answer(id)))
  }
  await noOps(steps.local - answers)
}

function listen() {
  const heard = { signals: 0, acts: 0, over: false, askers: [] as string[] }
  setHandler(told, () => void (heard.signals += 1))
  setHandler(asked, (ids) => void heard.askers.push(...ids))
  setHandler(ended, () => void (heard.over = true))
  setHandler(act, () => {
    heard.acts += 1
    return 'done'
  })
  return heard
}

/** Waits as our workflows do: beside a timer that is cancelled when what is waited for comes first. */
async function wait(withTimer: boolean, holds: () => boolean, ms?: number): Promise<void> {
  if (withTimer) await condition(holds, ms ?? LONG)
  else await condition(holds)
}

async function noOps(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await local.noOp()
}

const shareOf = (total: number, parts: number, index: number): number =>
  Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts)
