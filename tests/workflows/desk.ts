import type { ConsignmentActivities, ReleaseActivities } from '../../activities/goods-interfaces'
import type {
  AssessmentActivities,
  ClosingActivities,
  DeadlineActivities,
  EscalationActivities,
  MessageActivities,
  SolverActivities,
  StandInActivities,
  TaskActivities,
} from '../../activities/interfaces'
import type { NewTask } from '../../domain/response/task'
import type { Carrier, OrderAnswerStands, OrderedConsignment, TenderStands } from '../../activities/goods-interfaces'
import type { Assessment, NewDeadline } from '../../activities/interfaces'
import type { BatchAct, ItemQuantity } from '../../workflows/messages'
import { anAssessment, road } from './builders'

export type DeskActivities = AssessmentActivities &
  ClosingActivities &
  ConsignmentActivities &
  DeadlineActivities &
  EscalationActivities &
  MessageActivities &
  ReleaseActivities &
  SolverActivities &
  StandInActivities &
  TaskActivities
export type Act = keyof DeskActivities
export type InputOf<Name extends Act> = Parameters<DeskActivities[Name]>[0]

/** How many consignments a plan has in each batch, and for how many needs no source is left. */
export type PlanSize = { readonly first: number; readonly rest: number; readonly shortfalls?: number }

/** What the desk answers when the playbook asks; of lists the last entry stands for all later ones. */
export type DeskSetting = {
  readonly assessments: readonly Assessment[]
  readonly plans: readonly PlanSize[]
  readonly order: Partial<OrderedConsignment>
  readonly carriers: readonly Carrier[]
  /** Real time that each plan takes. */
  readonly planMs: readonly number[]
  /** Real time that recording what a person said takes: another may speak meanwhile. */
  readonly slowMs: number
  /** Posts whose mails the mail server refuses for good. */
  readonly refused: readonly string[]
  /** Posts that are told of each level that is set or decided. */
  readonly noticed: readonly string[]
  /** What an earlier try recorded before its worker died: it stands, whatever is recorded again. */
  readonly onRecord: {
    readonly order?: Omit<OrderAnswerStands, 'carriers'>
    readonly tender?: TenderStands
    readonly batch?: BatchAct
    readonly sent?: readonly ItemQuantity[]
  }
}

export const quietDesk: DeskSetting = {
  assessments: [anAssessment()],
  plans: [{ first: 1, rest: 1 }],
  order: {},
  carriers: [road('carrier-a'), road('carrier-b')],
  planMs: [0],
  slowMs: 0,
  refused: [],
  noticed: [],
  onRecord: {},
}

export type Clock = { readonly deadline: NewDeadline; over: boolean }
export type Told = { readonly messageId: string; readonly atMs: number }

/** What activities would keep in the database, in memory: everything that was asked of them, in order. */
export class Desk {
  private readonly entries: { readonly act: string; readonly input: object }[] = []
  readonly tasks: NewTask[] = []
  readonly clocks = new Map<string, Clock>()
  readonly escalations = new Map<string, { readonly deadlineId: string; open: boolean }>()
  readonly told: Told[] = []
  assessed = 0
  planned = 0

  constructor(readonly setting: DeskSetting) {}

  /** An activity may be run again: a numbered write is kept once, as its row would be. */
  note(act: string, input: object): void {
    const numberOf = (of: object): string =>
      JSON.stringify([Reflect.get(of, 'consignmentId'), Reflect.get(of, 'version')])
    const again = this.entries.some((entry) => entry.act === act && numberOf(entry.input) === numberOf(input))
    if (!('version' in input) || !again) this.entries.push({ act, input })
  }

  /** The inputs that one activity was called with, in order. */
  inputs<Name extends Act>(act: Name): InputOf<Name>[] {
    return this.entries.filter((entry) => entry.act === act).map((entry) => entry.input as InputOf<Name>)
  }

  taskOf(kind: NewTask['kind']): NewTask | undefined {
    return this.tasks.findLast((task) => task.kind === kind)
  }
}

/** Takes each call down before it is answered. */
export function recording(desk: Desk, activities: Partial<DeskActivities>): Record<string, (input: object) => unknown> {
  const taken = Object.entries(activities).map(([act, answer]) => {
    const taking = (input: object): unknown => {
      desk.note(act, input)
      return (answer as (input: object) => unknown)(input)
    }
    return [act, taking] as const
  })
  return Object.fromEntries(taken)
}
