import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { useWords } from '../parts/words'

type Estimate = Schemas['EstimateDetail']
type Line = Schemas['DemandLine']
type Item = Schemas['ItemDemand']

const all = ''

/** Totals per item; of one item, its lines per county with the norm behind each. */
export function DemandLines({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const [item, setItem] = useState(all)
  return (
    <>
      <Totals items={estimate.items} />
      <Select
        aria-label={t('plan.filterItem')}
        value={item}
        onChange={setItem}
        options={[
          { value: all, label: t('plan.allItems') },
          ...estimate.items.map((each) => ({ value: each.itemCode, label: name(each) })),
        ]}
        style={{ width: '18rem' }}
      />
      <Lines
        caption={t('plan.demand.caption', { version: estimate.version })}
        lines={item === all ? estimate.lines : estimate.lines.filter((line) => line.itemCode === item)}
      />
    </>
  )
}

function useBandColumns<Row extends Item>(): readonly Column<Row>[] {
  const { t } = useTranslation()
  const { number, unit } = useWords()
  return [
    { key: 'low', title: t('plan.demand.low'), right: true, cell: (row) => number(row.low) },
    { key: 'expected', title: t('plan.demand.expected'), right: true, cell: (row) => number(row.expected) },
    { key: 'high', title: t('plan.demand.high'), right: true, cell: (row) => number(row.high) },
    { key: 'first', title: t('plan.demand.firstBatch'), right: true, cell: (row) => number(row.firstBatch) },
    { key: 'unit', title: t('incident.supply.unit'), cell: (row) => unit(row) },
  ]
}

function Totals({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const bands = useBandColumns<Item>()
  const columns: readonly Column<Item>[] = [
    {
      key: 'item',
      title: t('plan.demand.item'),
      header: true,
      cell: (row) => (
        <>
          {name(row)}
          {row.lifeSaving && <span className="quiet"> · {t('incident.supply.lifeSaving')}</span>}
        </>
      ),
    },
    ...bands,
  ]
  return (
    <PlainTable
      caption={t('plan.demand.totals')}
      showCaption
      columns={columns}
      rows={items}
      rowKey={(row) => row.itemCode}
    />
  )
}

function Lines({ caption, lines }: { caption: string; lines: readonly Line[] }) {
  const { t } = useTranslation()
  const { name, language } = useWords()
  const bands = useBandColumns<Line>()
  const columns: readonly Column<Line>[] = [
    { key: 'item', title: t('plan.demand.item'), header: true, cell: (row) => name(row) },
    { key: 'area', title: t('plan.demand.area'), cell: (row) => row.areaName },
    ...bands,
    {
      key: 'rules',
      title: t('plan.demand.rules'),
      wide: true,
      cell: (row) => (
        <ul className="reasons">
          {row.rules.map((rule) => (
            <li key={rule.rule + rule.key} title={`${rule.rule} ${rule.edition}`}>
              {reasonText(rule, language)}
            </li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={lines}
      rowKey={(row) => `${row.areaCode} ${row.itemCode}`}
    />
  )
}
