/** What one workflow does, as counted in its history. */
export type Steps = {
  readonly local: number
  readonly regular: number
  readonly timers: number
  readonly signals: number
  readonly updates: number
}

/** One whole response as counted in the histories of all its workflows: what the floor does with nothing behind it. */
export type Shape = {
  readonly intake: Steps
  readonly response: Steps
  readonly watch: Steps
  readonly standIns: Steps
  readonly consignments: readonly Steps[]
  readonly messages: number
}

export const FLOOR_QUEUE = 'floor'
export const FLOOR_SOLVER_QUEUE = 'floor-solver'
