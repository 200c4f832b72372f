import { setTimeout as sleep } from 'node:timers/promises'
import type { ClockSegment } from '../../domain/time/scenario-clock'
import { changePace } from '../../domain/time/scenario-clock'
import { instantOf } from '../../domain/time/instant'
import { SIGNALS } from '../../workflows/messages'
import { escalationId } from '../../workflows/workflow-ids'
import { anEscalation } from './builders'
import type { Story } from './story'
import { story } from './story'

const workflowId = escalationId('breached:first-batch')
const FROM = '2023-12-18T15:59:00.000Z'

/** An escalation on a clock that runs 240 times as fast: its rungs are 10 scenario minutes apart. */
async function climbPaced(tale: Story): Promise<readonly ClockSegment[]> {
  const segments = [{ fromReal: tale.startedAt, fromScenario: FROM, scale: 240 }]
  const paced = { clock: { kind: 'paced', segments }, openedAt: FROM } as const
  await tale.start('escalation', workflowId, anEscalation(tale.startedAt, paced))
  await tale.until(() => tale.told().length === 1)
  return segments
}

/** Real seconds between one handed over message and the next, to a half. */
const gaps = ({ desk }: Story): number[] =>
  desk.told.slice(1).map(({ atMs }, index) => Math.round((atMs - (desk.told[index]?.atMs ?? 0)) / 500) / 2)

test('at 240 times the pace a wait of 10 scenario minutes lasts 2.5 s', () =>
  story({}, async (tale) => {
    await climbPaced(tale)
    await tale.until(() => tale.told().length === 3)
    expect(gaps(tale)).toEqual([2.5, 2.5])
    const [first = '', second = ''] = tale.desk.inputs('pageStep').map((each) => each.now)
    expect(Math.round((Date.parse(second) - Date.parse(first)) / 60_000)).toBe(10)
  }))

test('a paused clock holds every wait, and a resumed one goes on where it stood', () =>
  story({}, async (tale) => {
    const running = await climbPaced(tale)
    await sleep(1_000)
    const paused = changePace(running, instantOf(await tale.nowMs()), 0)
    await tale.signal(workflowId, SIGNALS.paceChanged, { segments: paused })
    await sleep(3_000)
    expect(tale.told()).toHaveLength(1)
    const resumed = changePace(paused, instantOf(await tale.nowMs()), 240)
    await tale.signal(workflowId, SIGNALS.paceChanged, { segments: resumed })
    await tale.until(() => tale.told().length === 2)
    expect(gaps(tale)).toEqual([5.5])
  }))
