import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

export type ReviewItem = Schemas['ReviewItem']

export function ReviewTable({ caption, items }: { caption: string; items: readonly ReviewItem[] }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const columns: readonly Column<ReviewItem>[] = [
    {
      key: 'headline',
      title: t('intake.review.headline'),
      header: true,
      cell: (row) => (
        <Link to={`/review/${row.id}`}>{row.headline ?? row.fileName ?? t('intake.review.untitled')}</Link>
      ),
    },
    { key: 'kind', title: t('intake.review.kind'), cell: (row) => word('reviewKind', row.kind) },
    {
      key: 'reasons',
      title: t('intake.review.reasons'),
      wide: true,
      cell: (row) => (
        <ul className="reasons">
          {row.reasons.map((reason, index) => (
            <li key={`${reason.key} ${index}`}>{reasonText(reason, language)}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'missing',
      title: t('intake.review.missing'),
      cell: (row) => row.missing.map((field) => word('alertField', field)).join('、') || '—',
    },
    {
      key: 'sender',
      title: t('intake.review.sender'),
      cell: (row) => `${row.sender} · ${word('channel', row.channel)}`,
    },
    { key: 'opened', title: t('intake.review.opened'), cell: (row) => <At instant={row.openedAt} /> },
    { key: 'state', title: t('intake.review.state'), cell: (row) => word('reviewState', row.state) },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      empty={t('intake.review.none')}
    />
  )
}
