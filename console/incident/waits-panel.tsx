import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { Panel } from '../parts/page'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import { subjectOf } from './clocks-panel'
import type { IncidentDetail, Task } from './incident-query'
import { TaskActs } from './task-acts'
import { useDefaultAct, useOrderAct } from './task-words'

/** What waits for the reader, soonest first, with the acts beside it; what waits for others below. */
export function WaitsPanel({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const open = detail.tasks.filter((task) => task.state === 'open').sort(bySoonest)
  const mine = open.filter((task) => task.mine)
  const others = owedByOthers(detail.waitsFor, mine)
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
          <h3>{t('incident.waits.others', { count: others.reduce((sum, each) => sum + each.count, 0) })}</h3>
          <OthersTasks owed={others} now={now} />
        </>
      )}
    </Panel>
  )
}

type Waiting = Schemas['Waiting']

export function bySoonest(left: Task, right: Task): number {
  return (left.dueAt ?? '9').localeCompare(right.dueAt ?? '9') || left.id.localeCompare(right.id)
}

function TaskLines({ task, detail, now }: { task: Task; detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { word, name } = useWords()
  const defaultAct = useDefaultAct()
  const about = useSubject(task, detail)
  const orderAct = useOrderAct()(task)
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
      {orderAct !== null && <div>{orderAct}</div>}
      <div>
        <Due dueAt={task.dueAt} now={now} />
      </div>
      {task.defaultAct !== null && (
        <div className="quiet">{t('incident.waits.default', { act: defaultAct(task.defaultAct) })}</div>
      )}
    </>
  )
}

/** What a task is about: the clock behind an escalation, or the consignment or order by its number. */
function useSubject(task: Task, detail: IncidentDetail): string | null {
  const { deadline } = useWords()
  const goods = detail.consignments.find((each) => each.id === task.subject)
  if (goods !== undefined) return `K-${goods.number}`
  const order = detail.releaseOrders.find((each) => each.id === task.subject)
  if (order !== undefined) return `D-${order.number}`
  const escalation = detail.escalations.find((each) => each.id === task.subject)
  const clock = detail.deadlines.find((each) => each.id === escalation?.deadlineId)
  return clock === undefined ? null : [deadline(clock.rule), subjectOf(clock, detail)].filter(Boolean).join(' ')
}

/** What is owed by post and kind, less what waits for the reader. */
function owedByOthers(owed: readonly Waiting[], mine: readonly Task[]): readonly Waiting[] {
  return owed.flatMap((each) => {
    const own = mine.filter((task) => task.post === each.post && task.kind === each.kind).length
    return each.count > own ? [{ ...each, count: each.count - own }] : []
  })
}

function OthersTasks({ owed, now }: { owed: readonly Waiting[]; now: string }) {
  const { word } = useWords()
  return (
    <ol className="waits">
      {owed.map((each) => (
        <li key={`${each.post} ${each.kind}`} className="wait">
          <div>
            {word('post', each.post)} · {word('taskKind', each.kind)}
            {each.count > 1 && ` × ${each.count}`}
          </div>
          <Due dueAt={each.dueAt} now={now} />
        </li>
      ))}
    </ol>
  )
}
