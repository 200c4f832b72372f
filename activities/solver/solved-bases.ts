import type { PlanState } from '../../domain/allocation/plan-state'

/** At most so many plans, and of several no more than so many offers in all: 80 000 of them with all that is solved take about 90 MB. */
export type MostKept = { readonly plans: number; readonly offers: number }

type Base = { readonly fingerprint: string; readonly state: PlanState }

/**
 * Plans as they were solved, for what-ifs to go on from: those used last, one for each plan. A base counts only for the
 * very input that it was solved from, told by its fingerprint.
 */
export class SolvedBases {
  /** Those used last come last. */
  private readonly bases = new Map<string, Base>()

  constructor(private readonly most: MostKept) {}

  find(planId: string, fingerprint: string): PlanState | undefined {
    const known = this.bases.get(planId)
    if (known?.fingerprint !== fingerprint) return undefined
    this.bases.delete(planId)
    this.bases.set(planId, known)
    return known.state
  }

  keep(planId: string, fingerprint: string, state: PlanState): void {
    this.bases.delete(planId)
    this.bases.set(planId, { fingerprint, state })
    for (const oldest of this.bases.keys()) {
      if (this.isWithin()) return
      this.bases.delete(oldest)
    }
  }

  private isWithin(): boolean {
    const offers = [...this.bases.values()].reduce((sum, { state }) => sum + state.input.offers.length, 0)
    return this.bases.size <= 1 || (this.bases.size <= this.most.plans && offers <= this.most.offers)
  }
}
