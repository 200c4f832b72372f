import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Catalogue = Schemas['GuidanceCatalogue']
type Line = Catalogue['lines'][number]

/** What to keep at each level, and the lists suggested to communities, firms and households; each can be printed. */
export function GuidanceList() {
  const catalogues = useQuery({
    queryKey: ['guidance'],
    queryFn: () => taken(api.GET('/api/v1/guidance-catalogues')),
    staleTime: 600_000,
  })
  return (
    <Loaded query={catalogues}>
      {({ items }) => (
        <div>
          {items.map((each) => (
            <CatalogueView key={each.audience} catalogue={each} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

function CatalogueView({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const title = language === 'zh' ? catalogue.titleZh : catalogue.titleEn
  return (
    <details className="panel">
      <summary>
        {word('audience', catalogue.audience)} · {title}{' '}
        <span className="quiet">{t('upkeep.guidanceLines', { count: catalogue.lines.length })}</span>
      </summary>
      <div className="stack">
        <p className="header-line">
          <a href={`/api/v1/guidance-catalogues/${catalogue.audience}/page`} target="_blank" rel="noreferrer">
            {t('upkeep.print')}
          </a>
          <span className="quiet">
            {catalogue.edition} · {word('label', catalogue.label)} ·{' '}
            {language === 'zh' ? catalogue.basisZh : catalogue.basisEn}
          </span>
        </p>
        <LineTable caption={title} lines={catalogue.lines} />
      </div>
    </details>
  )
}

function LineTable({ caption, lines }: { caption: string; lines: readonly Line[] }) {
  const { t } = useTranslation()
  const { name, unit, number, word, language } = useWords()
  const columns: readonly Column<Line>[] = [
    { key: 'item', title: t('stock.item'), header: true, cell: (row) => name(row) },
    { key: 'class', title: t('stock.supplyClass'), cell: (row) => word('supplyClass', row.supplyClass) },
    {
      key: 'quantity',
      title: t('sources.units'),
      right: true,
      cell: (row) => (row.quantity === null ? '—' : `${number(row.quantity)} ${unit(row)}`),
    },
    { key: 'per', title: t('upkeep.per'), cell: (row) => (language === 'zh' ? row.perZh : row.perEn) },
    { key: 'note', title: t('upkeep.note'), wide: true, cell: (row) => (language === 'zh' ? row.noteZh : row.noteEn) },
  ]
  return (
    <PlainTable caption={caption} columns={columns} rows={lines} rowKey={(row) => (row.itemCode ?? '') + row.nameZh} />
  )
}
