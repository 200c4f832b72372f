import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { Marks, isRunning, subjectOf } from './clocks-panel'
import type { IncidentDetail } from './incident-query'

type Deadline = Schemas['Deadline']

export function DeadlinesTab({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { deadline } = useWords()
  const rows = [...detail.deadlines].sort(
    (left, right) => Number(isRunning(right)) - Number(isRunning(left)) || left.dueAt.localeCompare(right.dueAt),
  )
  const columns: readonly Column<Deadline>[] = [
    { key: 'rule', title: t('incident.clocks.rule'), header: true, cell: (row) => deadline(row.rule) },
    { key: 'subject', title: t('incident.clocks.subject'), cell: (row) => subjectOf(row, detail) ?? '—' },
    { key: 'due', title: t('incident.clocks.due'), cell: (row) => <DueOrStopped deadline={row} now={now} /> },
    { key: 'predicted', title: t('incident.clocks.predicted'), cell: (row) => <At instant={row.predictedAt} /> },
    { key: 'marks', title: t('incident.clocks.marks'), cell: (row) => <Marks deadline={row} /> },
    {
      key: 'edition',
      title: t('incident.clocks.edition'),
      cell: (row) => (
        <span className="quiet">
          {row.edition} · {t('incident.clocks.version', { version: row.version })}
        </span>
      ),
    },
  ]
  return <PlainTable caption={t('incident.tabs.deadlines')} columns={columns} rows={rows} rowKey={(row) => row.id} />
}

function DueOrStopped({ deadline, now }: { deadline: Deadline; now: string }) {
  const { t } = useTranslation()
  const { word } = useWords()
  if (deadline.stoppedAt === null) {
    return <Due dueAt={deadline.dueAt} predictedAt={deadline.predictedAt} metAt={deadline.metAt} now={now} />
  }
  return (
    <span className="quiet">
      <At instant={deadline.dueAt} /> · {t('shell.time.stopped')} <At instant={deadline.stoppedAt} />{' '}
      {deadline.stopReason !== null && word('endedReason', deadline.stopReason)}
    </span>
  )
}
