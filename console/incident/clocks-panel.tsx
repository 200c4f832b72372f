import { useTranslation } from 'react-i18next'
import { msBetween } from '../../domain/time/instant'
import { isLate } from '../goods/consignment-state'
import { ShapeMark } from '../parts/marks'
import { Panel } from '../parts/page'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import type { Schemas } from '../app/schemas'
import type { IncidentDetail } from './incident-query'

type Deadline = Schemas['Deadline']

/** Running clocks, nearest first, each with the share of its time gone, its warnings and its predicted slip. */
export function ClocksPanel({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const running = detail.deadlines.filter(isRunning).sort(byUrgency)
  const late = detail.consignments.filter((goods) => isLate(goods, now)).length
  const silent = detail.escalations.filter(({ cause, state }) => cause === 'silent' && state !== 'resolved').length
  return (
    <Panel title={t('incident.clocks.title')}>
      {late > 0 && (
        <p className="shape-late">
          <strong>{t('incident.clocks.late', { count: late })}</strong>
        </p>
      )}
      {silent > 0 && (
        <p className="shape-silent">
          <strong>{t('incident.clocks.silent', { count: silent })}</strong>
        </p>
      )}
      {running.length === 0 && <p className="quiet">{t('incident.clocks.none')}</p>}
      <ul className="clocks">
        {groupsOf(running).map(([first, ...others]) => (
          <ClockItem
            key={first.id}
            deadline={first}
            now={now}
            subject={subjectOf(first, detail)}
            count={others.length + 1}
          />
        ))}
      </ul>
    </Panel>
  )
}

export function isRunning({ metAt, stoppedAt }: Deadline): boolean {
  return metAt === null && stoppedAt === null
}

function byUrgency(left: Deadline, right: Deadline): number {
  return Number(isDelivery(right)) - Number(isDelivery(left)) || left.dueAt.localeCompare(right.dueAt)
}

/** Clocks of one rule stand together, the first that is due in front: forty keepers who owe an answer are one line. */
function groupsOf(running: readonly Deadline[]): readonly (readonly [Deadline, ...Deadline[]])[] {
  const groups = new Map<string, [Deadline, ...Deadline[]]>()
  for (const each of running) {
    const group = groups.get(each.rule)
    if (group === undefined) groups.set(each.rule, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

const isDelivery = ({ rule }: Deadline) => rule.startsWith('first-batch')

/** The consignment that a clock runs for, by its number. */
export function subjectOf({ subject }: Deadline, { consignments }: IncidentDetail): string | null {
  const goods = consignments.find((each) => each.id === subject || subject.includes(each.id))
  return goods === undefined ? null : `K-${goods.number}`
}

type ClockItemProps = { deadline: Deadline; now: string; subject: string | null; count: number }

function ClockItem({ deadline, now, subject, count }: ClockItemProps) {
  const { t } = useTranslation()
  const { deadline: ruleName } = useWords()
  const { startsAt, dueAt, predictedAt, rule } = deadline
  const span = msBetween(startsAt, dueAt)
  const gone = span <= 0 ? 1 : Math.max(0, Math.min(1, msBetween(startsAt, now) / span))
  return (
    <li>
      <div>
        <strong>{ruleName(rule)}</strong> {count > 1 && t('incident.clocks.several', { count })} {subject}
      </div>
      <Due dueAt={dueAt} predictedAt={predictedAt} now={now} />
      <div
        className={now > dueAt ? 'clock-bar over' : 'clock-bar'}
        role="progressbar"
        aria-label={t('incident.clocks.progress', { rule: ruleName(rule) })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(gone * 100)}
      >
        <span style={{ width: `${gone * 100}%` }} />
      </div>
      <Marks deadline={deadline} />
    </li>
  )
}

export function Marks({ deadline }: { deadline: Deadline }) {
  const { word } = useWords()
  return (
    <span className="marks">
      {deadline.marks.map((each) => (
        <span key={each.mark} className="nowrap">
          {each.mark === 'breached' || each.mark === 'slip-predicted' ? (
            <ShapeMark shape="late">{word('mark', each.mark)}</ShapeMark>
          ) : (
            <span className="quiet">{word('mark', each.mark)}</span>
          )}
          {each.outcome !== 'fired' && <span className="quiet">（{word('markOutcome', each.outcome)}）</span>}
        </span>
      ))}
    </span>
  )
}
