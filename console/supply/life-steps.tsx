import type { Schemas } from '../app/schemas'
import { At } from '../parts/times'

type LifeStepsProps = {
  readonly states: readonly string[]
  readonly state: string
  readonly events: readonly Schemas['LifeEvent'][]
  readonly words: (state: string) => string
}

/** The states of a life in order, each with the instant at which it was reached; where it stands is marked. */
export function LifeSteps({ states, state, events, words }: LifeStepsProps) {
  return (
    <ol className="life">
      {states.map((each) => {
        const reached = events.filter((event) => event.toState === each).at(-1)?.at ?? null
        const here = each === state
        return (
          <li
            key={each}
            className={here ? 'taken here' : reached === null ? 'ahead' : 'taken'}
            aria-current={here ? 'step' : undefined}
          >
            <span>
              {here && '● '}
              {words(each)}
            </span>
            <At instant={reached} />
          </li>
        )
      })}
    </ol>
  )
}
