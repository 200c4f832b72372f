import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from '../parts/audit-words'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { useLifeWords } from './life-words'

type Event = Schemas['LifeEvent']
type Props = { readonly events: readonly Event[]; readonly stateWords: (state: string) => string }

/** What happened in a life, newest first. */
export function LifeEvents({ events, stateWords }: Props) {
  const { t } = useTranslation()
  const words = useLifeWords()
  const actor = useActor()
  const { word } = useWords()
  const columns: readonly Column<Event>[] = [
    { key: 'at', title: t('stock.move.at'), cell: (row) => <At instant={row.at} /> },
    { key: 'action', title: t('stock.move.kind'), header: true, cell: (row) => words.action(row.action) },
    {
      key: 'states',
      title: t('sources.state'),
      cell: (row) => `${row.fromState === null ? '' : `${stateWords(row.fromState)} → `}${stateWords(row.toState)}`,
    },
    {
      key: 'reason',
      title: t('shell.acts.reason'),
      wide: true,
      cell: (row) => (row.reason === null ? '—' : word('endedReason', row.reason)),
    },
    { key: 'actor', title: t('stock.move.actor'), cell: (row) => actor(row.actor) },
  ]
  return (
    <PlainTable
      caption={t('sources.events')}
      columns={columns}
      rows={[...events].reverse()}
      rowKey={(row) => String(row.version)}
      empty={t('sources.noEvents')}
    />
  )
}
