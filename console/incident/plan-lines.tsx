import { Button, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { msBetween } from '../../domain/time/instant'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { shownSpan } from '../time/shown'
import type { Changes } from './plan-batch'
import type { PlanLine } from './plan-shapes'
import { useWhatIf } from './what-if-desk'

type PlanLinesProps = {
  readonly caption: string
  readonly lines: readonly PlanLine[]
  readonly changes: Changes | null
  readonly onChanges: (changes: Changes) => void
}

/** Each line with why this source was chosen and which were passed over; from here a what-if begins. */
export function PlanLines({ caption, lines, changes, onChanges }: PlanLinesProps) {
  const { t } = useTranslation()
  const { name, unit, number, word, language } = useWords()
  const columns: readonly Column<PlanLine>[] = [
    {
      key: 'item',
      title: t('plan.columns.item'),
      header: true,
      cell: (row) => (
        <>
          {name(row)} <StandsIn line={row} />
        </>
      ),
    },
    {
      key: 'source',
      title: t('plan.columns.source'),
      cell: (row) => <span className="nowrap">{word('source', row.source)}</span>,
    },
    {
      key: 'quantity',
      title: t('plan.columns.quantity'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.quantity)} ${unit(row)}`}</span>,
    },
    ...(changes === null ? [] : [changeColumn(t('plan.columns.newQuantity'), changes, onChanges, name)]),
    { key: 'arrives', title: t('plan.columns.arrives'), cell: (row) => <Arrival line={row} /> },
    {
      key: 'reason',
      title: t('plan.columns.reason'),
      wide: true,
      cell: (row) => (
        <>
          {reasonText(row.reason, language)}
          <PassedOver passedOver={row.passedOver} />
        </>
      ),
    },
    { key: 'whatIf', title: t('plan.whatIf.title'), cell: (row) => <LineWishes line={row} /> },
  ]
  return <PlainTable caption={caption} columns={columns} rows={lines} rowKey={(row) => row.id} />
}

function changeColumn(
  title: string,
  changes: Changes,
  onChanges: (changes: Changes) => void,
  name: (line: PlanLine) => string,
): Column<PlanLine> {
  return {
    key: 'new',
    title,
    right: true,
    cell: (row) => (
      <InputNumber
        size="small"
        min={0}
        max={row.quantity}
        precision={0}
        aria-label={`${title} ${name(row)} ${row.areaName}`}
        value={changes[row.id] ?? row.quantity}
        onChange={(quantity) => {
          const { [row.id]: _, ...others } = changes
          onChanges(quantity === null || quantity === row.quantity ? others : { ...others, [row.id]: quantity })
        }}
      />
    ),
  }
}

/** Goods that stand in for what is needed say so, with how many units of it they make. */
function StandsIn({ line }: { line: PlanLine }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const { names } = useWhatIf()
  if (line.standsInFor === null) return null
  const quantity = line.standsInQuantity === null ? '' : number(line.standsInQuantity)
  return <span className="quiet">{t('plan.standsIn', { item: names.item(line.standsInFor), quantity })}</span>
}

/** What if this line must stay, or its source may not be used. Nothing where no what-if may be asked. */
function LineWishes({ line }: { line: PlanLine }) {
  const { t } = useTranslation()
  const desk = useWhatIf()
  if (desk.refusal !== null) return <span className="quiet">—</span>
  const { offerId, depotId, areaCode, itemCode, quantity } = line
  return (
    <span className="acts">
      {offerId !== '' && (
        <Button size="small" onClick={() => desk.add({ kind: 'pin', offerId, areaCode, itemCode, quantity })}>
          {t('plan.whatIf.pin')}
        </Button>
      )}
      <Button
        size="small"
        onClick={() => desk.add({ kind: 'forbid-source', ...(offerId === '' ? { depotId } : { offerId }) })}
      >
        {t('plan.whatIf.forbid')}
      </Button>
    </span>
  )
}

export function Km({ km }: { km: number }) {
  const { t } = useTranslation()
  const { number } = useWords()
  return <span className="nowrap">{t('plan.km', { km: number(Math.round(km)) })}</span>
}

function Arrival({ line }: { line: PlanLine }) {
  const { t } = useTranslation()
  const lateMs = msBetween(line.dueAt, line.arrivesAt)
  return (
    <>
      <At instant={line.arrivesAt} />{' '}
      {line.late ? (
        <ShapeMark shape="late">{t('plan.late', { span: shownSpan(lateMs) })}</ShapeMark>
      ) : (
        <span className="quiet">{t('plan.inTime')}</span>
      )}
    </>
  )
}

export function PassedOver({ passedOver }: { passedOver: PlanLine['passedOver'] }) {
  const { t } = useTranslation()
  const { word, depotName, language } = useWords()
  if (passedOver.length === 0) return null
  return (
    <details>
      <summary>{t('plan.passedOver', { count: passedOver.length })}</summary>
      <ul className="reasons">
        {passedOver.map((each) => (
          <li key={each.depotId + each.reason}>
            {depotName(each)} · {word('passedOver', each.reason)}：
            {reasonText({ key: `allocation.passed-over.${each.reason}`, values: each.values }, language)}
          </li>
        ))}
      </ul>
    </details>
  )
}
