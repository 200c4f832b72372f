import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton, useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { Incident } from './incident-query'
import type { PlanDetail } from './plan-shapes'
import { WhatIfAnswer } from './what-if-answer'
import { useWhatIf, whatIfPlace } from './what-if-desk'
import { WishFields } from './wish-fields'
import { wishText } from './wish-words'

type WhatIf = Schemas['WhatIf']
type PanelProps = { readonly incident: Incident; readonly plan: PlanDetail }

const askAgainMs = 1_000

/** Wishes put together, the plan solved again with them, what would differ; then they are adopted or dropped. */
export function WhatIfPanel({ incident, plan }: PanelProps) {
  const { t } = useTranslation()
  const desk = useWhatIf()
  const [open, setOpen] = useState(false)
  const shown = open || desk.wishes.length > 0
  return (
    <section id={whatIfPlace} className="boxed stack" aria-label={t('plan.whatIf.title')}>
      <div className="acts">
        <h3>{t('plan.whatIf.title')}</h3>
        <span className="quiet">{t('plan.whatIf.lead')}</span>
        {!shown && (
          <Button disabled={desk.refusal !== null} title={desk.refusal ?? undefined} onClick={() => setOpen(true)}>
            {t('plan.whatIf.start')}
          </Button>
        )}
        {desk.refusal !== null && <small className="why-not">{desk.refusal}</small>}
      </div>
      {shown && <Draft incident={incident} plan={plan} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Draft({ incident, plan, onClose }: PanelProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const desk = useWhatIf()
  const path = { id: incident.id }
  const [asked, setAsked] = useState<WhatIf | null>(null)
  const body = { basePlanVersion: plan.version, wishes: [...desk.wishes] }
  const ask = useAct(async () =>
    setAsked(await taken(api.POST('/api/v1/incidents/{id}/what-if', { params: { path }, body }))),
  )
  const answer = useAnswer(incident.id, asked)
  // An answer belongs to the wishes that were asked; other wishes want another answer.
  const stands = answer !== null && JSON.stringify(answer.wishes) === JSON.stringify(body.wishes) ? answer : null
  const close = () => {
    desk.clear()
    setAsked(null)
    onClose()
  }
  return (
    <>
      <WishList />
      <WishFields plan={plan} />
      <div className="acts">
        <Button
          type="primary"
          disabled={desk.refusal !== null || desk.wishes.length === 0}
          loading={ask.isPending || stands?.state === 'solving'}
          onClick={() => ask.mutate(undefined)}
        >
          {t('plan.whatIf.solve')}
        </Button>
        {desk.wishes.length === 0 && <small className="why-not">{t('plan.whatIf.noWish')}</small>}
        <AdoptAct incident={incident} body={body} answer={stands} onAdopted={close} />
        <Button onClick={close}>{t('plan.whatIf.discard')}</Button>
      </div>
      <ProblemAlert error={ask.error} />
      {stands !== null && <WhatIfAnswer answer={stands} />}
    </>
  )
}

/** The answer as it stands; asked for again as long as it is being solved. */
function useAnswer(incidentId: string, asked: WhatIf | null): WhatIf | null {
  const whatIfId = asked?.id ?? ''
  const answer = useQuery({
    queryKey: ['what-if', incidentId, whatIfId],
    queryFn: () =>
      taken(api.GET('/api/v1/incidents/{id}/what-if/{whatIfId}', { params: { path: { id: incidentId, whatIfId } } })),
    enabled: asked?.state === 'solving',
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'solving' ? askAgainMs : false),
  })
  return asked?.state === 'solving' ? (answer.data ?? asked) : asked
}

function WishList() {
  const { t } = useTranslation()
  const words = useWords()
  const { wishes, names, remove } = useWhatIf()
  return (
    <ol className="wishes" aria-label={t('plan.whatIf.wishes')}>
      {wishes.map((wish, index) => {
        const sentence = wishText(t, wish, names, words)
        return (
          <li key={JSON.stringify(wish)}>
            {sentence}{' '}
            <Button
              size="small"
              type="text"
              aria-label={`${t('plan.whatIf.remove')} ${sentence}`}
              onClick={() => remove(index)}
            >
              {t('plan.whatIf.remove')}
            </Button>
          </li>
        )
      })}
    </ol>
  )
}

type AdoptProps = {
  readonly incident: Incident
  readonly body: Pick<Schemas['AdoptWishesIn'], 'basePlanVersion' | 'wishes'>
  readonly answer: WhatIf | null
  readonly onAdopted: () => void
}

/** Wishes are adopted with a reason, and only after what they do was looked at. */
function AdoptAct({ incident, body, answer, onAdopted }: AdoptProps) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)('adoptWishes')
  const params = { path: { id: incident.id } }
  return (
    <ActButton
      label={t('plan.whatIf.adopt')}
      confirm={t('plan.whatIf.adoptConfirm')}
      reason="required"
      disabledReason={refusal ?? (answer?.state === 'solved' ? null : t('plan.whatIf.solveFirst'))}
      onAct={async (reason) => {
        await taken(api.POST('/api/v1/incidents/{id}/wishes', { params, body: { ...body, reason } }))
        onAdopted()
      }}
    />
  )
}
