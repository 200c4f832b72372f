import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShapeMark } from '../parts/marks'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { Changes } from './plan-batch'
import type { LineGroup } from './plan-groups'
import { goodsOf, groupLines } from './plan-groups'
import { Km, PlanLines } from './plan-lines'
import type { PlanLine } from './plan-shapes'

type Props = {
  readonly caption: string
  readonly lines: readonly PlanLine[]
  /** While the plan is being changed: new quantities by line. */
  readonly changes: Changes | null
  readonly onChanges: (changes: Changes) => void
}

const all = ''
const atOnce = 25
const columns = 7

/** Who sends what where, one row for all that goes the same way; its lines, with why, unfold below it. */
export function PlanConsignments({ caption, lines, changes, onChanges }: Props) {
  const { t } = useTranslation()
  const { number } = useWords()
  const [item, setItem] = useState(all)
  const [area, setArea] = useState(all)
  const [shown, setShown] = useState(atOnce)
  const groups = groupLines(
    lines.filter((line) => (item === all || line.itemCode === item) && (area === all || line.areaCode === area)),
  )
  return (
    <>
      <LineFilters lines={lines} item={item} area={area} onItem={setItem} onArea={setArea} />
      <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="plain-table">
          <caption>{t('plan.groupCaption', { caption, count: number(groups.length) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.columns.from')}</th>
              <th scope="col">{t('plan.columns.to')}</th>
              <th scope="col">{t('plan.columns.goods')}</th>
              <th scope="col" className="right">
                {t('plan.columns.lines')}
              </th>
              <th scope="col" className="right">
                {t('plan.columns.distance')}
              </th>
              <th scope="col">{t('plan.columns.leaves')}</th>
              <th scope="col">{t('plan.columns.arrives')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, shown).map((group) => (
              <GroupRows key={group.key} group={group} changes={changes} onChanges={onChanges} />
            ))}
          </tbody>
        </table>
      </div>
      {groups.length > shown && (
        <div>
          <Button type="link" size="small" onClick={() => setShown(shown + atOnce)}>
            {t('shell.acts.showMore', { count: groups.length - shown })}
          </Button>
        </div>
      )}
    </>
  )
}

type FilterProps = {
  readonly lines: readonly PlanLine[]
  readonly item: string
  readonly area: string
  readonly onItem: (code: string) => void
  readonly onArea: (code: string) => void
}

function LineFilters({ lines, item, area, onItem, onArea }: FilterProps) {
  const { t } = useTranslation()
  const { name } = useWords()
  const items = [...new Map(lines.map((line) => [line.itemCode, name(line)] as const))]
  const areas = [...new Map(lines.map((line) => [line.areaCode, line.areaName] as const))]
  const options = (whole: string, entries: readonly (readonly [string, string])[]) => [
    { value: all, label: whole },
    ...entries.map(([value, label]) => ({ value, label })),
  ]
  return (
    <div className="filters">
      {items.length > 1 && (
        <Select
          aria-label={t('plan.filterItem')}
          value={item}
          onChange={onItem}
          options={options(t('plan.allItems'), items)}
          style={{ width: '16rem' }}
        />
      )}
      {areas.length > 1 && (
        <Select
          aria-label={t('plan.columns.to')}
          value={area}
          onChange={onArea}
          options={options(t('plan.allAreas'), areas)}
          style={{ width: '12rem' }}
        />
      )}
    </div>
  )
}

type GroupProps = { readonly group: LineGroup } & Pick<Props, 'changes' | 'onChanges'>

function GroupRows({ group, changes, onChanges }: GroupProps) {
  const { t } = useTranslation()
  const { depotName, word, number } = useWords()
  const [open, setOpen] = useState(false)
  const { first, lines, lateLines } = group
  const way = `${depotName(first)} → ${first.areaName}`
  const changed = changes === null ? 0 : lines.filter((line) => changes[line.id] !== undefined).length
  return (
    <>
      <tr className={open ? 'chosen' : undefined}>
        <th scope="row">
          <button type="button" className="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '▾' : '▸'} {depotName(first)}
          </button>{' '}
          <span className="quiet nowrap">{word('depotLevel', first.depotLevel)}</span>
        </th>
        <td className="nowrap">{first.areaName}</td>
        <td>
          <Goods lines={lines} />
          {changed > 0 && <strong> · {t('plan.changedLines', { count: changed })}</strong>}
        </td>
        <td className="right">{number(lines.length)}</td>
        <td className="right">
          <Km km={first.distanceKm} />
        </td>
        <td>
          <At instant={group.leavesAt} />
        </td>
        <td>
          <At instant={group.arrivesAt} />{' '}
          {lateLines > 0 && <ShapeMark shape="late">{t('plan.lateLines', { count: lateLines })}</ShapeMark>}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={columns} className="unfolded">
            <PlanLines caption={way} lines={lines} changes={changes} onChanges={onChanges} />
          </td>
        </tr>
      )}
    </>
  )
}

const named = 3

/** The largest kinds of goods by name, the others by number. */
function Goods({ lines }: { lines: readonly PlanLine[] }) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  const goods = goodsOf(lines)
  const words = goods.slice(0, named).map(({ line, quantity }) => `${name(line)} ${number(quantity)} ${unit(line)}`)
  return (
    <>
      {words.join(t('plan.cost.between'))}
      {goods.length > named && ` ${t('plan.andMore', { count: goods.length - named })}`}
    </>
  )
}
