import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useActor } from '../parts/audit-words'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { shownSecond } from '../time/shown'
import { useLifeWords } from './life-words'

type Movement = Schemas['StockMovement']

/** The ledger of a position, newest first; entries are only ever added. */
export function MovementList({ depotId, itemCode }: { depotId: string; itemCode: string }) {
  const path = { depotId, itemCode }
  const movements = usePaged(['stock', 'movements', depotId, itemCode], (cursor) =>
    taken(
      api.GET('/api/v1/stock/positions/{depotId}/{itemCode}/movements', {
        params: { path, query: { limit: 60, ...cursor } },
      }),
    ),
  )
  return <Paged query={movements}>{(rows) => <MovementTable rows={rows} />}</Paged>
}

function MovementTable({ rows }: { rows: readonly Movement[] }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  const actor = useActor()
  const { action } = useLifeWords()
  /** An act without a reason of its own gives its name. */
  const reason = (given: string | null) => (given === null ? '—' : action(word('endedReason', given)))
  const columns: readonly Column<Movement>[] = [
    { key: 'at', title: t('stock.move.at'), cell: (row) => <span className="nowrap">{shownSecond(row.at)}</span> },
    { key: 'kind', title: t('stock.move.kind'), header: true, cell: (row) => word('movement', row.kind) },
    { key: 'quantity', title: t('stock.move.quantity'), right: true, cell: (row) => number(row.quantity) },
    { key: 'lot', title: t('stock.lot.lot'), cell: (row) => <span className="code">{row.lotId ?? '—'}</span> },
    {
      key: 'reference',
      title: t('stock.move.reference'),
      cell: (row) => <span className="code">{row.reference}</span>,
    },
    { key: 'reason', title: t('shell.acts.reason'), wide: true, cell: (row) => reason(row.reason) },
    { key: 'actor', title: t('stock.move.actor'), cell: (row) => (row.actor === null ? '—' : actor(row.actor)) },
  ]
  return (
    <PlainTable
      whole
      caption={t('stock.movementsCaption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('stock.noMovements')}
    />
  )
}
