import { setTimeout as sleep } from 'node:timers/promises'
import type { ClockSegment } from '../../domain/time/scenario-clock'
import { changePace } from '../../domain/time/scenario-clock'
import { MINUTE_MS, epochMs, instantOf, msBetween } from '../../domain/time/instant'
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

/** Real milliseconds from the start of the clock to each page, and the scenario minutes planned from each to the next. */
const pages = ({ desk, startedAt }: Story) => ({
  afterMs: desk.told.map(({ atMs }) => atMs - epochMs(startedAt)),
  plannedMinutes: desk
    .inputs('pageStep')
    .slice(1)
    .map((each, index) => msBetween(desk.inputs('pageStep')[index]?.nextStepAt ?? '', each.nextStepAt) / MINUTE_MS),
})

/** A page is never early; on a busy machine it comes late, but nowhere near the ten real minutes of an unpaced clock. */
function expectAfter(ms: number | undefined, leastMs: number): void {
  expect(ms).toBeGreaterThanOrEqual(leastMs)
  expect(ms).toBeLessThan(leastMs + 60_000)
}

test('at 240 times the pace a wait of 10 scenario minutes lasts 2.5 s', () =>
  story({}, async (tale) => {
    await climbPaced(tale)
    await tale.until(() => tale.told().length === 3)
    const { afterMs, plannedMinutes } = pages(tale)
    expect(plannedMinutes).toEqual([10, 10])
    expectAfter(afterMs[1], 2_500)
    expectAfter(afterMs[2], 5_000)
  }))

test('a paused clock holds every wait, and a resumed one goes on where it stood', () =>
  story({}, async (tale) => {
    const running = await climbPaced(tale)
    await sleep(500)
    const pausedAt = await tale.nowMs()
    const paused = changePace(running, instantOf(pausedAt), 0)
    await tale.signal(workflowId, SIGNALS.paceChanged, { segments: paused })
    await sleep(3_000)
    const heard = tale.told().length
    const resumedAt = await tale.nowMs()
    const resumed = changePace(paused, instantOf(resumedAt), 240)
    await tale.signal(workflowId, SIGNALS.paceChanged, { segments: resumed })
    await tale.until(() => tale.told().length > heard)
    // where the machine was so slow that a page was due before the pause, the next one is held instead
    expectAfter(pages(tale).afterMs[heard], heard * 2_500 + resumedAt - pausedAt)
  }))
