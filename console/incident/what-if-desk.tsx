import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import type { PlanNames } from './plan-names'
import { namesOf } from './plan-names'
import type { PlanDetail, PlanWish } from './plan-shapes'
import { withWish } from './wishes'

/** The wishes that are being put together for a plan, from wherever on the page they are made. */
type Desk = {
  readonly wishes: readonly PlanWish[]
  readonly names: PlanNames
  /** Why nothing may be tried out on this plan; null when it may. */
  readonly refusal: string | null
  readonly add: (wish: PlanWish) => void
  readonly remove: (index: number) => void
  readonly clear: () => void
}

const DeskContext = createContext<Desk | null>(null)

export function useWhatIf(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('a what-if stands on a plan')
  return desk
}

type DeskProps = {
  readonly detail: IncidentDetail
  readonly plan: PlanDetail
  readonly newest: boolean
  readonly children: ReactNode
}

export const whatIfPlace = 'what-if'

export function WhatIfDesk({ detail, plan, newest, children }: DeskProps) {
  const { t } = useTranslation()
  const words = useWords()
  const refusalOf = useIncidentRefusal(detail.incident)
  const [wishes, setWishes] = useState<readonly PlanWish[]>([])
  const names = useMemo(() => namesOf(plan, detail.supply, words), [plan, detail.supply, words])
  const refusal = newest ? refusalOf('askWhatIf') : t('plan.whatIf.onlyNewest')
  const desk: Desk = {
    wishes,
    names,
    refusal,
    add: (wish) => {
      setWishes(withWish(wishes, wish))
      document.getElementById(whatIfPlace)?.scrollIntoView({ block: 'start' })
    },
    remove: (index) => setWishes(wishes.filter((_, place) => place !== index)),
    clear: () => setWishes([]),
  }
  return (
    <DeskContext.Provider value={desk}>
      <div className="stack">{children}</div>
    </DeskContext.Provider>
  )
}
