import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import type { Incident } from './incident-query'

type ClockSummary = {
  readonly rule: string
  readonly dueAt: string
  readonly metAt: string | null
  readonly stoppedAt: string | null
  readonly breached: boolean
}

/** What a closed response came to, as it was recorded at its closing. */
type Summary = {
  readonly consignments?: Readonly<Record<string, number>>
  readonly deadlines?: readonly ClockSummary[]
  readonly clocks?: readonly ClockSummary[]
  readonly escalations?: readonly { readonly acknowledgedAt: string | null }[]
}

export function SummaryPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  if (incident.summary === null || incident.closedAt === null) return null
  const { consignments = {}, deadlines = [], clocks = [], escalations = [] } = incident.summary as Summary
  const facts = [
    Object.entries(consignments)
      .map(([status, count]) => `${word('consignmentStatus', status)} ${number(count)}`)
      .join(' · '),
    t('incident.summary.clocks', { count: clocks.length, late: clocks.filter((clock) => clock.breached).length }),
    t('incident.summary.escalations', {
      count: escalations.length,
      acknowledged: escalations.filter((each) => each.acknowledgedAt !== null).length,
    }),
  ]
  return (
    <Panel title={t('incident.header.summary')}>
      <div className="stack">
        <p className="header-line">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <DeliveryClocks clocks={deadlines} closedAt={incident.closedAt} />
      </div>
    </Panel>
  )
}

function DeliveryClocks({ clocks, closedAt }: { clocks: readonly ClockSummary[]; closedAt: string }) {
  const { t } = useTranslation()
  const { deadline } = useWords()
  const columns: readonly Column<ClockSummary>[] = [
    { key: 'rule', title: t('incident.clocks.rule'), header: true, cell: (row) => deadline(row.rule) },
    {
      key: 'due',
      title: t('incident.clocks.due'),
      cell: (row) =>
        row.metAt === null && row.stoppedAt !== null ? (
          t('shell.time.stopped')
        ) : (
          <Due dueAt={row.dueAt} metAt={row.metAt} now={closedAt} />
        ),
    },
  ]
  return (
    <PlainTable
      caption={t('incident.summary.delivery')}
      showCaption
      columns={columns}
      rows={clocks}
      rowKey={(row) => row.rule + row.dueAt}
    />
  )
}
