import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Kind = Schemas['ItemKindDetail']
type Part = Schemas['KitPart']
type Substitute = Schemas['Substitute']

export function ItemKindPage() {
  const { code = '' } = useParams()
  const kind = useQuery({
    queryKey: ['item-kinds', code],
    queryFn: () => taken(api.GET('/api/v1/item-kinds/{code}', { params: { path: { code } } })),
  })
  return <Loaded query={kind}>{(answer) => <KindView kind={answer} />}</Loaded>
}

/** How a kind is packed and how long it keeps, the parts of a kit, and what may stand in for it under which condition. */
function KindView({ kind }: { kind: Kind }) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  return (
    <Page
      title={name(kind)}
      lead={
        <p className="header-line">
          <span className="code">{kind.code}</span>
          <span>{word('supplyClass', kind.supplyClass)}</span>
          <span className="quiet">{word('label', kind.label)}</span>
        </p>
      }
      acts={<Link to={`/stock?view=positions&item=${kind.code}`}>{t('stock.kinds.stock')}</Link>}
    >
      <Panel title={t('stock.kinds.facts')}>
        <KindFacts kind={kind} />
      </Panel>
      <Panel title={t('stock.kinds.kit')}>
        <Parts caption={t('stock.kinds.kit')} rows={kind.kitParts} empty={t('stock.kinds.noKit')} />
      </Panel>
      <Panel title={t('stock.kinds.partOf')}>
        <Parts caption={t('stock.kinds.partOf')} rows={kind.partOf} empty={t('stock.kinds.notPart')} />
      </Panel>
      <Panel title={t('stock.kinds.substitutes')}>
        <Substitutes
          caption={t('stock.kinds.substitutes')}
          rows={kind.substitutes}
          empty={t('stock.kinds.noSubstitutes')}
        />
      </Panel>
      <Panel title={t('stock.kinds.standsInFor')}>
        <Substitutes
          caption={t('stock.kinds.standsInFor')}
          rows={kind.standsInFor}
          empty={t('stock.kinds.standsInNone')}
        />
      </Panel>
    </Page>
  )
}

function KindFacts({ kind }: { kind: Kind }) {
  const { t } = useTranslation()
  const { unit, number } = useWords()
  const facts = [
    [t('stock.unit'), unit(kind)],
    [t('stock.kinds.mass'), `${number(kind.massG / 1_000)} kg`],
    [t('stock.kinds.volume'), `${number(kind.volumeMl / 1_000)} L`],
    [t('stock.kinds.pack'), t('stock.kinds.packOf', { count: kind.packSize, unit: unit(kind) })],
    ['', kind.packsPerPallet === null ? '—' : t('stock.kinds.pallet', { count: kind.packsPerPallet })],
    [
      t('stock.kinds.shelfLife'),
      kind.shelfLifeMonths === null
        ? t('stock.kinds.noExpiry')
        : t('stock.kinds.months', { count: kind.shelfLifeMonths }),
    ],
    [t('stock.kinds.use'), kind.recoverable ? t('stock.kinds.recoverable') : t('stock.kinds.consumed')],
  ] as const
  return (
    <dl className="fields">
      {facts.map(([term, value]) => (
        <div key={term + value}>
          <dt>{term || t('stock.kinds.palletName')}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type TableProps<Row> = { readonly caption: string; readonly rows: readonly Row[]; readonly empty: string }

function Parts({ caption, rows, empty }: TableProps<Part>) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  const columns: readonly Column<Part>[] = [
    {
      key: 'name',
      title: t('stock.kinds.name'),
      header: true,
      cell: (row) => <Link to={`/item-kinds/${row.itemCode}`}>{name(row)}</Link>,
    },
    {
      key: 'quantity',
      title: t('stock.kinds.kitOf'),
      right: true,
      cell: (row) => `${number(row.quantity)} ${unit(row)}`,
    },
  ]
  return <PlainTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.itemCode} empty={empty} />
}

function Substitutes({ caption, rows, empty }: TableProps<Substitute>) {
  const { t } = useTranslation()
  const { name, number, word } = useWords()
  const columns: readonly Column<Substitute>[] = [
    {
      key: 'name',
      title: t('stock.kinds.name'),
      header: true,
      cell: (row) => <Link to={`/item-kinds/${row.itemCode}`}>{name(row)}</Link>,
    },
    { key: 'ratio', title: t('stock.kinds.ratio'), right: true, cell: (row) => number(row.ratio) },
    { key: 'condition', title: t('stock.kinds.condition'), cell: (row) => <Condition substitute={row} /> },
    { key: 'label', title: t('stock.kinds.label'), cell: (row) => word('label', row.label) },
  ]
  return <PlainTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.itemCode} empty={empty} />
}

function Condition({ substitute: { minTemperatureC: from, maxTemperatureC: to } }: { substitute: Substitute }) {
  const { t } = useTranslation()
  if (from !== null && to !== null) return <>{t('stock.kinds.between', { from, to })}</>
  if (from !== null) return <>{t('stock.kinds.above', { from })}</>
  return <>{to === null ? t('stock.kinds.always') : t('stock.kinds.below', { to })}</>
}
