import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/page'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import { subjectOf } from './clocks-panel'
import type { IncidentDetail, Task } from './incident-query'
import { TaskActs } from './task-acts'
import { useDefaultAct } from './task-words'

/** What waits for the reader, soonest first, with the acts beside it; what waits for others below. */
export function WaitsPanel({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const open = detail.tasks.filter((task) => task.state === 'open').sort(bySoonest)
  const mine = open.filter((task) => task.mine)
  const others = open.filter((task) => !task.mine)
  return (
    <Panel title={t('incident.waits.mine', { count: mine.length })}>
      <ol className="waits">
        {mine.map((task) => (
          <li key={task.id} className="wait mine">
            <TaskLines task={task} detail={detail} now={now} />
            <TaskActs task={task} detail={detail} />
          </li>
        ))}
      </ol>
      {mine.length === 0 && <p className="quiet">{t('incident.waits.nothingMine')}</p>}
      {others.length > 0 && (
        <>
          <h3>{t('incident.waits.others', { count: others.length })}</h3>
          <OthersTasks tasks={others} detail={detail} now={now} />
        </>
      )}
    </Panel>
  )
}

export function bySoonest(left: Task, right: Task): number {
  return (left.dueAt ?? '9').localeCompare(right.dueAt ?? '9') || left.id.localeCompare(right.id)
}

function TaskLines({ task, detail, now }: { task: Task; detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { word, name } = useWords()
  const defaultAct = useDefaultAct()
  const about = useSubject(task, detail)
  const depot =
    task.depotNameZh === null ? null : name({ nameZh: task.depotNameZh, nameEn: task.depotNameEn ?? task.depotNameZh })
  return (
    <>
      <div>
        <strong>{word('taskKind', task.kind)}</strong>
        {task.kind === 'confirm-level' && ` ${word('responseKind', task.subject)}`}
        {about !== null && ` · ${about}`}
        {depot !== null && ` · ${depot}`}
      </div>
      <div>
        <Due dueAt={task.dueAt} now={now} />
      </div>
      {task.defaultAct !== null && (
        <div className="quiet">{t('incident.waits.default', { act: defaultAct(task.defaultAct) })}</div>
      )}
    </>
  )
}

/** What a task is about: the clock behind an escalation, or the consignment by its number. */
function useSubject(task: Task, detail: IncidentDetail): string | null {
  const { deadline } = useWords()
  const goods = detail.consignments.find((each) => each.id === task.subject)
  if (goods !== undefined) return `K-${goods.number}`
  const escalation = detail.escalations.find((each) => each.id === task.subject)
  const clock = detail.deadlines.find((each) => each.id === escalation?.deadlineId)
  return clock === undefined ? null : [deadline(clock.rule), subjectOf(clock, detail)].filter(Boolean).join(' ')
}

type OthersProps = { tasks: readonly Task[]; detail: IncidentDetail; now: string }

function OthersTasks({ tasks, detail, now }: OthersProps) {
  return (
    <ol className="waits">
      {tasks.map((task) => (
        <OthersTask key={task.id} task={task} detail={detail} now={now} />
      ))}
    </ol>
  )
}

function OthersTask({ task, detail, now }: { task: Task; detail: IncidentDetail; now: string }) {
  const { word } = useWords()
  const about = useSubject(task, detail)
  return (
    <li className="wait">
      <div>
        {word('post', task.post)} · {word('taskKind', task.kind)}
        {about !== null && ` · ${about}`}
      </div>
      <Due dueAt={task.dueAt} now={now} />
    </li>
  )
}
