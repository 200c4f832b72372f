import { useTranslation } from 'react-i18next'
import { sourceKinds } from '../../domain/supply/offer'
import { ShareBar } from '../parts/share-bar'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { PlanCauses } from './plan-causes'
import { PlanCertificate } from './plan-certificate'
import type { PlanDetail } from './plan-shapes'

type Method = PlanDetail['method']

/** How good the plan is, in the words that its signer answers for: coverage, time, sources, and what is proved. */
export function PlanMeasures({ incidentId, plan }: { incidentId: string; plan: PlanDetail }) {
  const { t } = useTranslation()
  const { number } = useWords()
  return (
    <section className="stack" aria-label={t('plan.measures')}>
      <dl className="fields measures">
        <Measure name={t('plan.coverageMinName')} share={plan.coverageMin} hint={t('plan.coverageMinHint')} />
        <Measure name={t('plan.coverageMeanName')} share={plan.coverageMean} />
        <Measure name={t('plan.onTimeName')} share={plan.onTimeShare} />
        <div>
          <dt>{t('plan.sourcesName')}</dt>
          <dd>
            <SourceShares plan={plan} />
          </dd>
        </div>
      </dl>
      <PlanProof plan={plan} />
      <p className="header-line quiet">
        <span>
          {t('plan.plannedAt')} <At instant={plan.plannedAt} />
        </span>
        <span>{t('plan.method', { name: plan.method.name, edition: plan.method.edition })}</span>
        <span>{t('plan.solved', { ms: number(plan.solveMs) })}</span>
      </p>
      <PlanCauses causes={plan.causes} />
      <PlanCertificate incidentId={incidentId} version={plan.version} />
    </section>
  )
}

function Measure({ name, share, hint }: { name: string; share: number; hint?: string }) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>
        <ShareBar share={share} label={name} />
      </dd>
    </div>
  )
}

/** Lines by kind of source: units of different goods are not added up. */
function SourceShares({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  const counts = sourceKinds
    .map((source) => ({ source, lines: plan.lines.filter((line) => line.source === source).length }))
    .filter(({ lines }) => lines > 0)
  if (counts.length === 0) return <>—</>
  return (
    <>
      {counts
        .map(({ source, lines }) => t('plan.sourceLines', { source: word('source', source), lines: number(lines) }))
        .join(' · ')}
    </>
  )
}

/** What is proved, in one sentence, and what docks, packs and few consignments cost against the unrounded optimum. */
function PlanProof({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { word, capital } = useWords()
  const { method } = plan
  const costs = useCostWords(method)
  return (
    <div>
      <p>
        <strong>{useProofWords(method)}</strong> <Certified plan={plan} />
      </p>
      {costs.length > 0 && <p>{capital(costs.join(t('plan.cost.between')))}</p>}
      <LoadsTried method={method} />
      {method.objectives !== undefined && (
        <p className="quiet">
          {t('plan.objectives', { order: method.objectives.map((each) => word('objective', each)).join(' › ') })}
        </p>
      )}
    </div>
  )
}

function useProofWords({ proof, gap }: Method): string {
  const { t } = useTranslation()
  const { fine, number } = useWords()
  if (proof !== 'bound' || gap === undefined) return t(`plan.proved.${proof === 'bound' ? 'none' : proof}`)
  if (gap === 0) return t('plan.proved.noGap')
  // A share of more than the whole says nothing: objectives outweigh each other by orders.
  return gap < 1
    ? t('plan.proved.bound', { share: fine(gap) })
    : t('plan.proved.far', { times: number(Math.ceil(1 + gap)) })
}

function useCostWords(method: Method): readonly string[] {
  const { t } = useTranslation()
  const { fine, percent, number } = useWords()
  const { freeCost = 0, dockedCost, fewLoadsShare, inTimeBest, inTime, consignments } = method
  const more = (share: number) =>
    share < 1
      ? t('plan.cost.more', { share: fine(share) })
      : t('plan.cost.times', { times: number(Math.round(1 + share)) })
  const docks = dockedCost !== undefined && freeCost > 0 ? Math.max(0, dockedCost / freeCost - 1) : null
  return [
    docks === null ? null : t('plan.cost.docks', { more: more(docks) }),
    fewLoadsShare === undefined ? null : t('plan.cost.fewLoads', { more: more(fewLoadsShare) }),
    inTimeBest === undefined || inTime === undefined || inTimeBest === inTime
      ? null
      : t('plan.cost.inTime', { best: percent(inTimeBest), share: percent(inTime) }),
    consignments === undefined ? null : t('plan.cost.consignments', { count: consignments }),
  ].filter((each) => each !== null)
}

/** What more or fewer consignments would bring in time, where more than one size of loads was tried. */
function LoadsTried({ method: { loadsTried = [] } }: { method: Method }) {
  const { t } = useTranslation()
  const { word, number, percent } = useWords()
  return (['first', 'rest'] as const).map((batch) => {
    const tried = loadsTried.filter((each) => each.batch === batch)
    const points = tried.map(({ consignments, inTime, isChosen }) => {
      const point = { consignments: number(consignments), share: percent(inTime) }
      return isChosen ? t('plan.cost.chosen', point) : t('plan.cost.point', point)
    })
    if (points.length < 2) return null
    const text = { batch: word('batch', batch), points: points.join(' · ') }
    return (
      <p key={batch} className="quiet">
        {t('plan.cost.tried', text)}
      </p>
    )
  })
}

/** Whether the proof held when it was checked apart from the planner, and what was wrong where it did not. */
function Certified({ plan: { certified, method } }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  if (certified === null) return null
  if (certified) return <span>✓ {t('plan.certificate.holds')}</span>
  const fault = method.fault === undefined ? '' : `${method.fault.claim} ${method.fault.at}`
  return <span className="late">{`▲ ${t('plan.certificate.fails')} ${fault}`}</span>
}
