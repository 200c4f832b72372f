import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { PlanChanges, ShortfallChanges } from './plan-changes'

type Difference = Schemas['PlanDifference']
type Measures = Schemas['PlanMeasures']

/** What solving again came to. */
export function WhatIfAnswer({ answer }: { answer: Schemas['WhatIf'] }) {
  const { t } = useTranslation()
  if (answer.state === 'solving') return <p role="status">{t('plan.whatIf.solving')}</p>
  if (answer.state === 'refused' || answer.state === 'failed') {
    return (
      <Alert
        type={answer.state === 'refused' ? 'warning' : 'error'}
        showIcon
        role="alert"
        title={t(`plan.whatIf.${answer.state}`)}
        description={answer.refusal}
      />
    )
  }
  if (answer.difference === null) return null
  return (
    <div className="stack" role="status">
      <MeasureTable difference={answer.difference} />
      <p className="quiet">
        {t('plan.compare.asOf')} <At instant={answer.difference.asOf} />
      </p>
      <PlanChanges changes={answer.difference.changes} count={answer.difference.changeCount} />
      {answer.difference.changeCount > answer.difference.changes.length && (
        <p className="quiet">
          {t('plan.compare.more', { shown: answer.difference.changes.length, count: answer.difference.changeCount })}
        </p>
      )}
      <ShortfallChanges shortfalls={answer.difference.shortfalls} />
    </div>
  )
}

type Row = { readonly key: string; readonly name: string; readonly shown: (measures: Measures) => string }

function MeasureTable({ difference }: { difference: Difference }) {
  const { t } = useTranslation()
  const { fine, number, yuan, word } = useWords()
  const rows: readonly Row[] = [
    { key: 'min', name: t('plan.coverageMinName'), shown: (each) => fine(each.coverageMin) },
    { key: 'mean', name: t('plan.coverageMeanName'), shown: (each) => fine(each.coverageMean) },
    { key: 'time', name: t('plan.onTimeName'), shown: (each) => fine(each.onTimeShare) },
    { key: 'late', name: t('plan.compare.lateUnits'), shown: (each) => number(each.lateUnits) },
    { key: 'short', name: t('plan.compare.shortUnits'), shown: (each) => number(each.shortUnits) },
    { key: 'lines', name: t('plan.columns.lines'), shown: (each) => number(each.lines) },
    { key: 'consignments', name: t('plan.compare.consignments'), shown: (each) => number(each.consignments) },
    { key: 'far', name: t('plan.compare.tonneKm'), shown: (each) => number(Math.round(each.distanceTonneKm)) },
    { key: 'cost', name: t('plan.compare.cost'), shown: (each) => yuan(each.costFen) },
    {
      key: 'proof',
      name: t('plan.compare.proof'),
      shown: (each) => `${word('proof', each.proof)}${each.gap === null ? '' : ` ≤ ${fine(each.gap)}`}`,
    },
  ]
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: t('plan.compare.measure'), header: true, cell: (row) => row.name },
    { key: 'before', title: t('plan.compare.before'), right: true, cell: (row) => row.shown(difference.before) },
    { key: 'after', title: t('plan.compare.after'), right: true, cell: (row) => row.shown(difference.after) },
    {
      key: 'differs',
      title: t('plan.compare.differs'),
      cell: (row) => (row.shown(difference.before) === row.shown(difference.after) ? '' : '●'),
    },
  ]
  return (
    <PlainTable
      caption={t(difference.restarted ? 'plan.compare.measuresRestarted' : 'plan.compare.measures', {
        ms: difference.solveMs,
      })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
    />
  )
}
